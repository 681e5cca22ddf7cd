"""How much to order and why, on forecasts worked out by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment import (
    Policy,
    PolicyKind,
    Position,
    Rule,
    Status,
    Step,
    Suggestion,
    Terms,
    suggest,
    whole_packs,
)
from retail_desktop.domain.replenishment.lead_times import LeadTime

Maker = Callable[..., ItemForecast]
MONDAY, WEDNESDAY = date(2026, 9, 28), 2
LEAD, REVIEW = 6, 7  # 13 days to protect: at four a day, 52 units


def terms(**changes: Any) -> Terms:  # noqa: ANN401 - any field of the terms
    return Terms(**{"supplier": "BRI", "lead_time_days": LEAD, "review_days": REVIEW, **changes})


def plan(forecast: ItemForecast, on_hand: object, due: dict[int, int] | None = None, **changes: object) -> Suggestion:
    """Suggest with this stock; `due` gives units by days from Monday; `counted` and `allocated` go to the position."""
    position = Position(
        on_hand=Decimal(str(on_hand)),
        allocated=Decimal(str(changes.pop("allocated", 0))),
        due=tuple((MONDAY + timedelta(days=day), Decimal(units)) for day, units in (due or {}).items()),
        counted=bool(changes.pop("counted", True)),
    )
    return suggest("00417", "MAIN", forecast, position, terms(**changes))


def figures(of: Suggestion | Step, names: str) -> tuple[object, ...]:
    """The named figures, which may be compared with plain numbers."""
    return tuple(getattr(of, name) for name in names.split())


@pytest.fixture
def steady(forecast_of: Maker) -> ItemForecast:
    """Give an item that sells four a day, as sure as the sun rises, as known on a Sunday evening."""
    return forecast_of(4)


def test_steady_sales_need_what_sells_over_lead_time_and_review_period(steady: ItemForecast) -> None:
    line = plan(steady, 20)
    assert line.order_up_to == line.expected_demand == 4 * (LEAD + REVIEW)
    assert line.safety_stock == 0
    assert line.reorder_point == 4 * LEAD
    assert line.suggested_quantity == line.quantity == line.packs == 32
    assert line.why == "Sales of about 52 over 13 days plus 0 safety, with 20 on hand and 0 on order, need 32 more."
    assert [figures(step, "label amount") for step in line.steps] == [
        ("Expected sales over 13 days", 52),
        ("Safety stock", 0),
        ("On hand", -20),
        ("On order", 0),
    ]


def test_uncertain_sales_need_a_quantile_of_the_total(forecast_of: Maker) -> None:
    # Ten a day, deviation 3: over 13 days 130 and 3 sqrt(13) = 10.817; at 95 %, 130 + 1.6449 × 10.817 = 147.79.
    line = plan(forecast_of(10, 3), 0)
    assert line.order_up_to == 148
    assert line.expected_demand == 130
    assert line.safety_stock == 18
    assert line.suggested_quantity == 148


def test_loose_goods_are_planned_to_the_thousandth(forecast_of: Maker) -> None:
    line = plan(forecast_of(0.25), "1.5", pack_size=Decimal("0.5"))
    assert line.order_up_to == Decimal("3.25")
    assert figures(line, "suggested_quantity packs") == (Decimal("2.0"), 4)


def test_stock_on_order_counts_and_goods_owed_do_not(steady: ItemForecast) -> None:
    line = plan(steady, 20, {3: 12}, allocated=5)
    assert figures(line, "on_order inventory_position suggested_quantity") == (12, 27, 25)
    assert "with 20 on hand and 12 on order, less 5 owed to customers, need 25 more." in line.why
    assert ("Owed to customers", Decimal(5)) in [(step.label, step.amount) for step in line.steps]


def test_a_late_delivery_is_counted_once(steady: ItemForecast) -> None:
    late = plan(steady, 20, {-9: 12})
    assert figures(late, "on_order inventory_position suggested_quantity") == (12, 32, 20)
    assert late.runs_out_on == MONDAY + timedelta(days=7)  # 32 units last eight days


def test_goods_owed_are_named_where_the_rest_is_enough(steady: ItemForecast) -> None:
    why = plan(steady, 60, allocated=5).why
    assert why.startswith("60 on hand and 0 on order, less 5 owed to customers, covers sales of about 52")


def test_enough_stock_needs_no_order(steady: ItemForecast) -> None:
    line = plan(steady, 60)
    assert figures(line, "suggested_quantity packs line_cost") == (0, 0, None)
    assert line.status is Status.OK
    assert line.steps[-1].label == "Enough already"
    assert (
        line.why == "60 on hand and 0 on order covers sales of about 52 over 13 days and the safety stock; "
        "nothing to order."
    )


def test_a_quantity_is_rounded_up_to_whole_packs(steady: ItemForecast) -> None:
    line = plan(steady, 20, pack_size=Decimal(12), unit_cost=Decimal("2.95"))
    assert figures(line, "suggested_quantity packs line_cost") == (36, 3, Decimal("106.20"))
    assert line.binding_rules == (Rule.PACK,)
    assert line.steps[-1].amount == 4
    assert line.why.endswith("need 32; rounded up to 3 × 12: order 36.")


def test_the_minimum_comes_before_the_packs(steady: ItemForecast) -> None:
    line = plan(steady, 20, pack_size=Decimal(12), minimum_order=Decimal(40))
    assert line.suggested_quantity == 48
    assert line.binding_rules == (Rule.MINIMUM_ORDER, Rule.PACK)
    assert [step.amount for step in line.steps[-2:]] == [8, 8]
    assert line.why.endswith("need 32; raised to the minimum order, rounded up to 4 × 12: order 48.")


def test_nothing_is_ordered_that_would_spoil(steady: ItemForecast) -> None:
    # Five days on the shelf after six days on the way: 44 sell in time, 20 are there already.
    line = plan(steady, 20, shelf_life_days=5)
    assert line.suggested_quantity == 24
    assert line.binding_rules == (Rule.SHELF_LIFE,)
    assert line.why.endswith("need 32; limited by shelf life: order 24.")


def test_where_all_that_sells_in_time_is_there_a_minimum_does_not_order_more(steady: ItemForecast) -> None:
    line = plan(steady, 50, shelf_life_days=1, minimum_order=Decimal(40))
    assert line.suggested_quantity == 0
    assert line.binding_rules == (Rule.SHELF_LIFE,)


def test_a_long_shelf_life_binds_nothing(steady: ItemForecast) -> None:
    assert plan(steady, 20, shelf_life_days=30).binding_rules == ()


def test_a_discontinued_item_is_sold_down(steady: ItemForecast) -> None:
    line = plan(steady, 20, discontinued=True, pack_size=Decimal(12))
    assert figures(line, "suggested_quantity order_by") == (0, None)
    assert line.binding_rules == (Rule.DISCONTINUED,)
    assert line.steps[-1].label == "Discontinued: sell down"
    assert line.why == "Discontinued: sell what is there, order nothing."


def test_stock_never_counted_is_taken_as_none(steady: ItemForecast) -> None:
    line = plan(steady, 20, counted=False)
    assert figures(line, "on_hand suggested_quantity status") == (0, 52, Status.CHECK_DATA)
    assert line.binding_rules == (Rule.STOCK_NEVER_COUNTED,)
    assert line.why.endswith("The stock was never counted, so none is assumed: count it first.")


def test_stock_below_zero_is_taken_as_none(steady: ItemForecast) -> None:
    line = plan(steady, -3)
    assert figures(line, "on_hand suggested_quantity status") == (0, 52, Status.CHECK_DATA)
    assert line.binding_rules == (Rule.NEGATIVE_STOCK,)
    assert line.why.endswith("The book shows less than nothing, so none is assumed: count it first.")


@pytest.mark.parametrize(
    ("today", "review_days"),
    [(MONDAY, 9), (date(2026, 9, 30), 7), (date(2026, 10, 1), 13)],  # Monday, Wednesday, Thursday
)
def test_with_an_order_day_the_review_lasts_until_the_chance_after_the_next(
    forecast_of: Maker, today: date, review_days: int
) -> None:
    line = plan(forecast_of(4, as_of=today - timedelta(days=1)), 0, order_weekdays=frozenset({WEDNESDAY}))
    assert line.review_days == review_days
    assert line.order_up_to == 4 * (LEAD + review_days)


def test_two_order_days_a_week_shorten_the_review(steady: ItemForecast) -> None:
    assert plan(steady, 0, order_weekdays=frozenset({0, 3})).review_days == 3
    assert plan(steady, 0, order_weekdays=frozenset({0, 1})).review_days == 1


def test_stock_runs_out_on_the_day_that_sells_the_last_piece(steady: ItemForecast) -> None:
    assert plan(steady, 40).runs_out_on == MONDAY + timedelta(days=9)  # the tenth day
    assert plan(steady, 41).runs_out_on == MONDAY + timedelta(days=10)
    assert plan(steady, 0).runs_out_on == MONDAY


def test_a_delivery_that_comes_in_time_puts_the_day_off(steady: ItemForecast) -> None:
    assert plan(steady, 40, {9: 8}).runs_out_on == MONDAY + timedelta(days=11)
    assert plan(steady, 40, {10: 8}).runs_out_on == MONDAY + timedelta(days=9)


def test_stock_beyond_the_horizon_has_no_last_day(steady: ItemForecast) -> None:
    line = plan(steady, 500)
    assert line.runs_out_on is None
    assert line.order_by is None


def test_the_last_day_to_order_is_a_lead_time_before_stock_may_fall_short(steady: ItemForecast) -> None:
    # 40 units last ten days; the eleventh, 8 October, falls short.
    assert plan(steady, 40).order_by == date(2026, 10, 2)


def test_the_last_day_to_order_is_an_order_day(steady: ItemForecast) -> None:
    assert plan(steady, 40, order_weekdays=frozenset({WEDNESDAY})).order_by == date(2026, 9, 30)


def test_when_it_is_too_late_the_next_chance_is_the_day_to_order(steady: ItemForecast) -> None:
    assert plan(steady, 4).order_by == MONDAY
    assert plan(steady, 4, order_weekdays=frozenset({WEDNESDAY})).order_by == date(2026, 9, 30)


def test_the_risk_is_that_of_selling_out_before_the_next_possible_delivery(forecast_of: Maker) -> None:
    assert plan(forecast_of(10, 3), 10 * LEAD).stockout_risk == pytest.approx(0.5)
    on_wednesday = plan(forecast_of(10, 3), 10 * (LEAD + 2), order_weekdays=frozenset({WEDNESDAY}))
    assert on_wednesday.stockout_risk == pytest.approx(0.5)


def test_a_delivery_on_its_way_lowers_the_risk_only_if_it_comes_before(forecast_of: Maker) -> None:
    assert plan(forecast_of(10, 3), 40, {5: 20}).stockout_risk == pytest.approx(0.5)
    assert plan(forecast_of(10, 3), 40, {6: 20}).stockout_risk > 0.95


def test_what_can_be_fetched_at_once_is_never_at_risk(forecast_of: Maker) -> None:
    assert plan(forecast_of(10, 3), 0, lead_time_days=0).stockout_risk == 0


@pytest.mark.parametrize(
    ("on_hand", "changes", "status"),
    [
        (0, {}, Status.OUT),
        (20, {}, Status.BEFORE_DELIVERY),  # five days of stock, six days to wait
        (28, {}, Status.ORDER_TODAY),
        (33, {"order_weekdays": frozenset({WEDNESDAY})}, Status.ORDER_SOON),
        (32, {"order_weekdays": frozenset({WEDNESDAY})}, Status.BEFORE_DELIVERY),
        (52, {}, Status.OK),
        (720, {}, Status.OK),
        (721, {}, Status.TOO_MUCH),  # more than 180 days of sales
        (-1, {}, Status.CHECK_DATA),
        (0, {"counted": False}, Status.CHECK_DATA),
    ],
)
def test_an_item_stands_as_its_stock_says(
    steady: ItemForecast, on_hand: int, changes: dict[str, Any], status: Status
) -> None:
    assert plan(steady, on_hand, **changes).status is status


def test_half_a_year_of_a_slow_item_is_not_too_much_while_it_is_less_than_twice_what_it_needs(
    forecast_of: Maker,
) -> None:
    slow = forecast_of(0.2, 4)  # needs 27 for 13 days; 180 days sell 36
    assert plan(slow, 54).order_up_to == 27
    assert (plan(slow, 54).status, plan(slow, 55).status) == (Status.OK, Status.TOO_MUCH)


def test_an_item_that_does_not_sell_has_no_sales_whatever_its_stock(forecast_of: Maker) -> None:
    assert {plan(forecast_of(0), stock).status for stock in (0, 5, 5000)} == {Status.NO_SALES}


def test_an_item_that_can_be_fetched_any_day_still_sells(steady: ItemForecast) -> None:
    line = plan(steady, 5, lead_time_days=0, review_days=0)
    assert line.daily_demand == 4
    assert figures(line, "order_up_to status") == (0, Status.OK)


def test_a_lead_time_beyond_the_forecast_is_said(steady: ItemForecast) -> None:
    line = plan(steady, 0, lead_time_days=30)
    assert Rule.BEYOND_HORIZON in line.binding_rules
    assert line.order_up_to == 4 * 37


def test_what_a_person_orders_stands_before_what_was_suggested(steady: ItemForecast) -> None:
    assert replace(plan(steady, 20), ordered_quantity=Decimal(0)).quantity == 0


def test_packs_are_the_fewest_that_hold_a_quantity() -> None:
    assert whole_packs(Decimal(24), Decimal(12)) == 24
    assert whole_packs(Decimal("24.001"), Decimal(12)) == 36
    assert whole_packs(Decimal(0), Decimal(12)) == 0


UNITS = st.integers(-20_000, 300_000).map(lambda number: Decimal(number) / 1000)
DUE = st.dictionaries(st.integers(-10, 40), st.integers(1, 60), max_size=3)
FORECASTS = st.tuples(st.floats(0, 40), st.floats(0, 15))
TERMS = st.fixed_dictionaries(
    {
        "lead_time_days": st.integers(0, 20),
        "review_days": st.integers(0, 14),
        "order_weekdays": st.frozensets(st.integers(0, 6), max_size=3),
        "pack_size": st.sampled_from([Decimal(text) for text in ("1", "6", "12", "0.5", "0.375")]),
        "minimum_order": st.sampled_from([Decimal(0), Decimal(30)]),
        "service_level": st.sampled_from([Decimal(text) for text in ("0.5", "0.9", "0.95", "0.99")]),
        "shelf_life_days": st.sampled_from([None, 3, 30]),
        "discontinued": st.booleans(),
        "counted": st.booleans(),
        "allocated": st.integers(0, 10),
        "policy": st.sampled_from([Policy(kind) for kind in PolicyKind if kind is not PolicyKind.MIN_MAX]),
        "line_cost": st.sampled_from([Decimal(0), Decimal(5)]),
        "unit_cost": st.sampled_from([None, Decimal(2)]),
        "lead_time": st.sampled_from([None, LeadTime(5.0, 2.0, 9)]),
        "maximum_stock": st.sampled_from([None, Decimal(60)]),
    }
)


@given(FORECASTS, UNITS, DUE, TERMS)
def test_the_calculation_always_adds_up(
    forecast_of: Maker, demand: tuple[float, float], stock: Decimal, due: dict[int, int], rules: dict[str, Any]
) -> None:
    line = plan(forecast_of(*demand), stock, due, **rules)
    assert sum(step.amount for step in line.steps) == line.suggested_quantity
    assert line.expected_demand + line.safety_stock == line.order_up_to
    assert line.inventory_position == line.on_hand + line.on_order - line.allocated


@given(FORECASTS, UNITS, DUE, TERMS)
def test_an_order_is_in_whole_packs_on_an_order_day_and_never_of_a_discontinued_item(
    forecast_of: Maker, demand: tuple[float, float], stock: Decimal, due: dict[int, int], rules: dict[str, Any]
) -> None:
    line = plan(forecast_of(*demand), stock, due, **rules)
    assert line.suggested_quantity >= 0
    assert line.packs == line.packs.to_integral_value()
    assert line.packs * line.pack_size == line.suggested_quantity
    assert 0 <= line.stockout_risk <= 1
    assert not (rules["discontinued"] and (line.suggested_quantity or line.order_by))
    if line.order_by and rules["order_weekdays"]:
        assert line.order_by.weekday() in rules["order_weekdays"]


@given(FORECASTS, UNITS, TERMS)
def test_a_higher_service_level_never_lowers_the_level_to_order_up_to(
    forecast_of: Maker, demand: tuple[float, float], stock: Decimal, rules: dict[str, Any]
) -> None:
    levels = [
        plan(forecast_of(*demand), stock, **rules | {"service_level": Decimal(per_cent) / 100}).order_up_to
        for per_cent in (50, 80, 90, 95, 97, 99)
    ]
    assert levels == sorted(levels)


@given(FORECASTS, UNITS, st.integers(0, 50), TERMS)
def test_more_stock_never_raises_the_suggestion(
    forecast_of: Maker, demand: tuple[float, float], stock: Decimal, more: int, rules: dict[str, Any]
) -> None:
    less = plan(forecast_of(*demand), stock + more, **rules).suggested_quantity
    assert less <= plan(forecast_of(*demand), stock, **rules).suggested_quantity


@given(FORECASTS, UNITS, st.integers(1, 60), TERMS)
def test_a_late_order_counts_like_one_due_today(
    forecast_of: Maker, demand: tuple[float, float], stock: Decimal, units: int, rules: dict[str, Any]
) -> None:
    assert plan(forecast_of(*demand), stock, {-9: units}, **rules) == plan(
        forecast_of(*demand), stock, {0: units}, **rules
    )


def test_an_uncertain_lead_time_has_its_own_part_of_the_safety_stock(steady: ItemForecast) -> None:
    line = plan(steady, 0, lead_time=LeadTime(6.0, 2.0, 12))
    assert line.safety_for_lateness > 4
    assert line.safety_stock - line.safety_for_lateness == pytest.approx(0, abs=2)
    assert "Safety stock for late deliveries" in [step.label for step in line.steps]
    assert sum(step.amount for step in line.steps) == line.suggested_quantity


def test_waiting_for_the_chance_after_next_costs_what_is_not_sold_meanwhile(steady: ItemForecast) -> None:
    line = plan(steady, 24, unit_cost=Decimal(2), price=Decimal(5))
    assert figures(line, "next_chance arrives_on") == (MONDAY, MONDAY + timedelta(days=6))
    assert (line.stockout_risk, line.waiting_risk) == pytest.approx((0, 1), abs=0.03)
    assert line.waiting_cost == 4 * REVIEW * 3


def test_fresh_goods_tell_what_is_expected_to_expire(steady: ItemForecast) -> None:
    assert plan(steady, 60, shelf_life_days=5).expected_waste == 60 - 44
    assert plan(steady, 20, shelf_life_days=5).expected_waste == 0


def test_a_better_price_is_the_lines_cost(steady: ItemForecast) -> None:
    breaks = (PriceBreak(Decimal(30), Decimal("1.50")),)
    assert plan(steady, 20, unit_cost=Decimal(2), breaks=breaks).line_cost == 48
