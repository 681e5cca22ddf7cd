"""Fitted smoothing as it is kept."""

from datetime import date

from sqlalchemy import Connection

from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.forecast_history import RunState
from retail_desktop.persistence import forecasts, smoothing_fits
from tests.unit.persistence.runs import add_run

SUNDAY = date(2026, 9, 27)
MUG, TOWEL = b"0" * 16, b"1" * 16


def run(work: Connection, *, whole: bool = True, state: RunState = RunState.COMPLETE) -> int:
    made = ForecastRun(0, SUNDAY, 28, "", 2, 0.0)
    key = add_run(work, made, whole=whole)
    forecasts.end_run(work, key, state)
    return key


def test_a_fit_comes_back_exactly(work: Connection) -> None:
    smoothing_fits.keep(work, {MUG: (1 / 3, 2 / 7)}, run(work))
    assert smoothing_fits.kept(work, [MUG, TOWEL]) == {MUG: (1 / 3, 2 / 7)}
    smoothing_fits.keep(work, {}, 1)


def test_many_fits_are_found_at_once(work: Connection) -> None:
    many = {number.to_bytes(16): (number / 7, number * 3.0) for number in range(1201)}
    smoothing_fits.keep(work, many, run(work))
    assert smoothing_fits.kept(work, list(many)) == many


def test_what_two_runs_did_not_use_is_dropped(work: Connection) -> None:
    smoothing_fits.keep(work, {MUG: (0.1, 1), TOWEL: (0.2, 2)}, run(work))
    assert smoothing_fits.drop_unused(work) == 0
    smoothing_fits.keep(work, {TOWEL: (0.2, 2)}, run(work))
    assert smoothing_fits.drop_unused(work) == 0
    run(work, whole=False)
    run(work, state=RunState.CANCELLED)
    assert smoothing_fits.drop_unused(work) == 0
    run(work)
    assert smoothing_fits.drop_unused(work) == 1
    assert smoothing_fits.kept(work, [MUG, TOWEL]) == {TOWEL: (0.2, 2)}
