"""Forecast errors and the figures of a store, worked out by hand."""

from decimal import Decimal
from math import isnan, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.metrics import (
    accuracy,
    bias,
    coverage,
    days_of_inventory,
    days_of_supply,
    fill_rate,
    gmroi,
    gross_margin,
    in_stock_share,
    inventory_turnover,
    mase,
    pinball,
    rmsse,
    sell_through,
    shrinkage,
    stock_to_sales,
    turn_earn,
    wape,
)

ACTUAL, FORECAST, HISTORY = [10, 0, 5], [8, 1, 9], [4, 6, 3, 8]  # errors -2 +1 +4; steps 2 3 5


def test_wape_is_the_sum_of_absolute_errors_over_the_sum_of_demand() -> None:
    assert wape(ACTUAL, FORECAST) == pytest.approx(7 / 15)


def test_bias_is_positive_when_more_was_forecast_than_sold() -> None:
    assert bias(ACTUAL, FORECAST) == pytest.approx(3 / 15)
    assert bias([10], [5]) == pytest.approx(-0.5)


def test_mase_compares_with_the_naive_forecast_of_the_history() -> None:
    assert mase(ACTUAL, FORECAST, HISTORY) == pytest.approx((7 / 3) / (10 / 3))


def test_rmsse_does_so_with_squares() -> None:
    assert rmsse(ACTUAL, FORECAST, HISTORY) == pytest.approx(sqrt((21 / 3) / (38 / 3)))


def test_a_high_quantile_is_punished_more_for_what_it_misses_than_for_what_it_exceeds() -> None:
    assert pinball([10], [6], 0.9) == pytest.approx(3.6)
    assert pinball([6], [10], 0.9) == pytest.approx(0.4)
    assert pinball([10, 6], [6, 10], 0.9) == pytest.approx(2.0)


def test_coverage_is_the_share_of_days_at_or_below_the_quantile() -> None:
    assert coverage([1, 2, 3, 4], [1, 1, 5, 5]) == pytest.approx(0.75)


def test_without_evidence_an_error_is_not_a_number_rather_than_zero() -> None:
    nothing = [
        wape([0, 0], [1, 1]), bias([0], [1]), mase([1], [1], [3, 3]), mase([1], [1], [3]), rmsse([1], [1], [3, 3]),
        rmsse([1], [1], []), pinball([], [], 0.5), coverage([], []),
    ]  # fmt: skip
    assert all(isnan(value) for value in nothing)


def test_days_must_meet_their_forecasts() -> None:
    with pytest.raises(ValueError, match="argument 2 is"):
        wape([1, 2], [1])


def test_accuracy_is_what_the_error_leaves_and_never_below_nothing() -> None:
    assert accuracy(0.22) == pytest.approx(0.78)
    assert accuracy(1.4) == 0


def test_margin_turnover_and_their_product_are_the_books() -> None:
    """A shop sells for 100,000 what cost 60,000 and holds 20,000 on average: margin 40 %, 3 turns, turn-earn 120 %."""
    margin = gross_margin(Decimal(100_000), Decimal(60_000))
    turnover = inventory_turnover(Decimal(60_000), 365, Decimal(20_000))
    assert (margin, turnover) == (Decimal("0.4"), Decimal(3))
    assert turn_earn(Decimal(3), Decimal("0.4")) == Decimal("1.2")
    assert inventory_turnover(Decimal(5_000), 28, Decimal(20_000)) == pytest.approx(Decimal("3.2589285714"))
    assert days_of_inventory(Decimal("3.2589285714")) == pytest.approx(Decimal("112.0000000"))


def test_each_dollar_of_stock_earns_what_gmroi_says() -> None:
    assert gmroi(Decimal(80_000), Decimal(50_000)) == Decimal("1.6")


def test_stock_lasts_as_long_as_the_forecast_says_and_at_most_999_days() -> None:
    assert days_of_supply(Decimal(120), Decimal(8)) == 15
    assert days_of_supply(Decimal(120), Decimal("0.01")) == 999
    assert days_of_supply(Decimal(120), Decimal(0)) is None


def test_shares_of_stock_and_service() -> None:
    assert sell_through(Decimal(60), Decimal(40), Decimal(60)) == Decimal("0.6")
    assert stock_to_sales(Decimal(300), Decimal(200)) == Decimal("1.5")
    assert in_stock_share(97, 100) == Decimal("0.97")
    assert fill_rate(Decimal(95), Decimal(5)) == Decimal("0.95")
    assert shrinkage(Decimal(-5), Decimal(1000)) == Decimal("-0.005")


def test_nothing_is_divided_by_nothing() -> None:
    nothing = Decimal(0)
    assert [
        gross_margin(nothing, nothing), inventory_turnover(Decimal(1), 28, nothing), gmroi(Decimal(1), nothing),
        sell_through(nothing, nothing, nothing), stock_to_sales(Decimal(1), nothing), in_stock_share(0, 0),
        fill_rate(nothing, nothing), shrinkage(nothing, nothing), days_of_inventory(nothing),
    ] == [None] * 9  # fmt: skip


@given(
    st.decimals(1, 10**6, places=2), st.decimals(0, 10**6, places=2), st.decimals(1, 10**6, places=2),
    st.integers(1, 366),
)  # fmt: skip
def test_turn_earn_is_the_yearly_margin_on_stock_times_the_part_of_sales_that_is_cost(
    sales: Decimal, cost: Decimal, stock: Decimal, days: int
) -> None:
    turnover, margin = inventory_turnover(cost, days, stock), gross_margin(sales, cost)
    assert turnover is not None
    assert margin is not None
    earned = gmroi((sales - cost) * 365 / days, stock)
    assert earned is not None
    assert float(turn_earn(turnover, margin)) == pytest.approx(float(earned * cost / sales), rel=1e-9, abs=1e-9)
