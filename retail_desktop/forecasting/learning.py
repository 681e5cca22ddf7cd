"""What is learned from the weeks: smoothing parameters, combination weights, and the states at every origin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.backtest import OriginForecast
from retail_desktop.forecasting.candidates import (
    DAMPED,
    FITTED,
    N_CANDIDATES,
    OwnSmoothing,
    run_candidates,
    smooth_own,
)
from retail_desktop.forecasting.combination import (
    CandidateErrors,
    candidate_errors,
    combination_weights,
    pooled_share,
    weekly_path,
)
from retail_desktop.forecasting.history import Floats, WeeklyDemand
from retail_desktop.forecasting.kept_fits import FitStore
from retail_desktop.forecasting.lifecycle import Life, adjust, category_norm, life_until
from retail_desktop.forecasting.pooled import Pooled
from retail_desktop.forecasting.preparation import Prepared, Tick, portions
from retail_desktop.forecasting.returning import Returns, learn_returns
from retail_desktop.forecasting.settled import Settled
from retail_desktop.forecasting.workers import fit_all


@dataclass(frozen=True, slots=True, eq=False)
class Learned:
    """States of the candidates at the origins of the backtest and, last, today; and how to combine them.

    Attributes:
        level: [origins + 1, candidates, n_series].
        trend: of the damped candidates, [origins + 1, 3, n_series].
        earlier_weights: combination weights of the backtest, [candidates, n_series].
        weights: combination weights of today, [candidates, n_series].
    """

    level: Floats
    trend: Floats
    earlier_weights: Floats
    weights: Floats


def fit_own_smoothing(
    prepared: Prepared,
    workers: int,
    report: Callable[[float], None],
    kept: FitStore | None = None,
    settled: Settled | None = None,
) -> tuple[OwnSmoothing, OwnSmoothing]:
    """Each series' own smoothing as of the backtest and as of today, by statsmodels or from those kept.

    It is estimated on settled weeks, if there are any.
    """
    weekly = settled.weekly if settled is not None else prepared.weekly
    early = settled.early if settled is not None else prepared.split.fitted
    units, observed = weekly.units.T, weekly.evidence.T > 0
    histories = [series[known] for series, known in zip(units, observed, strict=True)]
    histories += [series[:early][known[:early]] for series, known in zip(units, observed, strict=True)]
    total = max(len(histories), 1)
    fits = fit_all(histories, workers=workers, report=lambda done: report(done / total), kept=kept)
    today, earlier = np.split(fits, 2)
    return OwnSmoothing(*earlier.T), OwnSmoothing(*today.T)


def learn(prepared: Prepared, earlier: OwnSmoothing, today: OwnSmoothing, tick: Tick) -> Learned:
    """Run the candidates, keep their states at the origins, and weigh them by their errors out of sample.

    All weights rest on weeks the smoothing parameters have not seen: the candidate with its own parameter is judged
    with the earlier one, and today's replaces it only in today's forecast.
    """
    split, weekly = prepared.split, prepared.weekly
    n_series = weekly.units.shape[1]
    level = np.zeros((len(split.origins) + 1, N_CANDIDATES, n_series))
    trend = np.zeros((len(split.origins) + 1, len(DAMPED), n_series))
    before, until = (CandidateErrors(np.zeros((N_CANDIDATES, n_series)), np.zeros(n_series)) for _ in range(2))
    last_weeks = [origin - 1 for origin in (*split.origins, split.weeks)]
    for rows in portions(n_series, tick):
        part = WeeklyDemand(weekly.units[:, rows], weekly.evidence[:, rows])
        states = run_candidates(part, OwnSmoothing(earlier.alpha[rows], earlier.initial[rows]))
        level[:, :, rows] = states.level[:, last_weeks].swapaxes(0, 1)
        trend[:, :, rows] = states.trend[:, last_weeks].swapaxes(0, 1)
        level[-1, FITTED, rows] = smooth_own(part, OwnSmoothing(today.alpha[rows], today.initial[rows]))[-1]
        for errors, end in ((before, split.weighted), (until, split.weeks)):
            found = candidate_errors(states, part, split.fitted, end)
            errors.squared[:, rows], errors.origins[rows] = found.squared, found.origins
    weights = [
        combination_weights(errors, prepared.groups, prepared.n_groups, np.isfinite(own.alpha))
        for errors, own in ((before, earlier), (until, today))
    ]
    return Learned(level, trend, *weights)


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Weekly demand from one origin on by the methods of each series and by the model of all, [weeks, n_series]."""

    smoothing: Floats
    pooled: Floats

    def blended(self, share: Floats) -> Floats:
        """Both together, `share` ([n_series]) of the model of all."""
        return self.smoothing + share * (self.pooled - self.smoothing)


