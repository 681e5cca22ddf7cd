"""Each series' own smoothing parameter, estimated by statsmodels; this module is loaded by worker processes."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np

from retail_desktop.forecasting.history import Floats

MIN_WEEKS = 16  # the initial level is a regression over ten weeks; below this the parameter is noise

SEARCH = {"options": {"ftol": 1e-4}}  # finer moves the parameter by 0.0002 and takes a third longer


def fit_batch(histories: Sequence[Floats]) -> Floats:
    """Smoothing parameter and initial level of simple exponential smoothing for each weekly history, [n, 2].

    Rows are NaN where nothing can be estimated: fewer than 16 weeks, or no variation.
    """
    # Imported here: it takes two seconds and only fitting needs it.
    from statsmodels.tsa.holtwinters import SimpleExpSmoothing  # noqa: PLC0415 - see above

    fits = np.full((len(histories), 2), np.nan)
    with warnings.catch_warnings(record=True):  # a search that stops early still gives a usable parameter
        warnings.simplefilter("always")
        for row, history in enumerate(histories):
            if not can_be_fitted(history):
                continue
            scale = history.max()
            # Scaled to at most 1, since the search's tolerance is absolute.
            result = SimpleExpSmoothing(history / scale, initialization_method="heuristic").fit(minimize_kwargs=SEARCH)
            fits[row] = result.params["smoothing_level"], result.params["initial_level"] * scale
    return usable(fits)


def can_be_fitted(history: Floats) -> bool:
    """Whether a history is long enough and not the same every week."""
    return len(history) >= MIN_WEEKS and bool(history.min() != history.max())


def usable(fits: Floats) -> Floats:
    """Keep parameters inside 0.01..0.9 and initial levels at or above 0; a row that is not finite is none."""
    finite = np.isfinite(fits).all(axis=1, keepdims=True)
    bounded = np.clip(fits, [0.01, 0.0], [0.9, np.inf])
    return np.where(finite, bounded, np.nan)
