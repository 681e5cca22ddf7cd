"""Barcodes, and what is assumed of an item or supplier of which nothing is known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Item, ItemStatus, Supplier, SupplyTerms, is_gtin, same_barcode


@pytest.mark.parametrize("code", ["96385074", "036000291452", "4006381333931", "5901234123457", "10012345678902"])
def test_a_code_with_the_right_check_digit_is_a_gtin(code: str) -> None:
    assert is_gtin(code)


@pytest.mark.parametrize(
    "code", ["", "4006381333930", "036000291453", "12345", "400638133393", "ABCDEFGH", "４００６３８１３３３９３１"]
)
def test_any_other_code_is_not(code: str) -> None:
    assert not is_gtin(code)


@given(st.integers(0, 10**12 - 1), st.integers(0, 11), st.integers(1, 9))
def test_the_check_digit_finds_every_single_wrong_digit(body: int, place: int, change: int) -> None:
    digits = f"{body:012}"
    right = next(f"{digits}{check}" for check in range(10) if is_gtin(f"{digits}{check}"))
    wrong = right[:place] + str((int(right[place]) + change) % 10) + right[place + 1 :]
    assert not is_gtin(wrong)


def test_a_upc_is_the_ean_with_a_leading_zero() -> None:
    assert same_barcode("036000291452") == same_barcode("0036000291452") == "0036000291452"


@pytest.mark.parametrize("code", ["96385074", "10012345678902", "ABC-12345678", "", "417"])
def test_any_other_barcode_is_itself(code: str) -> None:
    assert same_barcode(code) == code


def test_an_item_is_for_sale_unless_something_else_is_known() -> None:
    assert Item("00417", "Mug").status is ItemStatus.ACTIVE


def test_a_supplier_of_whom_nothing_is_known_delivers_within_a_week_and_takes_orders_weekly() -> None:
    supplier = Supplier("BRI", "Brightwater")
    assert (supplier.lead_time_days, supplier.review_days, supplier.order_weekdays) == (7, 7, frozenset())


def test_items_come_singly_unless_the_terms_say_otherwise() -> None:
    terms = SupplyTerms("00417", "BRI")
    assert (terms.pack_size, terms.minimum_order, terms.lead_time_days) == (Decimal(1), Decimal(0), None)
