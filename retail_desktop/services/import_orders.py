"""Open purchase orders from another program: from now on they count as on order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.domain.periods import latest_allowed
from retail_desktop.domain.purchasing import (
    OPEN,
    OrderLine,
    OrderStatus,
    PurchaseOrder,
    StatusChange,
    status_after_receipt,
)
from retail_desktop.importing.goods import Goods
from retail_desktop.importing.orders import OrderedLine, OrderRow
from retail_desktop.persistence import catalogue, order_imports, orders, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import Changes
from retail_desktop.services.find_goods import Findings, Found, find_goods, say_goods
from retail_desktop.services.find_suppliers import Suppliers
from retail_desktop.services.import_outcome import Outcome, Stamp, shown
from retail_desktop.services.workplace import trading_day

Line = tuple[OrderedLine, Found, Goods]


def apply_orders(work: Work, rows: Sequence[OrderRow], options: ImportOptions) -> Outcome:
    """What a list of orders says: new ones are made, known ones only get lines for items they did not hold."""
    taking = _Taking(work, options)
    supplied = [(row, taking.suppliers.find(row.supplier, row.supplier_name)) for row in rows]
    goods = [replace(line.goods, supplier=supplier) for row, supplier in supplied for line in row.lines]
    found = find_goods(work, goods, options)
    finds = iter(zip(found.lines, goods, strict=True))
    for row, supplier in supplied:
        taking.take(row, supplier, [(line, *next(finds)) for line in row.lines])
    return taking.finished(found)


class _Taking:
    """Goes through the orders of a list."""

    def __init__(self, work: Work, options: ImportOptions) -> None:
        self.outcome = Outcome(Changes(work))
        self.suppliers = Suppliers(self.outcome.changes)
        self._default = catalogue.default_store(work, options.store)
        self._today = trading_day(work)
        self._currency = people.read_setting(work, "currency")
        self._keys = order_imports.numbers_in_use(work)
        self._known = {order.number.casefold(): order for order in orders.orders(work)}
        self._made: list[PurchaseOrder] = []
        self._added: list[tuple[int, tuple[OrderLine, ...]]] = []
        self._differ: list[str] = []
        self._early: list[str] = []

    def take(self, row: OrderRow, supplier: str, lines: Sequence[Line]) -> None:
        """Make an order, or compare it with the one that is there."""
        good = []
        for line, found, goods in lines:
            if found.reason is None:
                good.append((line, found, goods))
            else:
                self._leave_out(line, found.reason, "sku", goods.sku or goods.supplier_code or goods.barcode)
        supplier = supplier or self._shared_supplier(found.sku for _, found, _ in good)
        known = self._known.get(row.number.casefold())
        if not good:
            return
        if known is not None:
            self._compare(row, supplier, known, good)
        elif not supplier:
            self._reject(good, Reason.BAD_VALUE, "supplier")
        elif (row.ordered or self._today) > latest_allowed(date.today()):  # noqa: DTZ011 - a trading day has no zone
            self._reject(good, Reason.FUTURE_DATE, "ordered", f"{row.ordered}")
        else:
            self._make(row, supplier, good)

    def _leave_out(self, line: OrderedLine, reason: Reason, column: str, value: str) -> None:
        if reason is Reason.NOT_A_PRODUCT:
            self.outcome.ignored.append(LineIssue(line.line, reason))
        else:
            self.outcome.rejected.append(LineIssue(line.line, reason, column, value))

    def _reject(self, lines: Sequence[Line], reason: Reason, column: str, value: str = "") -> None:
        self.outcome.rejected += [LineIssue(line.line, reason, column, value) for line, _, _ in lines]

    def _shared_supplier(self, skus: Iterable[str]) -> str:
        """The supplier from whom all these items are bought, if it is one."""
        found = {terms[0].supplier if (terms := self.outcome.changes.terms(sku)) else "" for sku in skus}
        return found.pop() if len(found) == 1 else ""

    def _compare(self, row: OrderRow, supplier: str, known: PurchaseOrder, lines: Sequence[Line]) -> None:
        """Lines as they are known are left out, lines of other items added, and changed ones rejected."""
        if supplier not in {"", known.supplier} or (row.store or known.store) != known.store:
            self._reject(lines, Reason.DUPLICATE, "order", row.number)
            return
        left, added = list(known.lines), []
        for line, found, goods in lines:
            same = next((one for one in left if one.sku == found.sku and _is_same(line, one)), None)
            if same is not None:
                left.remove(same)
                self.outcome.ignored.append(LineIssue(line.line, Reason.DUPLICATE))
            elif (
                known.number.casefold() in self._keys
                and known.status in OPEN
                and all(one.sku != found.sku for one in known.lines)
            ):
                added.append((line, found, goods))
            else:
                self.outcome.rejected.append(LineIssue(line.line, Reason.DUPLICATE, "order", row.number))
        if row.expected not in {None, known.expected_on} or (known.status in OPEN) != (row.status in OPEN):
            self._differ.append(known.number)
        key = self._keys.get(known.number.casefold())
        if added and key is not None:
            self._added.append((key, self._lines(known.supplier, added)))
            self._account(known.store, known.created_on, added)

    def _make(self, row: OrderRow, supplier: str, lines: Sequence[Line]) -> None:
        self.suppliers.say(supplier, row.supplier_name)
        placed, store = row.ordered or self._today, row.store or self._default
        value = self.outcome.changes.supplier(supplier)
        lead = value.lead_time_days if value else 0
        expected = row.expected or placed + timedelta(days=lead)
        if expected < placed:
            self._early.append(row.number)
        ordered = self._lines(supplier, lines)
        begun = row.status is OrderStatus.SENT and any(line.received for line in ordered)
        order = PurchaseOrder(
            number=row.number,
            supplier=supplier,
            supplier_name=value.name if value else supplier,
            store=store,
            status=status_after_receipt(ordered) if begun else row.status,
            created_on=placed,
            expected_on=expected,
            currency=row.currency or (value.currency if value else "") or self._currency,
            lines=ordered,
            note=row.note,
        )
        self._made.append(order)
        self._known[row.number.casefold()] = order
        self._account(store, placed, lines)

    def _account(self, store: str, day: date, lines: Sequence[Line]) -> None:
        outcome = self.outcome
        outcome.accepted += len(lines)
        outcome.stores.add(store)
        outcome.days.add(day)
        outcome.units += sum((line.quantity for line, _, _ in lines), Decimal(0))

    def _lines(self, supplier: str, lines: Sequence[Line]) -> tuple[OrderLine, ...]:
        changes, made = self.outcome.changes, []
        for number, (line, found, goods) in enumerate(lines, start=1):
            if found.new:
                say_goods(changes, found, replace(goods, supplier=supplier))
            terms = next((one for one in changes.terms(found.sku) if one.supplier == supplier), None)
            made.append(
                OrderLine(
                    number=number,
                    sku=found.sku,
                    name=goods.name,
                    supplier_code=goods.supplier_code or (terms.supplier_code if terms else ""),
                    quantity=line.quantity,
                    received=line.received or Decimal(0),
                    pack_size=line.pack_size or (terms.pack_size if terms else Decimal(1)),
                    unit_cost=line.unit_cost,
                )
            )
        return tuple(made)

    def finished(self, found: Findings) -> Outcome:
        """The outcome with what a person should know, and how to write it."""
        self.outcome.warnings += [
            *found.warnings,
            *shown(self._differ, "orders are known with another day or state and were left as they are"),
            *shown(self._early, "orders are expected before the day on which they were placed"),
        ]
        self.outcome.doubts = found.doubts
        self.outcome.write = self._write
        return self.outcome

    def _write(self, work: Work, stamp: Stamp) -> None:
        catalogue.add_stores(work, {order.store for order in self._made})
        made = [
            replace(
                order,
                history=(StatusChange(order.status, stamp.at, stamp.person, f"From the file {stamp.file}"),),
                lines=tuple(replace(line, received=Decimal(0)) for line in order.lines),
            )
            for order in self._made
        ]
        keys = orders.add_orders(work, made, stamp.import_id)
        told = [
            (key, {line.number: line.received for line in order.lines})
            for key, order in zip(keys, self._made, strict=True)
        ]
        items = catalogue.item_ids(work)
        for key, lines in self._added:
            first = orders.add_lines(
                work, key, [replace(line, received=Decimal(0)) for line in lines], items, stamp.import_id
            )
            told.append((key, {first + place: line.received for place, line in enumerate(lines)}))
        # What the list says had arrived before it came here; stock knows of it already.
        arrived = [(key, self._today, {line: units for line, units in of.items() if units}) for key, of in told]
        orders.add_receipts(work, [one for one in arrived if one[2]], stamp.at, stamp.person, stamp.import_id)


def _is_same(line: OrderedLine, known: OrderLine) -> bool:
    return (
        line.quantity == known.quantity
        and line.pack_size in {None, known.pack_size}
        and line.unit_cost in {None, known.unit_cost}
        and line.received in {None, known.received}
    )
