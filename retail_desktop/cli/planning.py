"""Commands from forecast to delivery."""

import argparse
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.accuracy import alarm_data, alarm_words
from retail_desktop.cli.answer import Answer, age, place_of, progress_bar

if TYPE_CHECKING:
    from retail_desktop.domain.replenishment.review_advice import ReviewAdvice
    from retail_desktop.services.order_clock import SupplierClock
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
    from retail_desktop.services.advise_reviews import advise_reviews  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.order_clock import order_clocks  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.plan_replenishment import make_plan  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    with progress_bar() as progress:
        plan = make_plan(place, as_of=given.as_of, budget=given.budget, progress=progress)
    warnings = plan_warnings(place)
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
    clocks = order_clocks(plan, datetime.now())  # noqa: DTZ005 - a supplier's cut-off is on the wall clock
    data["clocks"] = [_clock_data(one) for one in clocks]
    advice = advise_reviews(place, plan)
    data["reviews"] = [
        {"supplier": one.supplier, "best_days": one.best_days, "days_now": one.days_now, "saves_a_year": one.saves}
        for one in advice
    ]
    lines = [text + age(plan.as_of), *warnings, *map(_clock_text, clocks), *map(_review_text, advice)]
    return Answer("\n".join(lines), data)


def _clock_text(one: "SupplierClock") -> str:
    return (
        f"  {one.supplier}: order until {one.clock.cut_off:%a %d %b %H:%M}, arrives {one.clock.arrives_on:%a %d %b}; "
        f"waiting until {one.clock.next_cut_off:%a %d %b} puts {one.at_risk_waiting} items at risk "
        f"instead of {one.at_risk_now}, margin expected to be lost {one.waiting_cost:.2f}"
    )


def _review_text(one: "ReviewAdvice") -> str:
    return (
        f"  {one.supplier}: ordering every {one.best_days} days would cost least (now {one.days_now}), about "
        f"{one.saves:.2f} a year less for deliveries and stock"
    )


def _clock_data(one: "SupplierClock") -> dict[str, Any]:
    return {
        "supplier": one.supplier, "cut_off": one.clock.cut_off.isoformat(timespec="minutes"),
        "arrives_on": one.clock.arrives_on, "next_cut_off": one.clock.next_cut_off.isoformat(timespec="minutes"),
        "next_arrives_on": one.clock.next_arrives_on, "lines": one.lines_to_order, "at_risk": one.at_risk_now,
        "at_risk_waiting": one.at_risk_waiting, "waiting_cost": one.waiting_cost,
    }  # fmt: skip


def plan_warnings(place: "Workplace") -> list[str]:
    """What was changed since the newest plan, in a sentence; nothing where it still holds."""
    from retail_desktop.services.plan_changes import (  # noqa: PLC0415 - services load SQLAlchemy
        changes_since_plan,
        outdated_words,
    )

    words = outdated_words(changes_since_plan(place))
    return [words] if words else []
