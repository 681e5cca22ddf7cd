"""Reading the matrix."""

from datetime import date, timedelta

import numpy as np
import pytest

from retail_desktop.forecasting.history import DAYS_PER_WEEK, DemandMatrix, split_weeks
from retail_desktop.forecasting.preparation import ROWS, Prepared, portions, prepare


def test_portions_cover_every_series_once_and_tell_how_far_they_are() -> None:
    told: list[float] = []
    rows = [number for part in portions(2 * ROWS + 1, told.append) for number in range(part.start, part.stop)]
    assert rows == list(range(2 * ROWS + 1))
    assert len(told) == 3
    assert told[-1] == 1.0


def test_series_are_prepared_alike_in_every_portion() -> None:
    days = np.tile([2.0, 2, 2, 2, 2, 7, 4], 30)
    n_series = ROWS + 3
    values = np.tile(days, (n_series, 1))
    matrix = DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, np.full(n_series, 7))
    prepared = prepare(matrix, lambda _: None)
    assert prepared.weekly.units == pytest.approx(21.0)
    assert prepared.weekly.evidence == pytest.approx(1.0)
    assert prepared.shares == pytest.approx(np.tile(days[:7] / 21, (n_series, 1)), abs=1e-3)
    assert prepared.steps.absolute[0] == prepared.steps.absolute[-1] > 0
    assert prepared.whole.all()


def test_an_item_sold_by_weight_is_not_sold_in_whole_units() -> None:
    values = np.array([[1.0, 2.0], [0.5, 2.0]])
    matrix = DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, np.zeros(2, dtype=np.int64))
    assert prepare(matrix, lambda _: None).whole.tolist() == [True, False]


FIRST = date(2022, 3, 7)  # a Monday


def paid(days: int) -> np.ndarray:
    """Sell half as much again on the first of a month."""
    dates = [FIRST + timedelta(number) for number in range(days)]
    more = np.array([1.5 if day.day == 1 else 1.0 for day in dates])
    return np.vstack([30.0 * more, np.full(days, 30.0)])


def with_calendar(values: np.ndarray, first: date | None = FIRST) -> Prepared:
    seen = np.ones_like(values, dtype=np.bool_)
    return prepare(DemandMatrix(values, seen, 0, np.array([4, 9]), first_day=first), lambda _: None)


@pytest.mark.parametrize("days", [700, 703])
def test_coming_pay_days_are_spread_where_the_calendar_has_them(days: int) -> None:
    prepared = with_calendar(paid(days))
    coming = prepared.daily(np.full((9, 2), 210.0), prepared.split.weeks)
    dates = [FIRST + timedelta(days + number) for number in range(63)]
    pay_days = np.array([day.day == 1 for day in dates])
    assert coming.shape == (2, 63)
    assert coming[0, pay_days].min() > 1.3 * coming[0, ~pay_days].max()
    assert coming[1] == pytest.approx(30.0, rel=0.03)


def test_without_a_calendar_every_month_is_even() -> None:
    prepared = with_calendar(paid(700), None)
    path = np.array([[70.0, 140.0], [140.0, 70.0]])
    assert prepared.days_of_month.tolist() == []
    assert (prepared.month == 1.0).all()
    coming = prepared.daily(path, prepared.split.weeks)
    assert coming.reshape(2, 2, 7).sum(axis=2) == pytest.approx(path.T)


def test_the_backtest_spreads_by_what_was_known_before_it() -> None:
    values = paid(700)
    known = split_weeks(100).weighted * DAYS_PER_WEEK
    without = np.where(np.arange(700) < known, values, 30.0)
    path = np.full((9, 2), 210.0)
    usual, ended = with_calendar(values), with_calendar(without)
    first = usual.split.origins[0]
    # What was usual is the mean of the weeks around, so the last four known ones lean on those that followed a little.
    np.testing.assert_allclose(ended.daily(path, first), usual.daily(path, first), rtol=0.005)
    assert ended.daily(path, 100)[0].max() < usual.daily(path, 100)[0].max() - 1.0


def test_a_year_ahead_still_has_its_days_of_the_month() -> None:
    prepared = with_calendar(paid(700))
    assert prepared.daily(np.full((53, 2), 210.0), prepared.split.weeks).shape == (2, 371)
