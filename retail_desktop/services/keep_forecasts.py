"""What of a forecast run is kept: numbers after people's changes, explanations, accuracy, and checks for later."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import blake2b
from math import isclose, isnan, nan
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.explanation import ForecastParts, PastTotal
from retail_desktop.domain.forecast import Accuracy, ItemForecast
from retail_desktop.domain.forecast_history import MONTH_DAYS, WEEK_DAYS, ForecastCheck, RunMeasures
from retail_desktop.domain.overrides import overridden
from retail_desktop.persistence import catalogue, forecast_checks, forecasts, overrides
from retail_desktop.persistence.database import Work
from retail_desktop.services.checks_of_forecasts import check_of
from retail_desktop.services.demand_history import Histories

if TYPE_CHECKING:
    from retail_desktop.forecasting.first_look import FirstForecasts
    from retail_desktop.forecasting.results import ForecastBatch

OBSERVED_PART = 0.8  # of the days of a total, for what was sold on them to count
STILL_CHANGING = timedelta(days=42)  # before the newest check: sales that come in late still change older ones
_MEASURES = ("wape", "mase", "rmsse", "bias", "pinball", "coverage_80", "coverage_95", "naive_wape", "value_added")


def fingerprint(histories: Histories, *more: NDArray[Any]) -> str:
    """The hash of everything that a run sees: the histories, and what else its numbers rest on."""
    digest = blake2b(digest_size=16)
    digest.update(json.dumps([histories.keys, histories.first.isoformat()]).encode())
    for numbers in (histories.groups, histories.demand, histories.observed, *more):
        digest.update(np.ascontiguousarray(numbers).data)
    return digest.hexdigest()


def keep_numbers(work: Work, run_id: int, histories: Histories, batch: "ForecastBatch", *, whole: bool) -> None:
    """Store the forecasts with the changes people made, their explanations, and their accuracy.

    Of a run over everything the next weeks' totals are kept too, and those of older runs get what was sold since.
    """
    as_of = last_day(histories)
    checks: list[ForecastCheck] = []
    forecasts.add_forecasts(
        work,
        run_id,
        _changed(work, run_id, histories, _forecasts(histories, batch, as_of), checks),
        _parts(batch, as_of),
    )
    forecasts.add_accuracies(work, run_id, _accuracies(histories, batch))
    if whole:
        forecast_checks.change_checks(work, _come(work, histories))
        forecast_checks.add_checks(work, run_id, as_of, checks)
        forecast_checks.drop_old_accuracies(work)


def keep_first_numbers(work: Work, run_id: int, histories: Histories, found: "FirstForecasts") -> None:
    """Store first forecasts with the changes people made; nothing that looks back goes with them."""
    numbers = _forecasts(histories, found, last_day(histories))
    forecasts.add_forecasts(work, run_id, _changed(work, run_id, histories, numbers, []))


def _changed(
    work: Work, run_id: int, histories: Histories, found: Iterator[ItemForecast], checks: list[ForecastCheck]
) -> Iterator[tuple[int, int, ItemForecast]]:
    """The forecasts after people's changes, one at a time; adds a check for each."""
    changes = overrides.overrides(work)
    categories = {sku: item.category for sku, item in catalogue.items(work, None).items()}
    for (item_key, store_key), own in zip(histories.keys, found, strict=True):
        value = overridden(own, changes, categories.get(own.sku, "")) if changes else own
        checks.append(check_of(run_id, value))
        yield item_key, store_key, value


def last_day(histories: Histories) -> date:
    """The last day that the run knows."""
    return histories.first + timedelta(days=histories.demand.shape[1] - 1)


