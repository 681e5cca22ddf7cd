"""A budget for a whole plan."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.budgets import cuts, kept, within_budget
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms
from retail_desktop.domain.replenishment.whole_orders import Candidate, candidate

Maker = Callable[..., ItemForecast]
NOTHING = Decimal(0)


def line_of(forecast: ItemForecast, on_hand: object, **changes: Any) -> Candidate:  # noqa: ANN401 - fields of the terms
    terms = Terms("BRI", 6, 7, **{"unit_cost": Decimal(2), "price": Decimal(5), "pack_size": Decimal(6), **changes})
    line = suggest(str(on_hand), "MAIN", forecast, Position(Decimal(str(on_hand))), terms)
    return candidate(line, forecast, terms)


def value(lines: list[Suggestion]) -> Decimal:
    return sum((line.line_cost or NOTHING for line in lines), NOTHING)


def test_a_budget_takes_out_what_is_needed_least(forecast_of: Maker) -> None:
    out, soon = line_of(forecast_of(4, 2), 0), line_of(forecast_of(4, 2), 40)
    lines = within_budget([out, soon], Decimal(60))
    assert value(lines) <= 60
    assert lines[0].suggested_quantity > lines[1].suggested_quantity
    assert all(sum(step.amount for step in line.steps) == line.suggested_quantity for line in lines)
    assert "cut to keep the budget" in lines[0].why


def test_a_minimum_order_that_the_budget_does_not_hold_goes_whole(forecast_of: Maker) -> None:
    big = line_of(forecast_of(4), 0, minimum_order=Decimal(48))
    assert within_budget([big], Decimal(90))[0].suggested_quantity == 0
    assert within_budget([big], Decimal(900)) == [big.line]


def test_the_best_case_that_did_not_fit_is_the_last_that_fell_away(forecast_of: Maker) -> None:
    lines = [line_of(forecast_of(4, 2), 0), line_of(forecast_of(4, 2), 40)]
    steps = cuts(lines)
    whole = sum((one.cost(one.line.suggested_quantity) for one in lines), NOTHING)
    left = kept(steps, whole, Decimal(60))
    assert left.next_best is not None
    assert left.value + left.next_best.frees > 60 >= left.value
    assert (left.next_best.units, left.next_best.frees) == (6, 12)
    assert left.next_best.saves > 0
    assert kept(steps, whole, whole) == kept([], whole, NOTHING)


def test_what_a_person_decided_keeps_its_quantity_whatever_it_costs(forecast_of: Maker) -> None:
    lines = [line_of(forecast_of(4, 2), 0), line_of(forecast_of(4, 2), 40)]
    whole = sum((one.cost(one.line.suggested_quantity) for one in lines), NOTHING)
    left = kept(cuts(lines), whole, NOTHING, fixed={lines[0].key})
    assert left.quantities == {lines[1].key: 0}
    assert left.value == lines[0].cost(lines[0].line.suggested_quantity)


def test_a_line_without_a_cost_takes_nothing_from_the_budget(forecast_of: Maker) -> None:
    assert cuts([line_of(forecast_of(4), 0, unit_cost=None)]) == []


@given(st.lists(st.tuples(st.integers(0, 80), st.floats(0, 9)), min_size=1, max_size=4), st.integers(0, 300))
def test_the_same_cases_fall_away_at_every_budget(
    forecast_of: Maker, stocks: list[tuple[int, float]], budget: int
) -> None:
    known = {stock: line_of(forecast_of(daily, 2), stock) for stock, daily in stocks}
    found = list(known.values())
    steps = cuts(found)
    assert sum((cut.frees for cut in steps), NOTHING) == value([one.line for one in found])
    whole = value([one.line for one in found])
    left = kept(steps, whole, Decimal(budget))
    shown = {one.key: left.quantities.get(one.key, one.line.suggested_quantity) for one in found}
    planned = within_budget(found, Decimal(budget))
    assert shown == {(line.sku, line.store): line.suggested_quantity for line in planned}
    assert left.value == value(planned)
