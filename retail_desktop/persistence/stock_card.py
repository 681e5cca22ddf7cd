"""Every movement of stock with its words: who, why, and which document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, Select, and_, select

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.stock_card import CARD_KIND, CardKind, CardLine
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.persistence.import_tables import import_batch
from retail_desktop.persistence.ledger import standing
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import item, movement, purchase_order, sale_day, store
from retail_desktop.persistence.stock_tables import stock_action


@dataclass(frozen=True, slots=True)
class Moved:
    """A line of the stock card with the item and store it belongs to."""

    sku: str
    store: str
    line: CardLine


def movements(connection: Connection, first: date, last: date, key: tuple[int, int] | None = None) -> Iterator[Moved]:
    """What moved stock besides sales, by day, in the order of booking; of one item and store by key, or all."""
    query = _movements().where(movement.c.day.between(first, last), counts(movement))
    if key is not None:
        query = query.where(movement.c.item_id == key[0], movement.c.store_id == key[1])
    for row in connection.execute(query):
        yield Moved(row.sku, row.code, _line(row))


def sold(connection: Connection, first: date, last: date, key: tuple[int, int] | None = None) -> Iterator[Moved]:
    """What was sold and brought back, one line a day each."""
    query = (
        select(sale_day, item.c.sku, store.c.code)
        .join(item, item.c.id == sale_day.c.item_id)
        .join(store, store.c.id == sale_day.c.store_id)
        .where(sale_day.c.day.between(first, last))
        .order_by(sale_day.c.day, store.c.code, item.c.sku)
    )
    if key is not None:
        query = query.where(sale_day.c.item_id == key[0], sale_day.c.store_id == key[1])
    for row in connection.execute(query):
        if row.sold:
            yield Moved(row.sku, row.code, CardLine(row.day, CardKind.SALE, -row.sold))
        if row.returned:
            yield Moved(row.sku, row.code, CardLine(row.day, CardKind.CUSTOMER_RETURN, -row.returned))


def _movements() -> Select[tuple[object, ...]]:
    return (
        select(
            movement,
            item.c.sku,
            store.c.code,
            purchase_order.c.number.label("order_number"),
            import_batch.c.file_name,
            stock_action.c.kind.label("action_kind"),
            stock_action.c.reason,
            stock_action.c.reference.label("paper"),
            stock_action.c.reverses,
            stock_action.c.transfer_id,
            standing().label("stands"),
        )
        .join(item, item.c.id == movement.c.item_id)
        .join(store, store.c.id == movement.c.store_id)
        .outerjoin(purchase_order, and_(purchase_order.c.id == movement.c.order_id, counts(purchase_order)))
        .outerjoin(import_batch, import_batch.c.id == movement.c.import_id)
        .outerjoin(stock_action, stock_action.c.id == movement.c.action_id)
        .order_by(movement.c.day, movement.c.id)
    )


def _line(row: Row[tuple[object, ...]]) -> CardLine:
    return CardLine(
        day=row.day,
        kind=CARD_KIND[MovementKind(row.kind)],
        quantity=row.quantity,
        person=row.person,
        reason=row.reason or "",
        note=row.note,
        document=_document(row),
        action=row.action_id,
        entry=row.id,
        by_hand=row.action_id is not None,
        taken_back=not row.stands,
        lot=row.lot,
        expires_on=row.expires_on,
    )


def _document(row: Row[tuple[object, ...]]) -> str:
    """The paper behind a movement: an order, a return slip, a transfer, a file."""
    if row.reverses is not None and row.order_id is None:
        return f"Takes back {row.reverses}"
    if row.action_kind in {ActionKind.SENT.value, ActionKind.ARRIVED.value}:
        return f"Transfer {row.transfer_id or row.action_id}"
    named = row.paper or row.order_number or row.reference or row.file_name
    return named or (f"Action {row.action_id}" if row.action_id is not None else "")
