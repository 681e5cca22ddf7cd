"""Dead stock of an evening, and what of each category is dead or too much."""

from datetime import date
from decimal import Decimal

import numpy as np

from retail_desktop.domain.figures import IdleCategory
from retail_desktop.domain.idle_stock import NO_SALE_DAYS, Idleness, StockFacts, judge, season_windows
from retail_desktop.domain.quantities import quantity
from retail_desktop.services.period_figures import Grounds
from retail_desktop.services.period_sales import Floats, worth
from retail_desktop.services.shelf_days import Days, Shelf
from retail_desktop.services.trade_history import History, Whole


def dead_by_row(history: History, last: int, shelf: Shelf) -> Floats:
    """Units of each row that are dead on the evening of a day, in thousandths, as the list of idle stock judges."""
    as_of, size = date.fromordinal(last), len(history.series.keys)
    last_sale = np.zeros(size, dtype=np.int64)
    forward = (history.lines.units > 0) & (history.lines.days <= last)
    np.maximum.at(last_sale, history.lines.rows[forward], history.lines.days[forward])
    silent = shelf.closing_known & (shelf.closing > 0) & (last - last_sale >= NO_SALE_DAYS)
    then, following = (_sold(history, Days(*map(date.toordinal, window))) for window in _windows(as_of))
    found = np.zeros(size)
    for row in np.flatnonzero(silent).tolist():
        facts = StockFacts(
            store=history.series.stores[row],
            category=history.series.items[row].category,
            sku=history.series.items[row].sku,
            name=history.series.items[row].name,
            supplier="",
            on_hand=quantity(round(float(shelf.closing[row]))),
            unit_cost=None,
            known_since=date.fromordinal(min(last, int(history.series.listed[row]))),
            last_sale=date.fromordinal(int(last_sale[row])) if last_sale[row] else None,
            then_sold=Decimal(int(then[row])),
            next_sold=Decimal(int(following[row])),
        )
        if judge(facts, as_of).idleness is Idleness.DEAD:
            found[row] = shelf.closing[row]
    return found


def idle_categories(grounds: Grounds, excess: Floats | None) -> tuple[IdleCategory, ...]:
    """Stock, excess and dead stock at cost by category, the most idle first; the categories that have stock."""
    history, shelf = grounds.history, grounds.shelf
    dead = dead_by_row(history, grounds.period.last, shelf)
    held = np.where(shelf.closing_known, np.maximum(shelf.closing, 0), 0.0)
    names, places = np.unique(
        np.array([item.category for item in history.series.items], dtype=object).astype(str), return_inverse=True
    )
    costs = np.maximum(history.series.costs, 0)
    found = []
    for place, name in enumerate(names):
        own = places.reshape(-1) == place
        stock = worth(held[own], costs[own])
        if stock:
            over = None if excess is None else worth(excess[own], costs[own])
            found.append(IdleCategory(str(name), stock, over, worth(dead[own], costs[own])))
    return tuple(sorted(found, key=lambda one: (-(one.excess or 0) - one.dead, one.category)))


def _windows(as_of: date) -> tuple[tuple[date, date], tuple[date, date]]:
    return season_windows(as_of, NO_SALE_DAYS)


def _sold(history: History, period: Days) -> Whole:
    own = (history.lines.days >= period.first) & (history.lines.days <= period.last)
    sums = np.bincount(history.lines.rows[own], history.lines.units[own], len(history.series.keys))
    whole: Whole = np.rint(sums).astype(np.int64)
    return whole
