"""Fitting spread over worker processes, with progress and prompt cancelling."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from multiprocessing import current_process, get_context, parent_process

import numpy as np
from threadpoolctl import threadpool_limits

from retail_desktop.forecasting.fitting import can_be_fitted, fit_batch
from retail_desktop.forecasting.history import Floats
from retail_desktop.forecasting.kept_fits import FitStore, Keeper

BATCH = 50
MIN_HISTORIES = 800  # two per series; below this, starting the processes costs more than it saves
POLL_SECONDS = 0.15
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Batches = list[Sequence[Floats]]


def fit_all(
    histories: Sequence[Floats], *, workers: int, report: Callable[[int], None], kept: FitStore | None = None
) -> Floats:
    """Fit every weekly history, [n, 2] (see `fitting.fit_batch`), in worker processes if that pays.

    `report(done)` gets the number of histories done, several times a second, and may raise to cancel: the worker
    processes are then ended and the exception goes on. Where processes are forbidden the work is done here.
    What `kept` knows is not fitted again, and what it does not know is put there, also when the work is cancelled.
    """
    keeper = Keeper(kept, histories) if kept is not None else None
    fits = keeper.found() if keeper is not None else np.full((len(histories), 2), np.nan)
    missing = [row for row in np.flatnonzero(np.isnan(fits[:, 0])).tolist() if can_be_fitted(histories[row])]
    known = len(histories) - len(missing)

    def take(batch: int, found: Floats) -> None:
        if keeper is not None:
            keeper.take(missing[batch * BATCH : (batch + 1) * BATCH], found)

    report(known)
    try:
        fits[missing] = _fit([histories[row] for row in missing], workers, lambda done: report(known + done), take)
    finally:
        if keeper is not None:
            keeper.save()
    return fits


def _fit(
    histories: Sequence[Floats], workers: int, report: Callable[[int], None], take: Callable[[int, Floats], None]
) -> Floats:
    """Fit in batches; `take(batch, fits)` gets each as soon as it is done."""
    batches: Batches = [histories[start : start + BATCH] for start in range(0, len(histories), BATCH)]
    fits: list[Floats | None] = [None] * len(batches)
    if workers > 1 and len(histories) >= MIN_HISTORIES and not current_process().daemon:
        _fit_in_processes(batches, fits, workers, report, take)
    with threadpool_limits(limits=1):
        for index, batch in enumerate(batches):
            if fits[index] is None:
                fits[index] = found = fit_batch(batch)
                take(index, found)
                report(_count(batches, fits))
    return np.concatenate([np.empty((0, 2)), *(fit for fit in fits if fit is not None)])


def _fit_in_processes(
    batches: Batches,
    fits: list[Floats | None],
    workers: int,
    report: Callable[[int], None],
    take: Callable[[int, Floats], None],
) -> None:
    """Fill in `fits`; some stay None if there are no processes to be had or one was killed."""
    with ExitStack() as cleanup:
        try:
            pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_prepare_worker)
            cleanup.callback(_end_processes, pool)
            with _environment(ONE_THREAD):  # read by the numerical libraries when the child loads them
                waiting = {pool.submit(fit_batch, batch): index for index, batch in enumerate(batches)}
        except OSError:
            return
        while waiting:
            done, _ = wait(waiting, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
            if any(isinstance(future.exception(), BrokenProcessPool) for future in done):
                return
            for future in done:
                index = waiting.pop(future)
                fits[index] = found = future.result()
                take(index, found)
            report(_count(batches, fits))


def _count(batches: Batches, fits: list[Floats | None]) -> int:
    return sum(len(batch) for batch, fit in zip(batches, fits, strict=True) if fit is not None)


def _end_processes(pool: ProcessPoolExecutor) -> None:
    """End the children at once, with all work done or cancelled: an orderly exit would keep the user waiting."""
    children = list((pool._processes or {}).values())  # noqa: SLF001 - the public way to do this comes with Python 3.14
    for child in children:
        child.terminate()
    pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    """Set environment variables for a while."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _prepare_worker() -> None:
    """In the child: one thread per numerical library, and no life after the parent's."""
    threadpool_limits(limits=1)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
