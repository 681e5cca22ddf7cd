"""The program's rule against the simple ones on a year of a real shop: bench_replay.py SET_FOLDER [options].

SET_FOLDER is made by comparison/prepare_set.py. One store is replayed for 52 weeks after 4 weeks of warming up: a
chance to order each week, lead times of 7 ± 3 days drawn for each of 20 suppliers, packs of 6 and 12 in turn, cost 70 %
of the price. Prints each rule at each setting, then the program's stock against each rule's at the same lost sales, and
its lost sales at the same stock.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from comparison.run_product import cleaned, known_demand
from scipy.stats import norm

from retail_desktop.domain.replay import SETTINGS, CurvePoint, Rule, lost_at, stock_at
from retail_desktop.forecasting.engine import forecast
from retail_desktop.forecasting.replaying import rules
from retail_desktop.forecasting.replaying.outlook import Origin
from retail_desktop.forecasting.replaying.simulation import simulate
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT, Targets, Trade, whole_steps

Array: TypeAlias = np.ndarray[Any, Any]

WARM, DAYS, HORIZON = 28, 28 + 364, 28
REVIEW, USUAL_LEAD, SUPPLIERS = 7, 7, 20
COST = 0.7


class Shop:
    """One store of a prepared set, and the terms that were made up for it."""

    def __init__(self, folder: Path, store: str, lead_sd: float, packs: list[int]) -> None:
        """Read the store's sales and draw its lead times."""
        self.prepared = dict(np.load(folder / "matrix.npz"))
        self.pool = np.flatnonzero(self.prepared["store"] == store)
        self.units = self.prepared["units"][self.pool].astype(np.float64)
        self.first = self.units.shape[1] - DAYS
        self.n_series = len(self.units)
        number = np.arange(self.n_series)
        pack = np.array(packs)[number % len(packs)] * UNIT
        step, nothing = np.full(self.n_series, UNIT), np.zeros(self.n_series, dtype=np.int64)
        lead = np.arange(2 * USUAL_LEAD + 3)
        share = np.diff(norm.cdf((np.append(lead, lead[-1] + 1) - 0.5 - USUAL_LEAD) / max(lead_sd, 1e-9)))
        share[0] = 0.0
        share /= share.sum()
        chances = np.zeros((DAYS, SUPPLIERS), dtype=np.bool_)
        chances[::REVIEW] = True
        self.sold = rules.Sold(self.units.T)
        price = self.prepared["price"][self.pool]
        wanted = whole_steps(self.sold.mean(self.first, 28) * (USUAL_LEAD + REVIEW), step)
        shares, half = np.repeat(share[:, None], self.n_series, 1), np.full(self.n_series, 0.5)
        self.terms = rules.Terms(nothing + USUAL_LEAD, shares, nothing, step, half)
        self.review = np.full(self.n_series, REVIEW)
        self.trade = Trade(
            demand=np.round(self.units[:, self.first :].T * UNIT).astype(np.int64),
            opening=-(-wanted // pack) * pack,
            suppliers=number % SUPPLIERS,
            chances=chances,
            lead_days=np.random.default_rng(7).choice(lead, p=share, size=(DAYS, SUPPLIERS)),
            pack=pack,
            minimum=nothing,
            shelf_days=nothing,
            maximum=nothing + NO_BOUND,
            unit_cost=COST * price,
            unit_margin=(1 - COST) * price,
        )

    def origin(self, day: int, cache: Path) -> Origin:
        """Forecast on the evening before a day, or find the forecast in the cache."""
        file = cache / f"{self.first + day}.npz"
        if not file.exists():
            evening = str(self.prepared["dates"][self.first + day - 1])
            rows, matrix = known_demand(self.prepared, evening, self.pool, 1096, short=False)
            batch = forecast(cleaned(matrix), HORIZON)
            mean = np.zeros((self.n_series, HORIZON), dtype=np.float32)
            lines = np.zeros((self.n_series, *batch.total_quantiles.shape[1:]), dtype=np.float32)
            into = np.searchsorted(self.pool, rows)
            mean[into], lines[into] = batch.total_mean, batch.total_quantiles
            cache.mkdir(parents=True, exist_ok=True)
            np.savez(file, mean=mean, lines=lines)
        kept = np.load(file)
        return Origin(day, kept["mean"], kept["lines"])

    def program(self, cache: Path, weeks: int) -> dict[float, dict[int, Targets]]:
        """Give the program's targets at each service level, forecasting anew every so many weeks."""
        found: dict[float, dict[int, Targets]] = {level: {} for level in SETTINGS[Rule.PROGRAM]}
        for start in range(0, DAYS, 7 * weeks):
            origin = self.origin(start, cache)
            for day in range(start, min(start + 7 * weeks, DAYS), REVIEW):
                since = self.units[:, self.first + start : self.first + day].sum(axis=1)
                now = origin.after(day - start, since)
                for level, targets in found.items():
                    targets[day] = rules.program(now, self.terms, self.review, np.full(self.n_series, level))
        return found

    def simple(self, rule: Rule, setting: float) -> dict[int, Targets]:
        """Give a simple rule's targets."""

        def on(day: int) -> Targets:
            end, step = self.first + day, self.terms.step
            match rule:
                case Rule.FOUR_WEEKS:
                    return rules.recent_mean(self.sold, end, step, setting)
                case Rule.ODOO:
                    return rules.three_months(self.sold, end, step, setting)
                case Rule.MIN_MAX:
                    return rules.min_max(self.sold, end - day % rules.QUARTER_DAYS, step, setting)
                case Rule.ERPNEXT:
                    return rules.reorder_level(self.sold, end, self.terms, self.review, setting)
                case _:
                    return rules.normal_formula(self.sold, end, self.terms, self.review, setting)

        return {day: on(day) for day in range(0, DAYS, REVIEW)}


def walk(shop: Shop, rule: Rule, runs: Mapping[float, Mapping[int, Targets]]) -> Iterator[CurvePoint]:
    """Walk through the year with each setting of a rule and print what came of it."""
    for setting, targets in runs.items():
        found = simulate(shop.trade, targets, measured_from=WARM)
        lost, wanted = found.lost.sum() / UNIT, found.wanted_by_day.sum()
        margin = found.lost @ shop.trade.unit_margin / UNIT
        value, cycles = float(found.stock_value.mean()), 1 - found.failed.sum() / found.cycles.sum()
        print(
            f"{rule:10} {setting:6.3g}  stock {value:9.0f}  lost {lost:8.0f}  margin lost {margin:8.0f}  "
            f"fill {1 - lost / wanted:.4f}  cycles {cycles:.4f}  lines {found.lines.sum()}"
        )
        yield CurvePoint(setting, value, float(lost))


def main() -> None:
    """Replay the year and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--store", default="TX_1")
    parser.add_argument("--weeks", type=int, default=1, help="between two forecasts")
    parser.add_argument("--lead-sd", type=float, default=3.0)
    parser.add_argument("--packs", type=int, nargs="+", default=[6, 12])
    parser.add_argument("--cache", type=Path, help="where forecasts are kept (default: in the folder)")
    given = parser.parse_args()
    shop = Shop(given.folder, given.store, given.lead_sd, given.packs)
    cache = given.cache or given.folder / f"forecasts-{given.store}"
    curves = {Rule.PROGRAM: list(walk(shop, Rule.PROGRAM, shop.program(cache, given.weeks)))}
    for rule in list(Rule)[1:]:
        curves[rule] = list(walk(shop, rule, {setting: shop.simple(rule, setting) for setting in SETTINGS[rule]}))
    print("\nThe program's stock against the rule's at the same lost sales; its lost sales at the same stock")
    for point in curves[Rule.PROGRAM]:
        told = [f"level {point.setting:5.3f}"]
        for rule in list(Rule)[1:]:
            stock, lost = stock_at(curves[rule], point.lost), lost_at(curves[rule], point.stock_value)
            shares = [f"{one / other - 1:+.1%}" if other else "–" for one, other in
                      ((point.stock_value, stock), (point.lost, lost))]  # fmt: skip
            told.append(f"{rule}: {' / '.join(shares)}")
        print("  ".join(told))


if __name__ == "__main__":
    main()
