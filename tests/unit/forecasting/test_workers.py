"""Fitting in worker processes."""

import os
from multiprocessing import active_children

import numpy as np
import pytest

from retail_desktop.forecasting import workers
from retail_desktop.forecasting.fitting import fit_batch
from retail_desktop.forecasting.workers import BATCH, MIN_HISTORIES, ONE_THREAD, fit_all

HISTORIES = list(np.random.default_rng(6).poisson(4, (120, 30)).astype(float))


class CancelledError(Exception):
    pass


def ignore(_: int) -> None:
    pass


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let few series be worth the start of processes."""
    monkeypatch.setattr(workers, "MIN_HISTORIES", 1)


def test_worker_processes_give_the_same_numbers(eager: None) -> None:
    told: list[int] = []
    fits = fit_all(HISTORIES, workers=2, report=told.append)
    np.testing.assert_array_equal(fits, fit_batch(HISTORIES))
    assert told[-1] == len(HISTORIES)
    assert told == sorted(told)
    assert not active_children()


def test_batches_do_not_change_the_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 7)
    np.testing.assert_array_equal(fit_all(HISTORIES, workers=1, report=ignore), fit_batch(HISTORIES))


def test_cancelling_ends_the_worker_processes_at_once(eager: None) -> None:
    def cancel(_: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        fit_all(HISTORIES, workers=2, report=cancel)
    assert not active_children()


def test_a_failing_report_is_not_taken_for_missing_processes(eager: None) -> None:
    told: list[int] = []

    def hang_up(done: int) -> None:
        told.append(done)
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        fit_all(HISTORIES, workers=2, report=hang_up)
    assert len(told) == 1


def test_the_environment_is_left_as_it_was(eager: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    with workers._environment(ONE_THREAD):
        assert os.environ["OMP_NUM_THREADS"] == os.environ["MKL_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "3"
    assert "MKL_NUM_THREADS" not in os.environ


def test_where_processes_are_forbidden_the_work_is_done_here(eager: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(workers, "ProcessPoolExecutor", forbidden)
    told: list[int] = []
    np.testing.assert_array_equal(fit_all(HISTORIES, workers=2, report=told.append), fit_batch(HISTORIES))
    assert told[-1] == len(HISTORIES)


def test_what_a_killed_worker_left_is_done_here(eager: None) -> None:
    def kill(_: int) -> None:
        for child in active_children():
            child.kill()

    np.testing.assert_array_equal(fit_all(HISTORIES * 4, workers=2, report=kill), fit_batch(HISTORIES * 4))
    assert not active_children()


def test_few_series_are_not_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ProcessPoolExecutor", None)
    assert BATCH < len(HISTORIES) < MIN_HISTORIES
    assert len(fit_all(HISTORIES, workers=4, report=ignore)) == len(HISTORIES)


def test_no_series_are_no_work() -> None:
    assert fit_all([], workers=1, report=ignore).shape == (0, 2)


def test_a_worker_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    class Parent:
        def join(self) -> None:
            left.append("joined")

    left: list[object] = []
    monkeypatch.setattr(workers, "parent_process", Parent)
    monkeypatch.setattr(os, "_exit", left.append)
    workers._prepare_worker()
    workers._follow_parent()
    assert left[-2:] == ["joined", 1]
