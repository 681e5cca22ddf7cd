"""Figures in the words of the paper."""

from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.figures import Figure, Told
from retail_desktop.domain.periods import Period
from retail_desktop.reporting.figure_words import change_words, days_of, said, value_words


@pytest.mark.parametrize(
    ("figure", "value", "words"),
    [
        (Figure.NET_SALES, "184620.40", "184,620"),
        (Figure.DEAD_STOCK, "107.04", "107.04"),
        (Figure.IN_STOCK, "0.9684", "96.8 %"),
        (Figure.GMROI, "2.31", "2.31"),
        (Figure.TURNOVER, "3.216", "3.22 ×"),
        (Figure.DAYS_OF_SUPPLY, "23.08", "23.1"),
        (Figure.DAYS_OF_SUPPLY, "999", "999"),
    ],
)
def test_a_value_has_its_unit_but_no_currency(figure: Figure, value: str, words: str) -> None:
    assert value_words(figure, Decimal(value)) == words
    assert value_words(figure, None) == "–"


@pytest.mark.parametrize(
    ("figure", "now", "other", "words"),
    [
        (Figure.NET_SALES, "1047", "1000", "Up 4.7 % from 1,000, better"),
        (Figure.NET_SALES, "5", "0", "Up from 0.00, better"),
        (Figure.IN_STOCK, "0.96", "0.97", "Down 1.0 points from 97.0 %, worse"),
        (Figure.STOCK_VALUE, "90", "100", "Down 10.0 % from 100.00"),
        (Figure.TURNOVER, "3.5", "3", "Up 0.50 from 3.00 ×, better"),
        (Figure.TURNOVER, "3", "3", "Unchanged at 3.00 ×"),
    ],
)
def test_a_change_says_its_direction_in_words(figure: Figure, now: str, other: str, words: str) -> None:
    assert change_words(figure, Told(Decimal(now)), Told(Decimal(other))) == words


def test_what_is_not_known_says_why() -> None:
    known, unknown = Told(Decimal("0.1"), note="test on past weeks"), Told(None, "No sales.")
    assert change_words(Figure.BIAS, known, unknown) == "No sales."
    assert change_words(Figure.BIAS, unknown, known) == ""
    assert said(Figure.BIAS, known) == "forecasts were too high, test on past weeks"
    assert (said(Figure.GMROI, known), said(Figure.GMROI, unknown)) == ("test on past weeks", "No sales.")
    assert days_of(Period(date(2026, 9, 2), date(2026, 9, 29))) == "2 Sep 2026 to 29 Sep 2026"
