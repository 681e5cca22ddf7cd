"""Words in a column and their meaning."""

from retail_desktop.importing.vocabulary import vocabulary


def test_words_are_known_in_any_spelling() -> None:
    assert vocabulary({1: "fin de série, end-of-life", 2: "New"}) == {"fin de serie": 1, "end of life": 1, "new": 2}
