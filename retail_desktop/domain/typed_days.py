"""Days as people type them: `today`, `29.9.`, `29/9/2026`, `29 Sep`, `2026-09-29`, `-7`."""

import re
from datetime import date, timedelta

from retail_desktop.domain.errors import RetailError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./])\s*(\d{1,2})(?:\s*[./]\s*(\d{4}|\d{2})?)?")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([a-z]{3})[a-z]*\.?(?:\s+(\d{4}))?")


def typed_day(text: str, today: date, *, month_first: bool = False) -> date:
    """The day that was meant; without a year the newest one that is not after `today`.

    `month_first` tells how numbers with a slash are read; with points the day stands first.

    Raises:
        RetailError: the text is no day.
    """
    words = text.strip().casefold()
    near = {"today": 0, "yesterday": -1}
    if words in near:
        return today + timedelta(days=near[words])
    if re.fullmatch(r"[-−]\d{1,4}", words):
        return today - timedelta(days=int(words[1:]))
    try:
        found = _read(words, today, month_first=month_first)
    except ValueError:
        found = None
    if found is None:
        raise RetailError(f'"{text.strip()}" is not a day. Type it like 2026-09-29, 29.9., 29 Sep or today.')
    return found


def _read(words: str, today: date, *, month_first: bool) -> date | None:
    if match := _ISO.fullmatch(words):
        return date(*(int(part) for part in match.groups()))
    if match := _NUMBERS.fullmatch(words):
        one, mark, two, year = match.groups()
        first, second = int(one), int(two)
        day, month = (second, first) if mark == "/" and month_first else (first, second)
        return _dated(day, month, year, today)
    if (match := _WORDS.fullmatch(words)) and match[2] in _MONTHS:
        return _dated(int(match[1]), _MONTHS.index(match[2]) + 1, match[3], today)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    this = date(today.year, month, day)
    return this if this <= today else date(today.year - 1, month, day)
