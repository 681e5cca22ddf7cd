"""What spreadsheets do to item codes, and when a file shows it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.item_codes import (
    ItemDecision,
    grouped,
    is_number,
    lost_zeros,
    rounded_from,
    spelling,
    without_zeros,
)


def test_only_plain_digits_are_a_number_to_a_spreadsheet() -> None:
    assert is_number("00417")
    assert not any(map(is_number, ("", "A1", "4 17", "4.5", "٤١٧", "-3")))
    assert without_zeros("00417") == "417"
    assert without_zeros("00A17") == "00A17"


def test_capitals_and_spaces_make_no_other_spelling() -> None:
    assert spelling("abc 1") == spelling("ABC1") != spelling("ABC-1")
    assert grouped(["a 1", "A1", "b"], spelling) == {"a1": ["a 1", "A1"], "b": ["b"]}


def test_codes_that_are_items_but_for_their_zeros_are_damaged() -> None:
    known = ["00417", "0418", "AB-1", "419", "00998"]
    assert lost_zeros(["417", "418", "AB-1", "500"], ["417", "418", "500"], known, {}) == {
        "417": ("00417",),
        "418": ("0418",),
    }


def test_a_file_that_kept_a_leading_zero_is_not_damaged() -> None:
    assert lost_zeros(["417", "0999"], ["417", "0999"], ["00417"], {}) == {}
    assert lost_zeros(["417", "0"], ["417", "0"], ["00417"], {}) == {"417": ("00417",)}


def test_a_barcode_loses_its_zeros_as_well() -> None:
    assert lost_zeros(["12345678905"], ["12345678905"], [], {"0012345678905": "MUG"}) == {"12345678905": ("MUG",)}


def test_of_several_items_with_the_same_digits_all_are_named() -> None:
    assert lost_zeros(["417"], ["417"], ["00417", "0417"], {}) == {"417": ("00417", "0417")}


@pytest.mark.parametrize(
    ("shown", "code"),
    [
        ("1.23457E+10", "12345678905"), ("1.23457e+10", "12345678905"), ("1,23457E+10", "12345678905"),
        ("1.23457E+10", "12345650000"), ("4.00638E+12", "4006381333931"), ("2.20E+02", "22E1"), ("1E+05", "1E5"),
        ("1.23457E+10", "0012345678905"),
    ],
)  # fmt: skip
def test_a_code_in_scientific_notation_reminds_of_the_items_it_may_have_been(shown: str, code: str) -> None:
    assert rounded_from(shown, [code, "99999999999", "A-1"], {}) == (code,)
    assert rounded_from(shown, ["A-1"], {code: "MUG"}) == ("MUG",)


@pytest.mark.parametrize("shown", ["417", "A1", "", "1.2.3E+4", "E+10", "1E+999"])
def test_any_other_text_reminds_of_nothing(shown: str) -> None:
    assert rounded_from(shown, ["12345678905", "417"], {}) == ()


@given(st.integers(10**6, 10**17))
def test_a_code_is_among_the_items_that_its_own_damage_reminds_of(number: int) -> None:
    assert rounded_from(f"{number:.5E}", [str(number)], {}) == (str(number),)


def test_an_item_is_shown_with_its_name_where_it_has_one() -> None:
    assert ItemDecision("417", "00417", "Mug").shown == "00417 Mug"
    assert ItemDecision("417", "00417", "00417").shown == "00417"
