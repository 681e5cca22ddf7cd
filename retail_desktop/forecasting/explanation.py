"""The parts that the forecasts were multiplied from, put side by side for whoever asks why."""

from __future__ import annotations

import numpy as np

from retail_desktop.forecasting.backtest import Backtest
from retail_desktop.forecasting.candidates import DAMPED, SLOW_MOVER, SMOOTHING
from retail_desktop.forecasting.history import DAYS_PER_WEEK, Floats
from retail_desktop.forecasting.learning import Learned
from retail_desktop.forecasting.preparation import Prepared
from retail_desktop.forecasting.results import LEVELS, Explanation

CANDIDATES = {
    "smoothing": len(SMOOTHING),
    "own smoothing": 1,
    "slow mover": len(SLOW_MOVER),
    "damped trend": len(DAMPED),
}
"""What votes on the level, and how many candidates each name stands for, in their order."""
METHODS = ("all items together", *CANDIDATES)
LOW, HIGH = LEVELS.index(0.05), LEVELS.index(0.95)


def explain(
    prepared: Prepared,
    shares: Floats,
    path: Floats,
    backtest: Backtest,
    limits: Floats,
    horizon_days: int,
    factors: Floats | None = None,
) -> Explanation:
    """The parts of the forecasts of `path` ([weeks_ahead, n_series]); `limits` are the quantiles of the scored totals.

    `shares` are the votes of `METHODS`, [n_series, methods]; `factors` are those of known happenings on each forecast
    day, [n_series, horizon_days].
    """
    n_series = path.shape[1]
    first = path[0]
    growth = np.divide(path, first, out=np.ones_like(path), where=first > 0)
    growth *= prepared.year_factors(prepared.split.weeks, len(path))
    scored = backtest.scored
    nothing = np.empty((n_series, 0))
    origins = np.array(prepared.split.origins if scored is not None else (), dtype=np.int64)
    return Explanation(
        level=first / DAYS_PER_WEEK,
        week_pattern=prepared.shares * DAYS_PER_WEEK,
        year_factors=growth.T,
        month_factors=prepared.month_factors(horizon_days),
        event_factors=nothing if factors is None else factors,
        methods=METHODS,
        votes=shares,
        past_days=scored.days if scored is not None else 0,
        days_back=(prepared.split.weeks - origins) * DAYS_PER_WEEK,
        actual=scored.actual if scored is not None else nothing,
        mean=scored.mean if scored is not None else nothing,
        low=limits[:, :, LOW],
        high=limits[:, :, HIGH],
    )


def votes(learned: Learned, share: Floats) -> Floats:
    """What each of `METHODS` has to say, [n_series, methods]; `share` ([n_series]) is that of all items together."""
    starts = np.cumsum([0, *CANDIDATES.values()])[:-1]
    own = np.add.reduceat(learned.weights, starts, axis=0)
    shares: Floats = np.vstack([share, (1 - share) * own]).T
    return shares
