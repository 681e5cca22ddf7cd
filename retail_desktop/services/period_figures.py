"""The figures of one period, each with its value or the reason why there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

import numpy as np

from retail_desktop.domain import metrics
from retail_desktop.domain.figures import Figure, Told
from retail_desktop.domain.trading_days import shown_date
from retail_desktop.services.period_sales import Floats, PeriodSales, summed, worth
from retail_desktop.services.shelf_days import Days, Flags, Shelf
from retail_desktop.services.trade_history import History, Whole

ENOUGH = Decimal("0.95")
"""A figure is told if it rests on so much of the sales; what is missing is named beside it."""
HALF = 0.5
YEAR_DAYS = 364


@dataclass(frozen=True, slots=True)
class PlannedLevels:
    """Order-up-to levels and demand a day of a plan, by row of the history, in units; NaN where it has no line."""

    as_of: date
    order_up_to: Floats
    daily_demand: Floats


@dataclass(frozen=True, slots=True)
class Errors:
    """What is known of forecasts in a period; None unknown. `note` says from what."""

    wape: float | None = None
    bias: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Everything that a period's figures rest on; `year` are the 52 weeks up to its end."""

    history: History
    period: Days
    first_sale: int | None
    sales: PeriodSales
    year_sales: PeriodSales
    shelf: Shelf
    year_shelf: Shelf
    plan: PlannedLevels | None
    dead: Decimal
    errors: Errors


class _Refused(Exception):  # noqa: N818 - no error: a figure that is not told, with its reason
    """There is no figure, and why."""


@dataclass(frozen=True)
class _Stock:
    """Average stock at cost, the rows it is known for, and what it rests on."""

    value: Decimal
    rows: Flags
    note: str


def figures_of(grounds: Grounds) -> dict[Figure, Told]:
    """All figures of a period."""
    each = _Each(grounds)
    makers: dict[Figure, Callable[[], Told]] = {
        Figure.NET_SALES: each.net_sales,
        Figure.GROSS_MARGIN: each.gross_margin,
        Figure.GROSS_MARGIN_SHARE: each.gross_margin_share,
        Figure.GMROI: each.gmroi,
        Figure.TURNOVER: each.turnover,
        Figure.DAYS_OF_INVENTORY: each.days_of_inventory,
        Figure.DAYS_OF_SUPPLY: each.days_of_supply,
        Figure.STOCK_VALUE: each.stock_value,
        Figure.IN_STOCK: each.in_stock,
        Figure.STOCK_OUT: each.stock_out,
        Figure.OUT_NOW: each.out_now,
        Figure.FILL_RATE: each.fill_rate,
        Figure.LOST_SALES: each.lost_sales,
        Figure.EXCESS: each.excess,
        Figure.DEAD_STOCK: each.dead_stock,
        Figure.SELL_THROUGH: each.sell_through,
        Figure.STOCK_TO_SALES: each.stock_to_sales,
        Figure.SHRINKAGE: each.shrinkage,
        Figure.ACCURACY: each.accuracy,
        Figure.BIAS: each.bias,
        Figure.TURN_EARN: each.turn_earn,
    }
    return {figure: _told(make) for figure, make in makers.items()}


def part(share: Decimal | float) -> str:
    """A share in words: 38 %, less than 1 %, more than 99 %."""
    percent = float(share) * 100
    if 0 < percent < 1:
        return "less than 1 %"
    return "more than 99 %" if 99 < percent < 100 else f"{percent:.0f} %"


def _told(make: Callable[[], Told]) -> Told:
    try:
        return make()
    except _Refused as reason:
        return Told(None, str(reason))


