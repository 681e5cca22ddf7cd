"""Days on which the stock ran out."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.censoring import demand_when_sold_out


def wanted(sold: float, usual: float, share: float) -> float:
    return float(demand_when_sold_out(np.array([sold]), np.array([usual]), np.array([share]))[0])


def test_a_day_that_sold_out_early_counts_as_a_usual_one() -> None:
    assert wanted(2, 10, np.nan) == 10


def test_a_day_that_sold_more_than_usual_counts_as_it_is() -> None:
    assert wanted(14, 10, np.nan) == 14


def test_where_the_hour_is_known_only_the_time_after_is_filled_up() -> None:
    assert wanted(14, 10, 0.75) == 16.5


def test_a_short_morning_tells_no_more_than_the_bound_does() -> None:
    assert wanted(2, 10, 0.2) == 10


def test_a_day_without_stock_counts_as_a_usual_one() -> None:
    assert wanted(0, 10, 0) == 10


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.one_of(st.floats(0, 1), st.just(float("nan"))))
def test_what_was_sold_is_a_lower_bound(sold: float, usual: float, share: float) -> None:
    assert sold <= wanted(sold, usual, share) <= sold + usual
