"""Figures as people type them into cells."""

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

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
