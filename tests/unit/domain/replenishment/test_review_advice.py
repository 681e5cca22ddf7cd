"""How often to order from a supplier."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.joint_orders import cost_of_cycle
from retail_desktop.domain.replenishment.review_advice import review_advice
from retail_desktop.domain.replenishment.suggesting import suggest
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms

Maker = Callable[..., ItemForecast]
NORTH = Supplier("BRI", "Northwind", 6, 7, delivery_cost=Decimal(40))


@pytest.fixture
def lines(forecast_of: Maker) -> list[Suggestion]:
    terms = Terms("BRI", 6, 7, unit_cost=Decimal(4))
    sold = (("1", 6), ("2", 4))
    return [suggest(sku, "MAIN", forecast_of(daily), Position(Decimal(9)), terms) for sku, daily in sold]


def test_dear_deliveries_of_goods_that_sell_slowly_are_bundled(lines: list[Suggestion]) -> None:
    found = review_advice(NORTH, lines)
    assert found is not None
    # Ten units a day at 4.00 cost 1.00 a year each to hold: T = sqrt(2 * 40 / 3650) of a year.
    assert (found.days_now, found.best_days) == (7, 54)
    before, after = (cost_of_cycle(days / 365, 40, [0, 0], [2190, 1460], [1, 1]) for days in (7, 54))
    assert float(found.saves) == pytest.approx(before - after, abs=0.01)


def test_what_hardly_saves_is_not_said(lines: list[Suggestion]) -> None:
    assert review_advice(replace(NORTH, review_days=50), lines) is None
    assert review_advice(replace(NORTH, review_days=54), lines) is None


def test_with_fixed_days_whole_weeks_are_advised(lines: list[Suggestion]) -> None:
    found = review_advice(replace(NORTH, order_weekdays=frozenset({2})), lines)
    assert found is not None
    assert (found.days_now, found.best_days) == (7, 56)


def test_nothing_is_kept_longer_than_it_keeps(lines: list[Suggestion]) -> None:
    found = review_advice(NORTH, lines, shelf_days=10)
    assert found is not None
    assert found.best_days == 10
    assert review_advice(replace(NORTH, order_weekdays=frozenset({2})), lines, shelf_days=5) is None


def test_each_store_pays_its_own_delivery(lines: list[Suggestion]) -> None:
    hill = [replace(line, store="HILL") for line in lines]
    one, two = review_advice(NORTH, lines), review_advice(NORTH, [*lines, *hill])
    assert one is not None
    assert two is not None
    assert (two.best_days, float(two.saves)) == (one.best_days, pytest.approx(2 * float(one.saves), abs=0.02))


def test_without_a_delivery_cost_or_anything_that_sells_there_is_no_advice(
    lines: list[Suggestion], forecast_of: Maker
) -> None:
    assert review_advice(replace(NORTH, delivery_cost=Decimal(0)), lines) is None
    idle = suggest("1", "MAIN", forecast_of(0), Position(Decimal(9)), Terms("BRI", 6, 7, unit_cost=Decimal(4)))
    assert review_advice(NORTH, [idle]) is None
