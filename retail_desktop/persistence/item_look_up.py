"""One item found and looked at without reading the whole catalogue: what a person at the shelf waits for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, or_, select, type_coerce

from retail_desktop.domain.catalogue import Item, ItemStatus, same_barcode
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.quantities import quantity, ten_thousandths
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import (
    balance,
    barcode,
    counted_line,
    item,
    order_line,
    plan_line,
    purchase_order,
    sale_day,
)

_NOT_SENT = (OrderStatus.DRAFT.value, OrderStatus.APPROVED.value)
_HIDDEN = (ItemStatus.WITHDRAWN.value, ItemStatus.IGNORED.value)


@dataclass(frozen=True, slots=True)
class Named:
    """An item with its name and price, and how many of it lie in a store where that was asked."""

    sku: str
    name: str
    price: Decimal | None
    on_hand: Decimal | None = None


def sku_of(connection: Connection, text: str) -> str | None:
    """The item with this code, in any case of letters, or with this barcode."""
    known = select(item.c.sku).where(item.c.status != ItemStatus.WITHDRAWN.value)
    for found in (
        known.where(item.c.sku == text),
        known.where(func.lower(item.c.sku) == text.lower()).order_by(item.c.sku),
        known.join(barcode, barcode.c.item_id == item.c.id).where(barcode.c.code.in_(_spellings(text))),
    ):
        sku: str | None = connection.scalar(found.limit(1))
        if sku is not None:
            return sku
    return None


def _spellings(code: str) -> set[str]:
    """How a barcode may be written: GTINs with and without their leading zeros."""
    same = same_barcode(code)
    return {code, same, same.removeprefix("0"), f"0{same}"} if same.isdigit() and len(same) == 13 else {code}


def items_with(connection: Connection, words: Sequence[str], most: int) -> list[Named]:
    """Items that are sold with all these words in code or name, in any case; names that begin with the first, first."""
    text = item.c.name + " " + item.c.sku
    query = select(item.c.sku, item.c.name, item.c.price).where(item.c.status.not_in(_HIDDEN))
    for word in words:
        query = query.where(or_(*(text.contains(one, autoescape=True) for one in _cases(word))))
    begins = or_(*(item.c.name.startswith(one, autoescape=True) for one in _cases(words[0])))
    rows = connection.execute(query.order_by(~begins, item.c.name, item.c.sku).limit(most))
    return [Named(row.sku, row.name, row.price) for row in rows]


def _cases(word: str) -> set[str]:
    """SQLite knows the case of the letters A to Z alone."""
    return {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}


def item_of(connection: Connection, sku: str) -> tuple[int, Item]:
    """An item that exists, with its key."""
    key = connection.scalar(select(item.c.id).where(item.c.sku == sku))
    return int(key or 0), catalogue.items(connection, [sku])[sku]


def planned_units(connection: Connection, item_id: int) -> dict[int, Decimal]:
    """Units on orders that were not sent yet, by store key."""
    units = func.sum(type_coerce(order_line.c.quantity, WIDE))
    query = (
        select(purchase_order.c.store_id, units.label("units"))
        .join(purchase_order, purchase_order.c.id == order_line.c.order_id)
        .where(
            order_line.c.item_id == item_id, purchase_order.c.status.in_(_NOT_SENT), counts(purchase_order),
            counts(order_line),
        )
        .group_by(purchase_order.c.store_id)
    )  # fmt: skip
    return {row.store_id: quantity(int(row.units)) for row in connection.execute(query)}


def days_sold(connection: Connection, item_id: int, first: date, last: date) -> dict[tuple[int, date], Decimal]:
    """Net units sold between two days, by store key and day."""
    query = select(sale_day).where(sale_day.c.item_id == item_id, sale_day.c.day.between(first, last))
    return {(row.store_id, row.day): row.sold + row.returned for row in connection.execute(query)}


def last_price(connection: Connection, item_id: int) -> Decimal | None:
    """What the item was last sold for."""
    query = select(counted_line.c.price).where(counted_line.c.item_id == item_id, counted_line.c.price.is_not(None))
    price: Decimal | None = connection.scalar(query.order_by(counted_line.c.day.desc()).limit(1))
    return price


def next_arrivals(connection: Connection, plan_id: int, item_id: int) -> dict[int, date]:
    """When an order placed at the next chance would arrive, as a plan says, by store key."""
    query = select(plan_line.c.store_id, plan_line.c.arrives_on).where(
        plan_line.c.plan_id == plan_id, plan_line.c.item_id == item_id, plan_line.c.arrives_on.is_not(None)
    )
    return {row.store_id: row.arrives_on for row in connection.execute(query)}


def alternatives(connection: Connection, one: Item, price: Decimal | None, store_id: int, most: int) -> list[Named]:
    """Other items of the category that lie in a store, those nearest in price first."""
    if not one.category:
        return []
    query = (
        select(item.c.sku, item.c.name, item.c.price, balance.c.quantity)
        .join(balance, balance.c.item_id == item.c.id)
        .where(
            item.c.category == one.category, item.c.status == ItemStatus.ACTIVE.value, item.c.sku != one.sku,
            balance.c.store_id == store_id, balance.c.quantity > 0,
        )
        .limit(most)
    )  # fmt: skip
    by_name = query.order_by(item.c.name, item.c.sku)
    if price is not None:
        apart = func.abs(type_coerce(item.c.price, WIDE) - ten_thousandths(price))
        by_name = query.order_by(item.c.price.is_(None), apart, item.c.name, item.c.sku)
    return [Named(row.sku, row.name, row.price, row.quantity) for row in connection.execute(by_name)]
