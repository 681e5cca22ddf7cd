"""What forecasts rest on besides the newest days: learned from the settled weeks, and the same until more have settled.

So it can be kept from one run to the next, as arrays under the hash of the very numbers it was learned from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from hashlib import blake2b
from importlib import import_module
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from retail_desktop.forecasting.explanation import PastTotals
from retail_desktop.forecasting.history import AsSold, Booleans, DemandMatrix, Floats, group_codes
from retail_desktop.forecasting.preparation import portions
from retail_desktop.forecasting.quantiles import Spread
from retail_desktop.forecasting.results import Accuracy
from retail_desktop.forecasting.returning import Returns
from retail_desktop.forecasting.trees import Trees

EDITION = 2  # of what is learned; a change of the engine's numbers needs a new one

Arrays = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All that is learned from the settled weeks of n series.

    Attributes:
        alpha: own smoothing parameter and, `initial`, level at the beginning; NaN where none could be estimated, [n].
        weights: of the candidates, [candidates, n].
        trees: the model of all items; None with too little to learn it from.
        share: what the model of all items counts for, [n].
        returns: what came back after silences.
        shares: weekday shares, by position in weeks that end with the settled ones, [n, 7].
        month: factors of the days of the month, [n_groups, 31].
        year: log index of the weeks of the year, [n_groups, 52].
        whole: series that only ever sold whole units, [n].
        spreads: of totals, by their length.
        accuracy: of past forecasts.
        past: what past forecasts said and what came.
    """

    alpha: Floats
    initial: Floats
    weights: Floats
    trees: Trees | None
    share: Floats
    returns: Returns
    shares: Floats
    month: Floats
    year: Floats
    whole: Booleans
    spreads: tuple[Spread, ...]
    accuracy: Accuracy
    past: PastTotals

    def of_all(self, known: Booleans, groups: npt.NDArray[np.integer]) -> Knowledge:
        """The same for further series of which nothing was known yet; `known` marks the others, both [n_series].

        They get the habits of their category, and of the model of all items as much as most.
        """
        if known.all():
            return self
        codes, n_groups = group_codes(groups)
        of_group = np.full(n_groups, -1)
        of_group[codes[known]] = group_codes(groups[known])[0]
        found = of_group >= 0

        def by_series(numbers: Floats, unknown: float = 0.0) -> Floats:
            """Last axis: series."""
            wide = np.full((*numbers.shape[:-1], len(known)), unknown)
            wide[..., known] = numbers
            return wide

        def rows(numbers: Floats, unknown: float) -> Floats:
            return by_series(numbers.T, unknown).T

        def by_group(numbers: Floats, unknown: float) -> Floats:
            return np.where(found[:, None], numbers[of_group], unknown)

        measures = {name: by_series(getattr(self.accuracy, name), np.nan) for name in _MEASURES}
        folds = by_series(self.accuracy.folds.astype(np.float64)).astype(np.int64)
        past: dict[str, Any] = {
            name: rows(getattr(self.past, name), np.nan) for name in ("actual", "mean", "low", "high")
        }
        return Knowledge(
            alpha=by_series(self.alpha, np.nan),
            initial=by_series(self.initial, np.nan),
            weights=by_series(self.weights, 1 / len(self.weights)),
            trees=self.trees,
            share=by_series(self.share, float(np.median(self.share))),
            returns=self.returns,
            shares=_shares_of_all(self.shares, known, codes, n_groups),
            month=by_group(self.month, 1.0),
            year=by_group(self.year, 0.0),
            whole=by_series(self.whole.astype(np.float64), 1.0) > 0,
            spreads=tuple(
                replace(spread, ratios=by_series(spread.ratios), counts=by_series(spread.counts))
                for spread in self.spreads
            ),
            accuracy=Accuracy(folds, **measures),
            past=replace(self.past, **past),
        )

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """Everything as arrays of numbers by name."""
        parts: dict[str, Any] = {"accuracy": self.accuracy, "past": self.past, "returns": self.returns}
        parts |= {} if self.trees is None else {"trees": self.trees}
        parts |= {f"spread{number}": spread for number, spread in enumerate(self.spreads)}
        found = {name: getattr(self, name) for name in _PLAIN}
        for part, value in parts.items():
            found |= {f"{part}.{field.name}": np.asarray(getattr(value, field.name)) for field in fields(value)}
        return found


_MEASURES = tuple(field.name for field in fields(Accuracy) if field.name != "folds")
_PLAIN = ("alpha", "initial", "weights", "share", "shares", "month", "year", "whole")


def knowledge_from(arrays: Arrays) -> Knowledge:
    """What `arrays` made of it.

    Raises:
        KeyError: something is missing.
        ValueError: something is of another size.
    """

    def part(name: str, kind: type[Any]) -> Any:  # noqa: ANN401 - one of five kinds of values
        values = {field.name: arrays[f"{name}.{field.name}"] for field in fields(kind)}
        return kind(**{field: value.item() if value.ndim == 0 else value for field, value in values.items()})

    n_spreads = sum(name.startswith("spread") and name.endswith(".days") for name in arrays)
    found = Knowledge(
        **{name: arrays[name] for name in _PLAIN},
        returns=part("returns", Returns),
        trees=part("trees", Trees) if "trees.start" in arrays else None,
        spreads=tuple(part(f"spread{number}", Spread) for number in range(n_spreads)),
        accuracy=part("accuracy", Accuracy),
        past=part("past", PastTotals),
    )
    sizes = {len(found.share), *found.weights.shape[1:], *found.alpha.shape, *found.accuracy.wape.shape}
    if len(sizes) > 1:
        raise ValueError(f"the parts are of {sorted(sizes)} series")
    return found


class KnowledgeStore(Protocol):
    """Where what was learned is kept; what it gives back must be exactly what was put in."""

    def find(self, key: str) -> Knowledge | None:
        """What was learned from the same numbers, if it is there."""

    def keep(self, key: str, knowledge: Knowledge) -> None:
        """Keep it; what was kept before may go."""


def knowledge_key(matrix: DemandMatrix, horizon_days: int, sold: AsSold | None = None) -> str:
    """A hash of all that is learned from: the numbers, and the versions of what learns."""
    libraries = (f"{name} {import_module(name).__version__}" for name in ("numpy", "scipy"))
    calendar = matrix.first_weekday, str(matrix.first_day), matrix.values.shape, horizon_days
    digest = blake2b(repr([EDITION, *libraries, *calendar]).encode(), digest_size=16)
    for numbers in (group_codes(matrix.groups)[0], matrix.whole, matrix.items, None if sold is None else sold.factor):
        digest.update(b"-" if numbers is None else np.ascontiguousarray(numbers).data)
    for rows in portions(matrix.n_series, lambda _: None):
        for each in (matrix,) if sold is None else (matrix, sold.matrix):
            for part in (each.values, each.observed):
                digest.update(np.ascontiguousarray(part[rows]).data)
    return digest.hexdigest()


def _shares_of_all(shares: Floats, known: Booleans, codes: npt.NDArray[np.int64], n_groups: int) -> Floats:
    """Weekday shares of all series; one that is new has the mean of its category, or of all where that is new too."""
    sums, count = np.zeros((n_groups, shares.shape[1])), np.bincount(codes[known], minlength=n_groups)
    np.add.at(sums, codes[known], shares)
    mean = np.where(count[:, None] > 0, sums / np.maximum(count, 1)[:, None], shares.mean(axis=0))
    wide = mean[codes]
    wide[known] = shares
    return wide
