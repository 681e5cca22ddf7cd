"""One model for the whole catalogue: how the coming weeks compare with an item's level, learned from all items at once.

A boosted Poisson regression (Friedman 2001; scikit-learn's histogram trees) of demand over level, weighted by the
level. What it sees of an item are its levels at several paces, its last weeks, its category's and the same item's in
other stores, and what the weeks asked for did a year ago. It needs many items and a good part of a year to learn from.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from retail_desktop.forecasting.features import Features, Numbers
from retail_desktop.forecasting.history import Booleans, Floats, Integers, Split
from retail_desktop.forecasting.trees import Trees, trees_from

WEEKS_AHEAD = (1, 2, 3, 4)  # that are learned; later weeks follow the fourth, with their own season
KNOT_WEEKS = (1, 2, 3, 4, 8, 13, 26, 39, 52)  # that are computed; those between are drawn between them
FIRST_WEEK = 12  # to learn from
LEAST_WEEKS = 20  # of history
LEAST_ROWS = 4000
MOST_ROWS = 60_000
KNOWN_WEEKS = 8.0  # of an item, for it to be an example
LARGEST_RATIO = 50.0  # of demand over level; more is an accident
LARGEST_WEIGHT = 100.0  # times the usual one; a single item of bulk goods would be all that is learned from
TREES = 100
SEED = 20
AT_ONCE = 2  # predictions side by side: they use two processors where there are two


@dataclass(frozen=True, slots=True, eq=False)
class PooledModel:
    """A fitted model."""

    trees: Trees

    def path(self, features: Features, week: int, weeks_ahead: int) -> Floats:
        """Demand of each week after the first `week` weeks, [weeks_ahead, n_series]."""
        path: Floats = self.ratios(features, week, weeks_ahead) * features.level[week - 1]
        return path

    def ratios(self, features: Features, week: int, weeks_ahead: int) -> Floats:
        """The same over the level."""
        series = np.arange(features.level.shape[1])
        last = np.full_like(series, week - 1)
        inside = [knot for knot in KNOT_WEEKS if knot < weeks_ahead]
        knots = [*inside, min(weeks_ahead, KNOT_WEEKS[-1])]

        def ratio(knot: int) -> Floats:
            predicted: Floats = self.trees.predict(_columns(features, last, series, np.full_like(series, knot)))
            return predicted

        with threadpool_limits(limits=1), ThreadPoolExecutor(AT_ONCE) as threads:
            ratios = list(threads.map(ratio, knots))
        between = np.interp(np.arange(1, weeks_ahead + 1), knots, np.arange(len(knots)))
        lower = between.astype(np.int64)
        part = (between - lower)[:, None]
        table = np.stack([*ratios, ratios[-1]])
        ratios_of_weeks: Floats = (1 - part) * table[lower] + part * table[lower + 1]
        return ratios_of_weeks


@dataclass(frozen=True, slots=True, eq=False)
class Pooled:
    """The model as of the backtest and as of today; None where there was too little to learn from."""

    features: Features | None
    earlier: PooledModel | None
    today: PooledModel | None

    def path(self, model: PooledModel | None, week: int, own: Floats) -> Floats:
        """What a model forecasts after `week` weeks where the methods of each series say `own`; that, without one."""
        return own if model is None or self.features is None else model.path(self.features, week, len(own))


NO_MODEL = Pooled(None, None, None)


@contextmanager
def fitting_pooled(features: Features, split: Split) -> Iterator[Future[Pooled]]:
    """Fit both models beside other work; one that is being fitted when this is left early ends by itself, unheard."""

    def fit() -> Pooled:
        # A store can do without, should the library not load.
        with suppress(ImportError):
            return Pooled(features, *models.map(lambda weeks: fit_pooled(features, weeks), known))
        return NO_MODEL

    known = split.weighted, split.weeks
    beside, models = ThreadPoolExecutor(1), ThreadPoolExecutor(len(known))
    try:
        yield beside.submit(fit)
    finally:
        for threads in (beside, models):
            threads.shutdown(wait=False, cancel_futures=True)


def fit_pooled(features: Features, weeks: int) -> PooledModel | None:
    """Fit the model to the first `weeks` weeks; None with too little to learn from."""
    if weeks < LEAST_WEEKS or not len(features.groups):
        return None
    week, series, ahead = _examples(features, weeks)
    if len(week) < LEAST_ROWS or not features.units[week + ahead, series].any():
        return None
    # Imported here: it takes a second and only fitting needs it.
    from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415 - see above

    columns = _columns(features, week, series, ahead)
    columns[:, np.isnan(columns).all(axis=0)] = 0.0  # the library cannot bin what nobody knows yet, such as seasons
    level = features.level[week, series].astype(np.float64)
    ratio = np.minimum(features.units[week + ahead, series] / level, LARGEST_RATIO)
    weight = np.minimum(level, LARGEST_WEIGHT * np.median(level))
    trees = HistGradientBoostingRegressor(
        loss="poisson",
        max_iter=TREES,
        max_bins=63,
        min_samples_leaf=60,
        early_stopping=False,
        random_state=SEED,
    )
    with threadpool_limits(limits=1):  # waiting threads would burn what the other processes need
        trees.fit(columns, ratio, sample_weight=weight)
    grown, start = trees._predictors, trees._baseline_prediction  # noqa: SLF001 - no public way leads to a model's numbers
    return PooledModel(trees_from([one.nodes for (one,) in grown], float(start.item())))


def _examples(features: Features, weeks: int) -> tuple[Integers, Integers, Integers]:
    """Last known week, series and weeks ahead of a sample of what the first `weeks` weeks hold, in a fixed order.

    No example comes twice: repeating those of a few items would not make them many.
    """
    random = np.random.default_rng(SEED)
    draws = 3 * MOST_ROWS
    week = random.integers(FIRST_WEEK, weeks - 1, draws)
    series = random.integers(0, features.level.shape[1], draws)
    ahead = random.choice(np.array(WEEKS_AHEAD), draws)
    inside = week + ahead < weeks
    place = np.ravel_multi_index((week, series, ahead), (*features.level.shape, WEEKS_AHEAD[-1] + 1))
    inside &= _first_times(place)
    week, series, ahead = week[inside], series[inside], ahead[inside]
    usable = (features.known[week, series] >= KNOWN_WEEKS) & (features.level[week, series] > 0)
    usable &= features.evidence[week + ahead, series] > 0.5
    found = np.flatnonzero(usable)[:MOST_ROWS]
    return week[found], series[found], ahead[found]


def _first_times(codes: Integers) -> Booleans:
    """Which codes have not come before, [n]."""
    first = np.zeros(len(codes), dtype=np.bool_)
    first[np.unique(codes, return_index=True)[1]] = True
    return first


def _columns(features: Features, week: Integers, series: Integers, ahead: Integers) -> Numbers:
    """What the trees see, rounded so that the last bits of a sum do not decide between two splits."""
    seen = features.rows(week, series, week + ahead)
    return np.column_stack([seen, np.minimum(ahead, WEEKS_AHEAD[-1])]).astype(np.float32)
