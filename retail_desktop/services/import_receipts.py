"""Deliveries from another program: stock rises, and so does what was received of the orders they name."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.purchasing import RECEIVABLE, OrderLine, PurchaseOrder, StatusChange, status_after_receipt
from retail_desktop.importing.goods import Goods
from retail_desktop.importing.receipts import ReceiptRow
from retail_desktop.persistence import catalogue, deliveries, ledger, order_imports, orders
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import Changes
from retail_desktop.services.find_goods import Findings, Found, find_goods, say_goods
from retail_desktop.services.find_suppliers import Suppliers
from retail_desktop.services.import_outcome import Outcome, Stamp, shown

Place = tuple[date, str, str, str]
"""Day, order's number without regard to case, store, item."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A line to be booked, on an order where there is one; `named` is the supplier of whom the line itself speaks."""

    row: ReceiptRow
    sku: str
    store: str
    named: str
    order: PurchaseOrder | None


def apply_receipts(work: Work, rows: Sequence[ReceiptRow], options: ImportOptions) -> Outcome:
    """What a list of deliveries books; what was booked before is left out, or rejected where it says otherwise."""
    booking = _Booking(work, options)
    named = [(row, booking.order(row), booking.supplier(row)) for row in rows]
    goods = [replace(row.goods, supplier=supplier) for row, _, supplier in named]
    found = find_goods(work, goods, options)
    for (row, order, _), one, what in zip(named, found.lines, goods, strict=True):
        booking.take(row, order, one, what)
    return booking.finished(found)


