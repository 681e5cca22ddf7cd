"""How probable it is that an item on the shelf sells nothing for so long."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.phantom_stock import chance_of_silence, daily_moments


def test_two_a_week_and_nineteen_silent_days_are_hardly_chance() -> None:
    assert chance_of_silence(2 / 7, 2 / 7, 19) == pytest.approx(math.exp(-38 / 7))
    assert f"{chance_of_silence(2 / 7, 2 / 7, 19):.1%}" == "0.4%"


def test_an_item_that_sells_in_bursts_is_silent_more_often() -> None:
    # Mean 1, variance 2: shape 1, so the days are geometric and 1 in 2 sells nothing.
    assert chance_of_silence(1.0, 2.0, 3) == pytest.approx(0.125)


def test_without_sales_or_days_silence_is_certain() -> None:
    assert chance_of_silence(0.0, 0.0, 9) == chance_of_silence(1.0, 1.0, 0) == 1.0


@given(st.floats(0.01, 20), st.floats(0.01, 200), st.integers(1, 60))
def test_silence_gets_less_probable_day_by_day(mean: float, variance: float, days: int) -> None:
    assert 0 <= chance_of_silence(mean, variance, days + 1) <= chance_of_silence(mean, variance, days) <= 1


def test_mean_and_variance_count_the_days_without_a_sale() -> None:
    mean, variance = daily_moments(2, 4.0, 8.0, 4)  # 2, 0, 2, 0
    assert (mean, variance) == (1.0, pytest.approx(4 / 3))
    assert daily_moments(0, 0.0, 0.0, 4) == daily_moments(1, 1.0, 1.0, 1) == (0.0, 0.0)
