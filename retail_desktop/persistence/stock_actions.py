"""What people did to stock: actions with their movements, and the transfers that are on their way."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, insert, or_, select

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import Lot, LotName
from retail_desktop.domain.stock_control import ActionKind, StockAction, StockLine, Transfer, TransferLine
from retail_desktop.persistence.schema import item, movement, store
from retail_desktop.persistence.stock_tables import stock_action


def add_action(connection: Connection, kind: ActionKind, person: str, at: str, **more: object) -> int:
    """Write down that somebody does something; `more` are further columns of `stock_action`. Gives its number."""
    row = {"kind": kind.value, "person": person, "recorded_at": at, **more}
    (key,) = connection.execute(insert(stock_action).values(row)).inserted_primary_key or (0,)
    return int(key)


def actions(connection: Connection, *, number: int | None = None, most: int = 500) -> tuple[StockAction, ...]:
    """The newest actions first, at most so many; or one by its number. Receipts are told by their orders."""
    receipts = select(stock_action.c.id).where(stock_action.c.kind == ActionKind.RECEIPT.value)
    others = and_(
        stock_action.c.id.not_in(receipts),
        or_(stock_action.c.reverses.is_(None), stock_action.c.reverses.not_in(receipts)),
    )
    query = select(stock_action).where(others).order_by(stock_action.c.id.desc()).limit(most)
    rows = connection.execute(query if number is None else query.where(stock_action.c.id == number)).all()
    keys = [row.id for row in rows]
    moved = _moved(connection, keys)
    undone = _reversals(connection, keys)
    stores = {row.id: row.code for row in connection.execute(select(store.c.id, store.c.code))}
    return tuple(_action(row, moved.get(row.id, []), stores, undone.get(row.id)) for row in rows if row.id in moved)


def rows_of(connection: Connection, number: int) -> list[dict[str, Any]]:
    """The movements of an action as they stand in the ledger, without their own keys, in their order."""
    columns = [column for column in movement.c if column.name != "id"]
    query = select(*columns).where(movement.c.action_id == number).order_by(movement.c.id)
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - the public name of a row's columns


def arrivals_of(connection: Connection, transfer: int) -> list[int]:
    """Numbers of the arrivals of a transfer that were not taken back."""
    taken_back = select(stock_action.c.reverses).where(stock_action.c.reverses.is_not(None))
    query = select(stock_action.c.id).where(
        stock_action.c.transfer_id == transfer,
        stock_action.c.kind == ActionKind.ARRIVED.value,
        stock_action.c.id.not_in(taken_back),
    )
    return list(connection.scalars(query.order_by(stock_action.c.id)))


def action_of_return(connection: Connection, number: str) -> int | None:
    """The number of the action that booked a return to a supplier, by the return's own; None for one of older days."""
    query = select(stock_action.c.id).where(
        stock_action.c.kind == ActionKind.SUPPLIER_RETURN.value, stock_action.c.reference == number
    )
    return connection.scalar(query)


def action_of_receipt(connection: Connection, receipt: int) -> int | None:
    """The action by which a receipt was booked, by the receipt's number; None for one of older days."""
    query = select(stock_action.c.id).where(
        stock_action.c.kind == ActionKind.RECEIPT.value, stock_action.c.note == note_of_receipt(receipt)
    )
    return connection.scalar(query)


def note_of_receipt(receipt: int) -> str:
    """The note of the action that books a receipt."""
    return f"Receipt {receipt}"


def transfers(connection: Connection, *, number: int | None = None) -> tuple[Transfer, ...]:
    """The transfers that were not taken back, newest first; or one by its number."""
    query = select(stock_action.c.id).where(stock_action.c.kind == ActionKind.SENT.value)
    query = query if number is None else query.where(stock_action.c.id == number)
    sent = {one.number: one for key in connection.scalars(query) for one in actions(connection, number=key)}
    return tuple(
        _transfer(connection, one) for _, one in sorted(sent.items(), reverse=True) if one.taken_back_by is None
    )


def lots_on_the_way(connection: Connection, transfer: int) -> dict[str, tuple[Lot, ...]]:
    """What of a transfer is neither here nor there, by item and lot, in the order in which it was sent."""
    found: dict[str, dict[LotName, Decimal]] = {}
    for lines in _moved(connection, [transfer, *arrivals_of(connection, transfer)]).values():
        for row in lines:
            if row.kind == MovementKind.TRANSFER.value:
                lots, name = found.setdefault(row.sku, {}), LotName(row.lot, row.expires_on)
                lots[name] = lots.get(name, Decimal(0)) - row.quantity
    return {sku: tuple(Lot(name, units) for name, units in lots.items() if units > 0) for sku, lots in found.items()}


def _transfer(connection: Connection, sent: StockAction) -> Transfer:
    arrived: dict[str, Decimal] = {}
    lost: dict[str, Decimal] = {}
    for lines in _moved(connection, arrivals_of(connection, sent.number)).values():
        for row in lines:
            into = arrived if row.kind == MovementKind.TRANSFER.value else lost
            into[row.sku] = into.get(row.sku, Decimal(0)) + abs(row.quantity)
    gone: dict[str, StockLine] = {}
    for line in sent.lines:
        known = gone.get(line.sku)
        gone[line.sku] = replace(line, quantity=line.quantity + known.quantity) if known else line
    return Transfer(
        number=sent.number,
        source=sent.store,
        target=sent.to_store,
        sent_on=sent.day,
        person=sent.person,
        note=sent.note,
        lines=tuple(
            TransferLine(
                line.sku,
                line.name,
                -line.quantity,
                # What is lost comes into the store on paper first, so that the ledger of every store adds up.
                arrived.get(line.sku, Decimal(0)) - lost.get(line.sku, Decimal(0)),
                lost.get(line.sku, Decimal(0)),
            )
            for line in gone.values()
        ),
    )


def _moved(connection: Connection, keys: Collection[int]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in connection.execute(_movements().where(movement.c.action_id.in_(keys))):
        found.setdefault(row.action_id, []).append(row)
    return found


def _movements() -> Select[Any]:
    return (
        select(movement, item.c.sku, item.c.name)
        .join(item, item.c.id == movement.c.item_id)
        .order_by(movement.c.action_id, movement.c.id)
    )


def _reversals(connection: Connection, keys: Collection[int]) -> dict[int, int]:
    query = select(stock_action.c.reverses, stock_action.c.id).where(stock_action.c.reverses.in_(keys))
    return {reverses: key for reverses, key in connection.execute(query)}  # noqa: C416 - rows are no pairs for dict()


def _action(row: Row[Any], moved: list[Row[Any]], stores: dict[int, str], undone: int | None) -> StockAction:
    day: date = moved[0].day
    return StockAction(
        number=row.id,
        kind=ActionKind(row.kind),
        day=day,
        store=stores[moved[0].store_id],
        at=row.recorded_at,
        person=row.person,
        reason=row.reason,
        note=row.note,
        reference=row.reference,
        to_store=stores.get(row.to_store_id, ""),
        transfer=row.transfer_id,
        reverses=row.reverses,
        taken_back_by=undone,
        lines=tuple(
            StockLine(one.sku, one.quantity, one.lot, one.expires_on, one.name, MovementKind(one.kind)) for one in moved
        ),
    )
