"""Averages and indices."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.analysis.seasons import month_index, moving_average, weekday_index

MONDAY = date(2026, 9, 7)


def test_an_average_needs_all_its_values() -> None:
    assert moving_average([2, 4, 6, None, 8, 10], 2) == [None, 3, 5, None, None, 9]


def test_a_weekday_is_beside_the_mean_of_all_days() -> None:
    # Two weeks: Mondays 10 and 20, all other days 10: mean of all 150 / 14.
    sold = {MONDAY + timedelta(days=step): 20.0 if step == 7 else 10.0 for step in range(14)}
    week = weekday_index(sold)
    assert week[0] == pytest.approx(15 / (150 / 14))
    assert week[3] == pytest.approx(10 / (150 / 14))


def test_a_closed_weekday_has_no_index() -> None:
    assert weekday_index({MONDAY: 3.0}) == (1.0, None, None, None, None, None, None)
    assert weekday_index({}) == (None,) * 7
    assert weekday_index({MONDAY: 0.0})[0] is None


def months(count: int, sold: list[float], start: int = 0) -> dict[tuple[int, int], float]:
    return {(2024 + (start + at) // 12, (start + at) % 12 + 1): sold[(start + at) % 12] for at in range(count)}


def test_a_month_is_beside_the_year_around_it() -> None:
    # The same twelve months again and again: the centred average is their mean, 10, so the index is value / 10.
    pattern = [8.0, 8, 8, 8, 10, 10, 10, 10, 10, 10, 12, 16]
    assert month_index(months(36, pattern)) == pytest.approx([value / 10 for value in pattern])


def test_growth_does_not_pass_for_a_season() -> None:
    steady = {key: 100.0 + at for at, key in enumerate(months(48, [1.0] * 12))}
    assert month_index(steady) == pytest.approx([1.0] * 12, abs=0.001)


def test_months_need_two_years_in_a_row() -> None:
    pattern = [10.0] * 12
    assert month_index(months(23, pattern)) is None
    gap = months(30, pattern)
    del gap[2025, 2]
    assert month_index(gap) is None
    assert month_index(months(24, [0.0] * 12)) is None


@given(st.lists(st.floats(1, 1000), min_size=24, max_size=60), st.integers(0, 11))
def test_month_indices_have_the_mean_one(sold: list[float], start: int) -> None:
    keyed = {(2024 + (start + at) // 12, (start + at) % 12 + 1): value for at, value in enumerate(sold)}
    found = month_index(keyed)
    assert found is not None
    assert sum(found) / 12 == pytest.approx(1.0)
