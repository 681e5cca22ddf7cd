"""What a single text of a table is: a number, a day, a month or week, or nothing at all."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from retail_desktop.domain.imports import Reason
from retail_desktop.domain.periods import EARLIEST, Period
from retail_desktop.importing.dates import ORDERS, read_day, split_moment

_NOTHING = frozenset({"", "-", "–", "—", "n/a", "na", "nan", "null", "none", "not stocked"})
_ZERO = re.compile(r"[-+]?(?:0+(?:[.,]0*)?|[.,]0+)", re.ASCII)
_FROM_TO = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", re.ASCII)
_YEAR_MONTH = re.compile(r"((?:19|20)\d\d)(?:[-/. ]M?|M)(\d{1,2})", re.ASCII | re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ]((?:19|20)\d\d)", re.ASCII)
_MONTH_NAME = re.compile(r"[^\W\d]{3,}\.?[ -]+(?:19|20)\d\d")
_YEAR_WEEK = re.compile(r"((?:19|20)\d\d)[-/ ]?(?:W|KW|S)(\d{1,2})", re.ASCII | re.IGNORECASE)
_WEEK_YEAR = re.compile(r"(?:W|KW|WK|WEEK|S)[ -]?(\d{1,2})[-/ ]+((?:19|20)\d\d)", re.ASCII | re.IGNORECASE)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return text.strip().casefold() in _NOTHING


def is_zero(text: str) -> bool:
    """Whether a cell holds the number zero, or nothing."""
    return is_nothing(text) or bool(_ZERO.fullmatch(text.strip()))


def is_day(text: str) -> bool:
    """Whether a text is a date under some order of day and month, and no mere number."""
    day, _ = split_moment(text)
    if day.isdigit() and len(day) != 8:
        return False
    return any(isinstance(found := read_day(text, order), int) and found >= EARLIEST.toordinal() for order in ORDERS)


def is_dated(text: str) -> bool:
    """Whether a text names a day, a month or a week."""
    return is_day(text) or read_span(text) is not None


def span_text(span: Period) -> str:
    """Several days as `read_span` reads them."""
    return f"{span.first}/{span.last}"


def read_span(text: str) -> Period | None:
    """The days of a text that names a month or an ISO week, or a first and a last day with a slash between them."""
    span = text.strip()
    return _from_to(span) or _named_week(span) or _named_month(span)


def _from_to(text: str) -> Period | None:
    found = _FROM_TO.fullmatch(text)
    try:
        first, last = map(date.fromisoformat, found.groups() if found else ("", ""))
    except ValueError:
        return None
    return Period(first, last) if first <= last else None


def _named_week(text: str) -> Period | None:
    if found := _YEAR_WEEK.fullmatch(text):
        return _week(int(found[1]), int(found[2]))
    found = _WEEK_YEAR.fullmatch(text)
    return _week(int(found[2]), int(found[1])) if found else None


def _named_month(text: str) -> Period | None:
    if found := _YEAR_MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _MONTH_YEAR.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    first = read_day(f"1 {text}", None) if _MONTH_NAME.fullmatch(text) else Reason.BAD_DATE
    return None if isinstance(first, Reason) else _month(*date.fromordinal(first).timetuple()[:2])


def _month(year: int, month: int) -> Period | None:
    if not 1 <= month <= 12:
        return None
    return Period(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1))


def _week(year: int, week: int) -> Period | None:
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return Period(first, first + timedelta(days=6))


def counts_up(texts: Sequence[str]) -> bool:
    """Whether texts end in numbers that count up by one from 1, a week of them or more: `d_1`, `d_2` or `1`, `2`."""
    numbers = [re.search(r"(\d+)$", text.strip()) for text in texts]
    stems = {text.strip()[: found.start()] for text, found in zip(texts, numbers, strict=True) if found}
    return (
        len(texts) >= 7
        and len(stems) == 1
        and [int(found[1]) for found in numbers if found] == [*range(1, len(texts) + 1)]
    )
