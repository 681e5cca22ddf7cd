"""Exact quantities and money."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.quantities import (
    grouped,
    line_amount,
    money,
    plain,
    quantity,
    ten_thousandths,
    thousandths,
)

WHOLE = st.integers(-(10**15), 10**15)


def test_three_thousand_sales_of_a_tenth_are_exactly_three_hundred() -> None:
    assert quantity(sum(thousandths(Decimal("0.1")) for _ in range(3000))) == Decimal(300)


@pytest.mark.parametrize(
    ("finer", "kept"),
    [("0.0005", 0), ("0.0015", 2), ("0.0025", 2), ("-0.0015", -2), ("-0.0005", 0), ("2", 2000), ("1E+3", 1_000_000)],
)
def test_a_quantity_finer_than_a_thousandth_is_rounded_half_to_even(finer: str, kept: int) -> None:
    assert thousandths(Decimal(finer)) == kept


@pytest.mark.parametrize(("finer", "kept"), [("0.00005", 0), ("0.00015", 2), ("-9.99995", -100_000), ("7", 70_000)])
def test_money_finer_than_a_ten_thousandth_is_rounded_half_to_even(finer: str, kept: int) -> None:
    assert ten_thousandths(Decimal(finer)) == kept


@given(WHOLE)
def test_a_stored_quantity_and_a_stored_amount_come_back_as_they_were(stored: int) -> None:
    assert thousandths(quantity(stored)) == stored
    assert ten_thousandths(money(stored)) == stored


@pytest.mark.parametrize(
    ("stored", "shown"), [(0, "0"), (1, "0.001"), (-1, "-0.001"), (2500, "2.5"), (-1000, "-1"), (1_000_000, "1000")]
)
def test_a_quantity_has_no_needless_zeros(stored: int, shown: str) -> None:
    assert str(quantity(stored)) == shown


@pytest.mark.parametrize(
    ("stored", "shown"), [(0, "0.00"), (25_000, "2.50"), (-1, "-0.0001"), (12_340, "1.234"), (100_000, "10.00")]
)
def test_money_has_at_least_two_decimals(stored: int, shown: str) -> None:
    assert str(money(stored)) == shown


@pytest.mark.parametrize(
    ("units", "price", "amount"),
    [
        (3_000, 19_900, 59_700),  # 3 × 1.99
        (500, 1, 0),  # half of the smallest coin: to even, downwards
        (500, 3, 2),  # one and a half: to even, upwards
        (-500, 1, 0),
        (-500, 3, -2),
        (333, 10_000, 3_330),
        (1_001, 1_001, 1_002),  # 1002.001
    ],
)
def test_a_line_is_worth_quantity_times_price_rounded_half_to_even(units: int, price: int, amount: int) -> None:
    assert line_amount(units, price) == amount


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9))
def test_a_line_amount_is_that_of_decimal_arithmetic(units: int, price: int) -> None:
    assert line_amount(units, price) == ten_thousandths(quantity(units) * money(price))
    assert line_amount(-units, price) == -line_amount(units, price)


@pytest.mark.parametrize(
    ("number", "text"), [("1E+3", "1000"), ("10.500", "10.5"), ("100", "100"), ("0.000", "0"), ("-2.50", "-2.5")]
)
def test_a_number_is_written_with_a_point_and_without_an_exponent(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1200", "1,200"),
        ("1234567.50", "1,234,567.5"),
        ("-4300", "-4,300"),
        ("999", "999"),
        ("0.25", "0.25"),
        ("-0.5", "-0.5"),
    ],
)
def test_a_number_in_a_sentence_has_its_thousands_set_apart(number: str, text: str) -> None:
    assert grouped(Decimal(number)) == text