class _Booking:
    """Goes through the lines of deliveries."""

    def __init__(self, work: Work, options: ImportOptions) -> None:
        self.outcome = Outcome(Changes(work))
        self._suppliers = Suppliers(self.outcome.changes)
        self._options = options
        self._default = catalogue.default_store(work, options.store)
        self._orders = {order.number.casefold(): order for order in orders.orders(work)}
        self._known: dict[Place, Counter[Decimal]] = {}
        for one in deliveries.deliveries(work):
            place = one.day, one.order.casefold(), one.store, one.sku
            self._known.setdefault(place, Counter())[one.quantity] += 1
        self._arrived: list[_Arrival] = []
        self._unmatched: dict[Place, list[_Arrival]] = {}

    def order(self, row: ReceiptRow) -> PurchaseOrder | None:
        """The order a line names, or the part of it for its store."""
        number, store = row.order.casefold(), (row.store or self._default).casefold()
        return self._orders.get(number) or self._orders.get(f"{number}/{store}") if number else None

    def supplier(self, row: ReceiptRow) -> str:
        """Who delivered: whom the line names, else the order's supplier."""
        order = self.order(row)
        return self._suppliers.find(row.supplier, row.supplier_name) or (order.supplier if order else "")

    def take(self, row: ReceiptRow, order: PurchaseOrder | None, found: Found, goods: Goods) -> None:
        """Sort a line out: to be booked, booked before, or not to be used."""
        if found.reason is not None:
            issue = LineIssue(row.line, found.reason, "sku", goods.sku or goods.supplier_code or goods.barcode)
            (self.outcome.ignored if found.reason is Reason.NOT_A_PRODUCT else self.outcome.rejected).append(issue)
            return
        if found.new:
            say_goods(self.outcome.changes, found, goods)
        store = row.store or (order.store if order else self._default)
        arrival = _Arrival(row, found.sku, store, self._suppliers.find(row.supplier, row.supplier_name), order)
        place = row.day, row.order.casefold(), store, found.sku
        if self._options.duplicates != "add" and self._known.get(place, Counter())[row.quantity] > 0:
            self._known[place][row.quantity] -= 1
            self.outcome.ignored.append(LineIssue(row.line, Reason.DUPLICATE))
        else:
            self._unmatched.setdefault(place, []).append(arrival)

    def finished(self, found: Findings) -> Outcome:
        """The outcome: lines that contradict what was booked for the same day and item are rejected."""
        outcome = self.outcome
        for place, arrivals in self._unmatched.items():
            left = sum(self._known.get(place, Counter()).values())
            if left and self._options.duplicates != "add":
                outcome.rejected += [LineIssue(one.row.line, Reason.DUPLICATE, "quantity") for one in arrivals]
            else:
                self._arrived += arrivals
        for one in self._arrived:
            outcome.accepted += 1
            outcome.returns += one.row.quantity < 0
            outcome.stores.add(one.store)
            outcome.days.add(one.row.day)
            outcome.units += one.row.quantity
            if one.named:
                self._suppliers.say(one.named, one.row.supplier_name)
        outcome.warnings += [*found.warnings, *self._warnings()]
        outcome.doubts = found.doubts
        outcome.write = self._write
        return outcome

    def _warnings(self) -> list[str]:
        unknown = dict.fromkeys(one.row.order for one in self._arrived if one.row.order and one.order is None)
        over = dict.fromkeys(
            one.order.number for one in self._arrived if one.order and one.order.status not in RECEIVABLE
        )
        other = dict.fromkeys(
            one.sku for one in self._arrived if one.order and all(line.sku != one.sku for line in one.order.lines)
        )
        changed = sum(issue.reason is Reason.DUPLICATE for issue in self.outcome.rejected)
        texts = [
            *shown(list(unknown), "orders are not known here; their goods were booked without an order"),
            *shown(list(over), "orders were not waiting for goods; the goods were booked all the same"),
            *shown(list(other), "items are not on the order they were delivered for; only stock has changed"),
        ]
        if changed:
            texts.append(
                f"{changed} lines say another quantity than was booked before for the same day and item. "
                "If this file corrects an earlier one, undo that import first."
            )
        return texts

    def _write(self, work: Work, stamp: Stamp) -> None:
        stores = catalogue.add_stores(work, {one.store for one in self._arrived})
        items, suppliers, numbers = (
            catalogue.item_ids(work), catalogue.supplier_ids(work), order_imports.numbers_in_use(work),
        )  # fmt: skip
        rows = [
            ledger.movement_row(
                items[one.sku],
                stores[one.store],
                one.row.day,
                MovementKind.RECEIPT if one.row.quantity > 0 else MovementKind.SUPPLIER_RETURN,
                one.row.quantity,
                import_id=stamp.import_id,
                order_id=numbers[one.order.number.casefold()] if one.order else None,
                recorded_at=stamp.at,
                person=stamp.person,
                note=one.row.note,
                reference=one.row.order,
                supplier_id=suppliers[one.named] if one.named else None,
                unit_cost=one.row.unit_cost,
                lot=one.row.lot,
                expires_on=one.row.expires_on,
            )
            for one in self._arrived
        ]
        ledger.add_movements(work, rows)
        self._receive(work, stamp, numbers)

    def _receive(self, work: Work, stamp: Stamp, numbers: Mapping[str, int]) -> None:
        """Book the goods on the lines of their orders, and move the orders on."""
        by_order: dict[str, list[_Arrival]] = {}
        for one in self._arrived:
            if one.order is not None and one.row.quantity > 0:
                by_order.setdefault(one.order.number, []).append(one)
        arrived = [
            (numbers[number.casefold()], day, units)
            for number, arrivals in by_order.items()
            for day, units in _by_day(arrivals, self._orders[number.casefold()].lines)
        ]
        orders.add_receipts(work, arrived, stamp.at, stamp.person, stamp.import_id)
        for order in orders.orders(work):
            if order.number in by_order and order.status in RECEIVABLE:
                status = status_after_receipt(order.lines)
                change = StatusChange(status, stamp.at, stamp.person, f"From the file {stamp.file}")
                orders.set_status(work, numbers[order.number.casefold()], change, stamp.import_id)


def _by_day(arrivals: Sequence[_Arrival], lines: Sequence[OrderLine]) -> Iterator[tuple[date, dict[int, Decimal]]]:
    """What arrived of an order on each day, by line."""
    left = {line.number: line.outstanding for line in lines}
    for day in sorted({one.row.day for one in arrivals}):
        units: dict[int, Decimal] = {}
        for one in arrivals:
            if one.row.day == day:
                _spread(one, lines, left, units)
        if units:
            yield day, units


def _spread(arrival: _Arrival, lines: Sequence[OrderLine], left: dict[int, Decimal], units: dict[int, Decimal]) -> None:
    """Share what arrived of an item among its lines of the order: what each waits for, and the rest on the last."""
    own = [line.number for line in lines if line.sku == arrival.sku]
    rest = arrival.row.quantity
    for number in own:
        part = rest if number == own[-1] else min(rest, left[number])
        if part:
            units[number] = units.get(number, Decimal(0)) + part
            left[number] = max(Decimal(0), left[number] - part)
            rest -= part
