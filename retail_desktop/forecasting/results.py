"""The values the engine hands out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retail_desktop.forecasting.history import Floats

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99)

Cube = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Accuracy:
    """How well each series would have been forecast, measured out of sample at rolling origins; all [n_series].

    The origins are up to 13, a fortnight apart, in the last 30 weeks (half of a shorter history, then weekly);
    weights, profiles and categories' norms were estimated on the weeks before the first of them and smoothing
    parameters up to 26 weeks earlier still, the levels alone move on with the data. The spread a quantile
    needs leaves out the fold it is tested on; only the pooled shape of the errors has seen all folds. One
    full-history estimate enters: the weekday shares that scale part-observed weeks up.
    Days that were not observed count on neither side. Demand is what was sold, single large orders, promotions and
    holidays included; what is known of happenings is part of the forecast, its factors learned on the full history.
    Days closed or without stock are left out. NaN where nothing is known.

    Attributes:
        folds: number of origins scored (0 where none).
        wape: sum of absolute errors of 28-day totals / sum of these totals (7-day totals where the history is
            too short for any 28-day one; the same holds for bias, pinball, coverage and naive_wape).
        mase: mean absolute error of the days of the total / in-sample mean absolute day-to-day difference.
        rmsse: root of (mean squared daily error / in-sample mean squared day-to-day difference).
        bias: sum of (forecast - actual) / sum of actual totals; above 0 is too much.
        pinball: pinball loss of the totals, mean over LEVELS, doubled, / mean actual total.
        coverage_80: part of the totals at or below their 80 % quantile.
        coverage_95: part of the totals at or below their 95 % quantile.
        naive_wape: wape of carrying the mean of the last 28 observed days on.
        value_added: 1 - wape / naive_wape; at or below 0 the engine is no better than that mean.
    """

    folds: npt.NDArray[np.int64]
    wape: Floats
    mase: Floats
    rmsse: Floats
    bias: Floats
    pinball: Floats
    coverage_80: Floats
    coverage_95: Floats
    naive_wape: Floats
    value_added: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """What the forecasts were multiplied from, and how past ones turned out; n series.

    Attributes:
        level: units a day today, [n].
        week_pattern: factors around 1 of the first seven forecast days, [n, 7].
        year_factors: of each forecast week, trend and season, [n, weeks]; no column means 1 throughout.
        month_factors: of each forecast day by its day of the month, [n, H]; no column means 1 throughout.
        event_factors: of each forecast day, [n, H]; no column means 1 throughout.
        methods: plain names of what votes on the level.
        votes: their shares, [n, methods], rows adding up to 1.
        past_days: length of the totals of the backtest in days.
        days_back: how many days before the cutoff each origin of the backtest lies, [folds].
        actual: totals that came, [n, folds]; NaN where they are not known.
        mean: totals that were forecast, [n, folds].
        low: their 5 % line, [n, folds].
        high: their 95 % line, [n, folds].
    """

    level: Floats
    week_pattern: Floats
    year_factors: Floats
    month_factors: Floats
    event_factors: Floats
    methods: tuple[str, ...]
    votes: Floats
    past_days: int
    days_back: npt.NDArray[np.int64]
    actual: Floats
    mean: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True, eq=False)
class ForecastBatch:
    """Forecasts of all series of a matrix; n series, H days, Q = len(LEVELS), units of demand.

    Attributes:
        mean: expected demand of each day, [n, H].
        daily_quantiles: quantiles of each day's demand, [n, H, Q].
        total_mean: expected demand of days 1..h, [n, H].
        total_sd: standard deviation of the demand of days 1..h, [n, H].
        total_quantiles: quantiles of the demand of days 1..h, [n, H, Q], not decreasing in level or in h; whole
            units for series sold in whole units.
        method: plain name of each series' method: weekly smoothing, slow mover, new item, no sales.
        accuracy: out-of-sample accuracy per series.
        explanation: why the forecasts are what they are.
    """

    mean: Cube
    daily_quantiles: Cube
    total_mean: Cube
    total_sd: Cube
    total_quantiles: Cube
    method: tuple[str, ...]
    accuracy: Accuracy
    explanation: Explanation
