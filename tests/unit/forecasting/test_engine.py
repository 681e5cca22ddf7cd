"""The engine as the services call it."""

from dataclasses import astuple, fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retail_desktop.forecasting import workers
from retail_desktop.forecasting.engine import LEVELS, DemandMatrix, ForecastBatch, forecast

HORIZON = 35


def matrix(values: np.ndarray, observed: np.ndarray | None = None, groups: np.ndarray | None = None) -> DemandMatrix:
    seen = np.ones(values.shape, dtype=np.bool_) if observed is None else observed
    codes = np.zeros(len(values), dtype=np.int64) if groups is None else groups
    return DemandMatrix(np.asarray(values, dtype=np.float64), seen, 2, codes)


def shop(n_series: int = 40, days: int = 500, seed: int = 8) -> DemandMatrix:
    """Give Poisson sales with a strong weekend and items of very different volume, some of them listed late."""
    random = np.random.default_rng(seed)
    level = np.geomspace(0.02, 40, n_series)[:, None]
    weekday = np.resize([0.7, 0.7, 0.8, 0.9, 1.1, 1.6, 1.2], days)
    listed = np.arange(days) >= (np.arange(n_series) % 5 == 0)[:, None] * (days - 30)
    return matrix(random.poisson(level * weekday) * listed, listed, np.arange(n_series) % 3)


def conforms(batch: ForecastBatch, n_series: int, horizon: int) -> None:
    cubes = (batch.mean, batch.daily_quantiles, batch.total_mean, batch.total_sd, batch.total_quantiles)
    for cube in cubes:
        assert cube.shape in {(n_series, horizon), (n_series, horizon, len(LEVELS))}
        assert cube.dtype == np.float32
        assert np.isfinite(cube).all()
        assert (cube >= 0).all()
    assert (np.diff(batch.daily_quantiles, axis=2) >= 0).all()
    assert (np.diff(batch.total_quantiles, axis=2) >= 0).all()
    assert (np.diff(batch.total_quantiles, axis=1) >= 0).all()
    assert batch.total_quantiles[:, 0].tolist() == batch.daily_quantiles[:, 0].tolist()
    np.testing.assert_allclose(batch.total_mean, np.cumsum(batch.mean, axis=1), rtol=1e-5)
    assert len(batch.method) == n_series
    assert all(len(figures) == n_series for figures in astuple(batch.accuracy))


def same(one: ForecastBatch, other: ForecastBatch) -> None:
    for field in fields(ForecastBatch):
        if field.name not in {"accuracy", "method", "explanation"}:
            np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name))
    assert one.method == other.method
    for mine, theirs in zip(
        (*astuple(one.accuracy), *astuple(one.explanation)),
        (*astuple(other.accuracy), *astuple(other.explanation)),
        strict=True,
    ):
        np.testing.assert_array_equal(mine, theirs)


def one_sale(days: int) -> np.ndarray:
    return np.arange(days) == days // 3


def hidden(days: int, *, every: int) -> np.ndarray:
    return np.arange(days) % every < every - 1


RANDOM = np.random.default_rng(9)
HISTORIES = {
    "constant": np.full(300, 4.0),
    "never sold": np.zeros(300),
    "one sale ever": one_sale(300) * 5.0,
    "one sale, today": np.r_[np.zeros(299), 5.0],
    "single day": np.array([3.0]),
    "one week": RANDOM.poisson(3, 7),
    "five weeks": RANDOM.poisson(3, 37),
    "huge": RANDOM.poisson(3, 300) * 1e12,
    "tiny": RANDOM.random(300) * 1e-9,
    "a peak": np.r_[RANDOM.poisson(2, 200), 1e7, RANDOM.poisson(2, 99)],
    "lumpy": (RANDOM.random(700) < 0.03) * RANDOM.poisson(40, 700),
    "stopped": np.r_[RANDOM.poisson(9, 400), np.zeros(300)],
    "returns": -RANDOM.poisson(3, 200).astype(float),
    "not a number": np.full(100, np.nan),
}
OBSERVED = {
    "always": lambda days: np.ones(days, dtype=np.bool_),
    "gaps": lambda days: hidden(days, every=9),
    "closed weekday": lambda days: hidden(days, every=7),
    "weeks of gaps": lambda days: np.arange(days) // 20 % 2 == 0,
    "never": lambda days: np.zeros(days, dtype=np.bool_),
    "listed yesterday": lambda days: np.arange(days) >= days - 1,
}


@pytest.mark.parametrize("observed", OBSERVED)
@pytest.mark.parametrize("history", HISTORIES)
def test_every_history_has_a_sane_forecast(history: str, observed: str) -> None:
    values = np.tile(HISTORIES[history], (2, 1))
    seen = np.tile(OBSERVED[observed](values.shape[1]), (2, 1))
    batch = forecast(matrix(values, seen), HORIZON)
    conforms(batch, 2, HORIZON)
    same(batch, forecast(matrix(values, seen), HORIZON))


@settings(max_examples=25)
@given(st.data())
def test_any_shop_has_a_sane_forecast(data: st.DataObject) -> None:
    days, n_series = data.draw(st.integers(1, 130)), data.draw(st.integers(0, 4))
    random = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    values = random.poisson(data.draw(st.sampled_from([0.01, 0.3, 5, 1e6])), (n_series, days))
    seen = random.random((n_series, days)) < data.draw(st.sampled_from([0.0, 0.2, 0.9, 1.0]))
    horizon = data.draw(st.integers(1, 40))
    conforms(forecast(matrix(values, seen, random.integers(0, 2, n_series)), horizon), n_series, horizon)


