"""Exact numbers: quantities to 0.001, money to 0.0001, kept as whole thousandths and ten-thousandths."""

from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

QUANTITY_SCALE = 1_000
MONEY_SCALE = 10_000
LARGEST_QUANTITY = 1_000_000


def thousandths(quantity: Decimal | int) -> int:
    """Whole thousandths of a unit; a finer quantity is rounded half to even."""
    return int((Decimal(quantity) * QUANTITY_SCALE).to_integral_value(ROUND_HALF_EVEN))


@lru_cache(maxsize=65_536)  # a store knows few different figures, and reads them again and again
def quantity(thousandths_of_unit: int) -> Decimal:
    """A quantity in units from whole thousandths, without trailing zeros."""
    return _plain(thousandths_of_unit, QUANTITY_SCALE)


def ten_thousandths(amount: Decimal | int) -> int:
    """Whole ten-thousandths of the currency unit; finer money is rounded half to even."""
    return int((Decimal(amount) * MONEY_SCALE).to_integral_value(ROUND_HALF_EVEN))


@lru_cache(maxsize=65_536)
def money(ten_thousandths_of_unit: int) -> Decimal:
    """An amount in the currency unit from whole ten-thousandths, with at least two decimals."""
    amount = _plain(ten_thousandths_of_unit, MONEY_SCALE)
    exponent = amount.as_tuple().exponent
    return amount.quantize(Decimal("0.01")) if isinstance(exponent, int) and exponent > -2 else amount


def line_amount(quantity_thousandths: int, price_ten_thousandths: int) -> int:
    """Ten-thousandths of quantity times price, rounded half to even."""
    whole, rest = divmod(quantity_thousandths * price_ten_thousandths, QUANTITY_SCALE)
    half = QUANTITY_SCALE // 2
    return whole + (rest > half or (rest == half and whole % 2 == 1))


def plain(number: Decimal) -> str:
    """A number as text with a point, no exponent and no trailing zeros after the point."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(number: Decimal) -> str:
    """A number as it stands in a sentence: plain, with a comma after each thousand."""
    whole, point, rest = plain(number).partition(".")
    return f"{int(whole):,}{point}{rest}" if whole.strip("-0") else plain(number)


def _plain(scaled: int, scale: int) -> Decimal:
    whole, rest = divmod(abs(scaled), scale)
    sign = "-" if scaled < 0 else ""
    if not rest:
        return Decimal(f"{sign}{whole}")
    digits = str(rest).zfill(len(str(scale)) - 1).rstrip("0")
    return Decimal(f"{sign}{whole}.{digits}")
