"""Orders, deliveries and returns as the command line prints them."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.purchasing import OrderLine, PurchaseOrder
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.receiving import Receipt, SupplierReturn


def order_text(order: PurchaseOrder, days_late: int = 0) -> str:
    """An order in one line."""
    cost = f"{order.total:.2f} {order.currency}".strip()
    state = "closed short" if order.is_short else order.status.value
    revision = f", revision {order.revision}" if order.revision > 1 else ""
    late = f", {days_late} days late" if days_late else ""
    return f"{order.number}  {state:<18} {order.supplier_name}, {len(order.lines)} lines, {cost}{revision}{late}"


def order_data(order: PurchaseOrder) -> dict[str, Any]:
    """An order as JSON gives it."""
    return {
        "number": order.number, "supplier": order.supplier, "store": order.store, "status": order.status.value,
        "created_on": order.created_on, "expected_on": order.expected_on, "total": order.total,
        "currency": order.currency, "revision": order.revision, "note": order.note, "closed_short": order.is_short,
        "lines": [_line_data(order, line) for line in order.lines],
    }  # fmt: skip


def _line_data(order: PurchaseOrder, line: OrderLine) -> dict[str, Any]:
    return {
        "line": line.number, "sku": line.sku, "quantity": line.quantity, "received": line.received,
        "unit_cost": line.unit_cost, "pack_size": line.pack_size, "line_total": line.line_cost,
        "expected_on": order.due(line),
    }  # fmt: skip


def all_text(order: PurchaseOrder, receipts: Sequence[Receipt], days_late: int) -> str:
    """An order with its lines, steps, revisions and receipts."""
    lines = [
        f"  {line.number}  {line.sku}  {line.name}: {plain(line.quantity)} ordered, {plain(line.received)} received, "
        f"{'–' if line.unit_cost is None else plain(line.unit_cost)} each, due {order.due(line)}"
        for line in order.lines
    ]
    steps = [
        f"  {step.at}  {step.status.value}, {step.user}{f': {step.note}' if step.note else ''}"
        for step in order.history
    ]
    earlier = [
        f"  revision {old.number} until {old.at}: {len(old.lines)} lines, {old.total:.2f} {order.currency}".rstrip()
        for old in order.earlier
    ]
    came = [
        f"  receipt {one.key} of {one.day}: {plain(one.units)} units, {one.user}"
        + (f", taken back by {one.taken_back_by}" if one.taken_back_at else "")
        for one in receipts
    ]
    return "\n".join([order_text(order, days_late), *lines, *steps, *earlier, *came])


def all_data(order: PurchaseOrder, receipts: Sequence[Receipt]) -> dict[str, Any]:
    """The same as JSON gives it."""
    return order_data(order) | {
        "history": [
            {"status": step.status.value, "at": step.at, "user": step.user, "note": step.note} for step in order.history
        ],
        "revisions": [
            {"revision": old.number, "until": old.at, "user": old.user, "changes": old.reason, "total": old.total,
             "expected_on": old.expected_on, "note": old.note,
             "lines": [{"line": line.number, "sku": line.sku, "quantity": line.quantity} for line in old.lines]}
            for old in order.earlier
        ],
        "receipts": [
            {"receipt": one.key, "date": one.day, "at": one.at, "user": one.user, "note": one.note,
             "taken_back": bool(one.taken_back_at),
             "lines": [
                 {"line": line.number or None, "sku": line.sku, "quantity": line.good, "damaged": line.damaged,
                  "price": line.unit_cost}
                 for line in one.lines
             ]}
            for one in receipts
        ],
    }  # fmt: skip


def return_text(value: SupplierReturn) -> str:
    """A return in one line."""
    goods = ", ".join(f"{plain(line.units)} of {line.sku}" for line in value.lines)
    back = " (taken back)" if value.taken_back_at else ""
    return f"{value.number}  {value.day}  {value.supplier_name}: {goods}; {value.reason}{back}"


def return_data(value: SupplierReturn) -> dict[str, Any]:
    """A return as JSON gives it."""
    return {
        "number": value.number, "supplier": value.supplier, "store": value.store, "date": value.day,
        "reason": value.reason, "order": value.order or None, "user": value.user, "total": value.total,
        "taken_back": bool(value.taken_back_at),
        "lines": [{"sku": line.sku, "quantity": line.units, "unit_cost": line.unit_cost} for line in value.lines],
    }  # fmt: skip


def letterhead_text(head: Letterhead) -> str:
    """What is set of a letterhead, a line each."""
    said = {name: value for name, value in letterhead_data(head).items() if value not in {"", None}}
    return "\n".join(f"{name.replace('_', '-')}: {str(value).replace(chr(10), ', ')}" for name, value in said.items())


def letterhead_data(head: Letterhead) -> dict[str, Any]:
    """A letterhead as JSON gives it; of the logo only its size."""
    said: dict[str, Any] = {field.name: getattr(head, field.name) for field in fields(Letterhead)}
    return said | {"logo": f"{len(head.logo)} bytes" if head.logo else ""}
