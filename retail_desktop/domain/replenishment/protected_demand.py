"""Demand over an interval whose length is uncertain: the forecast's totals, mixed over the lead-time distribution.

F(x) = sum of P(n days) F_n(x). Source: Silver, Pyke & Thomas 2017, chapter 6.10, with empirical quantiles in the place
of the normal formula: a spread of days is mixed in, not added as z sigma sqrt(L).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from retail_desktop.domain.forecast import LEVELS, ItemForecast

_TAIL_SHARE = 1 - LEVELS[-1]
_TAIL_SCALE = log((1 - LEVELS[-2]) / _TAIL_SHARE)
_END = _TAIL_SHARE / (LEVELS[-1] - LEVELS[-2])
_START = LEVELS[0] / (LEVELS[1] - LEVELS[0])
_WITH_ENDS = (0.0, *LEVELS, 1.0)


@dataclass(frozen=True, slots=True)
class ProtectedDemand:
    """Demand until a delivery, in units: `spans` are numbers of days with their probabilities."""

    forecast: ItemForecast
    spans: tuple[tuple[int, float], ...]

    @property
    def longest(self) -> int:
        """The most days that may have to be covered."""
        return max(self.spans)[0]

    @property
    def typical_line(self) -> Sequence[float]:
        """The quantiles of demand over the mean number of days, one per level."""
        return _ends(self.forecast, round(sum(days * share for days, share in self.spans)))

    @property
    def _lines(self) -> list[tuple[Sequence[float], float]]:
        """The quantiles of demand over each span, with its probability."""
        return [(_ends(self.forecast, days), share) for days, share in self.spans]

    @property
    def expected(self) -> float:
        """Expected demand."""
        return sum(share * self.forecast.expected_total(days) for days, share in self.spans)

    def quantile(self, level: float) -> float:
        """Demand that is not exceeded with probability `level`."""
        if len(self.spans) == 1:
            return self.forecast.total_quantile(self.spans[0][0], level)
        lines = [(_line(self.forecast, days), share) for days, share in self.spans]
        knots = sorted({value for line, _ in lines for value in line})
        place = bisect_left(knots, level, key=lambda knot: _reached(lines, knot) + 1e-12)
        if place == len(knots):
            return knots[-1]
        if place == 0:
            return knots[0]
        low, high = knots[place - 1], knots[place]
        start, half = _reached(lines, low), _reached(lines, (low + high) / 2)
        rise = 2 * (half - start)
        return low + (high - low) * min(1.0, (level - start) / rise) if rise > 0 else high

    def shortage(self, stock: float) -> float:
        """Expected units that `stock` does not cover, E[(D - stock)+]; above the 99 % line the tail is exponential."""
        return _shortage(self._lines, stock)

    def stock_for_shortage(self, allowed: float) -> float:
        """The smallest stock whose expected shortage is at most `allowed` units."""
        lines = self._lines
        low, high = 0.0, max(1.0, *(line[-1] for line, _ in lines))
        while _shortage(lines, high) > allowed and high < 1e9:
            low, high = high, high * 2
        for _ in range(40):
            middle = (low + high) / 2
            if _shortage(lines, middle) > allowed:
                low = middle
            else:
                high = middle
        return high


def _ends(forecast: ItemForecast, days: int) -> Sequence[float]:
    """The quantiles of the total over these days, one per level; beyond the horizon as the forecast carries them on."""
    if days <= 0:
        return (0.0,) * len(LEVELS)
    if days <= forecast.horizon_days:
        return forecast.total_line(days)
    reach = forecast.horizon_days
    middle, grown = forecast.total_mean[reach - 1], days / reach
    return [max(0.0, middle * grown + (value - middle) * sqrt(grown)) for value in forecast.total_line(reach)]


def _shortage(lines: Sequence[tuple[Sequence[float], float]], stock: float) -> float:
    return sum(share * loss(line, stock) for line, share in lines)


def _line(forecast: ItemForecast, days: int) -> list[float]:
    """The quantiles with both ends: where the first and the last straight line reach certainty."""
    line = _ends(forecast, days)
    return [_least(line), *line, line[-1] + (line[-1] - line[-2]) * _END]


def _least(line: Sequence[float]) -> float:
    return max(0.0, line[0] - (line[1] - line[0]) * _START)


def _reached(lines: Sequence[tuple[Sequence[float], float]], stock: float) -> float:
    """The probability that demand is at most `stock`."""
    total = 0.0
    for line, share in lines:
        place = bisect_right(line, stock)
        if place == len(line):
            total += share
        elif place:
            low, high = line[place - 1], line[place]
            below = _WITH_ENDS[place - 1]
            total += share * (below + (_WITH_ENDS[place] - below) * (stock - low) / (high - low))
    return total


def loss(line: Sequence[float], stock: float) -> float:
    """Expected units short of a demand with these quantiles, E[(D - stock)+]: the integral of 1 - F above `stock`."""
    scale = max(0.0, line[-1] - line[-2]) / _TAIL_SCALE
    if stock >= line[-1]:
        return float(_TAIL_SHARE * scale * exp((line[-1] - stock) / scale)) if scale > 0 else 0.0
    total: float = _TAIL_SHARE * scale
    high, above = line[-1], _TAIL_SHARE
    for value, level in zip((*reversed(line[:-1]), _least(line)), (*reversed(LEVELS[:-1]), 0.0), strict=True):
        if value <= stock:
            share = (high - stock) / (high - value) if high > value else 0.0
            return float(total + (high - stock) * (above + share * (1 - level - above) / 2))
        total += (high - value) * (above + 1 - level) / 2
        high, above = value, 1 - level
    return float(total + _least(line) - stock)
