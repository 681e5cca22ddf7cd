"""The coming weeks by supplier and day."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.plan_replenishment import read_plan
from retail_desktop.services.reorder_schedule import DAYS, SupplierSchedule, reorder_schedule
from retail_desktop.services.set_aside_items import set_item_aside
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
FRIDAY = date(2025, 7, 25)
HEAD = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"


def row(place: Workplace, code: str, now: datetime | None = None) -> SupplierSchedule:
    return next(one for one in reorder_schedule(place, now).suppliers if one.supplier.code == code)


def test_the_plan_s_suggestions_stand_on_the_next_day_to_order(planned: Workplace, bring: Bring) -> None:
    bring(planned, "code,order cut off,closed days\nSOUTH,11:30,2025-08-04\n", Target.SUPPLIERS)
    wanted = [line for line in read_plan(planned).lines if line.supplier == "SOUTH" and line.quantity]
    south = row(planned, "SOUTH")
    assert len(south.days) == DAYS
    assert [one.day for one in south.days if one.takes_orders][:3] == [
        date(2025, 7, 28), date(2025, 7, 31), date(2025, 8, 7),
    ]  # fmt: skip
    assert [one.day for one in south.days if one.closed] == [date(2025, 8, 4)]
    monday = south.next_order
    assert monday is not None
    assert (monday.day, monday.cut_off, monday.lines) == (date(2025, 7, 28), time(11, 30), len(wanted))
    assert monday.value == south.value == sum(line.quantity * (line.unit_cost or 0) for line in wanted)


def test_a_missed_cut_off_moves_them_to_the_next_day_and_calls_them_overdue(planned: Workplace, bring: Bring) -> None:
    bring(planned, "code,order cut off\nNORTH,09:00\n", Target.SUPPLIERS)
    assert row(planned, "NORTH", datetime.combine(FRIDAY, time(8))).days[0].lines > 0
    late = row(planned, "NORTH", datetime.combine(FRIDAY, time(10)))
    assert (late.days[0].lines, late.days[0].takes_orders) == (0, False)
    assert late.next_order is not None
    assert late.next_order.day == FRIDAY + timedelta(days=1)
    assert late.overdue > 0
    assert reorder_schedule(planned, datetime.combine(FRIDAY, time(10))).suppliers[0] == late


def test_open_orders_stand_on_the_day_they_should_come_and_late_ones_apart(planned: Workplace, bring: Bring) -> None:
    for number, due, units in (("S-1", "2025-07-20", 5), ("S-2", "2025-07-29", 8)):
        content = f"{HEAD}{number},SOUTH,MAIN,sent,2025-07-10,{due},00103,{units},0,{units}\n"
        bring(planned, content, Target.ORDERS, name=f"{number}.csv")
    south = row(planned, "SOUTH")
    assert [(one.order, one.units, one.late_days) for one in south.late] == [("S-1", Decimal(5), 5)]
    (tuesday,) = (one for one in south.days if one.coming)
    assert (tuesday.day, tuesday.coming[0].order) == (date(2025, 7, 29), "S-2")
    assert reorder_schedule(planned).suppliers[0].supplier.code == "SOUTH"


def test_what_is_ordered_or_set_aside_no_longer_waits(planned: Workplace) -> None:
    before = row(planned, "SOUTH").lines
    set_item_aside(planned, "00103", "MAIN")
    assert row(planned, "SOUTH").lines == before - 1
    create_orders(planned, supplier="SOUTH")
    assert (row(planned, "SOUTH").lines, row(planned, "SOUTH").next_order) == (0, None)


def test_without_a_plan_there_are_still_days_to_order(shop: Workplace, empty_shop: Workplace) -> None:
    found = reorder_schedule(shop)
    assert (found.plan_as_of, [one.lines for one in found.suppliers]) == (None, [0, 0])
    assert any(day.takes_orders for day in found.suppliers[0].days)
    assert reorder_schedule(empty_shop).suppliers == ()


def test_who_may_not_see_costs_sees_no_values(planned: Workplace) -> None:
    seller = Workplace(planned.location, Person("Sam", Role.SALES))
    assert {one.value for one in reorder_schedule(seller).suppliers} == {None}
