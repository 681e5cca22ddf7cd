"""Reorder point policies; the numbers are those of the examples named."""

from typing import Any

import pytest

from retail_desktop.domain.reorder_points import (
    lot_cost_normal,
    lot_policy_poisson,
    lot_with_safety_stock,
    order_up_to_poisson,
    safety_factor_for_fill_rate,
)

EXAMPLE: dict[str, Any] = {
    "holding": 0.225, "shortage": 7.5, "order": 8, "demand": 1300, "deviation": 150, "lead_time": 1 / 12,
}  # fmt: skip


def test_snyder_and_shen_example_5_1_cost_of_reorder_point_and_lot() -> None:
    assert lot_cost_normal(126.8, 328.5, **EXAMPLE) == pytest.approx(78.0711625, abs=1e-7)


def test_snyder_and_shen_lot_with_safety_stock() -> None:
    assert lot_with_safety_stock(**EXAMPLE) == pytest.approx((190.3369966, 304.0467800), abs=1e-7)


def test_snyder_and_shen_example_5_8_exact_policy_of_poisson_demand() -> None:
    found = lot_policy_poisson(holding=20, shortage=150, order=100, rate=1.5, lead_time=2)
    assert found == pytest.approx((3, 5, 107.9235806), abs=1e-7)


def test_where_shortages_are_cheap_the_reorder_point_lies_below_zero() -> None:
    point, lot, _ = lot_policy_poisson(holding=20, shortage=1, order=100, rate=0.5, lead_time=1)
    assert point < 0 < lot


def test_snyder_and_shen_example_4_7_order_up_to() -> None:
    found = order_up_to_poisson(holding=1, shortage=4, order=5, mean=6)
    assert found == pytest.approx((4, 10, 8.0341116), abs=1e-7)


def test_silver_fill_rate_counts_the_shortage_against_the_lot_not_the_window() -> None:
    found = safety_factor_for_fill_rate(lot=200, window_deviation=50, fill_rate=0.98)
    assert found == pytest.approx(1.021, abs=5e-4)
