"""The rules, by the numbers of the books and line by line against the plan."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment import Position, suggest
from retail_desktop.domain.replenishment import Terms as PlanTerms
from retail_desktop.domain.replenishment.lead_times import LeadTime
from retail_desktop.domain.replenishment.levels import shelf_life_level
from retail_desktop.domain.replenishment.suggestion import Rule
from retail_desktop.forecasting.replaying import rules
from retail_desktop.forecasting.replaying.outlook import LEVELS, Origin
from retail_desktop.forecasting.replaying.rules import Sold, Terms
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT, quantities

Q = len(LEVELS)


def terms_of(lead: int, n_series: int = 1) -> Terms:
    shares = np.zeros((lead + 1, n_series))
    shares[lead] = 1
    nothing = np.zeros(n_series, dtype=np.int64)
    return Terms(nothing + lead, shares, nothing, nothing + UNIT, nothing + 0.5)


def sold(*units: float) -> Sold:
    return Sold(np.array(units, dtype=np.float64)[:, None])


def test_the_normal_formula_adds_ten_to_a_mean_of_four() -> None:
    week = sold(0, 15, 0, 12, 0, 0, 0)
    assert week.mean(7, 7)[0] == pytest.approx(3.857, abs=5e-4)
    assert week.deviation(7, 7)[0] == pytest.approx(6.644, abs=5e-4)
    assert 1.645 * week.deviation(7, 7)[0] == pytest.approx(10.93, abs=5e-3)
    found = rules.normal_formula(week, 7, terms_of(1), np.array([1]), 1.645)
    assert found.up_to.tolist() == [19 * UNIT]  # 2 * 3.857 + 10.93 = 18.64


def test_erpnext_recommends_to_order_below_twenty() -> None:
    found = rules.reorder_level(sold(*[5] * 10), 10, terms_of(3), np.array([7]), 1.0)
    assert found.below.tolist() == [20 * UNIT]  # 5 a day for 3 days, and a safety stock of 5
    assert found.at_least.tolist() == [35 * UNIT]


@pytest.mark.parametrize(("units", "suggested"), [(25, 9), (10, 4), (20, 7)])
def test_odoo_suggests_a_third_of_three_months_for_thirty_days(units: int, suggested: int) -> None:
    quarter = sold(units, *[0] * 90)
    found = rules.three_months(quarter, 91, np.array([UNIT]), 30)
    assert found.up_to.tolist() == [suggested * UNIT]


def test_four_weeks_times_days() -> None:
    month = sold(*[100] * 5, *[2] * 28)
    assert rules.recent_mean(month, 33, np.array([UNIT]), 10).up_to.tolist() == [20 * UNIT]
    assert rules.recent_mean(sold(3, 3), 2, np.array([UNIT]), 10).up_to.tolist() == [30 * UNIT]


def test_the_maximum_is_twice_the_minimum() -> None:
    found = rules.min_max(sold(*[2] * 91), 91, np.array([UNIT]), 7)
    assert (found.below.tolist(), found.up_to.tolist()) == ([14 * UNIT], [28 * UNIT])


def forecasts(random: np.random.Generator, n_series: int, days: int) -> Origin:
    mean = np.cumsum(random.gamma(0.5, 2, (n_series, days)), axis=1)
    spread = np.sort(random.gamma(2, 0.5, (n_series, 1, Q)), axis=2)
    lines = np.maximum.accumulate(np.floor(mean[:, :, None] * spread), axis=1)
    return Origin(0, mean.astype(np.float32), lines.astype(np.float32))


def test_the_programs_rule_orders_what_the_plan_suggests_line_by_line() -> None:
    """Left out are what a replay does not know: price breaks, layers and pallets, rounding to the nearest pack."""
    random, n_series, days = np.random.default_rng(5), 400, 28
    origin = forecasts(random, n_series, days)
    lead, review = random.integers(0, 12, n_series), random.integers(1, 15, n_series)
    pack, minimum = random.choice([1, 5, 6, 12, 0.25], n_series), random.integers(0, 20, n_series)
    shelf = np.where(random.random(n_series) < 0.5, random.integers(1, 12, n_series), 0)
    maximum = np.where(random.random(n_series) < 0.5, random.integers(0, 60, n_series) * 0.5, np.inf)
    level = random.choice([0.5, 0.8, 0.93, 0.95, 0.99], n_series)
    cost = random.choice(["0.01", "0.60", "0.75", "0.99", "1.20"], n_series)
    on_hand = random.integers(0, 40, n_series)
    deviation = np.where(random.random(n_series) < 0.3, random.integers(1, 3, n_series), 0)
    plans = [
        PlanTerms(
            supplier="S",
            lead_time_days=int(lead[row]),
            review_days=int(review[row]),
            pack_size=Decimal(str(pack[row])),
            minimum_order=Decimal(int(minimum[row])),
            service_level=Decimal(str(level[row])),
            shelf_life_days=int(shelf[row]) or None,
            maximum_stock=None if np.isinf(maximum[row]) else Decimal(str(maximum[row])),
            unit_cost=Decimal(cost[row]),
            price=Decimal(1),
            lead_time=LeadTime(float(lead[row]), float(deviation[row])),
        )
        for row in range(n_series)
    ]
    step = np.where(pack % 1 == 0, UNIT, 1)
    fresh = np.array([shelf_life_level(plan) for plan in plans])
    shares = np.zeros((60, n_series))
    for row, plan in enumerate(plans):
        for late, share in plan.lead_times.chances:
            shares[late, row] += share
    terms = Terms(lead, shares, shelf, step, fresh)
    targets = rules.program(origin, terms, review, level)
    most = np.where(np.isinf(maximum), NO_BOUND, maximum * UNIT).astype(np.int64)
    found = quantities(targets, on_hand * UNIT, (pack * UNIT).astype(np.int64), minimum * UNIT, most)
    bound = set[Rule]()
    for row, plan in enumerate(plans):
        nothing = [0.0] * days
        lines = origin.lines[row].reshape(-1).tolist()
        own = ItemForecast("1", "A", date(2026, 1, 4), "", nothing, [], origin.mean[row].tolist(), nothing, lines)
        line = suggest("1", "A", own, Position(Decimal(int(on_hand[row]))), plan)
        assert Decimal(int(found[row])) / UNIT == line.suggested_quantity, row
        bound |= {step.rule for step in line.steps if step.rule}
    assert bound >= {Rule.SHELF_LIFE, Rule.MINIMUM_ORDER, Rule.PACK, Rule.MAXIMUM}
