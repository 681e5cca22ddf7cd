"""From days to weeks: everything the forecast needs to know of the matrix, read in portions of series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from retail_desktop.forecasting.accuracy import NaiveSteps, naive_steps
from retail_desktop.forecasting.history import (
    DAYS_PER_WEEK,
    Booleans,
    DemandMatrix,
    Floats,
    Integers,
    Split,
    WeeklyDemand,
    group_codes,
    split_weeks,
    weekly_demand,
)
from retail_desktop.forecasting.month_pattern import DaySums, days_of_month, month_pattern
from retail_desktop.forecasting.profiles import WeekdayTotals, daily_means, weekday_shares, weekday_totals
from retail_desktop.forecasting.year_season import YEAR, YearSeason

YEAR_WEEKS = 53  # that a forecast reaches at most
ROWS = 500  # series at a time, to keep the memory small and the progress moving

Tick = Callable[[float], None]
"""Called with the part of a stage that is done, 0..1; may raise to cancel."""
FirstLook = Callable[[slice, Floats, Booleans], None]
"""Called with some series and their days, [rows, weeks, 7]: demand, and whether it was observed."""
SecondLook = Callable[[slice, Floats, Booleans, WeeklyDemand, Floats], None]
"""The same once more, with the weekly demand of these series and their weekday shares."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The history as the engine works on it.

    Attributes:
        split: where the backtest cuts.
        groups: categories numbered from 0, [n_series].
        n_groups: how many there are.
        weekly: weekly demand, all weeks and series.
        shares: weekday shares on the whole history, [n_series, 7].
        earlier_shares: weekday shares known before the first origin of the backtest, [n_series, 7].
        month: factors of the days of the month on the whole history, [n_groups, 31].
        earlier_month: the same before the first origin of the backtest.
        season: course of the year that is taken out of `weekly`.
        season_lag: weeks from the end of the season's history to the cutoff.
        days_of_month: of the days from the first block on, a year beyond the history; empty without a calendar.
        whole: series that only ever sold whole units, [n_series].
        steps: naive errors of the days before the first origin.
    """

    split: Split
    groups: Integers
    n_groups: int
    weekly: WeeklyDemand
    shares: Floats
    earlier_shares: Floats
    month: Floats
    earlier_month: Floats
    days_of_month: Integers
    season: YearSeason
    season_lag: float
    whole: Booleans
    steps: NaiveSteps

    def year_factors(self, first_week: int, weeks: int) -> Floats:
        """Factor of the season in each of some weeks, [weeks, n_series]."""
        week = first_week - self.split.weeks + self.season_lag + np.arange(weeks, dtype=np.float64)
        factors: Floats = self.season.factors(week)[:, self.groups]
        return factors

    def without_season(self, season: YearSeason, lag: float) -> Prepared:
        """The same with a season taken out of the weekly demand."""
        found = replace(self, season=season, season_lag=lag)
        if season.flat:
            return found
        units = self.weekly.units / found.year_factors(0, self.split.weeks)
        return replace(found, weekly=WeeklyDemand(units, self.weekly.evidence))

    def daily(self, path: Floats, first_week: int) -> Floats:
        """Daily demand of deseasonalised weeks [weeks, n_series] from `first_week` on, [n_series, weeks * 7].

        Weeks of the backtest are spread over their days by what was known before its first origin.
        """
        past = first_week < self.split.weeks
        shares, month = (self.earlier_shares, self.earlier_month) if past else (self.shares, self.month)
        days = daily_means(path * self.year_factors(first_week, len(path)), shares)
        if not len(self.days_of_month):
            return days
        spread: Floats = days * self._of_month(month, first_week, days.shape[1])
        return spread

    def month_factors(self, days: int) -> Floats:
        """Factor of the day of the month on each of the coming days, [n_series, days]; no column where all are 1."""
        if not len(self.days_of_month) or (self.month == 1.0).all():
            return np.empty((len(self.groups), 0))
        return self._of_month(self.month, self.split.weeks, days)

    def _of_month(self, month: Floats, first_week: int, days: int) -> Floats:
        first = first_week * DAYS_PER_WEEK
        factors: Floats = month[:, self.days_of_month[first : first + days] - 1][self.groups]
        return factors


def portions(n_series: int, tick: Tick) -> Iterator[slice]:
    """Slices of 500 series, telling how far they have come."""
    for start in range(0, n_series, ROWS):
        yield slice(start, min(start + ROWS, n_series))
        tick(min(start + ROWS, n_series) / n_series)


def prepare(matrix: DemandMatrix, tick: Tick) -> Prepared:
    """Read the matrix twice: for its weekday habits, then for its weeks."""
    split = split_weeks(matrix.n_weeks)
    groups, n_groups = group_codes(matrix.groups)
    earlier = WeekdayTotals(*np.zeros((2, matrix.n_series, DAYS_PER_WEEK)))
    whole = np.zeros(matrix.n_series, dtype=np.bool_)
    steps = NaiveSteps(*np.zeros((2, matrix.n_series)))
    days = DaySums(*np.zeros((2, n_groups, split.weeks * DAYS_PER_WEEK)))

    def habits(rows: slice, demand: Floats, seen: Booleans) -> None:
        _store(earlier, rows, weekday_totals(demand, seen, split.weighted))
        whole[rows] = (demand == np.floor(demand)).all(axis=(1, 2))
        _add_steps(steps, rows, demand[:, : split.weighted], seen[:, : split.weighted])

    def sums_of_days(rows: slice, demand: Floats, seen: Booleans, part: WeeklyDemand, shares: Floats) -> None:
        days.add(groups[rows], demand, seen, (part.units, part.evidence), shares)

    shares, weekly = read_weeks(matrix, groups, n_groups, tick, habits, sums_of_days)
    calendar = _days_of_month(matrix)
    until = [min(weeks * DAYS_PER_WEEK, len(calendar)) for weeks in (split.weeks, split.weighted)]
    month, earlier_month = (month_pattern(days, calendar, end) for end in until)
    earlier_shares = weekday_shares(earlier, groups, n_groups)
    if matrix.whole is not None:  # demand cleaned of events is no longer in whole units, its goods are
        whole = matrix.whole
    patterns = shares, earlier_shares, month, earlier_month
    season = YearSeason(np.zeros((n_groups, YEAR)))
    return Prepared(split, groups, n_groups, weekly, *patterns, calendar, season, 0.0, whole, steps)


def read_weeks(
    matrix: DemandMatrix,
    groups: Integers,
    n_groups: int,
    tick: Tick,
    first_look: FirstLook = lambda *_: None,
    second_look: SecondLook = lambda *_: None,
) -> tuple[Floats, WeeklyDemand]:
    """Weekday shares, [n_series, 7], and weekly demand of all weeks; whoever needs more of the days looks on."""
    sums = WeekdayTotals(*np.zeros((2, matrix.n_series, DAYS_PER_WEEK)))
    for rows in portions(matrix.n_series, lambda part: tick(part / 2)):
        demand, seen = matrix.blocks(rows)
        _store(sums, rows, weekday_totals(demand, seen, matrix.n_weeks))
        first_look(rows, demand, seen)
    shares = weekday_shares(sums, groups, n_groups)
    weekly = WeeklyDemand(*np.zeros((2, matrix.n_weeks, matrix.n_series)))
    for rows in portions(matrix.n_series, lambda part: tick(0.5 + part / 2)):
        demand, seen = matrix.blocks(rows)
        part = weekly_demand(demand, seen, shares[rows])
        weekly.units[:, rows], weekly.evidence[:, rows] = part.units, part.evidence
        second_look(rows, demand, seen, part, shares[rows])
    return shares, weekly


def steps_before(matrix: DemandMatrix, weeks: int) -> NaiveSteps:
    """Naive errors of the first weeks of a matrix."""
    steps = NaiveSteps(*np.zeros((2, matrix.n_series)))
    for rows in portions(matrix.n_series, lambda _: None):
        demand, seen = matrix.blocks(rows)
        _add_steps(steps, rows, demand[:, :weeks], seen[:, :weeks])
    return steps


def _add_steps(steps: NaiveSteps, rows: slice, demand: Floats, seen: Booleans) -> None:
    days = len(demand), demand.shape[1] * DAYS_PER_WEEK
    found = naive_steps(demand.reshape(days), seen.reshape(days))
    steps.absolute[rows], steps.square[rows] = found.absolute, found.square


def _days_of_month(matrix: DemandMatrix) -> Integers:
    if matrix.first_day is None:
        return np.zeros(0, dtype=np.int64)
    first = matrix.first_day - timedelta(days=matrix.lead_days)
    return days_of_month(first, (matrix.n_weeks + YEAR_WEEKS) * DAYS_PER_WEEK)


def _store(sums: WeekdayTotals, rows: slice, part: WeekdayTotals) -> None:
    sums.units[rows], sums.days[rows] = part.units, part.days
