"""What is wrong with terms, field by field."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.catalogue import PriceBreak, Supplier, SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.term_checks import refuse_faults, supplier_faults, terms_faults

NORTH = Supplier("NORTH", "North Trading", currency="EUR", email="orders@north.example")
TEA = SupplyTerms("00101", "NORTH", unit_cost=Decimal("1.2"), breaks=(PriceBreak(Decimal(10), Decimal(1)),))


def test_usual_terms_have_no_fault() -> None:
    assert supplier_faults(NORTH) == {}
    assert terms_faults(TEA) == {}
    refuse_faults("Supplier NORTH", {})


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"code": " "}, "needs a code"),
        ({"code": "N\n1"}, "none of them invisible"),
        ({"code": "N" * 65}, "at most 64"),
        ({"name": ""}, "needs a name"),
        ({"lead_time_days": -1}, "from 0 to 730"),
        ({"review_days": 800}, "from 0 to 730"),
        ({"minimum_order_value": Decimal(-1)}, "amount from 0"),
        ({"delivery_cost": Decimal("NaN")}, "amount from 0"),
        ({"currency": "euro"}, "three letters"),
        ({"email": "north"}, "looks like"),
    ],
)
def test_a_fault_of_a_supplier_is_told_at_its_field(changed: dict[str, Any], reason: str) -> None:
    (field,) = changed
    assert reason in supplier_faults(replace(NORTH, **changed))[field]


def test_a_free_delivery_needs_what_it_costs_else() -> None:
    assert "delivery_cost" in supplier_faults(replace(NORTH, free_delivery_value=Decimal(200)))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"pack_size": Decimal(0)}, "more than nothing"),
        ({"pack_size": Decimal("1.0001")}, "more than nothing"),
        ({"minimum_order": Decimal(-1)}, "from 0 up"),
        ({"layer_size": Decimal(0)}, "leave it empty"),
        ({"pallet_size": Decimal("Infinity")}, "leave it empty"),
        ({"maximum_stock": Decimal(-2)}, "leave it empty"),
        ({"unit_cost": Decimal("0.00001")}, "four decimals"),
        ({"lead_time_days": -3}, "leave it empty"),
        ({"breaks": (PriceBreak(Decimal(0), Decimal(1)),)}, "above 0"),
        ({"breaks": (PriceBreak(Decimal(5), Decimal(1)), PriceBreak(Decimal(5), Decimal(2)))}, "same quantity"),
    ],
)
def test_a_fault_of_an_item_s_terms_is_told_at_its_field(changed: dict[str, Any], reason: str) -> None:
    (field,) = changed
    assert reason in terms_faults(replace(TEA, **changed))[field]


def test_a_refusal_names_every_fault_and_says_that_nothing_was_changed() -> None:
    with pytest.raises(RetailError, match=r"Supplier NORTH cannot be kept so\. Lead time days: Type.*Nothing was"):
        refuse_faults("Supplier NORTH", {"lead_time_days": "Type whole days."})
