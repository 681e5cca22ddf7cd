"""The walk of a replay: every rule at each of its settings, and what happened, as figures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.replay import (
    SETTINGS,
    USUAL_SETTINGS,
    CurvePoint,
    Figures,
    Happened,
    ItemResult,
    Replay,
    Rule,
    RuleResult,
    Week,
)
from retail_desktop.forecasting.replaying.simulation import Outcome, simulate
from retail_desktop.forecasting.replaying.trade import UNIT, Targets, Trade
from retail_desktop.persistence import catalogue, people
from retail_desktop.services.progress import Progress
from retail_desktop.services.replay_grounds import Grounds, program_targets, read_grounds, simple_targets
from retail_desktop.services.workplace import Workplace

FEW = 800  # item-stores for which a forecast every week is no long wait
CENT = Decimal("0.01")


def walk_through(
    place: Workplace,
    first: date | None,
    store: str | None,
    tried: Sequence[Rule],
    weeks_between: int | None,
    progress: Progress,
) -> Replay:
    """Replay the rules, the program's among them; see `replay_policy`."""
    progress("Reading sales", 0, 0)
    with place.database.reading() as work:
        if store is not None and store not in catalogue.store_ids(work):
            raise NotFoundError(f"There is no store {store}.")
        currency = people.read_setting(work, "currency")
        grounds = read_grounds(work, first, store)
    weeks = weeks_between or (1 if len(grounds.series) <= FEW else 2)
    ours = program_targets(place, grounds, weeks, progress)
    results, items = list[RuleResult](), list[ItemResult]()
    for number, rule in enumerate(tried):
        tick = partial(progress, "Walking through the past", number, len(tried))
        tick()
        result, outcome = _result(grounds, rule, ours, tick)
        results.append(result)
        items += _items(grounds, rule, outcome)
    happened = _happened(grounds, ours[None]) if len(grounds.past.rows) else None
    return Replay(
        first=grounds.first,
        last=grounds.first + timedelta(days=grounds.trade.days - 1),
        store=store,
        currency=currency,
        forecasts=-(-grounds.trade.days // (7 * weeks)),
        rules=tuple(results),
        items=tuple(items),
        happened=happened,
        without_cost=int((grounds.supply.unit_cost == 0).sum()),
    )


def _result(
    grounds: Grounds, rule: Rule, ours: Mapping[float | None, dict[int, Targets]], tick: Callable[[], None]
) -> tuple[RuleResult, Outcome]:
    """A rule at its usual setting, and the curve of all its settings."""
    usual = USUAL_SETTINGS.get(rule)
    curve, chosen = list[CurvePoint](), None
    for setting in sorted({*SETTINGS[rule], *([] if usual is None else [usual])}):
        targets = ours[setting] if rule is Rule.PROGRAM else simple_targets(grounds, rule, setting)
        outcome = _walk(grounds.trade, targets, tick)
        curve.append(CurvePoint(setting, float(outcome.stock_value.mean()), float(outcome.lost.sum() / UNIT)))
        chosen = outcome if setting == usual else chosen
    if chosen is None:
        chosen = _walk(grounds.trade, ours[None], tick)
    value = figures(chosen, grounds.trade)
    return RuleResult(rule, usual, value, _weeks(grounds.first, chosen), tuple(curve)), chosen


def _walk(trade: Trade, targets: Mapping[int, Targets], tick: Callable[[], None]) -> Outcome:
    return simulate(trade, targets, tick=lambda _: tick())


def figures(outcome: Outcome, trade: Trade, rows: NDArray[np.int64] | slice = slice(None)) -> Figures:
    """The sums of an outcome over some of its series; the orders are always those of all."""
    days = len(outcome.stock_value)
    sums = {
        name: getattr(outcome, name)[rows]
        for name in ("sold", "lost", "wasted", "stock_days", "lines", "cycles", "failed")
    }
    cost, margin = trade.unit_cost[rows], trade.unit_margin[rows]
    return Figures(
        wanted=quantity(int((sums["sold"] + sums["lost"]).sum())),
        sold=quantity(int(sums["sold"].sum())),
        lost=quantity(int(sums["lost"].sum())),
        lost_margin=_money(sums["lost"] @ margin / UNIT),
        waste=quantity(int(sums["wasted"].sum())),
        waste_cost=_money(sums["wasted"] @ cost / UNIT),
        stock=quantity(round(int(sums["stock_days"].sum()) / days)),
        stock_value=_money(sums["stock_days"] @ cost / UNIT / days),
        orders=outcome.orders,
        lines=int(sums["lines"].sum()),
        cycles=int(sums["cycles"].sum()),
        failed_cycles=int(sums["failed"].sum()),
    )


def _items(grounds: Grounds, rule: Rule, outcome: Outcome) -> Iterator[ItemResult]:
    for row, (sku, store) in enumerate(grounds.series):
        own = figures(outcome, grounds.trade, np.array([row]))
        yield ItemResult(sku, store, rule, replace(own, orders=own.lines))


def _weeks(first: date, outcome: Outcome) -> tuple[Week, ...]:
    """Whole weeks from the first day on; a rest of less than a week is left out."""
    return tuple(
        Week(
            first + timedelta(days=start),
            float(outcome.stock_value[start : start + 7].mean()),
            float(outcome.wanted_by_day[start : start + 7].sum()),
            float(outcome.lost_by_day[start : start + 7].sum()),
        )
        for start in range(0, len(outcome.stock_value) - 6, 7)
    )


def _happened(grounds: Grounds, targets: Mapping[int, Targets]) -> Happened:
    """What happened where the stock was known from the first day on, and the program's rule on the same items."""
    rows, past, trade = grounds.past.rows, grounds.past, grounds.trade
    part = replace(
        trade,
        **{
            name: getattr(trade, name)[rows]
            for name in ("opening", "suppliers", "pack", "minimum", "shelf_days", "maximum", "unit_cost", "unit_margin")
        },
        demand=trade.demand[:, rows],
    )
    theirs = {day: one.of(rows) for day, one in targets.items()}
    lost, wanted = grounds.lost[:, rows], part.demand
    nothing = np.zeros(len(rows), dtype=np.int64)
    came = Outcome(
        opening=past.opening,
        received=past.arrived.sum(axis=0),
        sold=(wanted - lost).sum(axis=0),
        wasted=past.wasted.sum(axis=0),
        closing=past.evenings[-1],
        lost=lost.sum(axis=0),
        stock_days=past.evenings.sum(axis=0),
        lines=(past.arrived > 0).sum(axis=0),
        cycles=nothing,
        failed=nothing,
        orders=_deliveries(past.arrived, part.suppliers),
        stock_value=past.evenings @ part.unit_cost / UNIT,
        lost_by_day=lost.sum(axis=1) / UNIT,
        wanted_by_day=wanted.sum(axis=1) / UNIT,
    )
    return Happened(
        items=len(rows),
        figures=figures(came, part),
        program=figures(simulate(part, theirs), part),
        weeks=_weeks(grounds.first, came),
    )


def _deliveries(arrived: NDArray[np.int64], suppliers: NDArray[np.int64]) -> int:
    """Days on which a supplier brought something, of all suppliers."""
    days, columns = np.nonzero(arrived)
    return len(np.unique(days * (int(suppliers.max(initial=0)) + 1) + suppliers[columns]))


def _money(amount: float) -> Decimal:
    return Decimal(str(float(amount))).quantize(CENT)
