"""Parsing each distinct text once: the reason why reading a line costs no more than looking its cells up."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")

_LARGEST = 200_000


class Memo(dict[str, V], Generic[V]):
    """A dictionary from cell texts to what they mean, computed when first met.

    Texts whose meaning is not `ordinary` are remembered, so that their lines are found again quickly. The dictionary
    starts afresh rather than grow without bound.
    """

    def __init__(self, meaning: Callable[[str], V], ordinary: Callable[[V], bool] = lambda _: True) -> None:
        super().__init__()
        self._meaning = meaning
        self._ordinary = ordinary
        self._special: set[str] = set()

    def __missing__(self, text: str) -> V:
        if len(self) >= _LARGEST:
            self.clear()
        self[text] = value = self._meaning(text)
        if not self._ordinary(value):
            self._special.add(text)
        return value

    def read(self, texts: Sequence[str]) -> list[V]:
        """The meanings of a column's texts."""
        return list(map(self.__getitem__, texts))

    def special_places(self, texts: Sequence[str]) -> list[int]:
        """Where in a column that was read there is something special."""
        special = self._special
        if not special or special.isdisjoint(texts):
            return []
        return [place for place, text in enumerate(texts) if text in special]
