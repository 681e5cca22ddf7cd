"""Stock that earns nothing: dead, slow, or more than the next orders could need; and how long it has lain there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from retail_desktop.domain.valuation import book_value

NO_SALE_DAYS = 90
NEW_DAYS = 60
SLOW_COVER_DAYS = 180
YEAR = 364
"""Fifty-two weeks, so that a year ago is the same weekday."""
HALF_YEAR = 182
AGES = ((30, "0–30 days"), (60, "31–60 days"), (90, "61–90 days"), (180, "91–180 days"), (365, "181–365 days"))
OLDER, UNKNOWN_AGE = "Over 365 days", "No delivery known"
BUCKETS = (*(words for _, words in AGES), OLDER, UNKNOWN_AGE)


class Idleness(StrEnum):
    """Why stock is idle, worst first; `FRESH` and `OFF_SEASON` stock does not sell either, and is excused."""

    DEAD = "Dead"
    SLOW = "Slow"
    OVER = "Over"
    FRESH = "New"
    OFF_SEASON = "Off season"
    FINE = "Fine"


BLAMED = (Idleness.DEAD, Idleness.SLOW, Idleness.OVER)


@dataclass(frozen=True, slots=True)
class StockFacts:
    """What is known of one item in one store on the evening of a day; units, and cost per unit.

    `recently_sold` are the units of the last `NO_SALE_DAYS` (or the days that were chosen), `then_sold` those of the
    same days a year before, and `next_sold` those of the half year after them. `layers` are deliveries as
    `(day, units)`, oldest first. `order_up_to` is the newest plan's, if it has this item.
    """

    store: str
    category: str
    sku: str
    name: str
    supplier: str
    on_hand: Decimal
    unit_cost: Decimal | None
    known_since: date
    last_sale: date | None
    recently_sold: Decimal = Decimal(0)
    then_sold: Decimal = Decimal(0)
    next_sold: Decimal = Decimal(0)
    order_up_to: Decimal | None = None
    layers: tuple[tuple[date, Decimal], ...] = ()


@dataclass(frozen=True, slots=True)
class IdleStock:
    """Judged stock: why it is idle, what it is worth, what of it is too much, and its age in units by bucket."""

    facts: StockFacts
    idleness: Idleness
    days_without_sale: int | None
    cover_days: Decimal | None
    excess: Decimal | None
    ages: tuple[Decimal, ...]

    @property
    def value(self) -> Decimal | None:
        """All of it at cost; None where the cost is unknown."""
        return book_value(self.facts.on_hand, self.facts.unit_cost)

    @property
    def excess_value(self) -> Decimal | None:
        """What is above the order-up-to level, at cost; None where the level or the cost is unknown."""
        return None if self.excess is None else book_value(self.excess, self.facts.unit_cost)


def judge(facts: StockFacts, as_of: date, no_sale_days: int = NO_SALE_DAYS) -> IdleStock:
    """Say of stock above zero why it is idle.

    Dead: no sale for `no_sale_days`, known for at least 60 days, and not off season. Slow: at the pace of these days
    it would last more than 180 days. Over: more than the order-up-to level of the newest plan. Off season: it did not
    sell in the same days a year ago either, but did in the half year after them.
    """
    cover = facts.on_hand * no_sale_days / facts.recently_sold if facts.recently_sold > 0 else None
    excess = None if facts.order_up_to is None else max(Decimal(0), facts.on_hand - facts.order_up_to)
    return IdleStock(
        facts=facts,
        idleness=_idleness(facts, as_of, no_sale_days, cover, excess),
        days_without_sale=None if facts.last_sale is None else (as_of - facts.last_sale).days,
        cover_days=None if cover is None else cover.quantize(Decimal(1), ROUND_HALF_UP),
        excess=excess,
        ages=ages(facts.on_hand, facts.layers, as_of),
    )


def ages(on_hand: Decimal, layers: Sequence[tuple[date, Decimal]], as_of: date) -> tuple[Decimal, ...]:
    """Units by bucket of age: first in, first out, so what is left came with the newest deliveries.

    Units that no delivery explains were there before the first known one and stand in the last bucket.
    """
    left = max(Decimal(0), on_hand)
    found = [Decimal(0)] * len(BUCKETS)
    for day, came in reversed(layers):
        taken = min(left, came)
        found[_bucket((as_of - day).days)] += taken
        left -= taken
    found[-1] += left
    return tuple(found)


def season_windows(as_of: date, no_sale_days: int) -> tuple[tuple[date, date], tuple[date, date]]:
    """The same days a year ago, and the half year after them."""
    last = as_of - timedelta(days=YEAR)
    return (last - timedelta(days=no_sale_days - 1), last), (last + timedelta(days=1), last + timedelta(days=HALF_YEAR))


def _idleness(
    facts: StockFacts, as_of: date, no_sale_days: int, cover: Decimal | None, excess: Decimal | None
) -> Idleness:
    sold = facts.last_sale is not None and (as_of - facts.last_sale).days < no_sale_days
    if not sold:
        if (as_of - facts.known_since).days < NEW_DAYS:
            return Idleness.FRESH
        was_there = facts.known_since <= season_windows(as_of, no_sale_days)[0][0]
        if was_there and facts.then_sold <= 0 < facts.next_sold:
            return Idleness.OFF_SEASON
        return Idleness.DEAD
    if cover is not None and cover > SLOW_COVER_DAYS:
        return Idleness.SLOW
    return Idleness.OVER if excess else Idleness.FINE


def _bucket(days: int) -> int:
    return next((place for place, (most, _) in enumerate(AGES) if days <= most), len(AGES))
