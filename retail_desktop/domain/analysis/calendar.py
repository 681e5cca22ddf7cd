"""Days gathered into weeks, months and quarters, and the periods that people ask for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from retail_desktop.domain.periods import EARLIEST, Period

WEEKDAYS_OF_A_YEAR = 364
"""52 weeks: the day a year ago that was the same weekday."""


class Grain(StrEnum):
    """How days are gathered; weeks begin on Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period of a calendar as far as it was asked for and has data; `is_whole` says whether that is all of it."""

    first: date
    last: date
    is_whole: bool


def start_of(day: date, grain: Grain) -> date:
    """The first day of the week, month or quarter of a day."""
    match grain:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return day - timedelta(days=day.weekday())
        case Grain.MONTH:
            return day.replace(day=1)
        case _:
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def end_of(day: date, grain: Grain) -> date:
    """The last day of the week, month or quarter of a day."""
    start = start_of(day, grain)
    longest = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 31, Grain.QUARTER: 92}[grain]
    return start_of(start + timedelta(days=longest), grain) - timedelta(days=1)


def stretches(first: date, last: date, grain: Grain) -> Iterator[Stretch]:
    """The periods of the calendar from `first` to `last`, both ends cut off there."""
    while first <= last:
        end = end_of(first, grain)
        whole = first == start_of(first, grain) and end <= last
        yield Stretch(first, min(end, last), whole)
        first = end + timedelta(days=1)


PRESETS = (
    "Last 4 weeks", "Last 13 weeks", "Last 52 weeks", "Last 104 weeks", "This month", "Last month", "This quarter",
    "This year", "Last year", "All days",
)  # fmt: skip
"""Names of the periods that `preset` knows."""


def preset(name: str, newest: date, oldest: date) -> Period:
    """A period by its name, seen from the newest day with sales.

    Weeks are those of the calendar, the current one among them. A current month, quarter or year runs to its end, where
    days are still missing.
    """
    words = name.split()
    if words[-1] == "weeks":
        return Period(start_of(newest, Grain.WEEK) - timedelta(days=7 * (int(words[1]) - 1)), newest)
    before = start_of(newest, Grain.MONTH) - timedelta(days=1)
    year = newest.year - (words[0] == "Last")
    known = {
        "This month": Period(start_of(newest, Grain.MONTH), end_of(newest, Grain.MONTH)),
        "Last month": Period(start_of(before, Grain.MONTH), before),
        "This quarter": Period(start_of(newest, Grain.QUARTER), end_of(newest, Grain.QUARTER)),
        f"{words[0]} year": Period(date(year, 1, 1), date(year, 12, 31)),
    }
    return known.get(name) or Period(max(min(oldest, newest), EARLIEST), newest)
