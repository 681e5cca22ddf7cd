"""How the candidates are combined: each series weighs them by their past errors, steadied by its category's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.candidates import (
    DAMPED,
    FIRST_DAMPED,
    FITTED,
    N_CANDIDATES,
    States,
    damped_steps,
)
from retail_desktop.forecasting.history import Booleans, Floats, Integers, WeeklyDemand

POWER = 8.0
OWN_PART = 0.5  # of the weight goes to the fitted smoothing outright: it errs differently from the fixed ones
VOLUME_CLASSES = 3
MOST_SHARE = 0.6  # of the model of all items: two forecasts together are seldom worse than the better of them
SPREAD = 0.05  # squared share of a total by which it misses, beside its Poisson spread
PRIOR_ORIGINS = 13.0  # the category's errors count as much as this many of the series' own


@dataclass(frozen=True, slots=True, eq=False)
class CandidateErrors:
    """Squared errors of totals over the coming weeks, summed over origins.

    Attributes:
        squared: [candidates, n_series].
        origins: how many were summed, [n_series].
    """

    squared: Floats
    origins: Floats


def candidate_errors(states: States, weekly: WeeklyDemand, first: int, last: int) -> CandidateErrors:
    """Errors of the totals forecast after each week from `first` on, targets ending before week `last`.

    Totals are over four weeks, over one week if there are fewer than eight to look at. A total with a week not
    observed at all says nothing.
    """
    weeks_ahead = 4 if last - first >= 8 else 1
    squared = np.zeros((N_CANDIDATES, weekly.units.shape[1]))
    origins = np.zeros(weekly.units.shape[1])
    reach = damped_steps(weeks_ahead).sum(axis=1)[:, None]
    for week in range(max(first, 1), last - weeks_ahead + 1):
        actual = weekly.units[week : week + weeks_ahead].sum(axis=0)
        known = weekly.evidence[week : week + weeks_ahead].min(axis=0) > 0
        known &= weekly.evidence[:week].any(axis=0)
        forecast = states.level[:, week - 1] * weeks_ahead
        forecast[FIRST_DAMPED:] += states.trend[:, week - 1] * reach
        squared += np.where(known, (np.maximum(forecast, 0.0) - actual) ** 2, 0.0)
        origins += known
    return CandidateErrors(squared, origins)


def combination_weights(errors: CandidateErrors, groups: Integers, n_groups: int, fitted: Booleans) -> Floats:
    """Weights of the candidates, [candidates, n_series], columns summing to 1.

    Weight ~ (mean squared error)^-8 with errors relative to the series' mean over candidates, shrunk to those of
    its category; half of the weight belongs to the candidate with the series' own parameter, where one was `fitted`
    ([n_series]).
    """
    scale = errors.squared.mean(axis=0)
    relative = np.divide(errors.squared, scale, out=np.ones_like(errors.squared), where=scale > 0)
    shared = np.ones((n_groups, N_CANDIDATES)) * PRIOR_ORIGINS
    count = np.full(n_groups, PRIOR_ORIGINS)
    np.add.at(shared, groups, (relative * errors.origins).T)
    np.add.at(count, groups, errors.origins)
    category = (shared / count[:, None])[groups].T
    steadied = (relative * errors.origins + category * PRIOR_ORIGINS) / (errors.origins + PRIOR_ORIGINS)
    weights = (steadied / steadied.min(axis=0)) ** -POWER
    own = np.where(fitted, OWN_PART, 0.0)
    combined: Floats = weights / weights.sum(axis=0) * (1.0 - own)
    combined[FITTED] += own
    return combined


def weekly_path(level: Floats, trend: Floats, weights: Floats, weeks_ahead: int) -> Floats:
    """Combined demand of each coming week, [weeks_ahead, n_series], from the candidates' states at one origin."""
    path = np.repeat((weights * level).sum(axis=0)[None], weeks_ahead, axis=0)
    steps = damped_steps(weeks_ahead)
    for number in range(len(DAMPED)):
        path += weights[FIRST_DAMPED + number] * trend[number] * steps[number][:, None]
    positive: Floats = np.maximum(path, 0.0)
    return positive


def pooled_share(actual: Floats, smoothing: Floats, pooled: Floats) -> Floats:
    """Part of the forecast that the model of all items gets, 0..0.6, [n_series], learned from totals at past origins.

    The least squares weight of (pooled - smoothing) in (actual - smoothing), large items' errors counting by their
    size, in three classes of volume that lean on all; all [n_series, origins], NaN where the actual is not known.
    """
    known = np.isfinite(actual) & (smoothing > 0)
    weight = np.where(known, 1.0, 0.0) / np.where(known, smoothing + SPREAD * smoothing**2, 1.0)
    apart = pooled - smoothing
    helped = (weight * apart * np.where(known, actual - smoothing, 0.0)).sum(axis=1)
    moved = (weight * apart**2).sum(axis=1)
    if moved.sum() <= 0:
        return np.zeros(len(actual))
    overall = helped.sum() / moved.sum()
    volume = np.where(known, smoothing, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    shares = np.empty(len(actual))
    prior = moved.sum() / VOLUME_CLASSES
    for members in np.array_split(np.argsort(volume, kind="stable"), VOLUME_CLASSES):
        shares[members] = (helped[members].sum() + overall * prior) / (moved[members].sum() + prior)
    return np.clip(shares, 0.0, MOST_SHARE)