def past_paths(prepared: Prepared, learned: Learned, pooled: Pooled, weeks_ahead: int, tick: Tick) -> list[Paths]:
    """What would have been forecast at every origin of the backtest, at most to the cutoff."""
    paths = []
    for number, origin in enumerate(prepared.split.origins):
        reach = min(weeks_ahead, prepared.split.weeks - origin)
        own = weekly_path(learned.level[number], learned.trend[number], learned.earlier_weights, reach)
        paths.append(Paths(own, pooled.path(pooled.earlier, origin, own)))
        tick((number + 1) / len(prepared.split.origins))
    return paths


def present_paths(prepared: Prepared, learned: Learned, pooled: Pooled, weeks_ahead: int) -> Paths:
    """What is forecast today."""
    own = weekly_path(learned.level[-1], learned.trend[-1], learned.weights, weeks_ahead)
    return Paths(own, pooled.path(pooled.today, prepared.split.weeks, own))


def share_of_pooled(prepared: Prepared, pooled: Pooled, paths: Sequence[Paths]) -> Floats:
    """How much the model of all items counts for each series, [n_series], by the totals of up to four weeks."""
    n_series = len(prepared.groups)
    if pooled.earlier is None or pooled.today is None or not paths:
        return np.zeros(n_series)
    totals: list[Floats] = []
    for origin, path in zip(prepared.split.origins, paths, strict=True):
        weeks = slice(origin, origin + min(4, len(path.smoothing)))
        known = prepared.weekly.evidence[weeks].min(axis=0) > 0
        actual = np.where(known, prepared.weekly.units[weeks].sum(axis=0), np.nan)
        totals.append(np.stack([actual, path.smoothing[:4].sum(axis=0), path.pooled[:4].sum(axis=0)]))
    actual, smoothing, by_all = np.stack(totals, axis=-1)
    return pooled_share(actual, smoothing, by_all)


def past_forecasts(
    prepared: Prepared, paths: Sequence[Paths], share: Floats
) -> tuple[Returns, Callable[[int, int], OriginForecast]]:
    """What came back after silences, and the forecasts of the backtest by origin and weeks ahead."""
    norm = category_norm(life_until(prepared.weekly, prepared.split.weighted), prepared.groups, prepared.n_groups)
    origins = prepared.split.origins
    lives = {origin: life_until(prepared.weekly, origin) for origin in origins}
    returns = learn_returns(prepared.weekly, lives)

    def forecast_at(origin: int, weeks_ahead: int) -> OriginForecast:
        life = lives[origin]
        path = adjust(paths[origins.index(origin)].blended(share)[:weeks_ahead], life, norm)
        daily = prepared.daily(returns.path(path, life), origin)
        return OriginForecast(daily, life.new, life.weeks_known > 0)

    return returns, forecast_at


def present_forecast(prepared: Prepared, paths: Paths, share: Floats, returns: Returns, life: Life) -> Floats:
    """Demand of each coming week from today on, [weeks_ahead, n_series]."""
    norm = category_norm(life, prepared.groups, prepared.n_groups)
    return returns.path(adjust(paths.blended(share), life, norm), life)
