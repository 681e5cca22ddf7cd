"""Demand as if nothing had happened."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retail_desktop.forecasting.censoring import SoldOut
from retail_desktop.forecasting.cleaning import Cleaned, clean
from retail_desktop.forecasting.engine import forecast
from retail_desktop.forecasting.event_calendar import (
    Cells,
    EventCalendar,
    Happening,
    Moments,
    Occasions,
    Promotions,
    no_events,
    sorted_cells,
)
from retail_desktop.forecasting.history import DemandMatrix

N_ITEMS, DAYS, HORIZON = 40, 800, 28
NO_CELLS = Cells(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
NEVER = SoldOut(NO_CELLS.rows, NO_CELLS.days, np.zeros(0))
FAIRS = (90, 455, DAYS + 20)


def matrix(values: np.ndarray, observed: np.ndarray | None = None) -> DemandMatrix:
    seen = np.ones(values.shape, dtype=np.bool_) if observed is None else observed
    return DemandMatrix(values.astype(float), seen, 0, np.arange(len(values)) % 3)


def trade(seed: int = 3) -> np.ndarray:
    random = np.random.default_rng(seed)
    weekday = np.resize([0.8, 0.8, 0.9, 1.0, 1.1, 1.4, 1.0], DAYS)
    return random.poisson(np.linspace(0.5, 20, N_ITEMS)[:, None] * weekday).astype(float)


def calendar(
    days: int = DAYS, fairs: tuple[int, ...] = FAIRS, promoted: Cells = NO_CELLS, closed: Cells = NO_CELLS
) -> EventCalendar:
    moments = Moments()
    row = moments.row([Happening("Fair", day, day) for day in fairs], days + HORIZON)
    n_promoted = len(promoted.rows)
    label, ratio = np.zeros(n_promoted, dtype=np.int64), np.full(n_promoted, np.nan)
    promotions = Promotions(promoted.rows, promoted.days, label, ratio)
    shut = Occasions(closed.rows, closed.days, np.ones(len(closed.rows), dtype=np.int64))
    names, itself, scopes = moments.names(), moments.themselves(), np.zeros(N_ITEMS, dtype=np.int64)
    return EventCalendar(days, names, itself, row[None], scopes, promotions, shut, ("Week", "Stocktaking"))


def cleaned(
    values: np.ndarray, known: EventCalendar | None = None, sold_out: SoldOut = NEVER, kept: Cells = NO_CELLS
) -> Cleaned:
    shown = matrix(values)
    empty = no_events(shown.n_series, shown.n_days, HORIZON)
    return clean(shown, known or empty, sold_out, kept, lambda _: None)


def test_where_nothing_happens_nothing_changes() -> None:
    shown = matrix(np.tile([3.0, 4, 5, 3, 4, 5, 9], (2, 40)))
    found = clean(shown, no_events(2, 280, HORIZON), NEVER, NO_CELLS, lambda _: None)
    assert found.matrix is shown
    assert found.sold is None
    factors = forecast(shown, HORIZON, factors=found.event_factor)
    np.testing.assert_array_equal(factors.mean, forecast(shown, HORIZON).mean)


def test_what_was_sold_is_kept_for_forecasts_of_the_past_to_be_held_against() -> None:
    values = trade()
    fair, order, evening = DAYS - 60, DAYS - 100, DAYS - 150
    values[:, [90, 455, fair]] *= 3
    values[30, order] = 900
    out = SoldOut(np.array([20]), np.array([evening]), np.array([np.nan]))
    found = cleaned(values, calendar(fairs=(90, 455, fair, DAYS + 20)), out)
    sold = found.sold
    assert sold is not None
    np.testing.assert_array_equal(sold.matrix.values, values)
    assert found.matrix.values[30, order] < 100
    assert found.matrix.observed[20, evening]
    assert np.argwhere(~sold.matrix.observed).tolist() == [[20, evening]]
    assert sold.factors(fair - 1, fair + 2) == pytest.approx(np.tile([1, 3, 1], (N_ITEMS, 1)), rel=0.15)
    np.testing.assert_array_equal(sold.factors(455, 456), np.ones((N_ITEMS, 1)))  # before the days that are tested


def test_the_accuracy_counts_what_was_sold_and_changes_no_forecast() -> None:
    values = trade()
    fair, order = DAYS - 60, DAYS - 100
    values[:, [90, 455, fair]] *= 3
    values[30, order] = 900
    found = cleaned(values, calendar(fairs=(90, 455, fair, DAYS + 20)))
    plain = forecast(found.matrix, HORIZON, factors=found.event_factor)
    honest = forecast(found.matrix, HORIZON, factors=found.event_factor, sold=found.sold)
    np.testing.assert_array_equal(plain.total_quantiles, honest.total_quantiles)
    assert honest.accuracy.wape[30] > 3 * plain.accuracy.wape[30]  # nobody could foresee the single order,
    others = np.delete(np.arange(N_ITEMS), 30)
    assert honest.accuracy.wape[others] == pytest.approx(plain.accuracy.wape[others], abs=0.05)  # but the fair
    assert np.nansum(honest.explanation.actual) > np.nansum(plain.explanation.actual) + 900


def test_a_holiday_is_taken_out_of_the_past_and_put_into_the_days_to_come() -> None:
    values = trade()
    values[:, [90, 455]] *= 3
    found = cleaned(values, calendar())
    assert found.matrix.values[:, [90, 455]].sum() == pytest.approx(values[:, [97, 462]].sum(), rel=0.15)
    assert found.event_factor[:, 20] == pytest.approx(3, rel=0.15)
    assert found.event_factor[:, [0, 10, 27]] == pytest.approx(1)


def test_cleaned_demand_keeps_the_whole_units_of_its_goods() -> None:
    values = trade()
    values[:, [90, 455]] *= 3
    values[0, 10] = 0.5
    found = cleaned(values, calendar())
    assert found.matrix.whole is not None
    assert found.matrix.whole.tolist() == [False] + [True] * (N_ITEMS - 1)
    batch = forecast(found.matrix, HORIZON, factors=found.event_factor)
    assert (batch.daily_quantiles[1:] % 1 == 0).all()


def test_a_store_that_shuts_on_the_holiday_is_forecast_at_nothing_then() -> None:
    values = trade()
    values[:, [90, 455]] = 0
    found = cleaned(values, calendar())
    assert not found.event_factor[:, 20].any()
    assert not found.matrix.observed[:, [90, 455]].any()
    batch = forecast(found.matrix, HORIZON, factors=found.event_factor)
    assert not batch.mean[:, 20].any()
    assert not batch.daily_quantiles[:, 20].any()


def test_closed_days_tell_nothing_and_sell_nothing() -> None:
    closed = Cells(np.array([0, 0, 1]), np.array([50, DAYS + 3, DAYS - 1]))
    found = cleaned(trade(), calendar(closed=closed))
    assert np.argwhere(~found.matrix.observed).tolist() == [[0, 50], [1, DAYS - 1]]
    assert np.argwhere(found.event_factor == 0).tolist() == [[0, 3]]


def test_a_promotion_is_never_an_outlier() -> None:
    values = trade()
    values[30, 400] = 900
    assert cleaned(values).outliers.rows.tolist() == [30]
    promoted = Cells(np.array([30]), np.array([400]))
    assert not len(cleaned(values, calendar(promoted=promoted)).outliers.rows)


def test_a_holiday_and_a_kept_day_are_never_outliers() -> None:
    values = trade()
    values[30, 90] = 900
    assert not len(cleaned(values, calendar()).outliers.rows)
    assert not len(cleaned(values, kept=Cells(np.array([30]), np.array([90]))).outliers.rows)


def test_an_outlier_is_damped_to_a_limit_and_told() -> None:
    values = trade()
    values[30, 400] = 900
    found = cleaned(values)
    assert found.outliers.sold.tolist() == [900]
    assert found.matrix.values[30, 400] == found.outliers.used[0] < 100
    assert (found.matrix.values != values).sum() == 1


def test_what_a_sold_out_holiday_lost_is_more_than_on_a_usual_day() -> None:
    values = trade()
    values[:, [90, 455]] *= 3
    values[39, 90], values[39, 200] = 2, 2
    rows, days = np.array([39, 39]), np.array([90, 200])
    found = cleaned(values, calendar(), SoldOut(rows, days, np.full(2, np.nan)))
    holiday, usual = found.lost_sales.units
    assert holiday > 2 * usual > 20
    assert found.matrix.values[39, [90, 200]] == pytest.approx(20, rel=0.5)


def test_a_day_without_stock_tells_nothing_but_what_was_lost() -> None:
    values = trade()
    values[39, 200] = 0
    found = cleaned(values, sold_out=SoldOut(np.array([39]), np.array([200]), np.zeros(1)))
    assert np.argwhere(~found.matrix.observed).tolist() == [[39, 200]]
    assert found.lost_sales.units == pytest.approx(20, rel=0.5)


def test_a_calendar_of_other_series_is_refused() -> None:
    with pytest.raises(ValueError, match="the calendar is of 2 series and 9 days"):
        clean(matrix(trade()), no_events(2, 9, 1), NEVER, NO_CELLS, lambda _: None)


def test_cancelling_reaches_the_caller() -> None:
    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        clean(matrix(trade()), calendar(), NEVER, NO_CELLS, stop)


def some_cells(random: np.random.Generator, n_series: int, days: int, part: float) -> Cells:
    rows, columns = np.nonzero(random.random((n_series, days)) < part)
    return Cells(*sorted_cells(rows.astype(np.int64), columns.astype(np.int64))[:2])


@settings(max_examples=40)
@given(st.data())
def test_any_history_is_cleaned_into_a_sane_one(data: st.DataObject) -> None:
    days, n_series, horizon = data.draw(st.integers(1, 120)), data.draw(st.integers(0, 5)), data.draw(st.integers(1, 9))
    random = np.random.default_rng(data.draw(st.integers(0, 2**32 - 1)))
    values = random.poisson(data.draw(st.sampled_from([0.02, 1, 30])), (n_series, days)).astype(float)
    values[random.random(values.shape) < 0.02] = data.draw(st.sampled_from([np.nan, -3.0, 1e7, 0.25]))
    seen = random.random(values.shape) < data.draw(st.sampled_from([0.0, 0.6, 1.0]))
    shown = DemandMatrix(values, seen, 0, random.integers(0, 2, n_series))
    moments, share = Moments(), data.draw(st.sampled_from([0.0, 0.1, 1.0]))
    fairs = [Happening("Fair", int(day), int(day) + 1) for day in random.integers(-5, days + horizon, 3)]
    row = moments.row(fairs if share else [], days + horizon)[None]
    promoted, closed = (some_cells(random, n_series, days + horizon, share * part) for part in (0.9, 0.1))
    ratio = random.choice([np.nan, 0.5, 1.2], len(promoted.rows))
    label = np.zeros(len(ratio), dtype=np.int64)
    promotions = Promotions(promoted.rows, promoted.days, label, ratio)
    shut = Occasions(closed.rows, closed.days, np.zeros(len(closed.rows), dtype=np.int64))
    names, itself, scopes = moments.names(), moments.themselves(), np.zeros(n_series, dtype=np.int64)
    known = EventCalendar(days, names, itself, row, scopes, promotions, shut, ("Week",))
    out = some_cells(random, n_series, days, share * 0.2)
    shares = random.choice([0.0, 0.3, 0.9, np.nan], len(out.rows))
    found = clean(shown, known, SoldOut(out.rows, out.days, shares), NO_CELLS, lambda _: None)
    demand, now_seen = found.matrix.window(slice(0, n_series), 0, days)
    assert np.isfinite(demand).all()
    assert (demand >= 0).all()
    assert not (now_seen & ~seen).any()
    assert found.event_factor.shape == (n_series, horizon)
    assert np.isfinite(found.event_factor).all()
    assert (found.event_factor >= 0).all()
    assert (found.lost_sales.units > 0).all()
    assert (found.outliers.used < found.outliers.sold).all()
    if not share and not len(found.outliers.rows):
        assert found.matrix is shown
