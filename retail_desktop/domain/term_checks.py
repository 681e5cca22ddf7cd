"""What is wrong with the terms of a supplier or of one of its items, field by field, in words for who typed them."""

import re
from collections.abc import Mapping
from decimal import Decimal

from retail_desktop.domain.catalogue import LONGEST_CODE, Supplier, SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.quantities import LARGEST_QUANTITY

LONGEST_LEAD_TIME = 730
_AMOUNTS = ("minimum_order_value", "free_delivery_value", "delivery_cost", "line_cost")
_SIZES = ("layer_size", "pallet_size")
_LARGEST_AMOUNT = Decimal(1_000_000_000)
_FINEST_UNIT = Decimal("0.001")
_FINEST_COST = Decimal("0.0001")


def supplier_faults(supplier: Supplier) -> dict[str, str]:
    """Each field of a supplier that cannot be so, with the reason and what to type instead."""
    found = _code_faults(supplier.code)
    if not supplier.name.strip():
        found["name"] = "A supplier needs a name."
    if not 0 <= supplier.lead_time_days <= LONGEST_LEAD_TIME:
        found["lead_time_days"] = f"Type whole days from 0 to {LONGEST_LEAD_TIME}."
    if not 0 <= supplier.review_days <= LONGEST_LEAD_TIME:
        found["review_days"] = f"Type whole days from 0 to {LONGEST_LEAD_TIME}."
    for name in _AMOUNTS:
        if not _is_amount(getattr(supplier, name)):
            found[name] = "Type an amount from 0 up."
    if supplier.currency and not re.fullmatch(r"[A-Z]{3}", supplier.currency):
        found["currency"] = "Type the three letters of a currency, such as EUR."
    if supplier.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", supplier.email):
        found["email"] = "An e-mail address looks like orders@supplier.example."
    if supplier.free_delivery_value and not supplier.delivery_cost:
        found["delivery_cost"] = "Say what a delivery costs below the amount from which it is free."
    return found


def _code_faults(code: str) -> dict[str, str]:
    if not code.strip() or code != code.strip():
        return {"code": "A supplier needs a code, such as NORTH."}
    if len(code) > LONGEST_CODE or not code.isprintable():
        return {"code": f"A code has at most {LONGEST_CODE} characters, none of them invisible."}
    return {}


def terms_faults(terms: SupplyTerms) -> dict[str, str]:
    """Each field of an item's terms that cannot be so, with the reason and what to type instead."""
    found = {}
    if not _is_size(terms.pack_size):
        found["pack_size"] = "A pack holds more than nothing. Type the units in a pack, such as 12."
    if not _is_quantity(terms.minimum_order):
        found["minimum_order"] = "Type units from 0 up; 0 means no minimum."
    for name in _SIZES:
        size = getattr(terms, name)
        if size is not None and not _is_size(size):
            found[name] = "Type the units it holds, or leave it empty."
    if terms.maximum_stock is not None and not _is_quantity(terms.maximum_stock):
        found["maximum_stock"] = "Type units from 0 up, or leave it empty."
    if terms.unit_cost is not None and not _is_cost(terms.unit_cost):
        found["unit_cost"] = "Type a cost from 0 up, with four decimals at most."
    if terms.lead_time_days is not None and not 0 <= terms.lead_time_days <= LONGEST_LEAD_TIME:
        found["lead_time_days"] = f"Type whole days from 0 to {LONGEST_LEAD_TIME}, or leave it empty."
    if not all(_is_size(one.from_quantity) and _is_cost(one.unit_cost) for one in terms.breaks):
        found["breaks"] = "Each price break needs units above 0 and a cost from 0 up."
    elif len({one.from_quantity for one in terms.breaks}) < len(terms.breaks):
        found["breaks"] = "Two price breaks start at the same quantity. Leave one of them."
    return found


def refuse_faults(what: str, faults: Mapping[str, str]) -> None:
    """Refuse terms with faults.

    Raises:
        RetailError: there are any.
    """
    if faults:
        named = " ".join(f"{field.replace('_', ' ').capitalize()}: {reason}" for field, reason in faults.items())
        raise RetailError(f"{what} cannot be kept so. {named} Nothing was changed.")


def _is_amount(amount: Decimal) -> bool:
    return amount.is_finite() and 0 <= amount <= _LARGEST_AMOUNT


def _is_cost(cost: Decimal) -> bool:
    return _is_amount(cost) and cost == cost.quantize(_FINEST_COST)


def _is_quantity(units: Decimal) -> bool:
    return units.is_finite() and 0 <= units <= LARGEST_QUANTITY and units == units.quantize(_FINEST_UNIT)


def _is_size(units: Decimal) -> bool:
    return _is_quantity(units) and units > 0
