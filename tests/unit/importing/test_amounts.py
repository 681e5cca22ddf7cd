from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.imports import Reason
from retail_desktop.importing.amounts import (
    decimal_evidence,
    read_money,
    read_number,
    read_quantity,
    settle_decimal,
)


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("12", ".", "12"),
        ("-12.50", ".", "-12.50"),
        ("+3", ".", "3"),
        (" 6. ", ".", "6"),
        (".5", ".", "0.5"),
        ("(1)", ".", "-1"),
        ("($1.50)", ".", "-1.50"),
        ("$(1.50)", ".", "-1.50"),
        ("-$5", ".", "-5"),
        ("$-5", ".", "-5"),
        ("$ 5", ".", "5"),
        ("5-", ".", "-5"),
        ("−5", ".", "-5"),
        ("1,234,567.89", ".", "1234567.89"),
        ("1.240,00", ",", "1240.00"),
        ("1\xa0240,50", ",", "1240.50"),
        ("1\u202f240,50 €", ",", "1240.50"),
        ("1 240,50 kr", ",", "1240.50"),
        ("1'240.50", ".", "1240.50"),
        ("CHF 1’240.50", ".", "1240.50"),
        ("12,50 EUR", ",", "12.50"),
        ("R$ 1.234,56", ",", "1234.56"),
        ("1.234", ",", "1234"),
        ("1.234", ".", "1.234"),
    ],
)
def test_a_number_is_read_however_it_is_dressed(text: str, decimal: str, number: str) -> None:
    assert read_number(text, decimal) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    ["", "-", "abc", "1e5", "NaN", "inf", "--1", "(-1)", "(1", "1)", "-5-", "$5$", "1,23,4", "12,34.5", "1.2.3", "1 2",
     "٣", "5 apples", "$", "€1 EUR", "."],
)  # fmt: skip
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert read_number(text, ".") is None


def test_a_quantity_bears_no_currency() -> None:
    assert read_quantity("3 EUR", ".") is Reason.BAD_QUANTITY
    assert read_quantity("3 kg", ".") is Reason.BAD_QUANTITY


def test_a_quantity_is_exact_to_the_thousandth() -> None:
    assert read_quantity("1.255", ".") == 1255
    assert read_quantity("0.30000000000000004", ".") == 300
    assert read_quantity("0.3005", ".") is Reason.BAD_QUANTITY
    assert read_quantity("1000000", ".") == 10**9
    assert read_quantity("1000000.001", ".") is Reason.QUANTITY_OUT_OF_RANGE
    assert read_quantity("  ", ".") is Reason.MISSING_QUANTITY


def test_money_is_kept_to_ten_thousandths() -> None:
    assert read_money("1.99995", ".") == 20000
    assert read_money(" ", ".") is None
    assert read_money("x", ".") is Reason.BAD_PRICE
    assert read_money("100000001", ".") is Reason.BAD_PRICE


@pytest.mark.parametrize(
    ("text", "proof"),
    [("12", None), ("12.5", "."), ("12,50", ","), ("1.234", "?"), ("1,234", "?"), ("0.250", "."), ("0,250", ","),
     ("1234.567", "."), ("1.234,5", ","), ("1,234.5", "."), ("1.234.567", ","), ("1,234,567", "."), ("abc", None),
     ("1 234,567", ","), ("-1.234", "?"), ("1,23,4", None)],
)  # fmt: skip
def test_what_a_number_proves_of_the_decimal_mark(text: str, proof: str | None) -> None:
    assert decimal_evidence(text) == proof


def test_the_whole_column_settles_the_decimal_mark() -> None:
    assert settle_decimal(["1.234", "12,5"]) == (",", ["1.234"])
    assert settle_decimal(["1", "2"]) == (".", [])
    assert settle_decimal(["1.234", "7"]) == (None, ["1.234"])
    assert settle_decimal(["1.5", "1,5"])[0] is None
    assert settle_decimal([*(f"{number}.5" for number in range(60)), "1,5"])[0] == "."


@given(st.decimals(-(10**8), 10**8, places=4), st.sampled_from([".", ","]))
def test_every_amount_is_read_back_exactly(amount: Decimal, decimal: str) -> None:
    text = f"{amount:,.4f}".translate(str.maketrans({",": {".": ",", ",": "."}[decimal], ".": decimal}))
    assert read_money(text, decimal) == int(amount * 10_000)


@given(st.text(max_size=20))
def test_no_text_upsets_the_reading(text: str) -> None:
    read_number(text, ".")
    read_quantity(text, ",")
    decimal_evidence(text)
