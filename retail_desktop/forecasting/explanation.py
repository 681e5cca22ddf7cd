"""The parts that the forecasts were multiplied from, put side by side for whoever asks why."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from retail_desktop.forecasting.backtest import Backtest
from retail_desktop.forecasting.candidates import DAMPED, SLOW_MOVER, SMOOTHING
from retail_desktop.forecasting.history import DAYS_PER_WEEK, Floats, Integers
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


@dataclass(frozen=True, slots=True, eq=False)
class PastTotals:
    """Totals of the backtest; see `results.Explanation`."""

    past_days: int
    days_back: Integers
    actual: Floats
    mean: Floats
    low: Floats
    high: Floats

    def ended(self, days_ago: int) -> PastTotals:
        """The same seen from a later day."""
        return replace(self, days_back=self.days_back + days_ago)


def past_totals(prepared: Prepared, backtest: Backtest, limits: Floats) -> PastTotals:
    """What past forecasts said and what came; `limits` are the quantiles of the scored totals."""
    scored = backtest.scored
    if scored is None:
        nothing = np.empty((len(prepared.groups), 0))
        return PastTotals(0, np.zeros(0, dtype=np.int64), nothing, nothing, nothing, nothing)
    days_back = (prepared.split.weeks - np.array(prepared.split.origins, dtype=np.int64)) * DAYS_PER_WEEK
    return PastTotals(scored.days, days_back, scored.actual, scored.mean, limits[:, :, LOW], limits[:, :, HIGH])


def explain(
    path: Floats,
    season: Floats,
    shares: Floats,
    voices: Floats,
    past: PastTotals,
    month: Floats | None = None,
    factors: Floats | None = None,
) -> Explanation:
    """The parts of the forecasts of `path` times `season` ([weeks_ahead, n_series] both) by weekday `shares`.

    `voices` are the votes of `METHODS`, [n_series, methods]; `month` and `factors` are those of the days of the month
    and of known happenings on each forecast day, [n_series, days].
    """
    first, nothing = path[0], np.empty((path.shape[1], 0))
    growth = np.divide(path, first, out=np.ones_like(path), where=first > 0) * season
    return Explanation(
        level=first / DAYS_PER_WEEK,
        week_pattern=shares * DAYS_PER_WEEK,
        year_factors=growth.T,
        month_factors=nothing if month is None else month,
        event_factors=nothing if factors is None else factors,
        methods=METHODS,
        votes=voices,
        past_days=past.past_days,
        days_back=past.days_back,
        actual=past.actual,
        mean=past.mean,
        low=past.low,
        high=past.high,
    )


def votes(weights: Floats, share: Floats) -> Floats:
    """What each of `METHODS` has to say, [n_series, methods].

    `weights` are those of the candidates, [candidates, n_series]; `share` ([n_series]) is that of all items together.
    """
    starts = np.cumsum([0, *CANDIDATES.values()])[:-1]
    own = np.add.reduceat(weights, starts, axis=0)
    shares: Floats = np.vstack([share, (1 - share) * own]).T
    return shares
