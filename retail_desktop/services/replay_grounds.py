"""What a replay walks on: true demand, terms, opening stock, and the program's targets as it would have known them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.replay import SETTINGS, Rule
from retail_desktop.forecasting.engine import forecast
from retail_desktop.forecasting.replaying import rules
from retail_desktop.forecasting.replaying.outlook import Origin
from retail_desktop.forecasting.replaying.trade import UNIT, Targets, Trade, whole_steps
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work
from retail_desktop.services.clean_demand import clean_demand
from retail_desktop.services.demand_history import Histories, read_histories
from retail_desktop.services.event_calendar import read_calendar
from retail_desktop.services.progress import Progress
from retail_desktop.services.replay_past import PastStock, read_past
from retail_desktop.services.replay_supply import Supply, read_supply
from retail_desktop.services.workplace import Workplace

HISTORY_DAYS = 56
"""Of sales before a replay begins: there must be something to forecast from."""
SHORTEST_DAYS, USUAL_DAYS = 28, 182
LONGEST_HORIZON = 366

Settings = Mapping[float | None, dict[int, Targets]]
"""The program's targets by service level (None: the items' own) and number of the day."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Days from `first` on, n series; `sold` goes back to the first day known, [all days, n], units."""

    first: date
    store: str | None
    series: Sequence[tuple[str, str]]
    sold: NDArray[np.float64]
    lost: NDArray[np.int64]
    supply: Supply
    trade: Trade
    past: PastStock

    @property
    def before(self) -> int:
        """How many days are known before the first one."""
        return len(self.sold) - self.trade.days


def read_grounds(work: Work, first: date | None, store: str | None) -> Grounds:
    """Read the sales, estimate what was lost, and lay out the terms.

    Raises:
        RetailError: there is too little history before `first`, or too little after it.
    """
    histories = read_histories(work, store=store)
    known = histories.demand.shape[1]
    days = _days(histories, first)
    lost = np.zeros(histories.demand.shape)
    missing = clean_demand(histories, read_calendar(work, histories, 1)).lost_sales
    lost[missing.rows, missing.days] = missing.units
    items = catalogue.items(work)
    rows = np.array([row for row, sku in enumerate(histories.skus) if _is_active(items.get(sku))], dtype=np.int64)
    if not len(rows):
        raise RetailError("No active item has sales here, so there is nothing to replay. Import sales first.")
    series = [(histories.skus[row], histories.stores[row]) for row in rows]
    begin = histories.first + timedelta(days=known - days)
    supply = read_supply(work, series, begin, days)
    past = read_past(work, [histories.keys[row] for row in rows], begin, days)
    units = histories.demand[rows].T
    gone = _whole(lost[rows].T[-days:], supply.terms.step)
    opening = _opening(units[:-days], supply)
    opening[past.rows] = past.opening
    trade = Trade(
        demand=np.round(units[-days:] * UNIT).astype(np.int64) + gone,
        opening=opening,
        suppliers=supply.suppliers,
        chances=supply.chances,
        lead_days=supply.lead_days,
        pack=supply.pack,
        minimum=supply.minimum,
        shelf_days=supply.terms.shelf_days,
        maximum=supply.maximum,
        unit_cost=supply.unit_cost,
        unit_margin=supply.unit_margin,
    )
    return Grounds(begin, store, series, units, gone, supply, trade, past)


def program_targets(place: Workplace, grounds: Grounds, weeks: int, progress: Progress) -> Settings:
    """What the program would have ordered up to, forecasting anew every so many weeks with what was known then."""
    supply, days = grounds.supply, grounds.trade.days
    found: dict[float | None, dict[int, Targets]] = {level: {} for level in (None, *SETTINGS[Rule.PROGRAM])}
    for origin in _origins(place, grounds, weeks, progress):
        for day in range(origin.day, min(origin.day + 7 * weeks, days)):
            (rows,) = np.nonzero(supply.chances[day, supply.suppliers])
            if not len(rows):
                continue
            since = grounds.trade.demand[origin.day : day].sum(axis=0)[rows] / UNIT
            own = Origin(origin.day, origin.mean[rows], origin.lines[rows]).after(day - origin.day, since)
            review = supply.review_days[day, supply.suppliers[rows]]
            in_time = np.zeros(len(supply.suppliers), dtype=np.int64)
            for level, targets in found.items():
                wanted = supply.level[rows] if level is None else np.full(len(rows), level)
                up_to, ours = np.zeros_like(in_time), rules.program(own, supply.terms.of(rows), review, wanted)
                up_to[rows], in_time[rows] = ours.up_to, ours.in_time
                targets[day] = Targets.up_to_level(up_to, in_time)
    return found


