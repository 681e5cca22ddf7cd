"""What stock is worth and what a sale earns; money in the store's currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby


def stock_value(on_hand: Decimal, unit_cost: Decimal | None) -> Decimal | None:
    """Units on hand times unit cost; stock below zero is worth nothing; None where the cost is unknown."""
    return None if unit_cost is None else max(Decimal(0), on_hand) * unit_cost


def book_value(on_hand: Decimal, unit_cost: Decimal | None) -> Decimal | None:
    """The same as a line of a list: to the cent, so that what is printed adds up to its sums."""
    value = stock_value(on_hand, unit_cost)
    return None if value is None else value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def margin_share(price: Decimal | None, unit_cost: Decimal | None) -> Decimal | None:
    """Gross margin as a share of the price, (price - cost) / price; None where either is unknown or the price is 0."""
    if price is None or unit_cost is None or price == 0:
        return None
    return (price - unit_cost) / price


def moving_average(on_hand: Decimal, unit_cost: Decimal | None, received: Decimal, price: Decimal) -> Decimal:
    """The cost of a unit after a receipt, c' = ((S - R) c + R p) / S, to 0.0001.

    S = `on_hand` after the receipt, R = `received` units of it (at most S), p = `price`, c = `unit_cost` before. Units
    that a later count found already are part of S, so that a receipt booked late weighs no more than it is. Without a
    cost before, or where stock was not above zero, the price is the cost. Source: IAS 2.27, weighted average cost.
    """
    share = min(received, on_hand)
    if unit_cost is None or share <= 0 or share == on_hand:
        return price if unit_cost is None or received > 0 else unit_cost
    return (((on_hand - share) * unit_cost + share * price) / on_hand).quantize(Decimal("0.0001"))


@dataclass(frozen=True, slots=True)
class ValuedStock:
    """One item in one store with what its stock is worth; units, and money per unit."""

    store: str
    category: str
    sku: str
    name: str
    supplier: str
    on_hand: Decimal
    unit_cost: Decimal | None
    price: Decimal | None

    @property
    def at_cost(self) -> Decimal | None:
        """Units times unit cost; None where the cost is unknown."""
        return book_value(self.on_hand, self.unit_cost)

    @property
    def at_price(self) -> Decimal | None:
        """Units times selling price; None where the price is unknown."""
        return book_value(self.on_hand, self.price)


@dataclass(frozen=True, slots=True)
class StockSum:
    """What lines of stock add up to; `without_cost` and `without_price` count the lines that the money leaves out."""

    lines: int
    units: Decimal
    at_cost: Decimal
    at_price: Decimal
    without_cost: int
    without_price: int


@dataclass(frozen=True, slots=True)
class Valuation:
    """The stock of the evening of `as_of`, by store, category and item.

    `below_zero` counts item-stores whose book shows less than nothing, `never_counted` those whose stock was never
    counted nor received: both are left out.
    """

    as_of: date
    lines: tuple[ValuedStock, ...]
    below_zero: int = 0
    never_counted: int = 0

    @property
    def by_category(self) -> tuple[tuple[str, str, tuple[ValuedStock, ...]], ...]:
        """Store, category and the lines of both, in the order of their names."""
        ordered = sorted(self.lines, key=lambda line: (line.store, line.category, line.sku))
        grouped = groupby(ordered, key=lambda line: (line.store, line.category))
        return tuple((store, category, tuple(lines)) for (store, category), lines in grouped)


def added_up(lines: Iterable[ValuedStock]) -> StockSum:
    """Add up lines of stock."""
    each = tuple(lines)
    return StockSum(
        lines=len(each),
        units=sum((line.on_hand for line in each), Decimal(0)),
        at_cost=sum((line.at_cost or Decimal(0) for line in each), Decimal(0)),
        at_price=sum((line.at_price or Decimal(0) for line in each), Decimal(0)),
        without_cost=sum(line.at_cost is None for line in each),
        without_price=sum(line.at_price is None for line in each),
    )
