"""Values of a table as the user reads them, in the user's locale."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Literal

from PySide6.QtCore import QDate, QLocale

NOTHING = "–"
MINUS = "−"

Kind = Literal["text", "code", "number", "money", "percent", "date", "status", "check"]
_present = [date.today().year]  # noqa: DTZ011 - the user's own calendar
Cell = str | int | float | Decimal | date | bool | Enum | None


def number(value: float | Decimal, decimals: int = 0) -> str:
    """A figure with thousands separators and a true minus sign."""
    return QLocale().toString(float(value), "f", _places(value, decimals)).replace("-", MINUS)


def _places(value: Cell, decimals: int) -> int:
    """Decimals to show: exact units keep what they have, at most three, so that 2.5 kg never reads as 2."""
    if decimals or not isinstance(value, Decimal):
        return decimals
    exponent = value.normalize().as_tuple().exponent
    return min(3, max(0, -exponent)) if isinstance(exponent, int) else decimals


def percent(share: float | Decimal, decimals: int = 0) -> str:
    """A share of one as per cent."""
    return f"{number(float(share) * 100, decimals)} %"


def set_present(day: date) -> None:
    """Make the year of the newest data the one that dates leave out."""
    _present[0] = day.year


def day(value: date) -> str:
    """A day as `30 Sep`, with its year if that is another one than the data's; a moment with its time."""
    pattern = "d MMM" if value.year == _present[0] else "d MMM yyyy"
    words = QLocale().toString(QDate(value.year, value.month, value.day), pattern)
    return f"{words} {value:%H:%M}" if isinstance(value, datetime) else words


def formatter(kind: Kind, decimals: int) -> Callable[[Cell], str]:
    """Give the function that writes cells of one column."""
    writers: dict[str, Callable[..., str]] = {
        "number": lambda value: number(value, decimals),
        "money": lambda value: number(value, decimals),
        "percent": lambda value: percent(value, decimals),
        "date": day,
        "check": lambda value: "Yes" if value else "No",
    }
    write = writers.get(kind, str)
    return lambda value: NOTHING if value is None else write(value)


def sort_value(value: Cell) -> float | str | None:
    """A value by which cells of one column can be ordered; None is nothing and comes last."""
    if value is None or (isinstance(value, str) and not isinstance(value, Enum)):
        return value.casefold() if value else None
    if isinstance(value, Enum):
        return float(list(type(value)).index(value))
    if isinstance(value, datetime):
        return value.toordinal() + (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    return float(value.toordinal()) if isinstance(value, date) else float(value)


def plain(value: Cell, decimals: int) -> str:
    """A value as it stands in an editor: without thousands separators."""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        locale = QLocale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        return locale.toString(float(value), "f", _places(value, decimals))
    return "" if value is None else str(value)
