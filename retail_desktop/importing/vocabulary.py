"""What words in a column mean: a state, a kind."""

from collections.abc import Mapping
from typing import TypeVar

from retail_desktop.importing.headers import plain_words

Meaning = TypeVar("Meaning")


def vocabulary(texts: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """From plain words to their meaning; the words of each meaning are set apart by commas."""
    return {plain_words(word): meaning for meaning, words in texts.items() for word in words.split(", ")}
