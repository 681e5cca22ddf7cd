"""What every way of forecasting must do with whatever a store's history holds.

Each method of a series alone, all of them combined, the model of all items, and the engine as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from datetime import date
from functools import cache

import numpy as np
import pytest

from retail_desktop.forecasting import learning, pooled, study, workers
from retail_desktop.forecasting.candidates import DAMPED, FITTED, N_CANDIDATES, SLOW_MOVER, SMOOTHING
from retail_desktop.forecasting.engine import LEVELS, DemandMatrix, ForecastBatch, forecast
from retail_desktop.forecasting.kept_fits import Fits

HORIZON = 56
DAYS = 400
ORDINARY = 30  # items of a whole store around the peculiar ones
RANDOM = np.random.default_rng(11)
CANDIDATES = (
    *(f"smoothing by {alpha}" for alpha in SMOOTHING),
    "own smoothing",
    *(f"slow mover {pace}" for pace in SLOW_MOVER),
    *(f"damped trend {pace}" for pace in DAMPED),
)
OF_EACH_SERIES = (*CANDIDATES, "blend")
METHODS = (*OF_EACH_SERIES, "all items together", "engine")


def listed(days: int) -> np.ndarray:
    """Tell which days count of an item that was listed so many days before the cutoff."""
    return np.arange(DAYS) >= DAYS - days


ALWAYS = listed(DAYS)
STEADY = RANDOM.poisson(5, DAYS).astype(float)
KINDS = {
    "constant": (np.full(DAYS, 4.0), ALWAYS),
    "never sold": (np.zeros(DAYS), ALWAYS),
    "one day old": (STEADY, listed(1)),
    "two days old": (STEADY, listed(2)),
    "six days old": (STEADY, listed(6)),
    "thirteen days old": (STEADY, listed(13)),
    "never seen": (STEADY, listed(0)),
    "huge": (RANDOM.poisson(1e6, DAYS).astype(float), ALWAYS),
    "one sale ever": ((np.arange(DAYS) == 150) * 6.0, ALWAYS),
    "one sale, today": ((np.arange(DAYS) == DAYS - 1) * 6.0, ALWAYS),
    "gaps": (STEADY, np.arange(DAYS) % 9 < 8),
    "closed one weekday": (STEADY, np.arange(DAYS) % 7 != 3),
    "unobserved for months": (STEADY, np.abs(np.arange(DAYS) - 300) > 70),
    "unobserved of late": (STEADY, np.arange(DAYS) < DAYS - 40),
    "negative net days": (STEADY - 4.0, ALWAYS),
    "returns only": (-STEADY, ALWAYS),
    "by weight": (STEADY * RANDOM.random(DAYS), ALWAYS),
    "grams": (STEADY * 1e-6, ALWAYS),
    "lumpy": ((RANDOM.random(DAYS) < 0.03) * 40.0, ALWAYS),
    "stopped": (STEADY * (np.arange(DAYS) < 250), ALWAYS),
    "rising": (np.floor(STEADY * np.linspace(0, 3, DAYS)), ALWAYS),
    "not a number": (np.where(np.arange(DAYS) % 5 == 0, np.nan, STEADY), ALWAYS),
}
NUMBER = {kind: number for number, kind in enumerate(KINDS)}
N_SERIES = len(KINDS) + ORDINARY


@cache
def store() -> DemandMatrix:
    """Give a store of ordinary items that has all kinds of peculiar ones as well."""
    levels = np.geomspace(0.1, 30, ORDINARY)[:, None]
    ordinary = np.random.default_rng(12).poisson(levels * np.resize([1.0, 0.8, 0.8, 0.9, 1.2, 1.6, 0.7], DAYS))
    values = np.vstack([*(days for days, _ in KINDS.values()), ordinary]).astype(np.float64)
    seen = np.vstack([*(known for _, known in KINDS.values()), np.ones_like(ordinary, dtype=np.bool_)])
    of_two_stores = np.arange(N_SERIES) // 2
    return DemandMatrix(values, seen, 1, np.arange(N_SERIES) % 4, first_day=date(2022, 1, 4), items=of_two_stores)


def of_series(matrix: DemandMatrix, rows: Sequence[int] | np.ndarray) -> DemandMatrix:
    assert matrix.items is not None
    parts = matrix.values[rows], matrix.observed[rows], matrix.first_weekday, matrix.groups[rows]
    return DemandMatrix(*parts, first_day=matrix.first_day, items=matrix.items[rows])


class Kept:
    """Fits of the series' own smoothing, which no method here changes."""

    def __init__(self) -> None:
        self.fits: dict[bytes, tuple[float, float]] = {}

    def get(self, keys: Sequence[bytes]) -> Fits:
        return {key: self.fits[key] for key in keys if key in self.fits}

    def put(self, fits: Fits) -> None:
        self.fits.update(fits)


