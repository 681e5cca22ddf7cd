"""Past demand as arrays, and the weekly blocks everything else works on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]

DAYS_PER_WEEK = 7


@dataclass(frozen=True, slots=True, eq=False)
class DemandMatrix:
    """Demand per series and day up to and including the cutoff day.

    Attributes:
        values: units demanded, [n_series, n_days]; 0 where nothing sold; negative values count as 0.
        observed: [n_series, n_days]; False on days that are no evidence of demand (before the item was listed,
            store closed, out of stock). A value that is not finite is no evidence either.
        first_weekday: weekday of column 0, Monday = 0.
        groups: category code of each series, [n_series].
        whole: series that only ever sold whole units, [n_series]; None where the values themselves tell.
        first_day: date of column 0; None where the calendar is of no account.
        items: number of the item of each series, the same in every store, [n_series]; None where all differ.

    Raises:
        ValueError: the shapes disagree or there is no day at all.
    """

    values: Floats
    observed: Booleans
    first_weekday: int
    groups: npt.NDArray[np.integer]
    whole: Booleans | None = None
    first_day: date | None = None
    items: npt.NDArray[np.integer] | None = None

    def __post_init__(self) -> None:
        if self.values.ndim != 2 or self.values.shape[1] == 0:
            raise ValueError(f"values must be [n_series, n_days] with a day at least, not {self.values.shape}")
        if self.observed.shape != self.values.shape:
            raise ValueError(f"observed is {self.observed.shape}, values is {self.values.shape}")
        if self.groups.shape != self.values.shape[:1]:
            raise ValueError(f"groups is {self.groups.shape}, there are {self.values.shape[0]} series")

    @property
    def n_series(self) -> int:
        """Number of series (rows)."""
        return int(self.values.shape[0])

    @property
    def n_days(self) -> int:
        """Number of days (columns); the last one is the cutoff."""
        return int(self.values.shape[1])

    @property
    def n_weeks(self) -> int:
        """Number of seven-day blocks ending at the cutoff, the first one possibly incomplete."""
        return -(-self.n_days // DAYS_PER_WEEK)

    @property
    def lead_days(self) -> int:
        """Days that are missing before column 0 to make its block a full one."""
        return self.n_weeks * DAYS_PER_WEEK - self.n_days

    def window(self, rows: slice, first: int, last: int) -> tuple[Floats, Booleans]:
        """Clean demand and evidence of the days first..last (last excluded), both [rows, days]."""
        values = self.values[rows, first:last]
        seen = self.observed[rows, first:last] & np.isfinite(values)
        return np.where(seen, np.maximum(values, 0.0), 0.0), seen

    def blocks(self, rows: slice) -> tuple[Floats, Booleans]:
        """Clean demand and evidence in weekly blocks ending at the cutoff, both [rows, n_weeks, 7].

        A position in a block is always the same weekday, and day d of the forecast (from 0) is position d % 7.
        """
        demand, seen = self.window(rows, 0, self.n_days)
        lead = ((0, 0), (self.lead_days, 0))
        shape = (demand.shape[0], self.n_weeks, DAYS_PER_WEEK)
        return np.pad(demand, lead).reshape(shape), np.pad(seen, lead).reshape(shape)


@dataclass(frozen=True, slots=True, eq=False)
class AsSold:
    """What was sold, for forecasts of the past to be held against where the demand was cleaned.

    Attributes:
        matrix: units sold; days closed or without stock are not observed.
        factor: of known happenings on the newest days, [n_series, days]; 1 before.
    """

    matrix: DemandMatrix
    factor: Floats

    def factors(self, first: int, last: int) -> Floats:
        """Factor of the days first..last (last excluded), [n_series, days]."""
        start = self.matrix.n_days - self.factor.shape[1]
        known = self.factor[:, max(first - start, 0) : max(last - start, 0)]
        return np.pad(known, ((0, 0), (last - first - known.shape[1], 0)), constant_values=1.0)


@dataclass(frozen=True, slots=True)
class Split:
    """The weeks at which the backtest cuts the past, as numbers of weeks known.

    Attributes:
        weeks: all weeks of the history.
        fitted: smoothing parameters of the backtest are estimated on the weeks before this one.
        weighted: combination weights and profiles of the backtest are estimated on the weeks before this one.
        origins: the backtest forecasts from these weeks on, ascending.
    """

    weeks: int
    fitted: int
    weighted: int
    origins: tuple[int, ...]


def split_weeks(weeks: int) -> Split:
    """Keep the last 30 weeks for 13 fortnightly origins and 26 before them for weights; halves if there is less."""
    weighted = weeks - min(30, weeks // 2)
    fitted = weighted - min(26, weighted // 2)
    tested = weeks - weighted
    last, step = (weeks - 4, 2 if tested >= 20 else 1) if tested >= 8 else (weeks - 1, 1)
    return Split(weeks, fitted, weighted, tuple(sorted(range(last, weighted - 1, -step)[:13])))


@dataclass(frozen=True, slots=True, eq=False)
class WeeklyDemand:
    """Demand per week as if every day had been observed, and the part of the week that was.

    Attributes:
        units: [n_weeks, n_series]; 0 where nothing was observed.
        evidence: part of the week's usual demand on the days observed, 0..1, [n_weeks, n_series].
    """

    units: Floats
    evidence: Floats


def weekly_demand(demand: Floats, seen: Booleans, shares: Floats) -> WeeklyDemand:
    """Scale part-observed weeks up by the weekday shares ([rows, 7]) of the days observed."""
    evidence = (seen * shares[:, None, :]).sum(axis=2)
    units = np.divide(demand.sum(axis=2), evidence, out=np.zeros_like(evidence), where=evidence > 1e-9)
    return WeeklyDemand(np.ascontiguousarray(units.T), np.ascontiguousarray(evidence.T))


def group_codes(groups: npt.NDArray[np.integer]) -> tuple[Integers, int]:
    """Category codes renumbered from 0, and how many there are."""
    names, codes = np.unique(groups, return_inverse=True)
    return codes.astype(np.int64), len(names)
