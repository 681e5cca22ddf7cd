"""Days as people type them."""

from datetime import date

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_days import typed_day

TODAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 9, 29)),
        ("-7", date(2026, 9, 23)),
        ("2026-09-29", date(2026, 9, 29)),
        ("29.9.", date(2026, 9, 29)),
        ("29.9", date(2026, 9, 29)),
        ("1.12.", date(2025, 12, 1)),
        ("29.9.2024", date(2024, 9, 29)),
        ("3/4/25", date(2025, 4, 3)),
        ("29 Sep", date(2026, 9, 29)),
        ("29. september 2024", date(2024, 9, 29)),
    ],
)
def test_a_day_is_typed_in_many_ways(text: str, day: date) -> None:
    assert typed_day(text, TODAY) == day


def test_a_slash_follows_the_country() -> None:
    assert typed_day("3/4/25", TODAY, month_first=True) == date(2025, 3, 4)
    assert typed_day("3.4.25", TODAY, month_first=True) == date(2025, 4, 3)


@pytest.mark.parametrize("text", ["", "soon", "31.2.", "2026-13-01", "29 Foo", "99/99/9999"])
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(RetailError, match=r"is not a day\. Type it like"):
        typed_day(text, TODAY)