def run_measures(batch: "ForecastBatch") -> RunMeasures:
    """The errors of the whole run: items count by what was sold of them, coverage by the totals tested."""
    scores = batch.accuracy
    units = np.nansum(batch.explanation.actual, axis=1)

    def average(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float | None:
        known = np.isfinite(values) & (weights > 0)
        return float(np.average(values[known], weights=weights[known])) if known.any() else None

    folds = scores.folds.astype(np.float64)
    return RunMeasures(
        wape=average(scores.wape, units),
        bias=average(scores.bias, units),
        coverage_80=average(scores.coverage_80, folds),
        coverage_95=average(scores.coverage_95, folds),
        naive_wape=average(scores.naive_wape, units),
    )


def _come(work: Work, histories: Histories) -> Iterator[ForecastCheck]:
    """Older checks with what was sold on their days, as far as these have come; those that change only."""
    rows = {pair: row for row, pair in enumerate(zip(histories.skus, histories.stores, strict=True))}
    newest = max(forecast_checks.checked_runs(work).values(), default=last_day(histories))
    since = min(newest, last_day(histories)) - STILL_CHANGING
    begin = max((since - histories.first).days, 0)
    observed = histories.observed[:, begin:]
    units, days = _running(histories.demand[:, begin:] * observed), _running(observed)

    def sold(row: int, as_of: date, span: int) -> float:
        start = (as_of - histories.first).days + 1 - begin
        if start < 0 or start + span >= days.shape[1]:
            return nan
        seen = days[row, start + span] - days[row, start]
        return (
            float((units[row, start + span] - units[row, start]) * span / seen) if seen >= OBSERVED_PART * span else nan
        )

    for check in list(forecast_checks.checks(work, since=since)):
        row = rows.get((check.sku, check.store))
        if row is not None:
            week, month = sold(row, check.as_of, WEEK_DAYS), sold(row, check.as_of, MONTH_DAYS)
            if not (_same(week, check.week.sold) and _same(month, check.month.sold)):
                yield replace(check, week=replace(check.week, sold=week), month=replace(check.month, sold=month))


def _same(new: float, stored: float) -> bool:
    return isclose(new, stored, rel_tol=2**-22) or (isnan(new) and isnan(stored))


def _running(values: NDArray[np.float64] | NDArray[np.bool_]) -> NDArray[np.float64]:
    """Sums of the days before each day, [rows, days + 1]."""
    return np.pad(np.cumsum(values, axis=1, dtype=np.float64), ((0, 0), (1, 0)))


def _forecasts(histories: Histories, batch: "ForecastBatch | FirstForecasts", as_of: date) -> Iterator[ItemForecast]:
    for row, sku in enumerate(histories.skus):
        yield ItemForecast(
            sku=sku,
            store=histories.stores[row],
            as_of=as_of,
            method=batch.method[row],
            mean=_narrow(batch.mean[row]),
            quantiles=_narrow(batch.daily_quantiles[row]),
            total_mean=_narrow(batch.total_mean[row]),
            total_sd=_narrow(batch.total_sd[row]),
            total_quantiles=_narrow(batch.total_quantiles[row]),
        )


def _narrow(numbers: NDArray[Any]) -> "array[float]":
    """The numbers in the very form in which they are stored: no list of objects is made of them."""
    return array("f", np.ascontiguousarray(numbers, dtype=np.float32).tobytes())


def _parts(batch: "ForecastBatch", as_of: date) -> Iterator[ForecastParts]:
    parts = batch.explanation
    days = [as_of - timedelta(days=back) for back in parts.days_back.tolist()]
    for row, level in enumerate(parts.level.tolist()):
        votes = zip(parts.methods, parts.votes[row].tolist(), strict=True)
        totals = (column[row].tolist() for column in (parts.actual, parts.mean, parts.low, parts.high))
        yield ForecastParts(
            level=level,
            week_pattern=tuple(parts.week_pattern[row].tolist()),
            year_factors=tuple(parts.year_factors[row].tolist()),
            event_factors=tuple(parts.event_factors[row].tolist()),
            votes={name: share for name, share in votes if share > 0},
            past=_past(days, parts.past_days, *totals),
            month_factors=tuple(parts.month_factors[row].tolist()),
        )


def _past(days: Sequence[date], span: int, *columns: Sequence[float]) -> tuple[PastTotal, ...]:
    totals = (PastTotal(day, span, *numbers) for day, *numbers in zip(days, *columns, strict=True))
    return tuple(total for total in totals if total.actual == total.actual)


def _accuracies(histories: Histories, batch: "ForecastBatch") -> Iterator[tuple[int, int, Accuracy]]:
    scores = batch.accuracy
    columns = {name: getattr(scores, name).tolist() for name in _MEASURES}
    folds = scores.folds.tolist()
    for row, (item_key, store_key) in enumerate(histories.keys):
        measures = {name: _known(column[row]) for name, column in columns.items()}
        value = Accuracy(histories.skus[row], histories.stores[row], batch.method[row], int(folds[row]), **measures)
        yield item_key, store_key, value


def _known(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124 - only nan differs from itself