KEPT = Kept()


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small store be large enough for the model of all items, and let it learn quickly."""
    monkeypatch.setattr(pooled, "LEAST_ROWS", 500)
    monkeypatch.setattr(pooled, "TREES", 10)


@pytest.fixture
def only(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let one method alone decide."""
    method: str = request.param
    if method in CANDIDATES:
        alone = np.eye(N_CANDIDATES)[CANDIDATES.index(method)]
        monkeypatch.setattr(
            learning, "combination_weights", lambda errors, *_: np.repeat(alone[:, None], len(errors.origins), axis=1)
        )
    if method in OF_EACH_SERIES:
        monkeypatch.setattr(pooled, "LEAST_ROWS", np.inf)
    if method == "all items together":
        monkeypatch.setattr(study, "share_of_pooled", lambda prepared, *_: np.ones(len(prepared.groups)))
    return method


each_method = pytest.mark.parametrize("only", METHODS, indirect=True)


def forecast_of(matrix: DemandMatrix, horizon: int = HORIZON) -> ForecastBatch:
    return forecast(matrix, horizon, kept=KEPT)


def cubes(batch: ForecastBatch) -> Iterator[np.ndarray]:
    yield from (batch.mean, batch.total_mean, batch.total_sd, batch.daily_quantiles, batch.total_quantiles)


def conforms(batch: ForecastBatch, n_series: int, horizon: int) -> None:
    """Check right lengths, numbers that are some and not below 0, quantiles in order."""
    assert [cube.shape[:2] for cube in cubes(batch)] == [(n_series, horizon)] * 5
    assert batch.daily_quantiles.shape[2] == batch.total_quantiles.shape[2] == len(LEVELS)
    for cube in cubes(batch):
        assert np.isfinite(cube).all()
        assert (cube >= 0).all()
    assert (np.diff(batch.daily_quantiles, axis=2) >= 0).all()
    assert (np.diff(batch.total_quantiles, axis=2) >= 0).all()
    assert (np.diff(batch.total_quantiles, axis=1) >= 0).all()
    assert (np.diff(batch.total_mean, axis=1) >= 0).all()
    np.testing.assert_allclose(batch.total_mean, np.cumsum(batch.mean, axis=1), rtol=1e-5)
    assert len(batch.method) == n_series
    assert all(len(figures) == n_series for figures in astuple(batch.accuracy))
    np.testing.assert_allclose(batch.explanation.votes.sum(axis=1), 1.0)


def same(one: ForecastBatch, other: ForecastBatch) -> None:
    assert one.method == other.method
    for mine, theirs in zip(
        (*cubes(one), *astuple(one.accuracy)), (*cubes(other), *astuple(other.accuracy)), strict=True
    ):
        np.testing.assert_array_equal(mine, theirs)


