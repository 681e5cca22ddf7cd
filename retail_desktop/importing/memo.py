"""What the texts of a column mean: each distinct text is understood once, however many lines hold it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

V = TypeVar("V")


def _always(_: object) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Memo(Generic[V]):
    """How a text is understood, and whether what it means is ordinary; other lines are looked at one by one."""

    meaning: Callable[[str], V]
    ordinary: Callable[[V], bool] = _always

    def read(self, texts: Sequence[str]) -> list[V]:
        """The meanings of distinct texts."""
        return list(map(self.meaning, texts))

    def special(self, meanings: Sequence[V]) -> NDArray[np.bool_]:
        """Which of the meanings call for a closer look."""
        return np.array([not self.ordinary(meaning) for meaning in meanings], bool)


def numbers(meanings: Sequence[Any], unknown: int) -> NDArray[np.int64]:
    """Meanings as numbers, `unknown` where one is none."""
    return np.array([meaning if isinstance(meaning, int) else unknown for meaning in meanings], np.int64)
