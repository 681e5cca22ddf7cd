"""What a single text is."""

from datetime import date

import pytest

from retail_desktop.domain.periods import Period
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.shapes.texts import counts_up, is_day, is_nothing, is_zero, read_span


@pytest.mark.parametrize("text", ["", " ", "-", "n/a", "NaN", "not stocked", "—"])
def test_a_cell_may_say_that_there_is_nothing(text: str) -> None:
    assert is_nothing(text)
    assert is_zero(text)


@pytest.mark.parametrize(
    ("text", "zero"),
    [("0", True), ("0.00", True), ("-0", True), (",0", True), ("0.01", False), ("x", False), (".", False)],
)
def test_zero_is_a_number(text: str, zero: bool) -> None:
    assert is_zero(text) is zero
    assert not is_nothing(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-05", True),
        ("05.01.26", True),
        ("5 Jan 2026", True),
        ("20260105", True),
        ("10417", False),
        ("99999999", False),
        ("1/2", False),
    ],
)
def test_a_day_is_no_mere_number(text: str, day: bool) -> None:
    assert is_day(text) is day


def test_numbers_under_either_mark() -> None:
    assert is_number("1.240,00")
    assert is_number("(1)")
    assert not is_number("A1")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("12/2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("2024M02", date(2024, 2, 1), date(2024, 2, 29)),
        ("Sept 2025", date(2025, 9, 1), date(2025, 9, 30)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("week 53 2026", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-01-05/2026-01-07", date(2026, 1, 5), date(2026, 1, 7)),
    ],
)
def test_a_month_or_week_is_its_days(text: str, first: date, last: date) -> None:
    assert read_span(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2026-13",
        "2026-W54",
        "Tuesday 2026",
        "202601",
        "2026",
        "36/2026",
        "Mug",
        "2026-02-01/2026-01-31",
        "2026-02-01/2026-02-30",
    ],
)
def test_other_texts_are_no_span(text: str) -> None:
    assert read_span(text) is None


def test_counting_begins_with_one_and_leaves_nothing_out() -> None:
    days = [f"d_{day}" for day in range(1, 8)]
    assert counts_up(days)
    assert not counts_up(days[:6])
    assert not counts_up([*days[:6], "d_9"])
    assert not counts_up([*days[:6], "e_7"])
    assert not counts_up([*days[:6], "last"])
