"""Shares in words; the figures themselves are tested with the store's (test_store_figures)."""

import pytest

from retail_desktop.services.period_figures import part


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.38, "38 %"), (0.004, "less than 1 %"), (0.996, "more than 99 %"), (0, "0 %"), (1, "100 %")],
)
def test_a_share_is_never_rounded_to_all_or_nothing(share: float, words: str) -> None:
    assert part(share) == words
