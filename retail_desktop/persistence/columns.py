"""Column types that keep quantities, money and days exact in plain integers."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer
from sqlalchemy.types import TypeDecorator

from retail_desktop.domain.quantities import money, quantity, ten_thousandths, thousandths

# STRICT tables of SQLite know INTEGER alone, and its INTEGER has 64 bits.
WIDE = BigInteger().with_variant(Integer(), "sqlite")


class Quantity(TypeDecorator[Decimal]):
    """Units as whole thousandths."""

    impl = WIDE
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Units to thousandths."""
        return None if value is None else thousandths(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Thousandths to units."""
        return None if value is None else quantity(int(value))


class Money(TypeDecorator[Decimal]):
    """Currency units as whole ten-thousandths."""

    impl = WIDE
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Currency units to ten-thousandths."""
        return None if value is None else ten_thousandths(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Ten-thousandths to currency units."""
        return None if value is None else money(int(value))


class Day(TypeDecorator[date]):
    """A calendar day as its proleptic ordinal."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Day to ordinal."""
        return None if value is None else value.toordinal()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ANN401, ARG002 - SQLAlchemy's signature
        """Ordinal to day."""
        return None if value is None else date.fromordinal(value)
