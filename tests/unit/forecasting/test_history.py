"""The demand matrix and its weeks."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import DemandMatrix, group_codes, split_weeks, weekly_demand

EVERY = slice(None)


def matrix(values: list[list[float]], observed: list[list[bool]] | None = None) -> DemandMatrix:
    demand = np.array(values, dtype=np.float64)
    seen = np.ones_like(demand, dtype=np.bool_) if observed is None else np.array(observed)
    return DemandMatrix(demand, seen, 0, np.zeros(len(demand), dtype=np.int64))


def test_a_negative_day_counts_as_no_demand() -> None:
    demand, seen = matrix([[-2.0, 3.0]]).window(EVERY, 0, 2)
    assert demand.tolist() == [[0.0, 3.0]]
    assert seen.all()


def test_a_day_without_a_number_is_no_evidence() -> None:
    demand, seen = matrix([[np.nan, np.inf, 3.0]]).window(EVERY, 0, 3)
    assert demand.tolist() == [[0.0, 0.0, 3.0]]
    assert seen.tolist() == [[False, False, True]]


def test_what_sold_on_an_unobserved_day_is_not_used() -> None:
    demand, _ = matrix([[5.0, 3.0]], [[False, True]]).window(EVERY, 0, 2)
    assert demand.tolist() == [[0.0, 3.0]]


def test_the_last_week_ends_at_the_cutoff() -> None:
    history = matrix([list(range(1, 10))])
    demand, seen = history.blocks(EVERY)
    assert (history.n_weeks, history.lead_days) == (2, 5)
    assert demand[0].tolist() == [[0, 0, 0, 0, 0, 1, 2], [3, 4, 5, 6, 7, 8, 9]]
    assert seen[0, 0].tolist() == [False] * 5 + [True] * 2


def test_a_part_observed_week_is_scaled_to_a_whole_one() -> None:
    shares = np.array([[0.1, 0.1, 0.1, 0.1, 0.1, 0.25, 0.25]])
    demand = np.array([[[0.0, 0, 0, 0, 0, 3, 2], [0, 0, 0, 0, 0, 0, 0]]])
    seen = np.array([[[False] * 5 + [True] * 2, [False] * 7]])
    weekly = weekly_demand(demand, seen, shares)
    assert weekly.units[:, 0].tolist() == [10.0, 0.0]
    assert weekly.evidence[:, 0].tolist() == [0.5, 0.0]


@pytest.mark.parametrize(
    ("values", "observed", "groups"),
    [((2, 0), (2, 0), 2), ((2, 3), (2, 4), 2), ((2, 3), (2, 3), 3), ((3,), (3,), 3)],
)
def test_arrays_that_do_not_fit_are_refused(values: tuple[int], observed: tuple[int], groups: int) -> None:
    with pytest.raises(ValueError, match=r"must be|there are|values is"):
        DemandMatrix(np.zeros(values), np.ones(observed, dtype=np.bool_), 0, np.zeros(groups, dtype=np.int64))


def test_three_years_are_tested_at_thirteen_fortnightly_origins() -> None:
    split = split_weeks(157)
    assert split.origins == tuple(range(129, 154, 2))
    assert (split.fitted, split.weighted) == (101, 127)


@pytest.mark.parametrize("weeks", range(1, 70))
def test_every_origin_has_a_past_it_was_not_tuned_on_and_a_week_to_come(weeks: int) -> None:
    split = split_weeks(weeks)
    assert 0 <= split.fitted <= split.weighted <= weeks
    assert all(max(split.weighted, 1) <= origin < weeks for origin in split.origins)
    assert len(split.origins) <= 13
    assert list(split.origins) == sorted(split.origins)


def test_category_codes_are_renumbered() -> None:
    codes, count = group_codes(np.array([70, -3, 70]))
    assert (codes.tolist(), count) == ([1, 0, 1], 2)
