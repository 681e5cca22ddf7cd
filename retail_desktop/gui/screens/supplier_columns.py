"""The columns of the list of suppliers."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from retail_desktop.gui.screens import wording
from retail_desktop.gui.table_model import Column
from retail_desktop.services.browse_suppliers import SupplierLine


def supplier_columns(today: Callable[[], date]) -> list[Column]:
    """Name, items, orders, next days, lead time, minimum, spend, punctuality; `today` is the store's day."""
    return [
        Column("name", "Supplier", "text", lambda one: one.supplier.name, width=100, frozen=True),
        Column("items", "Items", "number", lambda one: one.items, width=46),
        Column("orders", "Open\norders", "number", lambda one: one.open_orders or None, width=52),
        Column(
            "late", "Late", "number", lambda one: one.late_orders or None, width=42,
            mark=lambda one: "bold" if one.late_orders else None,
        ),
        Column("cut_off", "Order\nuntil", "date", _cut_off, width=86, tooltip=lambda one: _until(one, today())),
        Column("delivery", "Next\ndelivery", "date", lambda one: one.next_delivery, width=62),
        Column("lead", "Lead\ndays", "number", lambda one: one.lead.days, width=44, tooltip=_lead),
        Column("minimum", "Minimum", "money", lambda one: one.supplier.minimum_order_value or None, width=66),
        Column("spend", "12 months", "money", _whole_spend, width=74, tooltip=_spend),
        Column("on_time", "On\ntime", "percent", lambda one: one.on_time, width=48, tooltip=_on_time),
    ]  # fmt: skip


def _cut_off(one: SupplierLine) -> date | datetime:
    """The moment where the supplier has a cut-off, else the day."""
    return one.cut_off if one.supplier.order_cut_off else one.cut_off.date()


def _whole_spend(one: SupplierLine) -> Decimal | None:
    return None if one.spend is None else one.spend.quantize(Decimal(1))


def _until(one: SupplierLine, today: date) -> str:
    at = one.cut_off.time()
    until = "" if at == time(23, 59) else f" until {at:%H:%M}"
    when = wording.days_away(one.cut_off.date(), today)
    return f"Order {wording.day(one.cut_off.date())}{until} ({when}); it arrives {wording.day(one.arrives_on)}"


def _lead(one: SupplierLine) -> str:
    typed = wording.plural(one.supplier.lead_time_days, "day")
    if one.lead.receipts < 5:
        return f"Typed: {typed}. Learned: nothing yet ({wording.plural(one.lead.receipts, 'delivery', 'deliveries')})."
    learned = wording.number(one.lead.mean, 1)
    return f"Typed: {typed}. Learned from {one.lead.receipts} deliveries: {learned} days."


def _spend(one: SupplierLine) -> str:
    return f"What came in the last 12 months, at cost, less returns: {wording.money(one.spend, one.currency)}"


def _on_time(one: SupplierLine) -> str:
    if one.on_time is None:
        return "No order of the last 12 months was due yet."
    return f"{wording.percent(one.on_time)} of the lines ordered in the last 12 months came complete by their day."
