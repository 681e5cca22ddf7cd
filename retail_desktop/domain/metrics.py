"""Definitions of forecast error; all take plain sequences of equal length and return a plain number.

Source: Hyndman & Koehler 2006, "Another look at measures of forecast accuracy"; M5 guide (RMSSE).
"""

import itertools
from collections.abc import Sequence
from math import nan, sqrt


def wape(actual: Sequence[float], forecast: Sequence[float]) -> float:
    """Weighted absolute percentage error: sum |F - A| / sum |A|; nan without demand."""
    total = sum(abs(value) for value in actual)
    return sum(abs(f - a) for a, f in zip(actual, forecast, strict=True)) / total if total else nan


def bias(actual: Sequence[float], forecast: Sequence[float]) -> float:
    """Relative bias: sum (F - A) / sum A; positive means over-forecast; nan without demand."""
    total = sum(actual)
    return (sum(forecast) - total) / total if total else nan


def mase(actual: Sequence[float], forecast: Sequence[float], history: Sequence[float]) -> float:
    """Mean absolute scaled error: mean |F - A| over the history's mean one-step naive error; nan if that is 0."""
    scale = _mean([abs(b - a) for a, b in itertools.pairwise(history)])
    return _mean([abs(f - a) for a, f in zip(actual, forecast, strict=True)]) / scale if scale else nan


def rmsse(actual: Sequence[float], forecast: Sequence[float], history: Sequence[float]) -> float:
    """Root mean squared scaled error: sqrt(mean (F - A)^2 / mean (h[t] - h[t-1])^2); nan if the scale is 0."""
    scale = _mean([(b - a) ** 2 for a, b in itertools.pairwise(history)])
    error = _mean([(f - a) ** 2 for a, f in zip(actual, forecast, strict=True)])
    return sqrt(error / scale) if scale else nan


def pinball(actual: Sequence[float], quantile: Sequence[float], level: float) -> float:
    """Mean pinball loss of a quantile forecast: level*(A-Q) above, (1-level)*(Q-A) below."""
    pairs = zip(actual, quantile, strict=True)
    return _mean([level * (a - q) if a >= q else (1 - level) * (q - a) for a, q in pairs])


def coverage(actual: Sequence[float], quantile: Sequence[float]) -> float:
    """Share of actuals at or below the quantile; nan without actuals."""
    return _mean([float(a <= q) for a, q in zip(actual, quantile, strict=True)])


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else nan
