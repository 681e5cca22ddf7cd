"""Goods that go back to a supplier: a document with a reason, and stock falls."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.receiving import ReturnLine, SupplierReturn, check_cost, check_units
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.persistence import catalogue, ledger, people, stock_actions, supplier_returns
from retail_desktop.persistence.database import Work
from retail_desktop.services.book_stock import Move, Wish, book
from retail_desktop.services.control_stock import cancel, get_action
from retail_desktop.services.order_goods import find_order, key_of
from retail_desktop.services.workplace import Workplace, now, trading_day


def return_goods(
    place: Workplace,
    supplier: str,
    lines: Sequence[ReturnLine],
    reason: str,
    *,
    store: str | None = None,
    order: str | None = None,
    day: date | None = None,
) -> SupplierReturn:
    """Book goods that go back; `order` names the order they came with, and gives the store.

    Raises:
        NotFoundError: there is no such supplier, store, order or item.
        RetailError: no reason is given, a figure is impossible, more than is on hand shall go, or the day lies ahead.
    """
    place.allow(Permission.RECEIVE)
    with place.database.writing() as work:
        known = catalogue.suppliers(work)
        if supplier not in known:
            raise NotFoundError(f"There is no supplier {supplier}. The list of suppliers shows their codes.")
        if not reason.strip():
            raise RetailError("Say why the goods go back, such as: damaged, wrong item, past its date.")
        origin = find_order(work, order) if order else None
        at = day or trading_day(work)
        if at > max(trading_day(work), date.today()):  # noqa: DTZ011 - a trading day has no zone
            raise RetailError(f"{at} lies ahead; goods go back today or went on an earlier day.")
        value = SupplierReturn(
            number=supplier_returns.next_number(work),
            supplier=supplier,
            supplier_name=known[supplier].name,
            store=origin.store if origin else catalogue.default_store(work, store),
            day=at,
            at=now(),
            user=place.person.name,
            reason=reason.strip(),
            lines=(),
            order=origin.number if origin else "",
        )
        value = replace(value, lines=_checked(work, value.store, lines))
        supplier_returns.add_return(work, value, key_of(work, origin) if origin else None)
        _book(place, work, value)
        people.note(work, value.user, "return goods", value.number, {"supplier": supplier, "reason": value.reason})
        return value


def take_back_return(place: Workplace, number: str) -> SupplierReturn:
    """Undo a return that did not happen: the goods are in stock again.

    Raises:
        NotFoundError: there is no such return.
        WrongStateError: it was taken back already.
    """
    place.allow(Permission.RECEIVE)
    with place.database.writing() as work:
        found = supplier_returns.returns(work, number)
        if not found:
            raise NotFoundError(f"There is no return {number}. The list of returns shows their numbers.")
        (value,) = found
        if value.taken_back_at:
            raise WrongStateError(f"Return {value.number} was taken back already.")
        supplier_returns.take_back(work, value.number, now(), place.person.name)
        _cancel(place, work, value)
        people.note(work, place.person.name, "take back return", value.number)
        return supplier_returns.returns(work, number)[0]


def list_returns(place: Workplace) -> tuple[SupplierReturn, ...]:
    """All returns, newest first."""
    with place.database.reading() as work:
        return supplier_returns.returns(work)


def _checked(work: Work, store: str, lines: Sequence[ReturnLine]) -> tuple[ReturnLine, ...]:
    """The lines with the items' costs, each item once."""
    stores, items = catalogue.store_ids(work), catalogue.items(work, [line.sku for line in lines])
    if store not in stores:
        raise NotFoundError(f"There is no store {store}.")
    sums: dict[str, ReturnLine] = {}
    for line in lines:
        if line.sku not in items:
            raise NotFoundError(f"There is no item {line.sku}. The list of items shows their codes.")
        check_units(f"Item {line.sku}", line.units)
        check_cost(f"Item {line.sku}", line.unit_cost)
        cost = items[line.sku].unit_cost if line.unit_cost is None else line.unit_cost
        known = sums.get(line.sku, ReturnLine(line.sku, Decimal(0), cost))
        sums[line.sku] = replace(known, units=known.units + line.units)
    going = tuple(line for line in sums.values() if line.units)
    if not going:
        raise RetailError("No units go back, so nothing was booked.")
    keys = catalogue.item_ids(work)
    for line in going:
        level = ledger.balances(work, keys[line.sku]).get((keys[line.sku], stores[store]))
        on_hand = level.on_hand if level else Decimal(0)
        if line.units > on_hand:
            raise RetailError(
                f"Item {line.sku}: {plain(line.units)} units cannot go back, {plain(on_hand)} are on hand. "
                "Correct the figure, or count the item first."
            )
    return going


def _book(place: Workplace, work: Work, value: SupplierReturn) -> None:
    supplier = catalogue.supplier_ids(work)[value.supplier]
    moves = [
        Move(
            line.sku, value.store, MovementKind.SUPPLIER_RETURN, -line.units,
            more={"reference": value.order or value.number, "supplier_id": supplier, "unit_cost": line.unit_cost},
        )
        for line in value.lines
    ]  # fmt: skip
    more = {"reason": value.reason, "reference": value.number}
    book(place, work, Wish(ActionKind.SUPPLIER_RETURN, value.day, more=more), moves)


def _cancel(place: Workplace, work: Work, value: SupplierReturn) -> None:
    note, number = f"Return {value.number} taken back", stock_actions.action_of_return(work, value.number)
    if number is not None:
        cancel(place, work, get_action(work, number), note)
        return
    # Returns of older days are no actions: their opposite stands beside them.
    items, store = catalogue.item_ids(work), catalogue.store_ids(work)[value.store]
    rows = [
        ledger.movement_row(
            items[line.sku], store, value.day, MovementKind.SUPPLIER_RETURN, line.units, recorded_at=now(),
            person=place.person.name, note=note, reference=value.order or value.number,
            supplier_id=catalogue.supplier_ids(work)[value.supplier], unit_cost=line.unit_cost,
        )
        for line in value.lines
    ]  # fmt: skip
    ledger.add_movements(work, rows)
    ledger.refresh_balances(work, {(row["item_id"], row["store_id"]) for row in rows})
