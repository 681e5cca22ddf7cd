"""Ordering together; the numbers are those of the example named."""

import pytest

from retail_desktop.domain.joint_orders import cost_of_cycle, joint_cycle

SILVER = 600.0, [120.0, 840.0, 300.0], [160.0, 20.0, 50.0], [1.0, 1.0, 1.0]


def test_silver_joint_replenishment() -> None:
    cycle, multiples, cost = joint_cycle(*SILVER)
    assert multiples == (1, 3, 1)
    assert (cycle, cost) == pytest.approx((3.1031645, 837.8544), abs=1e-4)


def test_no_other_cycle_costs_less_than_the_best() -> None:
    cycle, _, cost = joint_cycle(*SILVER)
    assert cost_of_cycle(cycle, *SILVER) == pytest.approx(cost)
    assert all(cost_of_cycle(cycle * factor, *SILVER) > cost for factor in (0.5, 0.9, 1.1, 2))
