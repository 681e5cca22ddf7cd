"""Ordering together; the numbers are those of the example named."""

import pytest

from retail_desktop.domain.joint_orders import joint_cycle


def test_silver_joint_replenishment() -> None:
    cycle, multiples, cost = joint_cycle(600, [120, 840, 300], [160, 20, 50], [1, 1, 1])
    assert multiples == (1, 3, 1)
    assert (cycle, cost) == pytest.approx((3.1031645, 837.8544), abs=1e-4)
