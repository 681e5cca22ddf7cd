"""Pay days: what the days of the month do to a category's demand."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.month_pattern import DAYS, DaySums, days_of_month, month_pattern

FIRST = date(2023, 1, 1)
YEARS = 2 * 365
PAY_DAYS = (1, 15)


def sums_of(*factors: np.ndarray, days: int = YEARS, usual: float = 200.0, seed: int | None = 5) -> DaySums:
    """Give categories that sell `usual` units a day times the factor of the day of the month, with Poisson noise."""
    wanted = usual * np.array(factors)[:, days_of_month(FIRST, days) - 1]
    sold = wanted if seed is None else np.random.default_rng(seed).poisson(wanted).astype(float)
    return DaySums(sold, np.full_like(sold, usual))


def pattern(sums: DaySums, days: int = YEARS) -> np.ndarray:
    return month_pattern(sums, days_of_month(FIRST, sums.actual.shape[1]), days)


def with_pay_days(more: float) -> np.ndarray:
    factors = np.ones(DAYS)
    factors[[day - 1 for day in PAY_DAYS]] = more
    return factors


def test_pay_days_are_found_in_the_category_that_has_them() -> None:
    paid, other = pattern(sums_of(with_pay_days(1.3), np.ones(DAYS)))
    assert set(np.argsort(paid)[-2:] + 1) == set(PAY_DAYS)
    others = np.delete(paid, [day - 1 for day in PAY_DAYS])
    assert paid[[0, 14]] / others.mean() == pytest.approx(1.3, rel=0.05)
    assert others / others.mean() == pytest.approx(1.0, abs=0.05)
    assert other == pytest.approx(1.0, abs=0.03)


def test_the_last_days_before_pay_day_sell_less() -> None:
    thin = np.where(np.arange(DAYS) >= 25, 0.8, 1.0)
    found = pattern(sums_of(thin))[0]
    assert found[25:].max() < 0.95 < found[:25].min()


def test_where_the_days_are_alike_noise_is_no_pattern() -> None:
    noise = np.abs(np.log(sums_of(np.ones(DAYS), usual=4.0).actual.clip(0.5) / 4.0)).mean()
    found = pattern(sums_of(*np.ones((8, DAYS)), usual=4.0))
    assert np.abs(np.log(found)).mean() < 0.1 * noise


def test_a_day_seen_in_a_few_months_only_has_no_pattern() -> None:
    assert (pattern(sums_of(with_pay_days(1.5), days=150), 150) == 1.0).all()


def test_a_day_that_not_every_month_has_is_judged_once_it_was_seen_often_enough() -> None:
    more = np.ones(DAYS)
    more[30] = 1.4
    nine_months = pattern(sums_of(more, days=270, seed=None), 270)[0]
    two_years = pattern(sums_of(more, seed=None))[0]
    assert nine_months[30] == 1.0
    assert two_years[30] > 1.3


@given(st.integers(0, 2**32 - 1), st.floats(0.0, 0.25))
def test_the_factors_are_one_on_average(seed: int, spread: float) -> None:
    factors = np.exp(spread * np.random.default_rng(seed).uniform(-1, 1, (3, DAYS)))
    found = pattern(sums_of(*factors, seed=seed))
    assert (found > 0).all()
    assert found.mean(axis=1) == pytest.approx(1.0, abs=0.04)


@given(st.integers(200, YEARS - 1), st.integers(0, 2**32 - 1))
def test_later_days_do_not_change_what_was_known(days: int, seed: int) -> None:
    sums = sums_of(with_pay_days(1.3))
    known = pattern(sums, days)
    sums.actual[:, days:] = np.random.default_rng(seed).uniform(0, 1e6, sums.actual[:, days:].shape)
    np.testing.assert_array_equal(pattern(sums, days), known)


def test_one_huge_day_is_no_pay_day() -> None:
    sums = sums_of(np.ones(DAYS))
    sums.actual[0, 23] *= 1000.0
    assert pattern(sums)[0, 23] < 1.1


def test_days_without_sales_or_without_an_open_store_are_left_out() -> None:
    sums = sums_of(with_pay_days(1.3), seed=None)
    before = pattern(sums)
    closed = np.arange(YEARS) % 7 == 3
    sums.actual[:, closed] = sums.usual[:, closed] = 0.0
    assert pattern(sums) == pytest.approx(before, abs=0.02)


def test_a_category_that_never_sold_has_no_pattern() -> None:
    nothing = DaySums(*np.zeros((2, 2, YEARS)))
    assert (pattern(nothing) == 1.0).all()
    assert (pattern(nothing, 0) == 1.0).all()


def test_items_add_up_to_their_category_and_rising_sales_are_no_pattern() -> None:
    weeks = 60
    shares = np.tile([0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3], (3, 1))
    weekly = np.array([[70.0], [140.0], [700.0]]) * np.linspace(1, 2, weeks)
    demand = weekly[:, :, None] * shares[:, None, :]
    seen = np.ones_like(demand, dtype=np.bool_)
    seen[0, 10:20] = False
    demand *= seen
    sums = DaySums(*np.zeros((2, 2, weeks * 7)))
    evidence = seen.mean(axis=2)
    for rows in (slice(0, 2), slice(2, 3)):
        groups = np.array([0, 1, 0])[rows]
        sums.add(groups, demand[rows], seen[rows], (weekly[rows].T, evidence[rows].T), shares[rows])
    assert sums.actual[1] == pytest.approx(demand[1].ravel())
    assert sums.actual[0] == pytest.approx((demand[0] + demand[2]).ravel())
    whole = np.repeat(evidence[0] == 1, 7)
    steady = slice(5 * 7, -5 * 7)
    assert sums.usual[1, steady] == pytest.approx(sums.actual[1, steady], rel=0.02)
    assert sums.usual[0, steady][whole[steady]] == pytest.approx(sums.actual[0, steady][whole[steady]], rel=0.02)


@given(st.dates(date(1999, 1, 1), date(2050, 1, 1)), st.integers(0, 800))
def test_days_of_the_month_are_the_calendars(first: date, days: int) -> None:
    assert days_of_month(first, days).tolist() == [(first + timedelta(number)).day for number in range(days)]
