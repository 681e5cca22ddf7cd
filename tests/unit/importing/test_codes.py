import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.imports import Reason
from retail_desktop.importing.codes import read_barcode, read_code, read_label, read_name


@pytest.mark.parametrize(
    ("text", "code"),
    [('="0123"', "0123"), ("'1001", "1001"), (" 00417 ", "00417"), ("\ufeffA", "A"), ("A-1/b", "A-1/b"),
     ("85123a", "85123a"), ("TÜR", "TÜR"), ("U\u0308", "Ü"), ("x" * 64, "x" * 64), ("Tea (large)", "Tea (large)")],
)  # fmt: skip
def test_a_code_is_kept_as_written_without_a_spreadsheets_wrapping(text: str, code: str) -> None:
    assert read_code(text) == code


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", Reason.MISSING_SKU), ("'", Reason.MISSING_SKU), ('=""', Reason.MISSING_SKU),
     ("1.23457E+10", Reason.SKU_DAMAGED), ("1,23e+11", Reason.SKU_DAMAGED), ("1E+05", Reason.SKU_DAMAGED),
     ("=1+1", Reason.FORMULA_TEXT), ("@SUM(A1)", Reason.FORMULA_TEXT), ("+cmd|x", Reason.FORMULA_TEXT),
     ("A\x00B", Reason.CONTROL_CHAR), ("A\nB", Reason.CONTROL_CHAR), ("A\u200bB", Reason.CONTROL_CHAR),
     ("A\udcfcB", Reason.BAD_ENCODING), ("A\ufffd", Reason.BAD_ENCODING), ("#REF!", Reason.BAD_SKU),
     ("x" * 65, Reason.SKU_TOO_LONG)],
)  # fmt: skip
def test_a_code_that_cannot_be_trusted_is_named(text: str, reason: Reason) -> None:
    assert read_code(text) is reason


def test_labels_may_be_empty_but_not_endless() -> None:
    assert read_label(" ") == ""
    assert read_label('="007"') == "007"
    assert read_label("x" * 65) is Reason.FIELD_TOO_LONG
    assert read_label("a\x01b") is Reason.CONTROL_CHAR


def test_a_name_is_one_clean_line() -> None:
    assert read_name("Mug,\r\n blue\x00\u200b ") == "Mug, blue"
    assert len(read_name("x" * 500)) == 200
    assert read_name("plain") == "plain"


@pytest.mark.parametrize("code", ["2026-01-03 00:00:00", "3-Jan", "Jan-03", "03. Mrz", "Dez 26"])
def test_a_code_that_a_spreadsheet_took_for_a_date_is_damaged(code: str) -> None:
    assert read_code(code) is Reason.SKU_DAMAGED


@pytest.mark.parametrize("code", ["2026-01-03", "3-JAN", "Jan-3", "3-Janet", "Jan-2026", "A-3-Jan"])
def test_a_code_that_only_resembles_a_date_is_kept(code: str) -> None:
    assert read_code(code) == code


def test_a_damaged_barcode_is_left_out() -> None:
    assert read_barcode("4.00638E+12") == ""
    assert read_barcode("4006381333931") == "4006381333931"


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=80))
def test_a_good_code_is_its_own_reading(text: str) -> None:
    code = read_code(text)
    if not isinstance(code, Reason) and not code.startswith(("'", '="')):
        assert read_code(code) == code
        assert 1 <= len(code) <= 64
