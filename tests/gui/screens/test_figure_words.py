"""Figures in the words of the page."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retail_desktop.domain.figures import Compared, Figure, Told
from retail_desktop.gui.screens.figure_words import below, change_words, explanation, value_words
from tests.gui.screens.conftest import Context

NOTHING = Told(None)


@pytest.mark.parametrize(
    ("figure", "value", "words"),
    [
        (Figure.NET_SALES, "184620.4", "$184,620"),
        (Figure.DEAD_STOCK, "107.04", "$107.04"),
        (Figure.IN_STOCK, "0.968", "96.8 %"),
        (Figure.TURNOVER, "3.216", "3.22 ×"),
        (Figure.DAYS_OF_SUPPLY, "23.08", "23.1"),
        (Figure.DAYS_OF_SUPPLY, "999", "999"),
    ],
)
def test_a_value_has_its_unit(context: Context, figure: Figure, value: str, words: str) -> None:
    assert value_words(figure, Decimal(value), "USD") == words
    assert value_words(figure, None, "USD") == "–"


@pytest.mark.parametrize(
    ("figure", "now", "other", "words"),
    [
        (Figure.NET_SALES, "1047", "1000", "Up 4.7 % from $1,000"),
        (Figure.NET_SALES, "5", "0", "Up from $0.00"),
        (Figure.IN_STOCK, "0.96", "0.97", "Down 1.0 points from 97.0 %"),
        (Figure.GMROI, "2.31", "2.22", "Up $0.09 from $2.22"),
        (Figure.TURNOVER, "3", "3.5", "Down 0.50 from 3.50 ×"),
        (Figure.TURNOVER, "3", "3", "Unchanged at 3.00 ×"),
    ],
)
def test_a_change_names_direction_size_and_where_it_came_from(
    context: Context, figure: Figure, now: str, other: str, words: str
) -> None:
    assert change_words(figure, Told(Decimal(now)), Told(Decimal(other)), "USD") == words


def test_below_a_figure_stands_why_it_is_not_known_or_what_it_rests_on(context: Context) -> None:
    bias = Compared(Figure.BIAS, Told(Decimal("-0.1")), NOTHING, NOTHING)
    assert below(bias) == "Forecasts were too low"
    assert below(replace(bias, figure=Figure.GMROI, now=Told(Decimal(1), note="on one day"))) == "On one day"
    assert below(replace(bias, now=Told(None, "No forecast."))) == "No forecast."
    assert change_words(Figure.BIAS, bias.now, NOTHING, "USD") == ""
    assert explanation(bias, "USD").count("\n") == 1
