"""Words that fit what was typed."""

import pytest

from retail_desktop.gui.word_match import misfit


@pytest.mark.parametrize(
    "typed", ["", "import", "fil sal", "port", "imprt", "isf", "IMPORT  Sales", "menu", "import menu"]
)
def test_parts_of_words_in_any_order_fit(typed: str) -> None:
    assert misfit(typed, "Import sales file", "File menu") is not None


@pytest.mark.parametrize("typed", ["zebra", "import zebra", "xport", "ptr"])
def test_every_typed_word_has_to_fit(typed: str) -> None:
    assert misfit(typed, "Import sales file", "File menu") is None


def test_nothing_typed_fits_what_has_no_words() -> None:
    assert (misfit("", ""), misfit("a", "")) == (0, None)


def test_beginnings_fit_best_and_what_stands_beside_least() -> None:
    typed = "re"
    ranks = [misfit(typed, *words) for words in (("Reorder plan",), ("Store",), ("Rate them",), ("Open", "Reorder"))]
    assert ranks == sorted(ranks, key=lambda rank: rank or 0)
    assert len(set(ranks)) == 4
