"""Errors that all series share at one origin: growth, a slow month, a season that comes early.

A handful of origins tells how large such errors are, but not which way the next one goes: a backtest over a quiet
summer knows of too high forecasts only. So each of them stands for one as large the other way.
"""

from __future__ import annotations

import numpy as np

from retail_desktop.forecasting.history import Floats

LEAST_ORIGINS = 3


def turned_round(scaled: Floats, share: Floats) -> Floats:
    """The errors as they would be had the part that all series share gone the other way, same shape.

    That part is a share of the forecast, by least squares over the series of each origin, and so much of it as the
    errors of single series do not explain by chance.

    Args:
        scaled: errors over their deviation, [n_series, folds]; NaN where not known.
        share: the forecast over the same deviation, same shape.
    """
    known = np.isfinite(scaled)
    errors, share = np.where(known, scaled, 0.0), np.where(known, share, 0.0)
    power = (share**2).sum(axis=0)
    if np.count_nonzero(power) < LEAST_ORIGINS:
        return scaled
    common = np.divide((errors * share).sum(axis=0), power, out=np.zeros_like(power), where=power > 0)
    rest = ((share * (errors - common * share)) ** 2).sum(axis=0)
    others = power**2 - (share**4).sum(axis=0)  # a series alone shares nothing
    chance = np.divide(rest, others, out=common**2, where=others > 1e-9 * power**2)
    proven = max(0.0, 1.0 - chance.sum() / max((common**2).sum(), 1e-12))
    turned: Floats = scaled - 2.0 * proven * common * share
    return turned
