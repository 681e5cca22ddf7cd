"""The spread of every coming day and of every total from tomorrow on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats
from retail_desktop.forecasting.preparation import Tick
from retail_desktop.forecasting.quantiles import Spread, in_whole_units, own_factor, quantiles
from retail_desktop.forecasting.results import LEVELS, Cube


@dataclass(frozen=True, slots=True, eq=False)
class Projection:
    """Means and spread of days and totals; see `results.ForecastBatch`."""

    mean: Cube
    daily_quantiles: Cube
    total_mean: Cube
    total_sd: Cube
    total_quantiles: Cube

    def arrays(self) -> tuple[Cube, Cube, Cube, Cube, Cube]:
        """All five, in the order of a batch."""
        return self.mean, self.daily_quantiles, self.total_mean, self.total_sd, self.total_quantiles


def project(mean: Floats, spreads: Sequence[Spread], new: Booleans, whole: Booleans, tick: Tick) -> Projection:
    """Put the spread around daily means [n_series, days]; `spreads` ascend in days, the first is of single days."""
    shape = (*mean.shape, len(LEVELS))
    days = mean.astype(np.float32)
    totals = np.cumsum(days, axis=1, dtype=np.float64)
    result = Projection(
        days,
        np.zeros(shape, dtype=np.float32),
        totals.astype(np.float32),
        np.zeros_like(days),
        np.zeros(shape, dtype=np.float32),
    )
    reached = np.zeros((len(mean), len(LEVELS)))
    for day in range(mean.shape[1]):
        single = _spread_at(spreads[:1], 1, days[:, day].astype(np.float64), new)[1]
        result.daily_quantiles[:, day] = in_whole_units(single, whole)
        deviation, levels = _spread_at(spreads, day + 1, totals[:, day], new)
        reached = np.maximum(reached, in_whole_units(levels, whole))
        result.total_sd[:, day], result.total_quantiles[:, day] = deviation, reached
        tick((day + 1) / mean.shape[1])
    return result


def _spread_at(spreads: Sequence[Spread], days: int, mean: Floats, new: Booleans) -> tuple[Floats, Floats]:
    """Deviation and quantiles of totals over `days`, between the tested lengths by the log of the days.

    Beyond the longest tested length its law goes on with the growing mean.
    """
    lengths = [spread.days for spread in spreads]
    place = float(np.interp(np.log(days), np.log(lengths), np.arange(len(lengths))))
    lower, part = int(place), place % 1
    deviation, levels = _of_series(spreads[lower], mean, new)
    if part == 0:
        return deviation, levels
    upper_deviation, upper_levels = _of_series(spreads[lower + 1], mean, new)
    return (1 - part) * deviation + part * upper_deviation, (1 - part) * levels + part * upper_levels


def _of_series(spread: Spread, mean: Floats, new: Booleans) -> tuple[Floats, Floats]:
    return quantiles(spread, mean, new, own_factor(spread.ratios, spread.counts))
