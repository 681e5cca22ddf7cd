"""Figures as people type them into cells."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

from retail_desktop.domain.quantities import LARGEST_QUANTITY
from retail_desktop.gui.screens.plan_lines import QuantityError


def typed_figure(text: str) -> Decimal | None:
    """A figure from 0 to a million in the user's own writing; None for an empty cell.

    Raises:
        QuantityError: the text is no such figure.
    """
    figure = text.strip().replace(QLocale().groupSeparator(), "").replace(QLocale().decimalPoint(), ".")
    if not figure:
        return None
    try:
        typed = Decimal(figure.replace("−", "-"))
    except InvalidOperation:
        raise QuantityError(f"“{text}” is not a number. Type a figure such as 12.") from None
    if not typed.is_finite() or not 0 <= typed <= LARGEST_QUANTITY:
        raise QuantityError(f"“{text}” cannot be. Type a figure from 0 to {LARGEST_QUANTITY:,}.")
    return typed
