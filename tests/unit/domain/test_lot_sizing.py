"""Lots as the books compute them; the numbers are those of the examples named."""

import pytest

from retail_desktop.domain.lot_sizing import (
    economic_order_quantity,
    saving_of_break,
    wagner_whitin,
    with_backorders,
    with_price_breaks,
)


def test_snyder_and_shen_example_3_1_economic_order_quantity() -> None:
    assert economic_order_quantity(8, 0.225, 1300) == pytest.approx((304.0467800, 68.4105255), abs=1e-7)


def test_snyder_and_shen_example_3_8_with_backorders() -> None:
    assert with_backorders(8, 0.225, 5, 1300) == pytest.approx((310.8125552, 0.0430622, 66.9213636), abs=1e-7)


def test_snyder_and_shen_example_3_5_quantity_discount() -> None:
    assert with_price_breaks(8, 0.3, 1300, [(0, 0.75), (400, 0.72), (800, 0.68)]) == pytest.approx((800, 978.60))


def test_a_break_that_the_best_lot_reaches_anyhow_needs_no_larger_lot() -> None:
    lot, _ = with_price_breaks(8, 0.3, 1300, [(0, 0.75), (100, 0.72)])
    assert lot == pytest.approx(economic_order_quantity(8, 0.3 * 0.72, 1300)[0])


def test_snyder_and_shen_example_3_9_wagner_whitin() -> None:
    assert wagner_whitin(500, 2, [90, 120, 80, 70]) == ([210, 0, 150, 0], 1380)
    assert wagner_whitin(500, 2, []) == ([], 0)


def test_a_better_price_pays_while_holding_costs_less_than_it_saves() -> None:
    # 100 more units at 1.90 instead of 2.00 save 20; at 10 a day they lie 15 days longer: 0.25 × 1.90 × 100 × 15/365.
    assert saving_of_break(10, 0.25, 100, 2.0, 200, 1.9) == pytest.approx(20 - 0.25 * 1.9 * 100 * 15 / 365)
    assert saving_of_break(0, 0.25, 100, 2.0, 200, 1.9) == float("-inf")
