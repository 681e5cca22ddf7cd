"""How the terms of suppliers and items are typed: figures, amounts, days, times, price breaks."""

from decimal import Decimal

from PySide6.QtCore import QLocale

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.typed_terms import (
    closed_days_text,
    price_breaks_text,
    read_closed_days,
    read_price_breaks,
    read_time,
)
from retail_desktop.gui.screens.form_field import ChoiceField, DaysField, Field, TextField
from retail_desktop.gui.screens.typed_figures import typed_figure


def supplier_fields() -> tuple[Field, ...]:
    """The fields of a supplier, two in a line."""
    return (
        TextField("code", "Code", example="NORTH", required=True),
        TextField("name", "Name", required=True),
        DaysField("order_weekdays", "Takes orders on (none pressed: any day)"),
        DaysField("delivery_weekdays", "Delivers on (none pressed: any day)"),
        TextField("order_cut_off", "Order until (time of day)", read_time, "{:%H:%M}".format, example="14:30"),
        TextField("closed_days", "Closed days", read_closed_days, closed_days_text, example="2026-12-24..2027-01-02"),
        TextField("lead_time_days", "Lead time in days, typed", whole_days, str, example="7", required=True),
        TextField("review_days", "You order every … days", whole_days, str, example="7", required=True),
        TextField("minimum_order_value", "Minimum value of an order", amount, money_text, example="0"),
        TextField("free_delivery_value", "Free delivery from", amount, money_text, example="0"),
        TextField("delivery_cost", "Cost of a delivery", amount, money_text, example="0"),
        TextField("line_cost", "Handling of an order line costs you", amount, money_text, example="0"),
        TextField("currency", "Currency", currency, example="EUR"),
        TextField("account_number", "Your account number"),
        TextField("contact", "Contact"),
        TextField("email", "E-mail", example="orders@supplier.example"),
        TextField("phone", "Phone"),
        TextField("address", "Address"),
    )


def item_fields() -> tuple[Field, ...]:
    """The fields of an item's terms with one supplier, two in a line."""
    rounding = ChoiceField("nearest_pack", "Quantities become whole packs")
    rounding.offer((("Always rounded up", False), ("To the nearest pack", True)))
    return (
        TextField("supplier_code", "The supplier's code of the item"),
        TextField("unit_cost", "Cost of a unit", some_amount, money_text, example="unknown"),
        TextField("pack_size", "Units in a pack", units, units_text, required=True),
        TextField("minimum_order", "Minimum units of a line", units, units_text, example="0"),
        TextField("lead_time_days", "Lead time in days", some_days, str, example="as the supplier's"),
        TextField("breaks", "Price breaks", read_price_breaks, price_breaks_text, example="50:1.05, 100:0.98"),
        TextField("layer_size", "Units in a layer", some_units, units_text),
        TextField("pallet_size", "Units on a pallet", some_units, units_text),
        TextField("maximum_stock", "Most that a store may hold", some_units, units_text, example="no limit"),
        rounding,
    )


def whole_days(words: str) -> int:
    """Whole days.

    Raises:
        RetailError: it is no whole number.
    """
    found = typed_figure(words, "whole days, such as 7")
    if found is None or found % 1:
        raise RetailError("Type whole days, such as 7.")
    return int(found)


def some_days(words: str) -> int | None:
    """Whole days, or nothing.

    Raises:
        RetailError: it is no whole number.
    """
    return whole_days(words) if words.strip() else None


def amount(words: str) -> Decimal:
    """An amount; nothing typed means none at all.

    Raises:
        RetailError: it is no amount.
    """
    return some_amount(words) or Decimal(0)


def some_amount(words: str) -> Decimal | None:
    """An amount, or nothing.

    Raises:
        RetailError: it is no amount.
    """
    return typed_figure(words, "an amount such as 250", what="an amount")


def units(words: str) -> Decimal:
    """Units; nothing typed means none.

    Raises:
        RetailError: it is no figure.
    """
    return some_units(words) or Decimal(0)


def some_units(words: str) -> Decimal | None:
    """Units, or nothing.

    Raises:
        RetailError: it is no figure.
    """
    return typed_figure(words, "units such as 12")


def currency(words: str) -> str:
    """A currency's letters."""
    return words.strip().upper()


def money_text(value: Decimal) -> str:
    """An amount as it is typed; nothing for none."""
    return _localised(value) if value else ""


def units_text(value: Decimal) -> str:
    """Units as they are typed."""
    return _localised(value)


def _localised(value: Decimal) -> str:
    return plain(value).replace(".", QLocale().decimalPoint())
