"""What deciding needs to know, put together from the store."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.replenishment import PolicyKind, Rule, Service
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.persistence import orders
from retail_desktop.services.deciding_facts import item_classes, learned_times, read_facts
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.reserve_stock import reserve
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
LAST = date(2025, 7, 24)


def deliver(bring: Bring, place: Workplace, days: list[int]) -> None:
    """Orders of North's green tea, one a week, promised in five days and delivered after these many."""
    head = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"
    lines, came = [], ["date,order,supplier,store,sku,quantity"]
    for place_, took in enumerate(days):
        ordered = date(2025, 3, 3) + timedelta(weeks=place_)
        promised, came_on = ordered + timedelta(days=5), ordered + timedelta(days=took)
        lines.append(f"N-{place_},NORTH,MAIN,sent,{ordered},{promised},00101,6,0,6")
        came.append(f"{came_on},N-{place_},NORTH,MAIN,00101,6")
    assert bring(place, head + "\n".join(lines) + "\n", Target.ORDERS).status == "ok"
    assert bring(place, "\n".join(came) + "\n", Target.RECEIPTS).status == "ok"


def test_until_five_deliveries_the_typed_lead_time_holds(planned: Workplace, bring: Bring) -> None:
    deliver(bring, planned, [8, 8, 9, 7])
    with planned.database.reading() as work:
        assert learned_times(work).suppliers["NORTH"].mean == 5
    line = next(line for line in make_plan(planned).lines if line.sku == "00101")
    assert (line.lead_time_days, line.safety_for_lateness) == (5, 0)


def test_five_deliveries_teach_how_long_they_take_and_how_sure_that_is(planned: Workplace, bring: Bring) -> None:
    deliver(bring, planned, [8, 8, 10, 6, 8])
    lines = {line.sku: line for line in make_plan(planned).lines}
    assert (lines["00101"].lead_time_days, lines["00102"].lead_time_days) == (8, 8)
    assert lines["00101"].safety_for_lateness > 0
    assert lines["00103"].lead_time_days == 2
    with planned.database.reading() as work:
        assert learned_times(work).lateness["NORTH"] == 3


def test_a_late_order_is_expected_today_and_its_usual_lateness(planned: Workplace, bring: Bring) -> None:
    deliver(bring, planned, [8, 8, 10, 6, 8])
    head = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"
    bring(planned, f"{head}LATE,NORTH,MAIN,sent,2025-07-10,2025-07-15,00101,12,0,12\n", Target.ORDERS)
    with planned.database.reading() as work:
        facts = read_facts(work, LAST)
        (key,) = orders.outstanding(work, LAST)
    position = facts.position_of(key, "NORTH")
    assert position.due == ((LAST + timedelta(days=4), Decimal(12)),)
    assert (position.late, position.on_order) == (12, 12)
    line = next(line for line in make_plan(planned).lines if line.sku == "00101")
    assert Rule.LATE_ORDER in line.binding_rules


def test_a_received_order_counts_from_the_day_it_was_sent(planned: Workplace) -> None:
    number = create_orders(planned, supplier="NORTH")[0].number
    change_status(planned, number, OrderStatus.APPROVED)
    change_status(planned, number, OrderStatus.SENT)
    receive(planned, number)
    with planned.database.reading() as work:
        assert learned_times(work).suppliers["NORTH"].receipts == 1


def test_classes_come_from_the_last_year(planned: Workplace) -> None:
    with planned.database.reading() as work:
        classes = item_classes(work, LAST)
    assert classes["00106"][1] in "YZ"
    assert {found[0] for found in classes.values()} == {"A", "B", "C"}
    assert classes["00105"] == "AX"


def test_a_choice_for_a_class_reaches_its_items_but_not_their_own_level(planned: Workplace) -> None:
    choice = PolicyChoice(
        abc="A", kind=PolicyKind.MIN_MAX, service=Service.FILL_RATE, level=Decimal("0.98"), minimum=Decimal(1),
        maximum=Decimal(9),
    )  # fmt: skip
    with planned.database.reading() as work:
        facts = read_facts(work, LAST, [choice])
    treated = {sku for sku, item in facts.items.items() if facts.terms_of(item, "MAIN").policy.maximum == 9}
    assert treated == {sku for sku, found in facts.classes.items() if found[0] == "A"}
    tea = facts.items["00102"]
    wider = facts.with_choices([PolicyChoice(level=Decimal("0.98"))])
    assert wider.terms_of(tea, "MAIN").service_level == Decimal("0.9")
    own = facts.with_choices([PolicyChoice(sku="00102", level=Decimal("0.98"))])
    assert own.terms_of(tea, "MAIN").service_level == Decimal("0.98")


def test_what_customers_are_owed_is_ordered_on_top(planned: Workplace) -> None:
    before = next(line for line in make_plan(planned).lines if line.sku == "00101")
    reserve(planned, "00101", Decimal(60), customer="Mrs Hill", store="MAIN")
    after = next(line for line in make_plan(planned).lines if line.sku == "00101")
    assert (before.allocated, after.allocated) == (0, 60)
    assert after.inventory_position == before.inventory_position - 60
    assert after.suggested_quantity >= before.suggested_quantity + 54  # packs of 6
    assert [step.amount for step in after.steps if step.label == "Owed to customers"] == [60]
    assert sum(step.amount for step in after.steps) == after.suggested_quantity
