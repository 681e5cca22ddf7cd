"""Counting by a list: make one, enter what lies on the shelf, look at the differences, and book them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.people import Permission
from retail_desktop.domain.stock_control import checked_quantity
from retail_desktop.persistence import catalogue, count_lists, ledger
from retail_desktop.persistence.count_lists import CountList
from retail_desktop.persistence.database import Work
from retail_desktop.services.book_stock import Booked, booking_day
from retail_desktop.services.browse_items import ItemRow, list_items
from retail_desktop.services.control_stock import book_count
from retail_desktop.services.find_item import get_sku, get_store
from retail_desktop.services.find_phantoms import find_suspects
from retail_desktop.services.workplace import Workplace, now

SHORT_LIST = 30
OpenList = CountList
"""A list that is being counted, as the window knows it."""

_counted = partial(checked_quantity, least=Decimal(0))


class Choice(StrEnum):
    """Which items a count list holds."""

    RISK = "risk"
    VALUE = "value"
    CATEGORY = "category"
    ALL = "all"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class CountLine:
    """An item on a count list: what the book says on the evening of the day, and what was counted, if it was."""

    sku: str
    name: str
    category: str
    barcodes: tuple[str, ...]
    book: Decimal
    unit_cost: Decimal | None
    counted: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        """Units more than the book says; None before the count."""
        return None if self.counted is None else self.counted - self.book

    @property
    def worth(self) -> Decimal | None:
        """The difference at cost; None before the count or without a cost."""
        difference = self.difference
        return None if difference is None or self.unit_cost is None else difference * self.unit_cost


@dataclass(frozen=True, slots=True)
class CountSheet:
    """A count list with the book's figures of `day`."""

    number: int
    name: str
    store: str
    day: date
    lines: tuple[CountLine, ...]


def make_list(
    place: Workplace,
    choice: Choice,
    *,
    store: str | None = None,
    category: str = "",
    skus: Sequence[str] = (),
    most: int = SHORT_LIST,
) -> int:
    """Make a list of items to count: the riskiest or the most valuable ones, a category, all, or those named.

    Raises:
        NotFoundError: an item or the store does not exist.
        RetailError: no item is of this kind.
    """
    place.allow(Permission.COUNT)
    with place.database.reading() as work:
        where = get_store(work, store)
        named = [get_sku(work, sku) for sku in skus]
    rows = [row for row in list_items(place) if row.store == where and row.status is ItemStatus.ACTIVE]
    title, found = _chosen(place, choice, rows, where, category, named, most)
    if not found:
        raise RetailError("No item is of this kind, so there is nothing to count. Choose another list.")
    with place.database.writing() as work:
        catalogue.add_stores(work, [where])
        return count_lists.add(work, title, where, list(dict.fromkeys(found)), at=now(), person=place.person.name)


def list_counts(place: Workplace) -> tuple[CountList, ...]:
    """The lists that are being counted, newest first."""
    with place.database.reading() as work:
        return count_lists.open_lists(work)


def read_sheet(place: Workplace, number: int, day: date | None = None) -> CountSheet:
    """A list with what the book says at the evening of `day` (default: the store's own day).

    Raises:
        NotFoundError: no such list is being counted.
    """
    with place.database.reading() as work:
        one, on = _get(work, number), booking_day(work, day)
        keys, where = catalogue.item_ids(work), catalogue.store_ids(work)[one.store]
        book = ledger.levels(work, on)
        items, terms = catalogue.items(work, list(one.skus)), catalogue.terms(work)
        lines = []
        for sku in one.skus:
            level, item, own = book.get((keys[sku], where)), items[sku], terms.get(sku)
            cost = own.unit_cost if own and own.unit_cost is not None else item.unit_cost
            units = level.on_hand if level else Decimal(0)
            lines.append(CountLine(sku, item.name, item.category, item.barcodes, units, cost, one.counted.get(sku)))
        return CountSheet(number, one.name, one.store, on, tuple(lines))


def enter_count(place: Workplace, number: int, code: str, units: Decimal | None) -> str:
    """Note what was counted of an item, by code or barcode; None takes it out again. Gives the item's code.

    Raises:
        NotFoundError: there is no such list or item.
        RetailError: the quantity cannot be.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        _get(work, number)
        sku = get_sku(work, code)
        count_lists.enter(work, number, sku, None if units is None else _counted(sku, units))
        return sku


def post_list(place: Workplace, number: int, *, day: date | None = None) -> Booked:
    """Book what was counted; items of the list that nobody counted stay as they are.

    Raises:
        NotFoundError: no such list is being counted.
        RetailError: nothing was counted yet.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        one = _get(work, number)
        if not one.counted:
            raise RetailError(f"Nothing of “{one.name}” is counted yet. Enter what lies on the shelf first.")
        booked = book_count(place, work, one.counted, store=one.store, day=day, note=one.name)
        count_lists.close(work, number, posted_as=booked.number)
        return booked


def drop_list(place: Workplace, number: int) -> None:
    """Give a list up; nothing of it is booked.

    Raises:
        NotFoundError: no such list is being counted.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        _get(work, number)
        count_lists.close(work, number, posted_as=None)


def _chosen(
    place: Workplace, choice: Choice, rows: list[ItemRow], store: str, category: str, named: list[str], most: int
) -> tuple[str, list[str]]:
    match choice:
        case Choice.RISK:
            return "By risk", [one.sku for one in find_suspects(place) if one.store == store][:most]
        case Choice.VALUE:
            return "By value", [row.sku for row in sorted(rows, key=_value, reverse=True)[:most]]
        case Choice.CATEGORY:
            return category or "Without category", [row.sku for row in rows if row.category == category]
        case Choice.CHOSEN:
            return f"{len(named)} chosen", named
        case Choice.ALL:
            return "Full count", [row.sku for row in rows]


def _value(row: ItemRow) -> Decimal:
    """What sells of an item in a month, at cost: the more turns over, the more a wrong book costs."""
    return row.sold_30_days * (row.unit_cost or row.price or Decimal(1))


def _get(work: Work, number: int) -> CountList:
    found = count_lists.open_lists(work, number)
    if not found:
        raise NotFoundError(f"There is no count list {number} to count by. It was posted or given up.")
    return found[0]
