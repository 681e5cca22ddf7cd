"""Figures, amounts and days as the user reads them, in the user's locale."""

from datetime import date, datetime
from decimal import Decimal

from PySide6.QtCore import QDate, QLocale

from retail_desktop.domain.quantities import plain
from retail_desktop.gui import formats

NOTHING = formats.NOTHING
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "INR": "₹"}


def number(value: Decimal | float | None, decimals: int = 0) -> str:
    """A figure with thousands separators, a true minus sign, a dash for nothing."""
    if value is None:
        return NOTHING
    return formats.number(value, decimals)


def units(value: Decimal | None) -> str:
    """A quantity with as many decimals as it has, at most three."""
    return number(value, min(3, len(plain(value).partition(".")[2])) if value is not None else 0)


def signed(value: Decimal) -> str:
    """A quantity that is added or taken away: `+10`, `−20`."""
    return f"+{units(value)}" if value > 0 else units(value)


def money(value: Decimal | float | None, currency: str = "") -> str:
    """An amount with two decimals and the sign of its currency; the code where no sign is known."""
    if value is None:
        return NOTHING
    figure = number(value, 2)
    if not currency:
        return figure
    sign = _SIGNS.get(currency)
    return f"{figure} {currency}" if sign is None else f"−{sign}{figure[1:]}" if value < 0 else f"{sign}{figure}"


def round_money(value: Decimal, currency: str = "") -> str:
    """An amount without decimals where it has none."""
    return money(value, currency).removesuffix(f"{QLocale().decimalPoint()}00")


def percent(share: Decimal | float | None, decimals: int = 0) -> str:
    """A share of one as per cent."""
    return NOTHING if share is None else f"{number(float(share) * 100, decimals)} %"


def times(factor: float, decimals: int = 1) -> str:
    """A factor as `×1.6`; as fine as `×0.06` where it is small."""
    return f"×{number(factor, decimals if factor >= 0.1 or factor == 0 else 2)}"


def day(value: date | None) -> str:
    """A day as `Tue 6 Oct`."""
    return _spell(value, "ddd d MMM")


def short_day(value: date | None) -> str:
    """A day as `6 Oct`."""
    return _spell(value, "d MMM")


def full_day(value: date | None) -> str:
    """A day as `6 Oct 2026`."""
    return _spell(value, "d MMM yyyy")


def moment(stamp: str) -> str:
    """An ISO time stamp as `30 Sep 2026 08:00`, in this computer's time zone."""
    try:
        when = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    return f"{full_day(when.date())} {when:%H:%M}"


def days_away(value: date, today: date) -> str:
    """How far a day is: `today`, `tomorrow`, `in 5 days`, `2 days late`."""
    days = (value - today).days
    if days < 0:
        return f"{plural(-days, 'day')} late"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: `1 line`, `1,204 lines`."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def packs(quantity: Decimal, pack_size: Decimal) -> str:
    """A quantity as `4 × 12`; a dash for none."""
    return f"{units(quantity / pack_size)} × {units(pack_size)}" if quantity else NOTHING


def _spell(value: date | None, pattern: str) -> str:
    if value is None:
        return NOTHING
    return QLocale().toString(QDate(value.year, value.month, value.day), pattern)
