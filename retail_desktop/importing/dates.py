"""Dates and times as tills write them, and the evidence for the order of day and month.

A date text is read in one of three orders: `ymd`, `dmy`, `mdy`. Four-digit years in front and month names need none.
A column of a spreadsheet's day numbers, such as 45384.34, is of the order `serial`, or `serial from 1904` where the
workbook counts from that year.
Dates stay local: a time zone behind them is dropped.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date

from retail_desktop.domain.imports import Reason

ORDERS = ("dmy", "mdy", "ymd")
UNKNOWN_MINUTE = -1

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?", re.ASCII)
_EASTERN = re.compile(r"(\d{4})(\.|年|년) ?(\d{1,2})(?:\.|月|월) ?(\d{1,2})(?:\.|日|일)?", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)\.?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[. -]*([^\W\d]+)[.,\s-]*(\d{4}|\d\d)")
_MONTH_FIRST = re.compile(r"([^\W\d]+)[. -]*(\d{1,2})(?:st|nd|rd|th)?[, -]+(\d{4}|\d\d)")
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?"
    r"\s*(?:Z|UTC|GMT|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d\d:?\d\d|Uhr)?",
    re.ASCII | re.IGNORECASE,
)
SERIAL, SERIAL_FROM_1904 = "serial", "serial from 1904"
_SERIAL = re.compile(r"([3-7]\d{4})(?:[.,](\d{1,15}))?", re.ASCII)
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050  # 1990 to 2099
_BEFORE_SERIALS = {SERIAL: date(1899, 12, 30).toordinal(), SERIAL_FROM_1904: date(1904, 1, 1).toordinal()}
_SPLIT = re.compile(r"(?<=[\d.日일])(?:T(?=\d)|,?\s+(?=\d{1,2}[:.h]\d\d)).*", re.DOTALL)
_WEEKDAY = re.compile(r"[^\W\d]+\.?,?\s+(?=\S*\d|[^\W\d]+\.?\s+\d)")
_MONTHS = (
    ("jan", "ene", "gen", "tammi"),
    ("feb", "fev", "helmi"),
    ("mar", "mrz", "maa", "mrt"),
    ("apr", "avr", "abr", "huhti"),
    ("may", "mai", "mag", "mei", "maj", "touko"),
    ("jun", "juin", "giu", "kesa"),
    ("jul", "juil", "lug", "heina"),
    ("aug", "aou", "ago", "elo"),
    ("sep", "set", "syys"),
    ("oct", "okt", "ott", "out", "loka"),
    ("nov", "marras"),
    ("dec", "dez", "des", "dic", "joulu"),
)
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


def split_moment(text: str) -> tuple[str, str]:
    """The date part and the time part (or nothing) of one text."""
    moment = text.strip(" \t\r\n\ufeff\xa0")
    if serial := _SERIAL.fullmatch(moment):
        seconds = min(round(float(f"0.{serial[2]}") * 86_400), 86_399) if serial[2] else 0
        return serial[1], f"{seconds // 3600:02}:{seconds // 60 % 60:02}" if seconds else ""
    found = _SPLIT.search(moment)
    return (moment, "") if not found else (moment[: found.start()], found[0].lstrip("T, \t\xa0\u202f"))


def read_day(text: str, order: str | None) -> int | Reason:
    """The ordinal of the calendar day written in `text`, which may carry a time, or the reason against it."""
    day, time = split_moment(text)
    if not day:
        return Reason.MISSING_DATE
    if order in _BEFORE_SERIALS and _is_serial(day):
        return _BEFORE_SERIALS[order] + int(day)
    parts = _fixed_parts(day) or _ordered_parts(day, order)
    if not parts or (time and read_minute(time) == UNKNOWN_MINUTE):
        return Reason.BAD_DATE
    try:
        return date(*parts).toordinal()
    except ValueError:
        return Reason.BAD_DATE


def is_date(text: str) -> bool:
    """Whether a text is a date in some order."""
    return any(not isinstance(read_day(text, order), Reason) for order in ORDERS)


def long_date(text: str, order: str) -> str:
    """The day that a text means in some order, in words that leave no choice."""
    day = read_day(text, order)
    return "no date" if isinstance(day, Reason) else date.fromordinal(day).strftime("%d %B %Y").lstrip("0")


def read_minute(text: str) -> int:
    """The minute of the day of a time text; -1 where it is none."""
    found = _TIME.fullmatch(text.strip(" \t\r\n\xa0\u202f").replace("\u202f", " "))
    if not found:
        return UNKNOWN_MINUTE
    hour, minute, half = int(found[1]), int(found[2]), (found[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return UNKNOWN_MINUTE
        hour = hour % 12 + (12 if half == "p" else 0)
    valid = hour < 24 and minute < 60 and int(found[3] or 0) <= 60
    return hour * 60 + minute if valid else UNKNOWN_MINUTE


def _fixed_parts(day: str) -> tuple[int, int, int] | None:
    """Year, month and day where the text leaves no choice."""
    if iso := _ISO.fullmatch(day) or _EASTERN.fullmatch(day):
        return int(iso[1]), int(iso[3]), int(iso[4])
    if compact := _COMPACT.fullmatch(day):
        return int(compact[1]), int(compact[2]), int(compact[3])
    if not any(character.isalpha() for character in day):
        return None
    plain = "".join(c for c in unicodedata.normalize("NFKD", day.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"\b(?:de|of)\b\s*", "", plain)
    for candidate in (plain, _WEEKDAY.sub("", plain, count=1)):
        if found := _DAY_FIRST.fullmatch(candidate):
            return _named(found[3], found[2], found[1])
        if found := _MONTH_FIRST.fullmatch(candidate):
            return _named(found[3], found[1], found[2])
    return None


def _named(year: str, month: str, day: str) -> tuple[int, int, int] | None:
    number = _BY_NAME.get(month[:4]) or _BY_NAME.get(month[:3]) or _BY_NAME.get(month.removesuffix("kuuta"))
    return (_full_year(year), number, int(day)) if number else None


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 70 else 1900 + int(year)


def _ordered_parts(day: str, order: str | None) -> tuple[int, int, int] | None:
    """Year, month and day of three numbers, in the order given; points stand for day first where none is given."""
    found = _NUMBERS.fullmatch(day)
    if not found:
        return None
    if order is None and found[2] == ".":
        order = "dmy"
    first, second, third = found[1], found[3], found[4]
    if order == "ymd":
        return (_full_year(first), int(second), int(third)) if len(third) == 2 else None
    if order not in {"dmy", "mdy"}:
        return None
    month, number = (second, first) if order == "dmy" else (first, second)
    return _full_year(third), int(month), int(number)


def settle_order(texts: Iterable[str]) -> tuple[str | None, dict[str, list[str]]]:
    """The order that date texts prove, and for each order still possible some texts with different readings.

    `(None, {})` where no text needs an order; `serial` where all are day numbers, or dates that need no order. The
    rare text that fits no order or another one is left to be rejected when the lines are read.
    """
    days = {day for text in texts if (day := split_moment(text)[0])}
    if _are_serials(days):
        return SERIAL, {}
    dates = {found[0]: found for day in days if (found := _NUMBERS.fullmatch(day))}
    orders = _worth_trying(list(dates.values()))
    readings = {day: {order: read_day(day, order) for order in orders} for day in dates}
    sensible = {day: {o: r for o, r in read.items() if isinstance(r, int)} for day, read in readings.items()}
    telling = [
        day for day, read in sensible.items() if read and (len(read) < len(orders) or len(set(read.values())) > 1)
    ]
    if not telling:
        return (orders[0] if dates else None), {}
    fits = {order: sum(order in sensible[day] for day in telling) for order in orders}
    possible = [order for order in orders if fits[order] * 50 >= max(fits.values()) * 49]
    if len(possible) == 1 and fits[possible[0]] * 50 >= len(telling) * 49:
        return possible[0], {}
    asked = possible if len(possible) > 1 else list(orders)
    return None, {order: [day for day in telling if order in sensible[day]][:3] for order in asked}


def _is_serial(day: str) -> bool:
    return bool(_SERIAL.fullmatch(day)) and _FIRST_SERIAL <= int(day) <= _LAST_SERIAL


def _are_serials(days: Collection[str]) -> bool:
    """Whether a column holds a spreadsheet's day numbers and nothing that speaks against them."""
    serials = sum(map(_is_serial, days))
    fixed = sum(isinstance(read_day(day, None), int) for day in days) if serials else 0
    return serials > 0 and (serials + fixed) * 50 >= len(days) * 49


def _worth_trying(dates: list[re.Match[str]]) -> tuple[str, ...]:
    """Points stand for day first; a short year is sought where the numbers vary least."""
    if all(found[2] == "." for found in dates):
        return ("dmy",)
    if any(len(found[4]) == 4 for found in dates):
        return ("dmy", "mdy")
    firsts, thirds = len({found[1] for found in dates}), len({found[4] for found in dates})
    if firsts > 12 >= 2 * thirds:
        return ("dmy", "mdy")
    if thirds > 12 >= 2 * firsts:
        return ("ymd",)
    dashes = any(found[2] == "-" for found in dates)
    return ORDERS if dashes or firsts < thirds else ("dmy", "mdy")
