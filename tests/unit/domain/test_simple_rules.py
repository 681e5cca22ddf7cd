"""The rules people use today, as they compute them."""

from decimal import Decimal

import pytest

from retail_desktop.domain.simple_rules import (
    erpnext_level,
    last_four_weeks_mean,
    min_max,
    normal_margin,
    normal_safety_stock,
    odoo_quantity,
    odoo_suggest,
)

WEEK = [0, 15, 0, 12, 0, 0, 0]


def test_four_weeks_mean_knows_nothing_older() -> None:
    assert last_four_weeks_mean([100.0] * 50 + [4.0] * 28, 6, 7) == 52
    assert last_four_weeks_mean([], 6, 7) == 0


def test_minimum_is_half_again_the_lead_time_and_the_maximum_a_review_more() -> None:
    assert min_max([Decimal(4)] * 30, 6, 7) == (36, 64)


def test_spreadsheet_add_on_safety_stock_of_a_week() -> None:
    # Mean 3.857, deviation 6.644, at 95 % and one day 10.93.
    assert normal_margin(WEEK, 1) == pytest.approx(10.93, abs=0.005)
    assert normal_safety_stock(WEEK, 1, 0) == pytest.approx(3.857 + 10.928, abs=0.005)
    assert normal_margin([4.0], 9) == 0


def test_erpnext_recommended_level() -> None:
    assert erpnext_level([5.0] * 10, 3, safety_stock=5) == 20


@pytest.mark.parametrize(("sold", "suggested"), [(25, 9), (10, 4), (20, 7)])
def test_odoo_suggest_for_thirty_days(sold: int, suggested: int) -> None:
    assert odoo_quantity(sold, 30) == suggested


def test_odoo_suggest_of_daily_sales() -> None:
    assert odoo_suggest([1.0] * 200, 20, 10) == 30
