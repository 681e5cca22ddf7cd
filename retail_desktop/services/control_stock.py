"""Stock corrected by people: counts, adjustments, waste, and taking any of it back.

Nothing is ever edited: whatever is taken back is cancelled by an action of its own.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

from retail_desktop.domain.errors import NotFoundError, WrongStateError
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import UNNAMED, LotName, lot_of
from retail_desktop.domain.people import Permission
from retail_desktop.domain.periods import Period
from retail_desktop.domain.stock_control import ActionKind, StockAction, checked_quantity, reason_of
from retail_desktop.persistence import catalogue, people, stock_actions, supplier_returns
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.lots import lots_on_hand
from retail_desktop.services.book_stock import Booked, Move, Wish, book, named, write
from retail_desktop.services.find_item import get_sku, get_store
from retail_desktop.services.import_file import import_file
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, now

_counted = partial(checked_quantity, least=Decimal(0))
_positive = partial(checked_quantity, least=Decimal("0.001"))


def count(
    place: Workplace,
    quantities: Mapping[str, Decimal],
    *,
    store: str | None = None,
    day: date | None = None,
    note: str = "",
) -> Booked:
    """Book what was counted, by code or barcode: the level of each item at the evening of the day.

    Raises:
        NotFoundError: an item or the store does not exist.
        RetailError: a quantity or the day cannot be booked; nothing is.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        return book_count(place, work, quantities, store=store, day=day, note=note)


def book_count(
    place: Workplace, work: Work, quantities: Mapping[str, Decimal], *, store: str | None, day: date | None, note: str
) -> Booked:
    """Book a count inside a unit of work that is open already."""
    where = get_store(work, store)
    found = named(work, quantities, _counted)
    moves = [Move(sku, where, MovementKind.COUNT, units) for sku, units in found.items()]
    return book(place, work, Wish(ActionKind.COUNT, day, note), moves)


def count_file(
    place: Workplace, path: str, options: ImportOptions, *, day: date | None = None, progress: Progress = silent
) -> ImportReport:
    """Import a file of counts, as `import stock` does; `day` is the evening of counts that carry no date."""
    place.allow(Permission.COUNT)
    dated = options if day is None else replace(options, period=Period(day, day))
    return import_file(place, Target.STOCK, path, dated, progress=progress)


def adjust(
    place: Workplace,
    sku: str,
    quantity: Decimal,
    reason: str,
    *,
    store: str | None = None,
    day: date | None = None,
    note: str = "",
    lot: LotName = UNNAMED,
) -> Booked:
    """Correct an item's stock by so many units, less with a minus; goods that spoiled or broke are booked as waste.

    Raises:
        NotFoundError: the item, the store or the lot does not exist.
        RetailError: the quantity, the day or the reason cannot be booked, or the lot holds fewer units.
    """
    place.allow(Permission.COUNT)
    kind, words = reason_of(reason, quantity)
    action = ActionKind.WASTE if kind is MovementKind.WASTE else ActionKind.ADJUSTMENT
    with place.database.writing() as work:
        where = get_store(work, store)
        ((one, units),) = named(work, {sku: quantity}, checked_quantity).items()
        meant = _meant(work, one, where, lot, -units)
        move = Move(one, where, kind, units, lot=meant.number, expires_on=meant.expires_on)
        return book(place, work, Wish(action, day, note, {"reason": words}), [move])


def waste(
    place: Workplace,
    quantities: Mapping[str, Decimal],
    reason: str,
    *,
    store: str | None = None,
    day: date | None = None,
    note: str = "",
    lots: Mapping[str, LotName] | None = None,
) -> Booked:
    """Book goods that are thrown away; `lots` names the lot of an item, else what expires first goes.

    Raises:
        NotFoundError: an item, the store or a lot does not exist.
        RetailError: a quantity, the day or the reason cannot be booked, or a lot holds fewer units.
    """
    place.allow(Permission.COUNT)
    _, words = reason_of(reason, Decimal(-1))
    with place.database.writing() as work:
        where, lot_of_item = get_store(work, store), {get_sku(work, sku): lot for sku, lot in (lots or {}).items()}
        moves = []
        for sku, units in named(work, quantities, _positive).items():
            meant = _meant(work, sku, where, lot_of_item.get(sku, UNNAMED), units)
            moves.append(Move(sku, where, MovementKind.WASTE, -units, lot=meant.number, expires_on=meant.expires_on))
        return book(place, work, Wish(ActionKind.WASTE, day, note, {"reason": words}), moves)


def _meant(work: Work, sku: str, store: str, name: LotName, leaving: Decimal) -> LotName:
    """The lot on hand that is meant, where goods of a lot leave; what comes may be a new one."""
    if name == UNNAMED or leaving <= 0:
        return name
    key = catalogue.item_ids(work)[sku], catalogue.store_ids(work).get(store, -1)
    return lot_of(lots_on_hand(work, key).get(key, ()), name, sku, leaving)


def take_back(place: Workplace, number: int, *, note: str = "") -> Booked:
    """Undo an action by another one that cancels all its movements.

    Raises:
        NotFoundError: there is no such action.
        WrongStateError: it was taken back already, or goods that it sent have arrived.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        action = get_action(work, number)
        if action.kind is ActionKind.REVERSAL:
            raise WrongStateError(f"Action {number} takes another one back. Book that one anew instead.")
        if action.taken_back_by is not None:
            raise WrongStateError(f"Action {number} was taken back already, by action {action.taken_back_by}.")
        arrived = stock_actions.arrivals_of(work, number)
        if arrived:
            raise WrongStateError(f"Goods of transfer {number} have arrived. Take action {arrived[-1]} back first.")
        if action.kind is ActionKind.SUPPLIER_RETURN:
            supplier_returns.take_back(work, action.reference, now(), place.person.name)
        return cancel(place, work, action, note)


def cancel(place: Workplace, work: Work, action: StockAction, note: str) -> Booked:
    """Book the opposite of an action inside a unit of work that is open already."""
    at, who = now(), place.person.name
    key = stock_actions.add_action(work, ActionKind.REVERSAL, who, at, note=note, reverses=action.number)
    rows = [
        {**row, "quantity": -row["quantity"], "action_id": key, "recorded_at": at, "person": who}
        for row in stock_actions.rows_of(work, action.number)
    ]
    people.note(work, who, "stock reversal", str(key), {"of": action.number, "kind": action.kind.value})
    return write(work, Booked(key, ActionKind.REVERSAL, action.day, ()), rows)


def list_actions(place: Workplace, most: int = 200) -> tuple[StockAction, ...]:
    """What people did to stock, newest first."""
    with place.database.reading() as work:
        return stock_actions.actions(work, most=most)


def get_action(work: Work, number: int) -> StockAction:
    """One action.

    Raises:
        NotFoundError: there is none of this number.
    """
    found = stock_actions.actions(work, number=number)
    if not found:
        raise NotFoundError(f"There is no stock action {number}. The list of stock actions shows their numbers.")
    return found[0]
