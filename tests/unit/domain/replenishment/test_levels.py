"""How high to go under each policy and service."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.lot_sizing import economic_order_quantity
from retail_desktop.domain.replenishment.lead_times import LeadTime
from retail_desktop.domain.replenishment.levels import (
    economic_level,
    in_words,
    kind_of,
    levels,
    normal_level,
    shelf_life_level,
)
from retail_desktop.domain.replenishment.policies import Policy, PolicyKind, Service
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.terms import Terms

Maker = Callable[..., ItemForecast]
PRICED = Terms("BRI", 6, 7, unit_cost=Decimal(2), price=Decimal(5))


def under(**changes: Any) -> Terms:  # noqa: ANN401 - any field of the terms
    return replace(PRICED, **changes)


@pytest.fixture
def demand(forecast_of: Maker) -> ProtectedDemand:
    return ProtectedDemand(forecast_of(10, 3), ((13, 1.0),))


def test_by_itself_every_chance_orders_up_to_the_quantile(demand: ProtectedDemand) -> None:
    found = levels(demand, PRICED, 7)
    assert (found.kind, found.lot) == (PolicyKind.ORDER_UP_TO, 0)
    assert found.reorder_point == demand.quantile(0.95)


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"line_cost": Decimal(3)}, PolicyKind.REORDER_UP_TO),
        ({"line_cost": Decimal(3), "review_days": 1}, PolicyKind.FIXED_LOT),
        ({"line_cost": Decimal(3), "review_days": 1, "order_weekdays": frozenset({1})}, PolicyKind.REORDER_UP_TO),
        ({"line_cost": Decimal(3), "unit_cost": None}, PolicyKind.ORDER_UP_TO),
        ({"policy": Policy(PolicyKind.MIN_MAX)}, PolicyKind.ORDER_UP_TO),
        ({"policy": Policy(PolicyKind.FIXED_LOT)}, PolicyKind.FIXED_LOT),
    ],
)
def test_what_is_followed_depends_on_costs_and_choice(changes: dict[str, Any], kind: PolicyKind) -> None:
    assert kind_of(under(**changes)) is kind


def test_a_cost_of_each_line_makes_lots_that_pay(demand: ProtectedDemand) -> None:
    found = levels(demand, under(line_cost=Decimal(30)), 7)
    assert found.reorder_point == demand.quantile(0.95)
    assert found.lot == pytest.approx(economic_order_quantity(30, 0.5, 3650)[0])


def test_a_lot_is_at_least_what_sells_until_the_next_chance(demand: ProtectedDemand, forecast_of: Maker) -> None:
    assert levels(demand, under(line_cost=Decimal("0.01")), 7).lot == 70
    assert levels(demand, under(policy=Policy(PolicyKind.FIXED_LOT)), 7).lot == 70
    still = ProtectedDemand(forecast_of(0), ((13, 1.0),))
    assert levels(still, under(line_cost=Decimal(3)), 7).lot == 0


def test_a_fill_rate_counts_units_short_against_units_sold(demand: ProtectedDemand) -> None:
    found = levels(demand, under(policy=Policy(service=Service.FILL_RATE), service_level=Decimal("0.98")), 7)
    assert demand.shortage(found.reorder_point) == pytest.approx(0.02 * 70, abs=1e-6)


def test_what_pays_best_weighs_margin_against_holding_and_waste(demand: ProtectedDemand) -> None:
    economic = Policy(service=Service.ECONOMIC)
    found = levels(demand, under(policy=economic), 7)
    assert found.service_level == 0.995
    dear = under(policy=economic, price=Decimal("2.02"), holding_rate=Decimal(1))
    assert economic_level(dear, 13, 7) == 0.5
    fresh = under(policy=economic, shelf_life_days=7)
    assert economic_level(under(policy=economic, shelf_life_days=8), 13, 7) == 0.995
    assert economic_level(fresh, 13, 7) == pytest.approx(3 / (3 + 2 + 2 * 0.25 * 7 / 365))
    assert levels(demand, under(policy=economic, price=None), 7).service_level == 0.95


def test_a_policy_by_hand_is_followed_whatever_the_numbers_say(demand: ProtectedDemand) -> None:
    by_hand = Policy(PolicyKind.MIN_MAX, minimum=Decimal(20), maximum=Decimal(50))
    found = levels(demand, under(policy=by_hand), 7)
    assert (found.kind, found.reorder_point, found.lot) == (PolicyKind.MIN_MAX, 20, 30)


def test_the_last_fresh_unit_must_sell_as_likely_as_it_costs(demand: ProtectedDemand) -> None:
    assert shelf_life_level(PRICED) == pytest.approx(0.6)
    assert shelf_life_level(under(price=None)) == 0.5


def test_the_normal_formula_is_kept_for_comparison(demand: ProtectedDemand) -> None:
    assert normal_level(demand, PRICED, 0.95) == pytest.approx(130 + 1.6449 * 3 * 13**0.5, abs=0.01)
    late = under(lead_time=LeadTime(6.0, 2.0, 9))
    assert normal_level(demand, late, 0.95) == pytest.approx(130 + 1.6449 * (13 * 9 + 400) ** 0.5, abs=0.01)


def test_policy_and_service_in_words() -> None:
    assert in_words(PolicyKind.ORDER_UP_TO, PRICED, 0.95) == ("order_up_to", "95 % of order cycles")
    assert in_words(PolicyKind.MIN_MAX, PRICED, 0.95) == ("min_max", "")
    rate = under(policy=Policy(service=Service.FILL_RATE))
    assert in_words(PolicyKind.FIXED_LOT, rate, 0.975)[1] == "97.5 % of units"
