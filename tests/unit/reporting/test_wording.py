"""Numbers and days read the same everywhere."""

from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.reporting.wording import amount, count, day, decimals_of, listed, runs, short_day, span, units


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Decimal("1234.500"), "1,234.5"),
        (Decimal(0), "0"),
        (Decimal(-3), "−3"),
        (Decimal("-0.0001"), "0"),
        (None, "–"),
        (0.1 + 0.2, "0.3"),
        (Decimal("-0.25"), "−0.25"),
    ],
)
def test_a_quantity_has_commas_a_true_minus_and_no_useless_zeros(quantity: Decimal | None, text: str) -> None:
    assert units(quantity) == text


def test_a_quantity_can_be_rounded() -> None:
    assert units(Decimal("5.65"), 1) == "5.7"


def test_money_has_fixed_decimals() -> None:
    assert amount(Decimal("1234.5")) == "1,234.50"
    assert amount(Decimal("-0.0125"), 4) == "−0.0125"
    assert amount(None) == "–"


def test_a_column_of_money_shows_the_finest_price_in_full() -> None:
    assert decimals_of([Decimal("2.95"), None]) == 2
    assert decimals_of([Decimal("2.955"), Decimal(1)]) == 3
    assert decimals_of([]) == 2


def test_days_are_named_in_english_whatever_the_locale() -> None:
    assert day(date(2026, 9, 29)) == "Tue 29 Sep 2026"
    assert short_day(date(2026, 3, 1)) == "1 Mar"


def test_a_span_of_days_is_told_briefly() -> None:
    assert span(date(2026, 8, 27), date(2026, 8, 29)) == "27–29 Aug"
    assert span(date(2026, 8, 30), date(2026, 9, 2)) == "30 Aug–2 Sep"
    assert span(date(2026, 8, 27), date(2026, 8, 27)) == "27 Aug"


def test_days_that_follow_one_another_are_one_stretch() -> None:
    days = [date(2026, 8, 29), date(2026, 8, 27), date(2026, 8, 28), date(2026, 9, 2)]
    assert runs(days) == (
        (date(2026, 8, 27), date(2026, 8, 29)),
        (date(2026, 9, 2), date(2026, 9, 2)),
    )


def test_nouns_follow_their_number() -> None:
    assert (count(1, "line"), count(1200, "line"), count(2, "box", "boxes")) == ("1 line", "1,200 lines", "2 boxes")


def test_words_are_listed_as_one_says_them() -> None:
    assert [listed(words) for words in ([], ["Mon"], ["Mon", "Wed"], ["Mon", "Wed", "Fri"])] == [
        "",
        "Mon",
        "Mon and Wed",
        "Mon, Wed and Fri",
    ]
