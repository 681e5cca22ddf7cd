"""The first look in the morning."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.replenishment import Status
from retail_desktop.services.count_stock import Choice, make_list
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.plan_replenishment import make_plan, read_plan
from retail_desktop.services.set_aside_items import set_item_aside
from retail_desktop.services.start_of_day import start_of_day
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
TODAY = date(2025, 7, 25)
MORNING = datetime(2025, 7, 25, 9)


def send_all(place: Workplace) -> None:
    for order in create_orders(place):
        change_status(place, order.number, OrderStatus.APPROVED)
        change_status(place, order.number, OrderStatus.SENT)


def test_a_new_store_has_nothing_to_tell(empty_shop: Workplace) -> None:
    day = start_of_day(empty_shop)
    assert (day.has_items, day.sales_through, day.plan_as_of, day.weeks) == (False, None, None, ())
    assert (day.needs, day.to_order, day.to_come, day.missing_days) == ((), (), (), ())


def test_without_a_plan_sales_and_doubts_are_told(shop: Workplace) -> None:
    day = start_of_day(shop)
    assert (day.today, day.sales_through, day.counted_on) == (TODAY, TODAY - timedelta(days=1), date(2025, 7, 24))
    assert day.plan_as_of is None
    assert day.last_day_units > 0
    assert (day.to_count.below_zero, day.to_count.never_counted, day.to_count.list_name) == (0, 0, "")


def test_what_runs_short_agrees_with_the_plan_and_the_most_money_comes_first(planned: Workplace) -> None:
    day, plan = start_of_day(planned), read_plan(planned)
    for status in (Status.OUT, Status.BEFORE_DELIVERY):
        assert {need.sku for need in day.having(status)} == {one.sku for one in plan.lines if one.status is status}
    ginger = next(need for need in day.needs if need.sku == "00104")
    line = next(one for one in plan.lines if one.sku == "00104")
    assert (ginger.status, ginger.next_delivery, ginger.is_ordered) == (Status.OUT, line.arrives_on, False)
    assert line.arrives_on is not None
    days = (line.arrives_on - TODAY).days
    assert ginger.at_risk == (line.daily_demand * days * Decimal("1.95")).quantize(Decimal("0.01"))
    assert [need.at_risk for need in day.needs] == sorted((need.at_risk for need in day.needs), reverse=True)


def test_what_was_ordered_is_awaited_and_no_longer_to_be_ordered(planned: Workplace) -> None:
    before = start_of_day(planned, MORNING)
    assert {one.supplier for one in before.to_order} == {"NORTH", "SOUTH"}
    assert before.to_order[0].clock.cut_off == datetime(2025, 7, 25, 23, 59)
    assert all(one.cost > 0 for one in before.to_order)
    send_all(planned)
    day = start_of_day(planned, MORNING)
    assert day.to_order == ()
    assert {one.supplier for one in day.to_come} == {"North Trading", "South Foods"}
    assert [one.due for one in day.to_come] == sorted(one.due for one in day.to_come)
    assert sum(one.cost for one in day.to_come) == sum(one.cost for one in before.to_order)
    assert any(need.is_ordered for need in day.needs)
    assert not any(one.days_late or one.confirmed for one in day.to_come)


def test_drafts_are_neither_awaited_nor_ordered_again(planned: Workplace) -> None:
    create_orders(planned)
    day = start_of_day(planned)
    assert (day.to_order, day.to_come) == ((), ())


def test_items_set_aside_are_not_to_be_ordered(planned: Workplace) -> None:
    lines = sum(one.lines for one in start_of_day(planned).to_order)
    set_item_aside(planned, "00101", "MAIN")
    assert sum(one.lines for one in start_of_day(planned).to_order) == lines - 1


def test_an_order_whose_day_has_passed_is_late_and_stands_first(planned: Workplace, bring: Bring) -> None:
    send_all(planned)
    late = "order,supplier,order date,expected,sku,quantity\nA-1,NORTH,2025-07-10,2025-07-20,00101,6\n"
    assert bring(planned, late, Target.ORDERS).status == "ok"
    first = start_of_day(planned).to_come[0]
    assert (first.order, first.days_late, first.confirmed, first.lines) == ("A-1", 5, True, 1)


def test_the_list_that_is_being_counted_is_named(shop: Workplace) -> None:
    make_list(shop, Choice.ALL)
    to_count = start_of_day(shop).to_count
    assert (to_count.list_name, to_count.counted) == ("Full count", 0)
    assert to_count.listed == 6


def test_weeks_compare_with_the_same_weekdays_a_year_before(empty_shop: Workplace, bring: Bring) -> None:
    last = date(2025, 7, 24)
    days = [last - timedelta(days=back) for back in range(400)]
    lines = "".join(f"{day},A,{2 if day.year == 2025 else 1},5.00\n" for day in days)
    bring(empty_shop, f"date,sku,quantity,price\n{lines}")
    weeks = start_of_day(empty_shop).weeks
    assert [week.first for week in weeks] == [last + timedelta(days=1 - 7 * back) for back in (4, 3, 2, 1)]
    assert {(week.net, week.year_before) for week in weeks} == {(Decimal(70), Decimal(35))}


def test_a_week_of_which_only_a_part_is_known_compares_with_nothing(empty_shop: Workplace, bring: Bring) -> None:
    last = date(2025, 7, 24)
    days = [last - timedelta(days=back) for back in range(368)]
    bring(empty_shop, "date,sku,quantity,price\n" + "".join(f"{day},A,1,5.00\n" for day in days))
    assert [week.year_before for week in start_of_day(empty_shop).weeks] == [None] * 4


def test_a_plan_that_does_not_know_the_newest_sales_is_called_out_of_date(planned: Workplace, bring: Bring) -> None:
    assert start_of_day(planned).plan_outdated == ""
    bring(planned, "date,sku,quantity,price\n2025-07-25,00101,3,2.50\n", name="next.csv")
    assert start_of_day(planned).plan_outdated.startswith("The plan is out of date")
    make_plan(planned)
    assert start_of_day(planned).plan_outdated == ""
