"""What a spreadsheet's number formats make of the numbers in its cells: dates, times, and codes with leading zeros."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from math import isfinite

Reading = Callable[[str], str]

_EXACT_DIGITS = 15
_LAST_SERIAL = 2_958_465  # 31 December 9999
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_PADDED = re.compile(r"""(?:\[\$[^\]]*\])?(?P<body>(?:0|"[^"0]*"|\\[^0]|[- ()])*0)""")
_NAMES_OF_NONE = frozenset({
    "", "@", "general", "standard", "general number", "currency", "euro currency", "fixed", "percent", "scientific",
    "yes/no", "true/false", "on/off",
})  # fmt: skip

_BUILT_IN_DATES = {14, 15, 16, 17, 22, *range(27, 32), 36, 50, 51, 52, 53, 54, 57, 58}
_BUILT_IN_TIMES = {18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56}
_BUILT_IN_DURATION = 46


def reading_of(format_id: int, code: str | None, *, from_1904: bool) -> Reading | None:
    """How to read the numbers in cells of one format; None: as plain numbers. `code` is a format's own, if it has."""
    if code is None:
        return _built_in(format_id, from_1904=from_1904)
    first = code.split(";")[0]
    if first.strip().lower() in _NAMES_OF_NONE:
        return None
    if _DURATION.search(_QUOTED.sub("", first)):
        return duration_text
    letters = set(_BRACKETS.sub("", _QUOTED.sub("", first)).lower())
    timed = bool(letters & set("hs"))
    dated = bool(letters & set("dy")) or ("m" in letters and not timed)
    if dated or timed:
        return partial(moment_text, from_1904=from_1904, dated=dated)
    pattern = _PADDED.fullmatch(first)
    return partial(padded_text, pattern=pattern["body"]) if pattern and pattern["body"].count("0") > 1 else None


def _built_in(format_id: int, *, from_1904: bool) -> Reading | None:
    if format_id == _BUILT_IN_DURATION:
        return duration_text
    if format_id in _BUILT_IN_DATES | _BUILT_IN_TIMES:
        return partial(moment_text, from_1904=from_1904, dated=format_id in _BUILT_IN_DATES)
    return None


def number_text(value: str) -> str:
    """A cell's number as it is shown: no more than 15 digits, no exponent; longer whole numbers have lost digits."""
    if value.isdigit() and value.isascii() and len(value) <= _EXACT_DIGITS:
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    if not isfinite(number):
        return "#NUM!"
    if abs(number) >= 10.0**_EXACT_DIGITS:
        mantissa, _, exponent = f"{number:.14E}".partition("E")
        return f"{mantissa.rstrip('0').rstrip('.')}E{exponent}"
    if number.is_integer():
        return str(int(number))
    text = f"{number:.15g}"
    return format(Decimal(text), "f") if "e" in text else text


def moment_text(value: str, *, from_1904: bool, dated: bool) -> str:
    """A serial day number as an ISO date, with the time of day where it has one."""
    try:
        serial = float(value)
    except ValueError:
        return value
    if not 0 <= serial <= _LAST_SERIAL:
        return number_text(value)
    days, seconds = divmod(round(serial * 86_400), 86_400)
    time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if not days and not from_1904:
        return "1900-01-00" if dated and not seconds else time
    if not dated and days == 0:
        return time
    day = _day(days, from_1904=from_1904)
    return f"{day} {time}" if seconds else day


def _day(days: int, *, from_1904: bool) -> str:
    """The calendar's day; the system of 1900 counts a 29 February that never was."""
    if from_1904:
        return date.fromordinal(date(1904, 1, 1).toordinal() + days).isoformat()
    if days == 60:
        return "1900-02-29"
    return date.fromordinal(date(1899, 12, 30).toordinal() + days + (days < 60)).isoformat()


def duration_text(value: str) -> str:
    """A length of time in hours, minutes and seconds, which may be more than a day."""
    try:
        seconds = round(float(value) * 86_400)
    except (ValueError, OverflowError):
        return value
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def padded_text(value: str, *, pattern: str) -> str:
    """A whole number with the leading zeros and signs of a format such as `00000` or `000-000`."""
    text = number_text(value)
    if not text.isdigit():
        return text
    slots = pattern.count("0")
    digits = iter(text.rjust(slots, "0"))
    ahead = "".join(next(digits) for _ in range(max(0, len(text) - slots)))
    shown: list[str] = []
    for piece in re.findall(r'"[^"]*"|\\.|.', pattern, re.DOTALL):
        if piece == "0":
            shown.append(ahead + next(digits))
            ahead = ""
        else:
            shown.append(piece.strip('"') if piece[0] == '"' else piece.lstrip("\\"))
    return "".join(shown)


def iso_text(value: str) -> str:
    """A date or moment that is written out, with a blank between day and time and no time where it is midnight."""
    text = value.strip().rstrip("Z").replace("T", " ")
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    moment = (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
    return moment.date().isoformat() if not (moment.hour or moment.minute or moment.second) else str(moment)
