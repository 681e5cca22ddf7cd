"""Fitted smoothing, kept by the hash of the history it was fitted to."""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from sqlalchemy import Connection, delete, select, text

from retail_desktop.domain.forecast_history import RunState
from retail_desktop.persistence.forecast_tables import forecast_run, smoothing_fit

KEYS_AT_ONCE = 500
Fits = Mapping[bytes, tuple[float, float]]
"""Smoothing parameter and initial level by key."""


def kept(connection: Connection, keys: Collection[bytes]) -> dict[bytes, tuple[float, float]]:
    """The fits that are there already."""
    found: dict[bytes, tuple[float, float]] = {}
    for some in _portions(keys):
        query = select(smoothing_fit).where(smoothing_fit.c.key.in_(some))
        found.update((row.key, (row.alpha, row.initial)) for row in connection.execute(query))
    return found


def keep(connection: Connection, fits: Fits, run_id: int) -> None:
    """Store fits for the runs to come; one that is there already is marked as used by this run."""
    if fits:
        connection.execute(
            text(
                "INSERT INTO smoothing_fit (key, alpha, initial, run_id) VALUES (:key, :alpha, :initial, :run_id) "
                "ON CONFLICT (key) DO UPDATE SET run_id = excluded.run_id"
            ),
            [
                {"key": key, "alpha": alpha, "initial": initial, "run_id": run_id}
                for key, (alpha, initial) in sorted(fits.items())
            ],
        )


def drop_unused(connection: Connection) -> int:
    """Drop what neither of the two newest whole runs used, nor any run since; gives how many."""
    whole = (forecast_run.c.whole == 1) & (forecast_run.c.state == RunState.COMPLETE.value)
    older = select(forecast_run.c.id).where(whole).order_by(forecast_run.c.id.desc()).offset(1).limit(1)
    oldest_kept = connection.scalar(older)
    if oldest_kept is None:
        return 0
    return connection.execute(delete(smoothing_fit).where(smoothing_fit.c.run_id < oldest_kept)).rowcount


def _portions(keys: Collection[bytes]) -> Iterator[list[bytes]]:
    rest = iter(keys)
    while some := list(islice(rest, KEYS_AT_ONCE)):
        yield some
