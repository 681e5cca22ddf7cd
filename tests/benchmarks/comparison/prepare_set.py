"""Make one real data set ready for the comparison: prepare_set.py NAME SHARED_DATA OUT SCORED_ITEMS CUTOFFS [WEEKS].

Runs in the environment of statsforecast, which has pandas and reads parquet files; it knows nothing of the product.
Writes matrix.npz (every series of the shop, for the product), actuals.csv (the scored ones, for the shared tools) and
set.json. With WEEKS only so many weeks before a cutoff are known to whoever forecasts.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

HORIZON = 28
THREE_YEARS = 1096
YOUNG_DAYS = 26 * 7
GROUP_HISTORY = 400  # days of history in the files of the groups, enough to score them

Array: TypeAlias = np.ndarray[Any, Any]


@dataclass
class Data:
    """What a shop would hold: a row per series, a column per day."""

    units: pd.DataFrame
    category: Any = ""
    store: Any = ""
    price: Any = None
    out_of_stock: Any = None  # part of each day without stock, where it is known
    gap: int = HORIZON  # days between two cutoffs


def m5(folder: Path) -> Data:
    """Three Walmart stores: 9,147 series of an item in a store; the category is the department."""
    wide = pd.read_parquet(folder / "m5_texas" / "sales_wide_TX_d1_d1913.parquet")
    days = [column for column in wide if column.startswith("d_")]
    prices = pd.read_parquet(folder / "m5_texas" / "sell_prices_TX.parquet")
    last = prices.sort_values("wm_yr_wk").groupby(["store_id", "item_id"])["sell_price"].last()
    price = last.reindex(pd.MultiIndex.from_frame(wide[["store_id", "item_id"]])).to_numpy(float)
    dates = pd.date_range("2011-01-29", periods=len(days))
    units = pd.DataFrame(wide[days].to_numpy(float), index=wide["item_id"] + "_" + wide["store_id"], columns=dates)
    return Data(units, wide["dept_id"], wide["store_id"], price)


def uci(folder: Path) -> Data:
    """A gift wholesaler's year: pieces a day of real article codes, without cancelled sales and repeated lines.

    Articles sold on five days before the first of three cutoffs.
    """
    lines = pd.read_parquet(folder / "uci_online_retail" / "online_retail.parquet").drop_duplicates()
    code = lines["StockCode"].astype(str).str.upper()
    lines = lines.assign(code=code, day=lines["InvoiceDate"].dt.normalize())
    lines = lines[code.str.fullmatch(r"\d{5}[A-Z]{0,2}") & (lines["UnitPrice"] > 0)]
    cancelled = lines["InvoiceNo"].astype(str).str.startswith("C")
    key = ["CustomerID", "code", "Quantity"]
    taken_back = lines[cancelled].assign(Quantity=-lines["Quantity"])[key].drop_duplicates()
    sold = lines[~cancelled & (lines["Quantity"] > 0)].merge(taken_back, on=key, how="left", indicator=True)
    sold = sold[sold["_merge"] == "left_only"]
    units = sold.groupby(["code", "day"])["Quantity"].sum().unstack("day")  # noqa: PD010 - a pivot would not sum twins
    units = units.reindex(columns=pd.date_range(units.columns.min(), "2011-12-09")).fillna(0.0)
    units = units[(units.iloc[:, : -3 * HORIZON] > 0).sum(axis=1) >= 5]
    return Data(units, price=sold.groupby("code")["UnitPrice"].median().reindex(units.index).to_numpy(float))


def store_item(folder: Path) -> Data:
    """50 items in 10 stores with a strong season of the year; cutoffs a quarter apart."""
    lines = pd.read_csv(folder / "store_item_demand" / "train.csv.gz", parse_dates=["date"])
    lines["series"] = "item" + lines["item"].astype(str) + "_store" + lines["store"].astype(str)
    units = lines.groupby(["series", "date"])["sales"].sum().unstack("date")  # noqa: PD010 - a pivot would not sum twins
    units = units.fillna(0.0).astype(float)
    return Data(units, store=units.index.str.partition("_").get_level_values(2), gap=91)


def carparts(folder: Path) -> Data:
    """Monthly units of 2,509 parts (those without a missing month), 51 months.

    A month counts as four weeks, and its units are placed on one day of it, made up by chance: a total of 28 days is
    a real month's demand, anything shorter is made up and says nothing.
    """
    months = pd.read_csv(folder / "carparts" / "carparts.csv").set_index("month").dropna(axis=1)
    units = np.zeros((months.shape[1], months.shape[0], HORIZON))
    day = np.random.default_rng(51).integers(0, HORIZON, units.shape[:2])
    np.put_along_axis(units, day[:, :, None], months.to_numpy(float).T[:, :, None], axis=2)
    dates = pd.date_range("2000-01-03", periods=months.shape[0] * HORIZON)
    return Data(pd.DataFrame(units.reshape(len(units), -1), index="part" + months.columns, columns=dates))


def pharmacy(folder: Path) -> Data:
    """Eight groups of medicines in one pharmacy, fractional quantities."""
    table = pd.read_csv(folder / "pharma_pos" / "salesdaily.csv")
    dates = pd.to_datetime(table["datum"], format="%d/%m/%Y")
    units = table.loc[:, "M01AB":"R06"].set_axis(dates, axis=0).T.clip(lower=0)
    return Data(units.reindex(columns=pd.date_range(dates.min(), dates.max())).fillna(0.0))


def freshretail(folder: Path) -> Data:
    """5,000 fresh products in stores over 90 days, with hours out of stock; a history of 62 days."""
    lines = pd.read_parquet(folder / "freshretail_10pct" / "daily.parquet")
    lines["series"] = "s" + lines["store_id"].astype(str) + "_p" + lines["product_id"].astype(str)
    units = lines.groupby(["series", "dt"])["sale"].sum().unstack("dt")  # noqa: PD010 - a pivot would not sum twins
    hours = lines.groupby(["series", "dt"])["stockout_hours_6_22"].max().unstack("dt")  # noqa: PD010 - a pivot would not sum twins
    category = lines.groupby("series")["second_category_id"].first().reindex(units.index).astype(str)
    store = units.index.str.partition("_").get_level_values(0)
    return Data(units.fillna(0.0), category, store, out_of_stock=hours.fillna(0.0).to_numpy(float) / 16)


SETS: dict[str, Callable[[Path], Data]] = {
    "m5": m5,
    "uci": uci,
    "store_item": store_item,
    "carparts": carparts,
    "pharmacy": pharmacy,
    "freshretail": freshretail,
}


def main() -> None:
    """Prepare the set that the arguments name."""
    name, shared, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    wanted, cutoffs, *weeks = (int(argument) for argument in sys.argv[4:])
    last_days = weeks[0] * 7 if weeks else THREE_YEARS
    data = SETS[name](shared)
    all_days = data.units.shape[1]
    known = np.array([all_days - HORIZON - data.gap * step for step in reversed(range(cutoffs))])
    first = max(0, known[0] - THREE_YEARS)
    frame, known = data.units.iloc[:, first:], known - first
    every = max(1, len(frame) // wanted)
    scored = np.arange(every // 2, len(frame), every)
    out.mkdir(parents=True, exist_ok=True)
    units, dates = frame.to_numpy(float), [str(frame.columns[day - 1].date()) for day in known]
    price = None if data.price is None else pd.Series(data.price, index=frame.index)
    if weeks:  # what has not sold in the weeks known is not scored
        for day, cutoff in zip(known, dates, strict=True):
            sold = scored[units[scored, max(0, day - last_days) : day].any(axis=1)]
            write_actuals(out / f"{cutoff}-scored.csv", frame.iloc[sold], price)
    rows = {
        f"rows_{cutoff}": np.unique(
            np.concatenate([scored, *_write_groups(out, frame, (day, cutoff), young=not weeks)])
        )
        for day, cutoff in zip(known, dates, strict=True)
    }
    write_actuals(out / "actuals.csv", frame.iloc[scored], price)
    category = np.broadcast_to(np.asarray(data.category, dtype=str), len(frame))
    store = np.broadcast_to(np.asarray(data.store, dtype=str), len(frame))
    known_of = pd.DataFrame({"item_id": frame.index, "category": category, "store": store})
    known_of.iloc[scored].to_csv(out / "items.csv", index=False)
    more = {}
    if data.price is not None:
        more["price"] = np.asarray(data.price, dtype=np.float64)
    if data.out_of_stock is not None:
        more["out_of_stock"] = data.out_of_stock[:, first:].astype(np.float32)
        write_stockouts(out / "stockouts.csv", frame, more["out_of_stock"])
    np.savez_compressed(
        out / "matrix.npz",
        units=frame.to_numpy(np.float32),
        names=frame.index.to_numpy(str),
        category=category,
        store=store,
        dates=frame.columns.to_numpy("datetime64[D]"),
        known=known,
        scored=scored,
        **rows,
        **more,
    )
    facts = {"series": len(frame), "scored": len(scored), "cutoffs": dates, "last_days": last_days}
    (out / "set.json").write_text(json.dumps(facts | {"short": bool(weeks)}, indent=1))


def _write_groups(out: Path, frame: pd.DataFrame, cutoff: tuple[int, str], *, young: bool) -> list[Array]:
    """Write the actuals of the groups that are scored apart; gives their members."""
    day, name = cutoff
    units = frame.to_numpy(float)
    groups = {"top": _top(units, day), "young": _young(units, day)} if young else {"top": _top(units, day)}
    for group, members in groups.items():
        if len(members):
            shown = frame.iloc[members, max(0, day - GROUP_HISTORY) : day + HORIZON]
            write_actuals(out / f"{name}-{group}.csv", shown, None)
    return list(groups.values())


def _top(units: Array, day: int) -> Array:
    """The fifth of the series that sold most in the year before the cutoff."""
    volume = units[:, max(0, day - 364) : day].sum(axis=1)
    return np.flatnonzero(volume >= np.quantile(volume[volume > 0], 0.8))


def _young(units: Array, day: int) -> Array:
    """The series whose first sale is less than 26 weeks old, and at least four weeks."""
    age = day - np.where(units[:, :day].any(axis=1), (units[:, :day] > 0).argmax(axis=1), day)
    return np.flatnonzero((age >= HORIZON) & (age < YOUNG_DAYS))


def write_actuals(path: Path, frame: pd.DataFrame, price: pd.Series | None) -> None:
    """Write the days with sales, and the first and last day of every series, which tell the length."""
    row, day = np.nonzero(frame.to_numpy())
    sales = pd.DataFrame({"item_id": frame.index[row], "date": frame.columns[day], "qty": frame.to_numpy()[row, day]})
    ends = [pd.DataFrame({"item_id": frame.index, "date": frame.columns[end], "qty": 0}) for end in (0, -1)]
    sales = pd.concat([sales, *ends])
    if price is not None:
        sales["price"] = sales["item_id"].map(price)
    sales.to_csv(path, index=False, float_format="%.6g")


def write_stockouts(path: Path, frame: pd.DataFrame, part: Array) -> None:
    """Write the days that a lack of stock has touched: they are not scored."""
    row, day = np.nonzero(part > 0)
    pd.DataFrame({"item_id": frame.index[row], "date": frame.columns[day]}).to_csv(path, index=False)


if __name__ == "__main__":
    main()
