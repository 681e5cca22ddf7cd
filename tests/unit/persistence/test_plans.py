"""Reorder plans as they are kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.replenishment import Rule, Status, Step, Suggestion
from retail_desktop.persistence import catalogue, plans
from retail_desktop.persistence.plans import PlanHead
from tests.unit.persistence.runs import add_run

MUG, TOWEL, MAIN = 1, 2, 1
SUNDAY = date(2026, 9, 27)
AT = "2026-09-28T06:00:00+00:00"
LINE = Suggestion(
    sku="00417",
    store="MAIN",
    supplier="BRI",
    status=Status.BEFORE_DELIVERY,
    on_hand=Decimal("20.5"),
    on_order=Decimal(12),
    allocated=Decimal(1),
    inventory_position=Decimal("31.5"),
    lead_time_days=6,
    review_days=7,
    expected_demand=Decimal("46.3"),
    safety_stock=Decimal("11.7"),
    reorder_point=Decimal(29),
    order_up_to=Decimal(58),
    suggested_quantity=Decimal(36),
    pack_size=Decimal(12),
    packs=Decimal(3),
    order_by=date(2026, 9, 30),
    runs_out_on=date(2026, 10, 5),
    stockout_risk=0.41256,
    unit_cost=Decimal("2.95"),
    line_cost=Decimal("106.20"),
    binding_rules=(Rule.MINIMUM_ORDER, Rule.PACK),
    steps=(
        Step("Expected sales over 13 days", Decimal("46.3")),
        Step("Rounded up to packs of 12", Decimal("9.5"), Rule.PACK),
    ),
    why="Sales of about 46.3 over 13 days need 26.5; rounded up to 3 × 12: order 36.",
    daily_demand=Decimal("3.56"),
    policy="order_up_to",
    service="95 % of order cycles",
    safety_for_lateness=Decimal(3),
    normal_level=Decimal("51.25"),
    next_chance=date(2026, 9, 28),
    arrives_on=date(2026, 10, 4),
    waiting_risk=0.75,
    waiting_cost=Decimal("12.30"),
    expected_waste=Decimal("1.5"),
    transfer_from="HILL",
    transfer_quantity=Decimal(12),
)


@pytest.fixture
def run(work: Connection) -> int:
    head = ForecastRun(0, SUNDAY, 28, AT, 1, 0.5)
    return add_run(work, head)


def test_a_suggestion_comes_back_with_all_the_numbers_that_made_it(work: Connection, run: int) -> None:
    key = plans.add_plan(work, run, SUNDAY, AT, "Maria", [LINE])
    assert plans.lines(work, key) == (LINE,)


def test_an_item_without_supplier_cost_or_dates_is_planned_too(work: Connection, run: int) -> None:
    bare = replace(
        LINE, supplier="", unit_cost=None, line_cost=None, order_by=None, runs_out_on=None, binding_rules=(), steps=()
    )
    key = plans.add_plan(work, run, SUNDAY, AT, "Maria", [bare])
    assert plans.lines(work, key) == (bare,)


def test_lines_can_be_asked_for_by_item(work: Connection, run: int) -> None:
    towel = replace(LINE, sku="00422")
    key = plans.add_plan(work, run, SUNDAY, AT, "Maria", [towel, LINE])
    assert plans.lines(work, key) == (LINE, towel)
    assert plans.lines(work, key, "00422") == (towel,)
    assert plans.lines(work, key, "none such") == ()


def test_the_newest_plan_and_any_plan_are_found(work: Connection, run: int) -> None:
    assert plans.newest_plan(work) is None
    first = plans.add_plan(work, run, SUNDAY, AT, "Maria", [])
    second = plans.add_plan(work, run, SUNDAY, AT, "Maria", [LINE])
    assert plans.newest_plan(work) == PlanHead(second, run, SUNDAY, AT)
    assert plans.plan_head(work, first) == PlanHead(first, run, SUNDAY, AT)
    assert plans.plan_head(work, 99) is None


def test_a_persons_quantity_stands_until_it_is_taken_away(work: Connection, run: int) -> None:
    key = plans.add_plan(work, run, SUNDAY, AT, "Maria", [LINE])
    assert plans.set_ordered_quantity(work, key, (MUG, MAIN), Decimal(48), "Maria", "fair on Saturday")
    (changed,) = plans.lines(work, key)
    assert (changed.quantity, changed.suggested_quantity) == (Decimal(48), Decimal(36))
    assert plans.set_ordered_quantity(work, key, (MUG, MAIN), None, "Maria", "")
    assert plans.lines(work, key) == (LINE,)
    assert not plans.set_ordered_quantity(work, key, (TOWEL, MAIN), Decimal(1), "Maria", "")


def test_lines_just_stored_need_no_reading_back(work: Connection, run: int) -> None:
    catalogue.add_stores(work, ["HARBOUR"])
    odd = replace(
        LINE, sku="00422", supplier="GONE", unit_cost=None, line_cost=Decimal("1.00005"), packs=Decimal(1) / 3,
        normal_level=Decimal("4.0000"), waiting_cost=Decimal("0.30000"), order_by=None,
    )  # fmt: skip
    lines = [LINE, replace(LINE, store="HARBOUR"), odd, replace(odd, store="HARBOUR", supplier="")]
    key = plans.add_plan(work, run, SUNDAY, AT, "Maria", lines)
    assert repr(plans.as_stored(work, lines)) == repr(plans.lines(work, key))
