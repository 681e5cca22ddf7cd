"""Commands from forecast to delivery."""

import argparse
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.accuracy import alarm_data, alarm_words
from retail_desktop.cli.answer import Answer, age, place_of, progress_bar
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder

if TYPE_CHECKING:
    from retail_desktop.services.workplace import Workplace


def demo(given: argparse.Namespace) -> Answer:
    """The main job on the sample store, without a window."""
    from retail_desktop.services.run_demo import run_demo  # noqa: PLC0415 - services load SQLAlchemy

    with progress_bar() as progress:
        made = run_demo(Path(given.out), progress=progress)
    ordered = [line for line in made.plan.lines if line.quantity > 0]
    cost = sum((line.line_cost or Decimal(0) for line in ordered), Decimal(0))
    text = [
        (
            f"{made.report.accepted} sales lines imported, {made.report.returns} of them returns; "
            f"{len(made.report.ignored)} lines ignored."
        ),
        f"{len(made.plan.lines)} items forecast; {len(ordered)} to order for {cost:.2f} {made.report.currency}.",
        *(f"  {path}" for path in made.files),
        f"Open it in the window: retail-desktop --database {made.place.location}",
    ]
    data = {
        "database": made.place.location,
        "import": made.report.as_json() | {"ignored": len(made.report.ignored)},
        "items": len(made.plan.lines),
        "to_order": len(ordered),
        "cost": cost,
        "files": [str(path) for path in made.files],
    }
    return Answer("\n".join(text), data)


def forecast(given: argparse.Namespace) -> Answer:
    """One forecast run."""
    from retail_desktop.services.forecast_accuracy import forecast_alarms  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.forecast_demand import forecast_demand  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    with progress_bar() as progress:
        made = forecast_demand(
            place, as_of=given.as_of, horizon_days=given.horizon, items=given.items or (), store=given.store,
            workers=given.workers, progress=progress,
        )  # fmt: skip
    alarms = forecast_alarms(place)
    data = {
        "run_id": made.run_id, "as_of": made.as_of, "horizon_days": made.horizon_days, "items": made.items,
        "seconds": made.seconds, "alarms": [alarm_data(alarm) for alarm in alarms],
    }  # fmt: skip
    text = f"{made.items} items forecast for {made.horizon_days} days after {made.as_of} in {made.seconds:.1f} s."
    return Answer("\n".join([text + age(made.as_of), *map(alarm_words, alarms)]), data)


def plan(given: argparse.Namespace) -> Answer:
    """A reorder plan from the newest forecast."""
    from retail_desktop.services.plan_replenishment import make_plan  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    with progress_bar() as progress:
        plan = make_plan(place, as_of=given.as_of, progress=progress)
    warnings = _plan_warnings(place)
    wanted = [line for line in plan.lines if line.suggested_quantity > 0]
    statuses: dict[str, int] = {}
    for line in plan.lines:
        statuses[line.status.value] = statuses.get(line.status.value, 0) + 1
    cost = sum((line.line_cost or Decimal(0) for line in wanted), Decimal(0))
    data = {
        "plan_id": plan.plan_id, "as_of": plan.as_of, "run_id": plan.run_id, "lines": len(plan.lines),
        "to_order": len(wanted), "cost": cost, "statuses": statuses, "warnings": warnings,
    }  # fmt: skip
    text = f"{len(wanted)} of {len(plan.lines)} items to order, cost {cost:.2f}. Sales used through {plan.as_of}."
    return Answer("\n".join([text + age(plan.as_of), *warnings]), data)


def order(given: argparse.Namespace) -> Answer:
    """Create, list and move purchase orders."""
    from retail_desktop.services import order_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    if given.step == "create":
        return _created(place, given.supplier)
    if given.step == "list":
        orders = order_goods.list_orders(place)
    else:
        if not given.number:
            raise RetailError(f"Say which order to {given.step}, like: retail-desktop order {given.step} PO-1001")
        orders = (order_goods.change_status(place, given.number, STEPS[given.step]),)
    return Answer(
        "\n".join(map(_order_text, orders)) or "There are no orders.", {"orders": [_order_data(o) for o in orders]}
    )


def _created(place: "Workplace", supplier: str | None) -> Answer:
    from retail_desktop.services import order_goods  # noqa: PLC0415 - services load SQLAlchemy

    orders, warnings = order_goods.create_orders(place, supplier=supplier), _plan_warnings(place)
    data = {"orders": [_order_data(order) for order in orders], "warnings": warnings}
    return Answer("\n".join([*map(_order_text, orders), *warnings]), data)


def _plan_warnings(place: "Workplace") -> list[str]:
    from retail_desktop.services.plan_changes import (  # noqa: PLC0415 - services load SQLAlchemy
        changes_since_plan,
        outdated_words,
    )

    words = outdated_words(changes_since_plan(place))
    return [words] if words else []


STEPS = {
    "approve": OrderStatus.APPROVED,
    "send": OrderStatus.SENT,
    "close": OrderStatus.CLOSED,
    "cancel": OrderStatus.CANCELLED,
}


def _order_text(order: PurchaseOrder) -> str:
    cost = f"{order.total:.2f} {order.currency}".strip()
    return f"{order.number}  {order.status.value:<18} {order.supplier_name}, {len(order.lines)} lines, {cost}"


def _order_data(order: PurchaseOrder) -> dict[str, Any]:
    return {
        "number": order.number, "supplier": order.supplier, "store": order.store, "status": order.status.value,
        "created_on": order.created_on, "expected_on": order.expected_on, "total": order.total,
        "currency": order.currency,
        "lines": [
            {"line": line.number, "sku": line.sku, "quantity": line.quantity, "received": line.received,
             "unit_cost": line.unit_cost}
            for line in order.lines
        ],
    }  # fmt: skip


def receive(given: argparse.Namespace) -> Answer:
    """Book a delivery."""
    from retail_desktop.services.receive_goods import read_arrivals, receive  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    quantities = read_arrivals(place, given.number, given.lines) if given.lines else None
    order = receive(place, given.number, quantities)
    return Answer(_order_text(order), _order_data(order))
