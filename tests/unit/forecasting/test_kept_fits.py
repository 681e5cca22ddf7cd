"""Fits kept from run to run."""

from collections.abc import Sequence

import numpy as np
import pytest

from retail_desktop.forecasting import workers
from retail_desktop.forecasting.fitting import fit_batch
from retail_desktop.forecasting.history import Floats
from retail_desktop.forecasting.kept_fits import Fits, Keeper, fit_keys
from retail_desktop.forecasting.workers import fit_all

HISTORIES = [*np.random.default_rng(6).poisson(4, (120, 30)).astype(float), np.zeros(30), np.ones(3)]


class CancelledError(Exception):
    pass


class Shelf:
    """Fits in memory, counting what is asked of them."""

    def __init__(self) -> None:
        self.fits: dict[bytes, tuple[float, float]] = {}
        self.puts = 0

    def get(self, keys: Sequence[bytes]) -> Fits:
        return {key: self.fits[key] for key in keys if key in self.fits}

    def put(self, fits: Fits) -> None:
        self.fits.update(fits)
        self.puts += 1


@pytest.fixture
def fitted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the sizes of the batches fitted in this process."""
    sizes: list[int] = []

    def count(histories: Sequence[Floats]) -> Floats:
        sizes.append(len(histories))
        return fit_batch(histories)

    monkeypatch.setattr(workers, "fit_batch", count)
    return sizes


def ignore(_: int) -> None:
    pass


@pytest.mark.parametrize("processes", [1, 2])
def test_the_numbers_are_the_same_with_fits_kept_or_not(monkeypatch: pytest.MonkeyPatch, processes: int) -> None:
    monkeypatch.setattr(workers, "MIN_HISTORIES", 1)
    shelf, expected = Shelf(), fit_batch(HISTORIES)
    shelf.put(dict(zip(fit_keys(HISTORIES[::3]), map(tuple, expected[::3].tolist()), strict=True)))
    for _ in range(2):
        told: list[int] = []
        fits = fit_all(HISTORIES, workers=processes, report=told.append, kept=shelf)
        np.testing.assert_array_equal(fits, expected)
        assert told == sorted(told)
        assert told[-1] == len(HISTORIES)


def test_what_is_kept_is_not_fitted_again(fitted: list[int]) -> None:
    shelf = Shelf()
    fit_all(HISTORIES, workers=1, report=ignore, kept=shelf)
    assert (sum(fitted), len(shelf.fits)) == (120, 120)  # to two of them nothing can be fitted
    fit_all(HISTORIES, workers=1, report=ignore, kept=shelf)
    assert sum(fitted) == 120
    changed = [HISTORIES[0] + 1, *HISTORIES[1:120]]
    fit_all(changed, workers=1, report=ignore, kept=shelf)
    assert sum(fitted) == 120 + 1


def test_a_cancelled_run_leaves_its_fits_to_the_next(fitted: list[int]) -> None:
    shelf = Shelf()

    def cancel(done: int) -> None:
        if done > 2:
            raise CancelledError

    with pytest.raises(CancelledError):
        fit_all(HISTORIES, workers=1, report=cancel, kept=shelf)
    assert (fitted, len(shelf.fits)) == ([50], 50)
    np.testing.assert_array_equal(fit_all(HISTORIES, workers=1, report=ignore, kept=shelf), fit_batch(HISTORIES))
    assert sum(fitted) == 120


def test_fits_are_saved_once_a_second_while_a_run_goes_on() -> None:
    shelf, now = Shelf(), [0.0]
    keeper = Keeper(shelf, HISTORIES, lambda: now[0])
    for row in range(10):
        now[0] += 0.3
        keeper.take([row], fit_batch([HISTORIES[row]]))
    assert (shelf.puts, len(shelf.fits)) == (2, 8)
    keeper.save()
    keeper.save()
    assert (shelf.puts, len(shelf.fits)) == (3, 10)


def test_another_version_of_a_library_fits_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fit_keys(HISTORIES)
    assert len(set(before)) == len(HISTORIES)
    assert {len(key) for key in before} == {16}
    monkeypatch.setattr("scipy.__version__", "9.9")
    assert not set(before) & set(fit_keys(HISTORIES))


def test_no_series_are_no_work() -> None:
    assert fit_all([], workers=1, report=ignore, kept=Shelf()).shape == (0, 2)
