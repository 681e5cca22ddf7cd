"""Figures as people type them into cells."""

from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QDate, QLocale

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.quantities import LARGEST_QUANTITY


class QuantityError(RetailError):
    """A typed figure that cannot be taken."""


def typed_figure(
    text: str, wanted: str = "a figure such as 12", use: str = "", what: str = "a figure"
) -> Decimal | None:
    """A figure from 0 to a million in the user's own writing; None for an empty cell.

    The refusals ask for what is `wanted`, and say what cannot be done with it: its `use`, such as `ordered`.

    Raises:
        QuantityError: the text is no such figure.
    """
    figure = text.strip().replace(QLocale().groupSeparator(), "").replace(QLocale().decimalPoint(), ".")
    if not figure:
        return None
    try:
        typed = Decimal(figure.replace("−", "-"))
    except InvalidOperation:
        raise QuantityError(f"“{text}” is not a number. Type {wanted}.") from None
    if not typed.is_finite() or not 0 <= typed <= LARGEST_QUANTITY:
        cannot = f"cannot be {use}".rstrip()
        raise QuantityError(f"“{text}” {cannot}. Type {what} from 0 to {LARGEST_QUANTITY:,}.")
    return typed


def typed_day(text: str) -> date | None:
    """A day in the user's own writing, or as 2026-10-31; None for an empty cell.

    Raises:
        QuantityError: the text is no day.
    """
    words, locale = text.strip(), QLocale()
    if not words:
        return None
    patterns = ("yyyy-MM-dd", "d MMM yyyy", locale.dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy"))
    for pattern in (*patterns, patterns[-1].replace("yy", "yyyy")):
        found = locale.toDate(words, pattern, 2000)
        if found.isValid():
            return _as_date(found)
    raise QuantityError(f"“{text}” is no day. Type it like 2026-10-31.")


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
