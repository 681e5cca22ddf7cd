"""Until when one may order, and what waiting costs."""

from collections.abc import Callable
from datetime import datetime, timedelta

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.order_clock import order_clocks
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

FRIDAY = datetime(2025, 7, 25, 9)


def test_every_supplier_with_something_to_order_has_its_clock(
    planned: Workplace, bring: Callable[..., ImportReport]
) -> None:
    bring(planned, "code,order cut off\nSOUTH,11:30\n", Target.SUPPLIERS)
    plan = make_plan(planned)
    north, south = order_clocks(plan, FRIDAY)
    assert (north.supplier, south.supplier) == ("NORTH", "SOUTH")
    assert north.clock.cut_off == datetime(2025, 7, 25, 23, 59)
    assert south.clock.cut_off == datetime(2025, 7, 28, 11, 30)
    assert south.clock.next_cut_off == datetime(2025, 7, 31, 11, 30)
    assert north.lines_to_order == sum(line.quantity > 0 for line in plan.lines if line.supplier == "NORTH")
    assert north.at_risk_waiting >= north.at_risk_now
    assert north.waiting_cost > 0


def test_the_clock_of_another_time_starts_on_the_plans_first_morning(planned: Workplace) -> None:
    plan = make_plan(planned)
    for now in (FRIDAY - timedelta(days=9), FRIDAY + timedelta(days=900)):
        assert order_clocks(plan, now)[0].clock.cut_off == datetime(2025, 7, 25, 23, 59)
