"""Days as people type them: `today`, `+7`, `Tuesday`, `29.9.`, `29/9/2026`, `29 Sep`, `2026-09-29`."""

import re
from datetime import date, timedelta

from retail_desktop.domain.errors import RetailError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_AWAY = re.compile(r"([-−+])\s*(\d{1,4})")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-./])\s*(\d{1,2})(?:\s*[-./]\s*(\d{4}|\d{2})?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s*([a-z]{3})[a-z]*\.?(?:,?\s*(\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s*(\d{1,2})\.?(?:,?\s+(\d{4}))?")
_SHORTEST_NAME = 2


def typed_day(text: str, today: date, *, month_first: bool = False, ahead: bool = False) -> date:
    """The day that was meant; weekdays and days without a year are the newest that are not after `today`.

    Where `ahead` they are the next ones that are not before it. `month_first` tells how numbers with a slash or a dash
    are read; with points the day stands first. A number above twelve is a day wherever it stands.

    Raises:
        RetailError: the text is no day.
    """
    words = " ".join(text.casefold().split())
    try:
        found = _told(words, today, ahead=ahead) or _read(words, today, month_first=month_first, ahead=ahead)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        said = f"“{text.strip()}” is not a day." if words else "A day is missing."
        raise RetailError(f"{said} Type it like 29.9., 29 Sep, 2026-09-29, today, +7 or Tuesday.")
    return found


def _told(words: str, today: date, *, ahead: bool) -> date | None:
    """A day told by how far it is away, or by its weekday."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if match := _AWAY.fullmatch(words):
        days = int(match[2])
        return today + timedelta(days=days if match[1] == "+" else -days)
    name = words.rstrip(".")
    named = [place for place, weekday in enumerate(_WEEKDAYS) if weekday.startswith(name)]
    if len(name) < _SHORTEST_NAME or len(named) != 1:
        return None
    days = (named[0] - today.weekday()) % 7
    return today + timedelta(days=days if ahead or not days else days - 7)


def _read(words: str, today: date, *, month_first: bool, ahead: bool) -> date | None:
    """A day told by its number and month, with its year or without."""
    if match := _YEAR_FIRST.fullmatch(words):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if match := _NUMBERS.fullmatch(words):
        first, second = int(match[1]), int(match[3])
        swapped = month_first if match[2] != "." else False
        if max(first, second) > 12:
            swapped = second > 12
        day, month = (second, first) if swapped else (first, second)
        return _dated(day, month, match[4], today, ahead=ahead)
    if (match := _DAY_FIRST.fullmatch(words)) and match[2] in _MONTHS:
        return _dated(int(match[1]), _MONTHS.index(match[2]) + 1, match[3], today, ahead=ahead)
    if (match := _MONTH_FIRST.fullmatch(words)) and match[1] in _MONTHS:
        return _dated(int(match[2]), _MONTHS.index(match[1]) + 1, match[3], today, ahead=ahead)
    return None


def _dated(day: int, month: int, year: str | None, today: date, *, ahead: bool) -> date:
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    for one in years:
        try:
            found = date(one, month, day)
        except ValueError:
            if (day, month) != (29, 2):
                raise
            continue
        if found == today or (found > today) is ahead:
            return found
    raise ValueError(day, month)