def test_a_whole_shop_in_worker_processes_has_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    here = forecast(shop(), HORIZON)
    conforms(here, 40, HORIZON)
    monkeypatch.setattr(workers, "MIN_HISTORIES", 1)
    same(here, forecast(shop(), HORIZON, workers=2))


def test_the_portions_do_not_change_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    here = forecast(shop(), HORIZON)
    monkeypatch.setattr("retail_desktop.forecasting.preparation.ROWS", 7)
    monkeypatch.setattr(workers, "BATCH", 3)
    same(here, forecast(shop(), HORIZON))


def test_the_weekend_is_forecast_where_the_weekend_is() -> None:
    history = shop(days=503)
    batch = forecast(history, 14)
    tomorrow = 503 % 7
    order = np.argsort(batch.mean[-1, :7])
    assert {(position + tomorrow) % 7 for position in order[-2:]} == {5, 6}


def test_a_steady_shop_is_forecast_close_to_its_true_demand() -> None:
    history = shop()
    batch = forecast(history, 28)
    true = np.geomspace(0.02, 40, 40) * 28
    established = np.arange(40) % 5 != 0
    assert batch.total_mean[established, -1].sum() == pytest.approx(true[established].sum(), rel=0.05)
    assert np.nanmean(batch.accuracy.coverage_80) == pytest.approx(0.85, abs=0.12)
    assert np.nanmean(batch.accuracy.wape[20:][established[20:]]) < 0.2


def test_methods_are_named_plainly() -> None:
    values = np.zeros((4, 400))
    values[0] = 5.0
    values[1, ::40] = 1.0
    seen = np.ones_like(values, dtype=np.bool_)
    seen[3, :-20] = False
    batch = forecast(matrix(values, seen), 7)
    assert batch.method == ("weekly smoothing", "slow mover", "no sales", "new item")
    assert batch.mean[2].max() == 0.0


def test_a_new_item_is_less_sure_than_an_old_one_of_the_same_volume() -> None:
    values = np.random.default_rng(1).poisson(5, (30, 400))
    seen = np.ones_like(values, dtype=np.bool_)
    seen[0, :-21] = False
    batch = forecast(matrix(values, seen), 28)
    relative = batch.total_sd[:, -1] / batch.total_mean[:, -1]
    assert relative[0] > relative[1:].mean()


def test_quantities_sold_in_whole_units_have_whole_quantiles() -> None:
    batch = forecast(shop(), HORIZON)
    assert (batch.total_quantiles == np.floor(batch.total_quantiles)).all()


def test_progress_rises_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    forecast(shop(), 7, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (40, 40)


@pytest.mark.parametrize("calls", [1, 4, 6])
def test_a_cancelled_forecast_stops_with_the_callers_own_exception(calls: int) -> None:
    told: list[int] = []

    def cancel(done: int, _: int) -> None:
        told.append(done)
        if len(told) == calls:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forecast(shop(), 7, progress=cancel)
    assert len(told) == calls


def test_no_days_ahead_are_no_forecast() -> None:
    with pytest.raises(ValueError, match="none"):
        forecast(shop(), 0)


def test_known_happenings_change_their_days_and_their_spread() -> None:
    factors = np.ones((40, 14))
    factors[:, 3], factors[:, 5] = 2.0, 0.0
    usual, changed = forecast(shop(), 14), forecast(shop(), 14, factors=factors)
    conforms(changed, 40, 14)
    np.testing.assert_allclose(changed.mean, usual.mean * factors, rtol=1e-6)
    assert not changed.daily_quantiles[:, 5].any()
    assert (changed.total_sd[:, 13] > usual.total_sd[:, 13]).mean() > 0.5
    other = np.arange(14) != 3
    np.testing.assert_array_equal(
        changed.daily_quantiles[:, other & (factors[0] == 1)], usual.daily_quantiles[:, other & (factors[0] == 1)]
    )


def test_happenings_of_other_days_are_refused() -> None:
    with pytest.raises(ValueError, match="factors are"):
        forecast(shop(), 14, factors=np.ones((40, 13)))


def test_a_year_ahead_is_a_forecast_too() -> None:
    conforms(forecast(shop(), 365), 40, 365)


@pytest.mark.parametrize("days", [30, 60, 120, 200, 400])
def test_a_single_item_of_a_small_shop_is_not_drowned_in_safety_stock(days: int) -> None:
    noise = np.random.default_rng(1)
    fortnight = 13
    high = LEVELS.index(0.95)
    for values, least, most in ((np.full((1, days), 3.0), 42, 48), (noise.poisson(3.0, (1, days)), 44, 70)):
        matrix = DemandMatrix(values.astype(float), np.ones((1, days), bool), 0, np.zeros(1, int))
        found = forecast(matrix, 28).total_quantiles[0, fortnight, high]
        assert least <= found <= most


def test_the_course_of_the_year_goes_on_where_the_past_proves_it() -> None:
    days = np.arange(3 * 364)
    season = 1 + 0.6 * np.sin(2 * np.pi * days / 364)
    random = np.random.default_rng(5)
    for course, least, most in ((season, 1.3, 2.0), (np.ones(len(days)), 0.9, 1.1)):
        batch = forecast(matrix(random.poisson(20 * course, (8, len(days)))), 91)
        conforms(batch, 8, 91)
        growth = batch.mean[:, -14:].sum(axis=1) / batch.mean[:, :14].sum(axis=1)
        assert ((growth > least) & (growth < most)).all()
