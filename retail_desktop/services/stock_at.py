"""Where the stock of an item stands on a day, and whether what is booked on that day changes today's stock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.lots import Lot
from retail_desktop.domain.stock_card import CardLine, in_order
from retail_desktop.persistence import catalogue, ledger, lots, stock_card
from retail_desktop.services.book_stock import booking_day
from retail_desktop.services.find_item import get_sku, get_store
from retail_desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class StockAt:
    """Units in a store at the evening of `day`, and `now`, with what was booked since; `lots` are those of now.

    `evening` is None before the first count or delivery: nobody knows it.
    """

    store: str
    day: date
    evening: Decimal | None
    now: Decimal
    counted_on: date | None
    lots: tuple[Lot, ...] = ()

    @property
    def stays(self) -> bool:
        """Whether a later count fixes the stock of now, so that nothing booked on `day` moves it."""
        return self.counted_on is not None and self.counted_on > self.day


def stock_at(place: Workplace, sku: str, store: str | None, day: date | None = None) -> StockAt:
    """The stock of an item in a store at the evening of a day (default: the store's own day).

    Raises:
        NotFoundError: there is no such item or store.
        RetailError: nothing can be booked on that day.
    """
    with place.database.reading() as work:
        where, on = get_store(work, store), booking_day(work, day)
        key = catalogue.item_ids(work)[get_sku(work, sku)], catalogue.store_ids(work).get(where, -1)
        told = [*stock_card.movements(work, date.min, on, key), *stock_card.sold(work, date.min, on, key)]
        level = ledger.balances(work, key[0]).get(key)
        return StockAt(
            store=where,
            day=on,
            evening=_evening(one.line for one in told),
            now=level.on_hand if level else Decimal(0),
            counted_on=level.counted_on if level else None,
            lots=lots.lots_on_hand(work, key).get(key, ()),
        )


def _evening(lines: Iterable[CardLine]) -> Decimal | None:
    told = in_order(lines)
    if not told:
        return Decimal(0)
    return told[-1].balance if told[-1].known else None
