"""Why this quantity: what the sentence and the steps say under each policy."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment import Policy, PolicyKind, Position, Rule, Suggestion, Terms, suggest

MONDAY = date(2026, 9, 28)


def terms(**changes: Any) -> Terms:  # noqa: ANN401 - any field of the terms
    return Terms(**{"supplier": "BRI", "lead_time_days": 6, "review_days": 7, **changes})


def plan(forecast: ItemForecast, on_hand: int, **changes: Any) -> Suggestion:  # noqa: ANN401 - as above
    return suggest("00417", "MAIN", forecast, Position(Decimal(on_hand)), terms(**changes))


def figures(of: Suggestion, names: str) -> tuple[object, ...]:
    return tuple(getattr(of, name) for name in names.split())


@pytest.fixture
def steady(forecast_of: Callable[..., ItemForecast]) -> ItemForecast:
    """Give an item that sells four a day, as sure as the sun rises."""
    return forecast_of(4)


def test_with_a_cost_of_each_line_one_waits_for_the_reorder_point(steady: ItemForecast) -> None:
    costs = {"line_cost": Decimal(4), "unit_cost": Decimal(2)}
    waits = plan(steady, 60, **costs)
    assert figures(waits, "reorder_point suggested_quantity policy") == (52, 0, "reorder_up_to")
    assert waits.binding_rules == (Rule.REORDER_POINT,)
    assert "not yet down to the reorder point of 52" in waits.why
    orders = plan(steady, 52, **costs)
    assert orders.suggested_quantity == orders.order_up_to - 52 > 100
    assert [step.label for step in orders.steps][2] == "Lot that pays its ordering cost"


def test_where_any_day_is_a_chance_whole_lots_are_ordered(steady: ItemForecast) -> None:
    line = plan(steady, 0, line_cost=Decimal("0.02"), unit_cost=Decimal(2), review_days=1)
    lot = line.order_up_to - line.reorder_point
    assert line.suggested_quantity % lot == 0
    assert line.binding_rules == (Rule.LOT,)
    assert "in whole lots" in line.why


def test_a_policy_by_hand_says_so_beside_what_is_expected(steady: ItemForecast) -> None:
    by_hand = Policy(PolicyKind.MIN_MAX, minimum=Decimal(20), maximum=Decimal(50))
    line = plan(steady, 20, policy=by_hand)
    assert figures(line, "reorder_point order_up_to suggested_quantity expected_demand") == (20, 50, 30, 52)
    assert line.binding_rules == (Rule.BY_HAND,)
    assert line.why == "Set by hand to order at 20 up to 50, with 20 on hand and 0 on order, need 30 more."
    assert line.steps[1].label == "Up to the maximum set by hand"
    assert plan(steady, 21, policy=by_hand).suggested_quantity == 0


def test_fresh_goods_that_would_not_sell_in_time_are_not_ordered(forecast_of: Callable[..., ItemForecast]) -> None:
    slow = plan(forecast_of(0.5), 0, shelf_life_days=1, pack_size=Decimal(12))
    assert slow.suggested_quantity == 0
    assert slow.why.endswith("need 7; too little sells before it expires: order 0.")


def test_the_days_to_cover_last_until_the_goods_can_be_brought(steady: ItemForecast) -> None:
    line = plan(steady, 0, delivery_weekdays=frozenset({2}))  # ordered on 5 October, six days: brought on the 14th
    assert (line.lead_time_days, line.review_days, line.expected_demand) == (6, 10, 64)
    assert line.steps[0].label == "Expected sales over 16 days"


def test_a_late_order_is_flagged(steady: ItemForecast) -> None:
    position = Position(Decimal(20), due=((MONDAY, Decimal(12)),), late=Decimal(12))
    line = suggest("00417", "MAIN", steady, position, terms())
    assert line.binding_rules == (Rule.LATE_ORDER,)
    assert line.why.endswith("An open order is late; it is counted, once.")