def _origins(place: Workplace, grounds: Grounds, weeks: int, progress: Progress) -> Iterator[Origin]:
    """Forecasts as they would have been made; item-stores that had not sold yet expect nothing."""
    supply, row_of = grounds.supply, {pair: row for row, pair in enumerate(grounds.series)}
    longest = len(supply.terms.lead_shares) + int(supply.review_days.max()) + int(supply.terms.shelf_days.max())
    horizon = min(max(longest + 7 * weeks, 28), LONGEST_HORIZON)
    starts = range(0, grounds.trade.days, 7 * weeks)
    for number, day in enumerate(starts):
        evening = grounds.first + timedelta(days=day - 1)
        text = f"Forecasting with what was known on {evening}"
        progress(text, number, len(starts))
        with place.database.reading() as work:
            histories = read_histories(work, evening, store=grounds.store)
            calendar = read_calendar(work, histories, horizon)
        cleaned = clean_demand(histories, calendar)
        batch = forecast(
            cleaned.matrix,
            horizon,
            factors=cleaned.event_factor,
            workers=2,
            progress=lambda _done, _all, text=text, number=number: progress(text, number, len(starts)),  # type: ignore[misc]  # the loop's own values
        )
        pairs = zip(histories.skus, histories.stores, strict=True)
        found = [(row_of[pair], row) for row, pair in enumerate(pairs) if pair in row_of]
        into, rows = np.array(found, dtype=np.int64).reshape(-1, 2).T
        mean = np.zeros((len(row_of), horizon), dtype=np.float32)
        lines = np.zeros((*mean.shape, batch.total_quantiles.shape[2]), dtype=np.float32)
        mean[into], lines[into] = batch.total_mean[rows], batch.total_quantiles[rows]
        yield Origin(day, mean, lines)


def simple_targets(grounds: Grounds, rule: Rule, setting: float) -> dict[int, Targets]:
    """What a simple rule would have ordered up to, from the sales as they stood in the till."""
    supply, terms, sold = grounds.supply, grounds.supply.terms, rules.Sold(grounds.sold)

    def on(day: int) -> Targets:
        end, review = grounds.before + day, supply.review_days[day, supply.suppliers]
        match rule:
            case Rule.FOUR_WEEKS:
                return rules.recent_mean(sold, end, terms.step, setting)
            case Rule.ODOO:
                return rules.three_months(sold, end, terms.step, setting)
            case Rule.MIN_MAX:
                return rules.min_max(sold, end - day % rules.QUARTER_DAYS, terms.step, setting)
            case Rule.ERPNEXT:
                return rules.reorder_level(sold, end, terms, review, setting)
            case _:
                return rules.normal_formula(sold, end, terms, review, setting)

    return {day: on(day) for day in range(grounds.trade.days) if supply.chances[day].any()}


def _days(histories: Histories, first: date | None) -> int:
    """Length of the replay in days."""
    known = int(histories.demand.shape[1])
    most = known - HISTORY_DAYS
    if most < SHORTEST_DAYS:
        raise RetailError(
            f"A replay needs {HISTORY_DAYS + SHORTEST_DAYS} days of sales, and there are {known}. "
            "Import older sales, or come back later."
        )
    if first is None:
        return min(USUAL_DAYS, most)
    days = known - (first - histories.first).days
    if not SHORTEST_DAYS <= days <= most:
        earliest = histories.first + timedelta(days=HISTORY_DAYS)
        latest = histories.first + timedelta(days=known - SHORTEST_DAYS)
        raise RetailError(
            f"A replay cannot begin on {first}: it needs {HISTORY_DAYS} days of sales before it and "
            f"{SHORTEST_DAYS} after. Choose a day from {earliest} to {latest}."
        )
    return days


def _is_active(item: object) -> bool:
    return getattr(item, "status", None) is ItemStatus.ACTIVE


def _whole(lost: NDArray[np.float64], step: NDArray[np.int64]) -> NDArray[np.int64]:
    """Lost units in whole steps; what is over is carried on to the next loss, so that their sum stays, thousandths."""
    sums = np.floor(np.cumsum(lost, axis=0) * UNIT / step + 0.5).astype(np.int64) * step
    return np.diff(sums, axis=0, prepend=0)


def _opening(sold: NDArray[np.float64], supply: Supply) -> NDArray[np.int64]:
    """Stock to begin with where it is not known: four weeks' mean over lead time and review period, in whole packs."""
    days = supply.terms.lead_days + supply.review_days[0, supply.suppliers]
    wanted = whole_steps(rules.Sold(sold).mean(len(sold), rules.MONTH_DAYS) * days, supply.terms.step)
    return -(-wanted // supply.pack) * supply.pack
