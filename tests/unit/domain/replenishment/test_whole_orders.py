"""Rules of a whole order: minimum value, free delivery, budget."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.budgets import within_budget
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Rule, Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms
from retail_desktop.domain.replenishment.whole_orders import Candidate, candidate, topped_up

Maker = Callable[..., ItemForecast]
NOTHING = Decimal(0)


def line_of(forecast: ItemForecast, on_hand: object, **changes: Any) -> Candidate:  # noqa: ANN401 - fields of the terms
    terms = Terms("BRI", 6, 7, **{"unit_cost": Decimal(2), "price": Decimal(5), "pack_size": Decimal(6), **changes})
    line = suggest(str(on_hand), "MAIN", forecast, Position(Decimal(str(on_hand))), terms)
    return candidate(line, forecast, terms)


def value(lines: list[Suggestion]) -> Decimal:
    return sum((line.line_cost or NOTHING for line in lines), NOTHING)


def adds_up(lines: list[Suggestion]) -> bool:
    return all(sum(step.amount for step in line.steps) == line.suggested_quantity for line in lines)


def test_an_order_is_raised_to_the_minimum_with_what_sells_soonest(forecast_of: Maker) -> None:
    few, plenty = line_of(forecast_of(4, 2), 40), line_of(forecast_of(4, 2), 70)
    lines = topped_up([few, plenty], Decimal(150), NOTHING, NOTHING)
    assert 150 <= value(lines) < 150 + 12
    assert adds_up(lines)
    assert lines[0].binding_rules[-1] is Rule.SUPPLIER_MINIMUM
    assert "raised to reach the supplier's minimum" in lines[0].why
    stands = [line.inventory_position + line.suggested_quantity for line in lines]
    assert abs(stands[0] - stands[1]) < 6 + 6


def test_no_order_stays_none_and_enough_stays_as_it_is(forecast_of: Maker) -> None:
    idle = line_of(forecast_of(4), 90)
    assert topped_up([idle], Decimal(500), NOTHING, NOTHING) == [idle.line]
    enough = line_of(forecast_of(4), 0)
    assert topped_up([enough], Decimal(20), NOTHING, NOTHING) == [enough.line]


def test_a_minimum_that_half_a_year_of_sales_does_not_reach_is_flagged(forecast_of: Maker) -> None:
    few, unsold = line_of(forecast_of(0.1), 0), line_of(forecast_of(0), 0)
    lines = topped_up([few, unsold], Decimal(5000), NOTHING, NOTHING)
    assert lines[0].suggested_quantity == few.line.suggested_quantity
    assert Rule.BELOW_SUPPLIER_MINIMUM in lines[0].binding_rules
    assert lines[0].why.endswith("The order stays below the supplier's minimum value.")
    assert lines[1] == unsold.line


def test_free_delivery_is_reached_for_only_where_it_saves_more_than_holding_costs(forecast_of: Maker) -> None:
    few = line_of(forecast_of(4), 20)
    free = topped_up([few], NOTHING, Decimal(100), Decimal(8))
    assert (value(free), free[0].binding_rules[-1]) == (Decimal(108), Rule.FREE_DELIVERY)
    assert topped_up([few], NOTHING, Decimal(800), Decimal("0.01")) == [few.line]
    assert topped_up([few], NOTHING, Decimal(60), Decimal(8)) == [few.line]


def test_an_item_without_a_cost_fills_no_order(forecast_of: Maker) -> None:
    unknown = line_of(forecast_of(4), 20, unit_cost=None)
    lines = topped_up([unknown], Decimal(50), NOTHING, NOTHING)
    assert lines[0].suggested_quantity == unknown.line.suggested_quantity


@given(
    st.lists(
        st.tuples(st.integers(0, 80), st.floats(0, 9), st.floats(0, 5)), min_size=1, max_size=5,
        unique_by=itemgetter(0),
    ),
    st.integers(0, 400), st.integers(0, 400), st.sampled_from([None, 40]), st.sampled_from([None, 9]),
)  # fmt: skip
def test_whole_orders_keep_packs_maximum_and_budget(
    forecast_of: Maker, stocks: list[tuple[int, float, float]], minimum: int, budget: int, most: int | None,
    shelf: int | None,
) -> None:  # fmt: skip
    bound: dict[str, Any] = {"maximum_stock": None if most is None else Decimal(most), "shelf_life_days": shelf}
    found = [line_of(forecast_of(daily, spread), stock, **bound) for stock, daily, spread in stocks]
    raised = topped_up(found, Decimal(minimum), Decimal(minimum * 2), Decimal(9))
    again = [replace(one, line=line) for one, line in zip(found, raised, strict=True)]
    lines = within_budget(again, Decimal(budget))
    assert value(lines) <= budget
    assert adds_up(lines)
    for one, line in zip(again, lines, strict=True):
        assert line.suggested_quantity % 6 == 0
        assert one.room.holds(line.suggested_quantity)
        assert line.packs == pytest.approx(line.suggested_quantity / 6)