class _Each:
    """The figures one by one; what several need is computed once."""

    def __init__(self, grounds: Grounds) -> None:
        self.on = grounds
        self.days = grounds.period.last - grounds.period.first + 1
        self.costs = grounds.history.series.costs

    def net_sales(self) -> Told:
        return Told(self._net(self.on.sales, self.on.period.first))

    def gross_margin(self) -> Told:
        net = self._costed(self.on.sales, self.on.period.first)
        return Told(self.on.sales.costed - self.on.sales.cost, note=net)

    def gross_margin_share(self) -> Told:
        note = self._costed(self.on.sales, self.on.period.first)
        return _known(metrics.gross_margin(self.on.sales.costed, self.on.sales.cost), "Nothing was sold.", note)

    def gmroi(self) -> Told:
        first = self.on.period.last - YEAR_DAYS + 1
        self._costed(self.on.year_sales, first)
        stock = self._average(self.on.year_sales, self.on.year_shelf, YEAR_DAYS)
        money, units = self.on.year_sales.money[stock.rows], self.on.year_sales.units[stock.rows]
        margin = Decimal(round(float(money.sum()))) / 10_000 - worth(units, self.costs[stock.rows])
        return _known(metrics.gmroi(margin, stock.value), "There was no stock.", stock.note)

    @cached_property
    def _turnover(self) -> tuple[Decimal, str]:
        self._costed(self.on.sales, self.on.period.first)
        stock = self._average(self.on.sales, self.on.shelf, self.days)
        cost = worth(self.on.sales.units[stock.rows], self.costs[stock.rows])
        turnover = metrics.inventory_turnover(cost, self.days, stock.value)
        if turnover is None:
            raise _Refused("There was no stock.")
        return turnover, stock.note

    def turnover(self) -> Told:
        value, note = self._turnover
        return Told(value, note=note)

    def days_of_inventory(self) -> Told:
        value, note = self._turnover
        return _known(metrics.days_of_inventory(value), "Nothing was sold.", note)

    def turn_earn(self) -> Told:
        value, note = self._turnover
        margin = metrics.gross_margin(self.on.sales.costed, self.on.sales.cost)
        return _known(None if margin is None else metrics.turn_earn(value, margin), "Nothing was sold.", note)

    @cached_property
    def _closing(self) -> tuple[Floats, Decimal, str]:
        """Units on hand on the last evening, their value at cost, and what is missing in it."""
        shelf = self.on.shelf
        units = np.where(shelf.closing_known, np.maximum(shelf.closing, 0), 0.0)
        if not shelf.closing_known.any():
            raise _Refused("No stock was counted or received until then.")
        held = units > 0
        costed = Decimal(int((held & (self.costs >= 0)).sum())) / max(1, int(held.sum()))
        if held.any() and costed < ENOUGH:
            raise _Refused(f"No costs for {part(1 - costed)} of the items in stock.")
        note = (
            ""
            if costed == 1 or not held.any()
            else f"{part(1 - costed)} of the items in stock have no cost and are left out"
        )
        return units, worth(units, np.maximum(self.costs, 0)), note

    def stock_value(self) -> Told:
        self._sold_with_stock(self.on.shelf.closing_known, self.on.year_sales)
        _, value, note = self._closing
        return Told(value, note=note)

    def stock_to_sales(self) -> Told:
        net, value = self._net(self.on.sales, self.on.period.first), self.stock_value()
        return _known(metrics.stock_to_sales(value.value or Decimal(0), net), "Nothing was sold.", value.note)

    def days_of_supply(self) -> Told:
        plan = self._plan()
        units, _, note = self._closing
        costs = np.where(np.isfinite(plan.daily_demand), np.maximum(self.costs, 0), 0).astype(float)
        stock = Decimal(round(float(np.dot(units, costs)))) / 10_000_000
        per_day = Decimal(str(round(float(np.dot(np.nan_to_num(plan.daily_demand), costs)) / 10_000, 6)))
        return _known(metrics.days_of_supply(stock, per_day), "No demand is forecast.", note)

    def excess(self) -> Told:
        return Told(_excess_worth(self), note=self._closing[2])

    def excess_units(self) -> Floats:
        plan, (units, _, _) = self._plan(), self._closing
        above = np.maximum(units - plan.order_up_to * 1000, 0)
        return np.where(np.isfinite(plan.order_up_to), above, 0.0)

    def dead_stock(self) -> Told:
        _, _, note = self._closing
        if self.on.first_sale is None or self.on.period.last - self.on.first_sale < 90:
            raise _Refused("It takes 90 days of sales to tell.")
        return Told(self.on.dead, note=note)

    @cached_property
    def _watched(self) -> str:
        """What the days with known stock cover, in words."""
        stocked, possible = int(self.on.shelf.stocked.sum()), int(self.on.shelf.possible.sum())
        if not stocked:
            raise _Refused("No stock was counted before the period's end.")
        if stocked < HALF * possible:
            raise _Refused(f"Stock is known on {part(stocked / possible)} of the days only.")
        return "" if stocked >= 0.995 * possible else f"known on {part(stocked / possible)} of the items' days"

    def in_stock(self) -> Told:
        note = self._watched
        stocked, out = int(self.on.shelf.stocked.sum()), int(self.on.shelf.out.sum())
        return Told(metrics.in_stock_share(stocked - out, stocked), note=note)

    def stock_out(self) -> Told:
        told = self.in_stock()
        return Told(None if told.value is None else 1 - told.value, note=told.note)

    def out_now(self) -> Told:
        shelf = self.on.shelf
        there = shelf.closing_known & self.on.history.series.active
        if not there.any():
            raise _Refused("No stock was counted or received until then.")
        out, items = int((shelf.closing[there] <= 0).sum()), int(there.sum())
        return Told(Decimal(out) / items, note=f"{out:,} of {items:,}")

    def fill_rate(self) -> Told:
        note = self._watched
        served, lost = (Decimal(round(float(one.sum()))) for one in (self.on.shelf.served, self.on.shelf.lost))
        return _known(metrics.fill_rate(served, lost), "Nothing was wanted.", note)

    def lost_sales(self) -> Told:
        note = self._watched
        money = float(np.dot(self.on.shelf.lost, self.on.history.prices(self.on.period.last))) / 1000
        return Told(Decimal(str(round(money, 4))), note=note)

    def sell_through(self) -> Told:
        self._net(self.on.sales, self.on.period.first)
        shelf, moves, own = self.on.shelf, self.on.history.moves, self.on.period
        known, sold = shelf.opening_known, self.on.sales.units
        share, day = _share(sold[known].sum(), sold.sum()), shown_date(own.first - 1)
        if not known.any():
            raise _Refused(f"No stock was counted or received up to {day}.")
        if share < ENOUGH:
            raise _Refused(f"Stock on {day} was not known for {part(1 - share)} of what was sold.")
        came = (moves.delivered | moves.transferred) & (moves.days >= own.first) & (moves.days <= own.last)
        received = summed(moves.rows[came], moves.units[came], len(known))[known].sum()
        opening = np.maximum(shelf.opening[known], 0).sum()
        parts = (Decimal(round(float(one))) for one in (sold[known].sum(), opening, received))
        return _known(metrics.sell_through(*parts), "There was no stock.", "")

    def shrinkage(self) -> Told:
        net, shelf = self._net(self.on.sales, self.on.period.first), self.on.shelf
        if not shelf.counts:
            raise _Refused("Nothing was counted again in this period.")
        missing = worth(shelf.missing, np.maximum(self.costs, 0))
        return _known(
            metrics.shrinkage(missing, net),
            "Nothing was sold.",
            "1 count" if shelf.counts == 1 else f"{shelf.counts:,} counts",
        )

    def accuracy(self) -> Told:
        wape = self.on.errors.wape
        if wape is None:
            raise _Refused("No forecast of this period has been checked against sales.")
        return Told(Decimal(str(round(metrics.accuracy(wape), 6))), note=self.on.errors.note)

    def bias(self) -> Told:
        if self.on.errors.bias is None:
            raise _Refused("No forecast of this period has been checked against sales.")
        return Told(Decimal(str(round(self.on.errors.bias, 6))), note=self.on.errors.note)

    def _net(self, sales: PeriodSales, first: int) -> Decimal:
        """Net sales, if they are known from the period's first day on."""
        if self.on.first_sale is None:
            raise _Refused("There are no sales yet.")
        if self.on.first_sale > first:
            raise _Refused(f"Sales are known from {shown_date(self.on.first_sale)} only.")
        if sales.priced_share < ENOUGH:
            raise _Refused(f"No amounts for {part(1 - sales.priced_share)} of the units sold.")
        return sales.net

    def _costed(self, sales: PeriodSales, first: int) -> str:
        """What the costs cover, in words."""
        self._net(sales, first)
        share = sales.costs_share
        if share is None:
            raise _Refused("Nothing was sold.")
        if share < ENOUGH:
            raise _Refused(f"No costs for {part(1 - share)} of sales.")
        return "" if share == 1 else f"{part(1 - share)} of sales have no cost and are left out"

    def _average(self, sales: PeriodSales, shelf: Shelf, days: int) -> _Stock:
        """Average stock of evenings; where they are not known, that of the last one, and this is said."""
        known = (shelf.evenings >= HALF * days) & (self.costs >= 0)
        if _share(_positive(sales, self.costs)[known].sum(), _positive(sales, self.costs).sum()) >= ENOUGH:
            mean = shelf.levels[known] / shelf.evenings[known]
            return _Stock(worth(mean, self.costs[known]), known, "")
        last = shelf.closing_known & (self.costs >= 0)
        self._sold_with_stock(shelf.closing_known, sales)
        note = f"on the stock of {shown_date(self.on.period.last)}; before it is not known"
        return _Stock(worth(np.maximum(shelf.closing[last], 0), self.costs[last]), last, note)

    def _sold_with_stock(self, known: Flags, sales: PeriodSales) -> None:
        sold = np.maximum(sales.money, 0)
        if not known.any():
            raise _Refused("No stock was counted or received until then.")
        share = _share(sold[known].sum(), sold.sum())
        if share < ENOUGH:
            raise _Refused(f"Stock is not known for {part(1 - share)} of sales.")

    def _plan(self) -> PlannedLevels:
        if self.on.plan is None:
            raise _Refused(f"No plan was made in the week up to {shown_date(self.on.period.last)}.")
        return self.on.plan


def excess_by_row(grounds: Grounds) -> Floats | None:
    """Units above the order-up-to level, in thousandths, by row; None where no plan tells."""
    try:
        return _Each(grounds).excess_units()
    except _Refused:
        return None


def _excess_worth(each: _Each) -> Decimal:
    return worth(each.excess_units(), np.maximum(each.costs, 0))


def _positive(sales: PeriodSales, costs: Whole) -> Floats:
    cost: Floats = np.maximum(sales.units, 0) * np.maximum(costs, 0)
    return cost


def _share(some: float, all_: float) -> Decimal:
    return Decimal(str(round(float(some) / float(all_), 6))) if all_ > 0 else Decimal(1)


def _known(value: Decimal | None, reason: str, note: str) -> Told:
    return Told(None, reason) if value is None else Told(value, note=note)
