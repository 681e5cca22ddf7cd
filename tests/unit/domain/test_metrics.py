"""Forecast errors, worked out by hand."""

from math import isnan, sqrt

import pytest

from retail_desktop.domain.metrics import bias, coverage, mase, pinball, rmsse, wape

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
