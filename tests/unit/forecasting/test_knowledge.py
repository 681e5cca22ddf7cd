"""What was learned, kept from one night to the next."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from retail_desktop.forecasting import engine
from retail_desktop.forecasting.engine import ForecastBatch, forecast
from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.forecasting.knowledge import Knowledge, knowledge_from, knowledge_key

SUNDAY = 7 * 70
RANDOM = np.random.default_rng(6)
SALES = RANDOM.poisson(np.geomspace(0.1, 20, 60)[:, None], (60, SUNDAY + 6)).astype(np.float64)


def matrix(days: int, items: int = 60) -> DemandMatrix:
    """Give so many days from a Monday on; the last of 61 items is new after the Sunday."""
    values = np.vstack([SALES[:, :days], np.full((1, days), 4.0)])[:items] if items > 60 else SALES[:items, :days]
    seen = np.ones_like(values, dtype=np.bool_)
    seen[60:, :SUNDAY] = False
    return DemandMatrix(values, seen, 0, np.arange(items) % 3)


class Memory:
    """Keep what is learned as arrays, and count how often it was found."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, np.ndarray]] = {}
        self.found = 0

    def find(self, key: str) -> Knowledge | None:
        self.found += key in self.kept
        return knowledge_from(self.kept[key]) if key in self.kept else None

    def keep(self, key: str, knowledge: Knowledge) -> None:
        self.kept[key] = knowledge.arrays()


def numbers(batch: ForecastBatch) -> list[np.ndarray]:
    return [batch.total_quantiles, batch.mean, batch.accuracy.wape, batch.explanation.votes, batch.explanation.high]


@pytest.mark.parametrize("items", [60, 61])
def test_with_what_was_kept_the_numbers_are_the_same(items: int) -> None:
    memory = Memory()
    for night in range(5):
        today = matrix(SUNDAY + night, items)
        kept, anew = forecast(today, 28, learned=memory), forecast(today, 28)
        for one, other in zip(numbers(kept), numbers(anew), strict=True):
            np.testing.assert_array_equal(one, other)
    assert (memory.found, len(memory.kept)) == (4, 1)


def test_what_is_kept_is_not_learned_again(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    forecast(matrix(SUNDAY + 1), 28, learned=memory)

    def study(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(engine, "study", study)
    forecast(matrix(SUNDAY + 2, 61), 28, learned=memory)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, values=one.values + np.eye(*one.values.shape)),
        lambda one: replace(one, observed=one.observed & (np.arange(SUNDAY) != 9)),
        lambda one: replace(one, groups=np.zeros(60, dtype=np.int64)),
        lambda one: replace(one, whole=np.zeros(60, dtype=np.bool_)),
        lambda one: replace(one, items=np.arange(60)),
        lambda one: replace(one, first_weekday=1),
    ],
)
def test_a_change_of_the_past_is_learned(change: Callable[[DemandMatrix], DemandMatrix]) -> None:
    assert knowledge_key(change(matrix(SUNDAY)), 28) != knowledge_key(matrix(SUNDAY), 28)
    assert knowledge_key(matrix(SUNDAY), 56) != knowledge_key(matrix(SUNDAY), 28)
    assert knowledge_key(matrix(SUNDAY), 28) == knowledge_key(matrix(SUNDAY), 28)


def test_parts_of_different_sizes_are_no_knowledge() -> None:
    memory = Memory()
    forecast(matrix(SUNDAY), 28, learned=memory)
    (arrays,) = memory.kept.values()
    with pytest.raises(ValueError, match="59, 60"):
        knowledge_from(arrays | {"share": arrays["share"][1:]})
    with pytest.raises(KeyError):
        knowledge_from({name: numbers for name, numbers in arrays.items() if name != "weights"})


def test_a_new_item_has_the_habits_of_its_category_and_no_accuracy() -> None:
    memory = Memory()
    forecast(matrix(SUNDAY), 28, learned=memory)
    (arrays,) = memory.kept.values()
    known = np.arange(62) < 60
    wide = knowledge_from(arrays).of_all(known, np.r_[np.arange(60) % 3, 1, 7])
    own = knowledge_from(arrays)
    np.testing.assert_allclose(wide.shares[60], own.shares[1::3].mean(axis=0))
    np.testing.assert_allclose(wide.shares[61], own.shares.mean(axis=0))
    assert (wide.accuracy.folds[60], np.isnan(wide.accuracy.wape[60])) == (0, True)
    assert wide.month.shape == (4, 31)
    np.testing.assert_array_equal(wide.weights[:, :60], own.weights)