@each_method
def test_a_store_of_all_kinds_of_items_is_forecast(only: str) -> None:
    made = forecast_of(store())
    conforms(made, N_SERIES, HORIZON)
    weekly = made.mean[:, :7].sum(axis=1)
    for kind in ("never sold", "returns only"):
        assert weekly[NUMBER[kind]] == 0.0
    assert weekly[NUMBER["constant"]] == pytest.approx(28, rel=0.25)
    assert weekly[NUMBER["huge"]] == pytest.approx(7e6, rel=0.25)
    for kind in ("gaps", "unobserved for months", "unobserved of late", "not a number"):
        assert weekly[NUMBER[kind]] == pytest.approx(35, rel=0.5)
    assert weekly[NUMBER["closed one weekday"]] == pytest.approx(30, rel=0.5)
    assert 0 < weekly[NUMBER["by weight"]] < 35
    assert 0 < weekly[NUMBER["grams"]] < 1e-4
    assert weekly[NUMBER["stopped"]] < 0.1 * 35
    assert made.total_quantiles[NUMBER["constant"], 27, LEVELS.index(0.95)] < 2 * 28 * 4
    voted = made.explanation.votes[:, made.explanation.methods.index("all items together")]
    assert {"all items together": (voted == 1).all(), "engine": True}.get(only, (voted == 0).all())


@each_method
def test_the_order_of_the_items_does_not_matter(only: str) -> None:
    """Sums in another order may differ in their last bits.

    The model of all items sees its examples in another order then; where two splits are as good it may take the
    other one, so it is held to the sum of the store and to a part of each item's spread only.
    """
    matrix, order = store(), np.random.default_rng(3).permutation(N_SERIES)
    usual, turned = forecast_of(matrix, 14), forecast_of(of_series(matrix, order), 14)
    assert tuple(usual.method[number] for number in order) == turned.method
    if only in OF_EACH_SERIES:
        np.testing.assert_allclose(turned.mean, usual.mean[order], rtol=1e-5, atol=1e-12)
        np.testing.assert_allclose(turned.total_sd, usual.total_sd[order], rtol=1e-4, atol=1e-12)
        return
    apart = np.abs(turned.total_mean - usual.total_mean[order])[:, -1]
    assert (apart <= 0.1 * usual.total_sd[order, -1]).all()
    assert turned.total_mean[:, -1].sum() == pytest.approx(usual.total_mean[:, -1].sum(), rel=0.01)


@each_method
def test_the_same_history_has_the_same_forecast(only: str) -> None:
    few = of_series(store(), range(0, N_SERIES, 3))
    same(forecast_of(few, 14), forecast_of(few, 14))


@each_method
@pytest.mark.parametrize("days", [1, 2, 6, 13])
def test_a_store_opened_a_few_days_ago_is_forecast(only: str, days: int) -> None:
    random = np.random.default_rng(days)
    values = random.poisson([[0.1], [4.0], [1e6]], (3, days)).astype(float)
    conforms(forecast_of(DemandMatrix(values, values >= 0, 5, np.arange(3))), 3, HORIZON)


@each_method
def test_a_store_of_a_single_item_is_forecast(only: str) -> None:
    alone = ("constant", "never sold", "never seen", "huge", "one sale ever", "unobserved of late", "by weight")
    for kind in KINDS if only in {"all items together", "engine"} else alone:
        conforms(forecast_of(of_series(store(), [NUMBER[kind]]), 8), 1, 8)


@each_method
def test_a_year_ahead_is_forecast_day_by_day(only: str) -> None:
    few = range(0, N_SERIES, 2 if only in {"all items together", "engine"} else 6)
    made = forecast_of(of_series(store(), few), 366)
    conforms(made, len(few), 366)
    ordinary = made.mean[-1]
    assert ordinary[-28:].sum() == pytest.approx(ordinary[:28].sum(), rel=0.5)


@pytest.mark.parametrize("days", [1, 40, DAYS])
def test_a_store_without_items_has_no_forecasts(days: int) -> None:
    nothing = np.zeros((0, days))
    conforms(forecast_of(DemandMatrix(nothing, nothing > 0, 0, np.zeros(0, dtype=np.int64))), 0, HORIZON)


def test_any_number_of_workers_gives_the_same_forecast(monkeypatch: pytest.MonkeyPatch) -> None:
    here = forecast_of(store(), 14)
    monkeypatch.setattr(workers, "MIN_HISTORIES", 1)
    same(here, forecast(store(), 14, workers=2))


def test_each_candidate_has_its_name_here() -> None:
    assert len(CANDIDATES) == N_CANDIDATES
    assert CANDIDATES[FITTED] == "own smoothing"
