"""Demand over the days an order must last, as it was foreseen on the morning of the order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Floats, Integers
from retail_desktop.forecasting.replaying.trade import UNIT, whole_steps
from retail_desktop.forecasting.results import LEVELS, Cube

PRIOR_DAYS = 28.0
"""What was sold since a forecast moves its level like so many days of sales before it."""

PRIOR_UNITS = 5.0
"""And like so many units, so that one sale of a slow mover moves little."""

_LEVELS = np.array(LEVELS)
_WITH_ENDS = np.array([0.0, *LEVELS, 1.0])
_START = LEVELS[0] / (LEVELS[1] - LEVELS[0])
_END = (1 - LEVELS[-1]) / (LEVELS[-1] - LEVELS[-2])


@dataclass(frozen=True, slots=True, eq=False)
class Origin:
    """A forecast made on an evening, of totals over the days after it; n series, H days.

    Attributes:
        day: number of the first day after that evening.
        mean: expected demand of days 1..h, [n, H].
        lines: quantiles of the demand of days 1..h at LEVELS, [n, H, Q].
    """

    day: int
    mean: Cube
    lines: Cube

    def after(self, days: int, sold: Floats) -> Origin:
        """The same forecast some days later, when `sold` units ([n]) had gone since.

        Its mean goes on where it is, at a level that has followed the sales; a total keeps the relative spread that
        it had on the first evening.
        """
        if days == 0:
            return self
        start = self.mean[:, days - 1].astype(np.float64)
        prior = start * PRIOR_DAYS / days + PRIOR_UNITS
        level = np.divide(prior + sold, prior + start, out=np.ones_like(start), where=start > 0)
        mean = np.maximum(self.mean[:, days:] - start[:, None], 0.0) * level[:, None]
        before = self.mean[:, : mean.shape[1]]
        change = np.divide(mean, before, out=np.zeros_like(mean), where=before > 0)
        lines = self.lines[:, : mean.shape[1]] * change[:, :, None]
        return Origin(self.day + days, mean.astype(np.float32), lines.astype(np.float32))

    def totals(self, days: Integers) -> tuple[Floats, Floats]:
        """Mean [n] and lines [n, Q] of the demand of the first `days` ([n]) days.

        Beyond the horizon as `domain.forecast.ItemForecast.total_quantile` has it.
        """
        rows, horizon = np.arange(len(days)), self.mean.shape[1]
        reach = np.clip(days, 1, horizon)
        part = np.maximum(days, 0) / reach
        within = self.mean[rows, reach - 1].astype(np.float64)
        lines = self.lines[rows, reach - 1].astype(np.float64)
        far = part > 1
        middle, wider = within[far, None], part[far, None]
        lines[far] = middle * wider + (lines[far] - middle) * np.sqrt(wider)
        lines[days <= 0] = 0.0
        return within * part, np.maximum(lines, 0.0)


def at_level(lines: Floats, level: Floats) -> Floats:
    """Quantiles [...] at a level ([...]) between the lines [..., Q]: `domain.forecast` in one go."""
    place = np.clip(np.searchsorted(_LEVELS, level, side="right"), 1, len(LEVELS) - 1)
    place = np.broadcast_to(place, lines.shape[:-1])[..., None]
    low, high = (np.take_along_axis(lines, place - step, axis=-1)[..., 0] for step in (1, 0))
    below, above = _LEVELS[place[..., 0] - 1], _LEVELS[place[..., 0]]
    found: Floats = np.maximum(low + (high - low) * (level - below) / (above - below), 0.0)
    return found


def mixed_quantile(lines: Floats, shares: Floats, level: Floats, step: Integers) -> Integers:
    """The smallest whole number of steps that covers demand with probability `level`, in thousandths, [n].

    The demand is that of one of several numbers of days: lines [k, n, Q] of each, which comes with probability
    `shares` [k, n]. So a lead time that varies enters by mixing the distributions, not by adding days, as
    `domain.replenishment.protected_demand` has it.
    """
    knots = _with_ends(lines)
    each = at_level(lines, level)
    possible = shares > 0
    low = whole_steps(np.where(possible, each, np.inf).min(axis=0), step) // step
    high = whole_steps(np.where(possible, each, 0.0).max(axis=0), step) // step
    while True:
        (open_rows,) = np.nonzero(low < high)
        if not len(open_rows):
            found: Integers = high * step
            return found
        middle = (low[open_rows] + high[open_rows]) // 2
        units = np.broadcast_to(middle * step[open_rows] / UNIT, (len(lines), len(open_rows)))
        reached = (shares[:, open_rows] * _reached(knots[:, open_rows], units)).sum(axis=0)
        enough = reached >= level[open_rows] - 1e-9
        high[open_rows] = np.where(enough, middle, high[open_rows])
        low[open_rows] = np.where(enough, low[open_rows], middle + 1)


def _with_ends(lines: Floats) -> Floats:
    """The quantiles [..., Q] and where the first and the last straight line between them reach certainty."""
    least = np.maximum(lines[..., :1] - (lines[..., 1:2] - lines[..., :1]) * _START, 0.0)
    most = lines[..., -1:] + (lines[..., -1:] - lines[..., -2:-1]) * _END
    return np.concatenate([least, lines, most], axis=-1)


def _reached(knots: Floats, stock: Floats) -> Floats:
    """Probability that demand is at most `stock` ([...]), by quantiles with both ends."""
    count = (knots <= stock[..., None]).sum(axis=-1)
    place = np.clip(count, 1, len(_WITH_ENDS) - 1)[..., None]
    low, high = (np.take_along_axis(knots, place - step, axis=-1)[..., 0] for step in (1, 0))
    below, above = _WITH_ENDS[place[..., 0] - 1], _WITH_ENDS[place[..., 0]]
    part = np.divide(stock - low, high - low, out=np.zeros_like(low), where=high > low)
    found: Floats = np.where(count == 0, 0.0, np.where(count == len(_WITH_ENDS), 1.0, below + (above - below) * part))
    return found
