"""Suppliers, their terms and their days in the words and the JSON of the command line."""

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.typed_terms import closed_days_text, price_breaks_text, weekdays_text

if TYPE_CHECKING:
    from retail_desktop.domain.catalogue import Supplier
    from retail_desktop.services.browse_suppliers import SupplierCard, SupplierLine
    from retail_desktop.services.reorder_schedule import Coming, Schedule, SupplierSchedule


def line_words(one: "SupplierLine") -> str:
    """A supplier of the list in one line."""
    late = f", {one.late_orders} of them late" if one.late_orders else ""
    return (
        f"{one.supplier.code}  {one.supplier.name}: {one.items} items, {one.open_orders} open orders{late}; "
        f"order until {one.cut_off:%a %d %b %H:%M}, arrives {one.arrives_on:%a %d %b}; lead time {one.lead.days} days"
    )


def line_data(one: "SupplierLine") -> dict[str, Any]:
    """A supplier of the list."""
    return {
        "code": one.supplier.code, "name": one.supplier.name, "items": one.items, "open_orders": one.open_orders,
        "late_orders": one.late_orders, "cut_off": one.cut_off.isoformat(timespec="minutes"),
        "arrives_on": one.arrives_on, "next_delivery": one.next_delivery,
        "lead_time_days": one.supplier.lead_time_days, "lead_time_used": one.lead.days,
        "minimum_order_value": one.supplier.minimum_order_value, "spend_12_months": one.spend,
        "on_time": one.on_time, "currency": one.currency,
    }  # fmt: skip


def card_words(card: "SupplierCard") -> str:
    """A supplier with its terms and past deliveries."""
    one, days = card.supplier, []
    if one.order_weekdays:
        days.append(f"orders on {weekdays_text(one.order_weekdays)}")
    if one.order_cut_off:
        days.append(f"until {one.order_cut_off:%H:%M}")
    if one.delivery_weekdays:
        days.append(f"delivers on {weekdays_text(one.delivery_weekdays)}")
    if one.closed_days:
        days.append(f"closed {closed_days_text(one.closed_days)}")
    lines = [
        f"{one.code}  {one.name}: lead time {one.lead_time_days} days, {', '.join(days) or 'orders on any day'}",
        f"Minimum order {plain(one.minimum_order_value)} {one.currency}".rstrip(),
        card.lead_words,
    ]
    lines += [
        f"  {past.number}: ordered {past.days.ordered_on}, promised {past.days.promised_on}, "
        f"came {past.days.received_on}, {past.days.days} days"
        for past in card.past[:10]
    ]
    return "\n".join(lines)


def card_data(card: "SupplierCard") -> dict[str, Any]:
    """A supplier with its terms, past deliveries and items."""
    return {
        **supplier_data(card.supplier), "lead_time_used": card.lead.days, "lead_time_words": card.lead_words,
        "deliveries": [
            {
                "order": past.number, "ordered_on": past.days.ordered_on, "promised_on": past.days.promised_on,
                "came_on": past.days.received_on, "days": past.days.days,
            }
            for past in card.past
        ],
        "items": [terms_data(one.own, one.terms) for one in card.items],
    }  # fmt: skip


def supplier_data(one: "Supplier") -> dict[str, Any]:
    """All terms of a supplier, days as they are typed."""
    cut_off = one.order_cut_off.isoformat(timespec="minutes") if one.order_cut_off else None
    written = {
        "order_weekdays": weekdays_text(one.order_weekdays), "delivery_weekdays": weekdays_text(one.delivery_weekdays),
        "closed_days": closed_days_text(one.closed_days), "order_cut_off": cut_off,
    }  # fmt: skip
    return {field.name: getattr(one, field.name) for field in fields(one)} | written


def terms_words(one: SupplyTerms) -> str:
    """Who sells an item, and how."""
    cost = "" if one.unit_cost is None else f", {plain(one.unit_cost)} a unit"
    breaks = f", price breaks {price_breaks_text(one.breaks)}" if one.breaks else ""
    least = f", at least {plain(one.minimum_order)}" if one.minimum_order else ""
    days = "" if one.lead_time_days is None else f", {one.lead_time_days} days"
    return f"{one.supplier}{cost}, packs of {plain(one.pack_size)}{least}{days}{breaks}"


def terms_data(one: SupplyTerms, terms: Sequence[SupplyTerms]) -> dict[str, Any]:
    """An item's terms with one supplier; the first of all its `terms` are the preferred ones."""
    kept = {field.name: getattr(one, field.name) for field in fields(one)}
    return kept | {"breaks": price_breaks_text(one.breaks), "preferred": terms[0] == one}


def schedule_words(found: "Schedule") -> str:
    """The coming weeks, supplier by supplier."""
    lines = [line for one in found.suppliers for line in _supplier_lines(one)]
    return "\n".join(lines) or "No supplier sells anything or has an open order."


def _supplier_lines(one: "SupplierSchedule") -> list[str]:
    lines = [f"{one.supplier.code}  {one.supplier.name}"]
    lines += [f"  late: {late.order}, {plain(late.units)} units, expected {late.day:%a %d %b}" for late in one.late]
    for day in one.days:
        if day.lines:
            until = f" until {day.cut_off:%H:%M}" if day.cut_off else ""
            value = "" if day.value is None else f", {plain(day.value)} {one.currency}".rstrip()
            lines.append(f"  {day.day:%a %d %b}: order{until}: {day.lines} lines{value}")
        lines += [f"  {day.day:%a %d %b}: {came.order} should bring {plain(came.units)} units" for came in day.coming]
    if len(lines) == 1:
        lines.append("  nothing to order, nothing on its way")
    return lines


def schedule_data(found: "Schedule") -> dict[str, Any]:
    """The coming weeks; days on which nothing can be done are left out."""
    return {
        "today": found.today, "plan_as_of": found.plan_as_of,
        "suppliers": [
            {
                "code": one.supplier.code, "name": one.supplier.name, "lines": one.lines, "value": one.value,
                "overdue": one.overdue, "currency": one.currency, "late": [_coming_data(late) for late in one.late],
                "days": [
                    {
                        "day": day.day, "takes_orders": day.takes_orders, "closed": day.closed, "lines": day.lines,
                        "cut_off": day.cut_off.isoformat(timespec="minutes") if day.cut_off else None,
                        "value": day.value, "coming": [_coming_data(came) for came in day.coming],
                    }
                    for day in one.days
                    if day.takes_orders or day.closed or day.coming
                ],
            }
            for one in found.suppliers
        ],
    }  # fmt: skip


def _coming_data(one: "Coming") -> dict[str, Any]:
    return {"order": one.order, "day": one.day, "units": one.units, "late_days": one.late_days}
