"""Fits that are kept from run to run: each under the hash of the very history it was fitted to."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from importlib import import_module
from typing import Protocol

import numpy as np

from retail_desktop.forecasting.fitting import MIN_WEEKS, SEARCH
from retail_desktop.forecasting.history import Floats

SAVE_SECONDS = 1.0

Fits = Mapping[bytes, tuple[float, float]]
"""Smoothing parameter and initial level by key."""


class FitStore(Protocol):
    """Where fits are kept; what it gives back must be exactly what was put in."""

    def get(self, keys: Sequence[bytes]) -> Fits:
        """The fits that are there."""

    def put(self, fits: Fits) -> None:
        """Keep fits; called at most once a second while a run goes on, so that an interrupted one leaves them."""


def fit_keys(histories: Sequence[Floats]) -> list[bytes]:
    """A key of 16 bytes for every history: the same for the same numbers, settings and versions of the libraries."""
    libraries = (f"{name} {import_module(name).__version__}" for name in ("statsmodels", "scipy", "numpy"))
    settings = "; ".join(["weekly level", f"{MIN_WEEKS}", f"{SEARCH}", *libraries]).encode()
    return [blake2b(history.tobytes() + settings, digest_size=16).digest() for history in histories]


class Keeper:
    """Fits of one run: those found in the store, and those still to be saved there."""

    def __init__(
        self, store: FitStore, histories: Sequence[Floats], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store, self._clock = store, clock
        self._keys = fit_keys(histories)
        self._fresh: dict[bytes, tuple[float, float]] = {}
        self._saved_at = clock()

    def found(self) -> Floats:
        """The fits that were kept, [n, 2]; NaN where there was none."""
        kept = self._store.get(self._keys)
        unknown = (np.nan, np.nan)
        return np.array([kept.get(key, unknown) for key in self._keys], dtype=np.float64).reshape(-1, 2)

    def take(self, rows: Sequence[int], fits: Floats) -> None:
        """Keep the fits of these histories, those that are any; saves what has gathered for a second."""
        for row, (alpha, initial) in zip(rows, fits.tolist(), strict=True):
            if alpha == alpha:  # noqa: PLR0124 - only nan differs from itself
                self._fresh[self._keys[row]] = alpha, initial
        if self._clock() - self._saved_at >= SAVE_SECONDS:
            self.save()

    def save(self) -> None:
        """Save what is not saved yet."""
        if self._fresh:
            self._store.put(self._fresh)
        self._fresh = {}
        self._saved_at = self._clock()
