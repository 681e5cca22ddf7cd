"""The periods that figures are told for, and the two they are compared with."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from retail_desktop.domain.periods import Period

YEAR = timedelta(weeks=52)
"""So that a year ago is the same weekday."""


class Span(StrEnum):
    """A period by its name; all but `OWN` end on the newest day with sales."""

    FOUR_WEEKS = "4-weeks"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "12-months"
    OWN = "own"


SPAN_NAMES = {
    Span.FOUR_WEEKS: "Last 4 weeks",
    Span.MONTH: "This month",
    Span.QUARTER: "This quarter",
    Span.YEAR: "Last 12 months",
    Span.OWN: "From – to",
}


@dataclass(frozen=True, slots=True)
class ThreePeriods:
    """A period, the one before it, and the same weekdays of the year before (52 weeks earlier)."""

    now: Period
    before: Period
    last_year: Period


def period_of(span: Span, newest: date, own: Period | None = None) -> Period:
    """The days of a named period; 12 months are 52 whole weeks. `own` is the user's, and needed for `OWN`."""
    match span:
        case Span.MONTH:
            return Period(newest.replace(day=1), newest)
        case Span.QUARTER:
            return Period(newest.replace(month=newest.month - (newest.month - 1) % 3, day=1), newest)
        case Span.YEAR:
            return Period(newest - YEAR + timedelta(days=1), newest)
        case Span.OWN if own is not None:
            return own
        case _:
            return Period(newest - timedelta(days=27), newest)


def compared_with(period: Period, span: Span) -> ThreePeriods:
    """A period with those it is compared with.

    Before a month or quarter come the same days of the month or quarter before it, else as many days directly before.
    """
    months = {Span.MONTH: 1, Span.QUARTER: 3}.get(span, 0)
    if months:
        before = Period(_months_back(period.first, months), _months_back(period.last, months))
    else:
        before = Period(period.first - timedelta(days=len(period)), period.first - timedelta(days=1))
    return ThreePeriods(period, before, Period(period.first - YEAR, period.last - YEAR))


def months_until(last: date, count: int = 12) -> tuple[Period, ...]:
    """The calendar months up to a day, oldest first; the newest ends with that day."""
    found = [Period(last.replace(day=1), last)]
    while len(found) < count:
        end = found[0].first - timedelta(days=1)
        found.insert(0, Period(end.replace(day=1), end))
    return tuple(found)


def is_whole_month(period: Period) -> bool:
    """Whether a month is over."""
    return (period.last + timedelta(days=1)).day == 1


def _months_back(day: date, months: int) -> date:
    """The same day so many months ago, or that month's last day."""
    place = day.year * 12 + day.month - 1 - months
    first = date(place // 12, place % 12 + 1, 1)
    following = date((place + 1) // 12, (place + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))
