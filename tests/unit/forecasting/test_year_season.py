"""The course of the year of a category."""

import numpy as np
import pytest

from retail_desktop.forecasting.year_season import YEAR, YearSeason, year_season

WEEKS = 3 * YEAR
ONE = np.zeros(20, dtype=np.int64)


def sales(course: np.ndarray, seed: int = 5) -> np.ndarray:
    """Give 20 items that sell 100 a week times the course of the year, with Poisson noise, [weeks, 20]."""
    wanted = 100.0 * np.tile(course, 3)[:, None] * np.ones(len(ONE))
    return np.random.default_rng(seed).poisson(wanted).astype(float)


def factors(season: YearSeason) -> np.ndarray:
    """Give the factors of the weeks of the coming year."""
    return season.factors(np.arange(YEAR, dtype=np.float64))[:, 0]


def test_a_wave_over_the_year_is_found() -> None:
    course = np.exp(0.5 * np.sin(2 * np.pi * np.arange(YEAR) / YEAR))
    assert factors(year_season(sales(course), ONE, 1)) == pytest.approx(course, rel=0.1)


def test_a_month_of_half_the_sales_begins_with_its_first_week() -> None:
    course = np.where(np.arange(YEAR) < YEAR // 2, 1.3, 0.7)
    found = factors(year_season(sales(course), ONE, 1))
    step = YEAR // 2
    assert found[step - 1] / found[step] == pytest.approx(1.3 / 0.7, rel=0.1)


def test_single_weeks_lean_on_their_neighbours_where_they_tell_no_more() -> None:
    random = np.random.default_rng(5)
    smooth = 0.5 * np.sin(2 * np.pi * np.arange(YEAR) / YEAR)
    weekly = 2000.0 * np.exp(np.tile(smooth, 3) + random.normal(0, 0.15, WEEKS))
    found = np.log(factors(year_season(weekly[:, None], ONE[:1], 1)))
    rough = np.abs(np.diff(found, n=2)).mean()
    alone = np.log(weekly).reshape(3, YEAR)[:2].mean(axis=0)
    assert rough < 0.7 * np.abs(np.diff(alone, n=2)).mean()


def test_what_does_not_come_again_is_no_season() -> None:
    drift = np.cumsum(np.random.default_rng(7).normal(0, 0.05, WEEKS))
    found = factors(year_season(1000.0 * np.exp(drift)[:, None], ONE[:1], 1))
    assert np.abs(np.log(found)).max() < 0.1


def test_less_than_two_years_tell_of_no_season() -> None:
    course = np.exp(0.5 * np.sin(2 * np.pi * np.arange(YEAR) / YEAR))
    assert year_season(sales(course)[: 2 * YEAR - 1], ONE, 1).flat


def test_each_category_has_its_own() -> None:
    course = np.exp(0.5 * np.sin(2 * np.pi * np.arange(YEAR) / YEAR))
    units = np.hstack([sales(course), sales(np.ones(YEAR))])
    season = year_season(units, np.repeat([0, 1], len(ONE)), 2)
    ups = season.factors(np.arange(YEAR, dtype=np.float64))
    assert np.ptp(np.log(ups[:, 0])) > 0.7
    assert np.ptp(np.log(ups[:, 1])) < 0.1
