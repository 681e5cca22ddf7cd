"""The simple weekly methods whose forecasts are combined, run over many series at once.

Simple exponential smoothing over a grid and with each series' own fitted parameter, damped trend (Gardner & McKenzie
1985) and the slow movers' method of Teunter, Syntetos & Babai (2011). Weeks run down the first axis, series
along the last. A week only partly observed moves a level by that part; an unobserved one leaves it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Floats, WeeklyDemand

SMOOTHING = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
FITTED = len(SMOOTHING)  # index of the candidate with the series' own parameter
SLOW_MOVER = ((0.05, 0.1), (0.15, 0.1))  # smoothing of the chance of a sale, and of its size
DAMPED = ((0.1, 0.05, 0.9), (0.2, 0.1, 0.9), (0.3, 0.2, 0.8))  # level, trend, damping
N_CANDIDATES = len(SMOOTHING) + 1 + len(SLOW_MOVER) + len(DAMPED)
FIRST_DAMPED = N_CANDIDATES - len(DAMPED)
UNFITTED = 0.2  # stands in for the series' own parameter where none could be estimated


@dataclass(frozen=True, slots=True, eq=False)
class OwnSmoothing:
    """A series' own smoothing parameter and initial level, NaN where none could be estimated; both [n_series]."""

    alpha: Floats
    initial: Floats


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """State of every candidate after each week.

    Attributes:
        level: [candidates, n_weeks, n_series], units per week.
        trend: units per week and week, of the damped candidates only, [3, n_weeks, n_series].
    """

    level: Floats
    trend: Floats


def damped_steps(weeks_ahead: int) -> Floats:
    """Sum of phi^j over j = 1..k for each damped candidate and k = 1..weeks_ahead, [3, weeks_ahead]."""
    damping = np.array([phi for _, _, phi in DAMPED])[:, None]
    return np.cumsum(damping ** np.arange(1, weeks_ahead + 1), axis=1)


def run_candidates(weekly: WeeklyDemand, own: OwnSmoothing) -> States:
    """Run every candidate over the weeks."""
    trending = [damped_trend(weekly, *parameters) for parameters in DAMPED]
    levels = [
        smooth_grid(weekly),
        smooth_own(weekly, own)[None],
        *(slow_mover(weekly, *parameters)[None] for parameters in SLOW_MOVER),
        *(level[None] for level, _ in trending),
    ]
    return States(np.concatenate(levels), np.stack([trend for _, trend in trending]))


def smooth_grid(weekly: WeeklyDemand) -> Floats:
    """Levels of simple exponential smoothing for each parameter of the grid, [6, n_weeks, n_series].

    They start as a running mean: the parameter is 1/weeks seen until that is the smaller.
    """
    shape = (len(SMOOTHING), weekly.units.shape[1])
    return _smooth(weekly, np.array(SMOOTHING)[:, None], np.zeros(shape), np.zeros(shape))


def smooth_own(weekly: WeeklyDemand, own: OwnSmoothing) -> Floats:
    """Levels with the series' own parameter and initial level, [n_weeks, n_series]; 0.2 stands in for none."""
    fitted = np.isfinite(own.alpha)
    alpha = np.where(fitted, own.alpha, UNFITTED)
    start = np.where(fitted, own.initial, 0.0)
    levels: Floats = _smooth(weekly, alpha[None], start[None], np.where(fitted, np.inf, 0.0)[None])[0]
    return levels


def _smooth(weekly: WeeklyDemand, alpha: Floats, level: Floats, known: Floats) -> Floats:
    """Run the levels on from a start worth `known` weeks."""
    levels = np.empty((len(level), *weekly.units.shape))
    for week, (units, evidence) in enumerate(zip(weekly.units, weekly.evidence, strict=True)):
        known = known + evidence
        level = level + _gain(alpha, evidence, known) * (units - level)
        levels[:, week] = level
    return levels


def damped_trend(weekly: WeeklyDemand, alpha: float, beta: float, damping: float) -> tuple[Floats, Floats]:
    """Level and trend of exponential smoothing with a damped trend, both [n_weeks, n_series]."""
    levels, trends = np.empty_like(weekly.units), np.empty_like(weekly.units)
    level, trend, known = (np.zeros(weekly.units.shape[1]) for _ in range(3))
    for week, (units, evidence) in enumerate(zip(weekly.units, weekly.evidence, strict=True)):
        known += evidence
        expected = level + damping * trend
        error = units - expected
        level = expected + _gain(alpha, evidence, known) * error
        # The running mean of the first weeks is a start, not a trend.
        trend = damping * trend + np.where(known > 2, evidence * alpha * beta * error, 0.0)
        levels[week], trends[week] = level, trend
    return levels, trends


def slow_mover(weekly: WeeklyDemand, chance_smoothing: float, size_smoothing: float) -> Floats:
    """Chance of a sale in a week times its size, [n_weeks, n_series]; without sales the chance decays."""
    levels = np.empty_like(weekly.units)
    chance, size, known, sales = (np.zeros(weekly.units.shape[1]) for _ in range(4))
    for week, (units, evidence) in enumerate(zip(weekly.units, weekly.evidence, strict=True)):
        known += evidence
        sold = np.where(units > 0, evidence, 0.0)
        sales += sold
        chance += _gain(chance_smoothing, evidence, known) * ((units > 0) - chance)
        size += _gain(size_smoothing, sold, sales) * (units - size)
        levels[week] = chance * size
    return levels


def _gain(alpha: Floats | float, evidence: Floats, known: Floats) -> Floats:
    """Part of the error taken over: alpha, or 1/weeks known while that is larger, times the evidence."""
    average = np.divide(1.0, known, out=np.zeros_like(known), where=known > 0)
    gain: Floats = np.minimum(evidence * np.maximum(alpha, average), 1.0)
    return gain
