"""What a change of a figure is called."""

from decimal import Decimal

import pytest

from retail_desktop.domain.figures import (
    CARDS,
    DEFINITIONS,
    OTHERS,
    Change,
    Direction,
    Figure,
    Told,
    Verdict,
    bias_words,
    change,
)


def told(value: str) -> Told:
    return Told(Decimal(value))


def test_every_figure_has_a_name_and_a_formula() -> None:
    assert set(DEFINITIONS) == set(Figure)
    assert all(one.name and one.formula for one in DEFINITIONS.values())
    assert set(CARDS) | set(OTHERS) == set(Figure)


@pytest.mark.parametrize(
    ("figure", "now", "before", "expected"),
    [
        (Figure.NET_SALES, "110", "100", Change(Direction.UP, Decimal("0.1"), Verdict.BETTER)),
        (Figure.LOST_SALES, "80", "100", Change(Direction.DOWN, Decimal("0.2"), Verdict.BETTER)),
        (Figure.EXCESS, "120", "100", Change(Direction.UP, Decimal("0.2"), Verdict.WORSE)),
        (Figure.IN_STOCK, "0.96", "0.97", Change(Direction.DOWN, Decimal("0.01"), Verdict.WORSE)),
        (Figure.STOCK_VALUE, "90", "100", Change(Direction.DOWN, Decimal("0.1"), Verdict.NEITHER)),
        (Figure.TURNOVER, "3.2", "3.1", Change(Direction.UP, Decimal("0.1"), Verdict.BETTER)),
        (Figure.NET_SALES, "100", "100", Change(Direction.SAME, Decimal(0), Verdict.NEITHER)),
        (Figure.NET_SALES, "100.01", "100", Change(Direction.SAME, Decimal(0), Verdict.NEITHER)),
        (Figure.NET_SALES, "5", "0", Change(Direction.UP, None, Verdict.BETTER)),
    ],
)
def test_a_change_has_a_direction_and_is_good_or_bad(figure: Figure, now: str, before: str, expected: Change) -> None:
    assert change(figure, told(now), told(before)) == expected


def test_what_is_not_known_has_not_changed() -> None:
    assert change(Figure.NET_SALES, told("1"), Told(None, "No sales.")) is None
    assert change(Figure.NET_SALES, Told(None, "No sales."), told("1")) is None


def test_a_bias_is_told_in_words() -> None:
    words = [bias_words(value) for value in (Decimal("0.03"), Decimal("-0.03"), Decimal("0.004"), None)]
    assert words == ["forecasts were too high", "forecasts were too low", "neither too high nor too low", ""]
