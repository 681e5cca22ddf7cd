"""What is kept in whole numbers comes back as it was."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Connection, column, select, table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.types import TypeDecorator

from retail_desktop.persistence.columns import Day, Money, Quantity

CASES = [
    (Quantity(), Decimal("0.125"), 125),
    (Quantity(), Decimal(-1_000_000), -1_000_000_000),
    (Money(), Decimal("10342.5000"), 103_425_000),
    (Money(), Decimal("-0.0001"), -1),
    (Day(), date(2026, 9, 28), 739_887),
    (Day(), date(1, 1, 1), 1),
]


@pytest.mark.parametrize(("kind", "value", "stored"), CASES)
def test_a_value_is_kept_as_a_whole_number_and_comes_back(
    kind: TypeDecorator[object], value: object, stored: int
) -> None:
    assert kind.process_bind_param(value, dialect()) == stored
    assert kind.process_result_value(stored, dialect()) == value


@pytest.mark.parametrize("kind", [Quantity(), Money(), Day()])
def test_what_is_unknown_stays_unknown(kind: TypeDecorator[object]) -> None:
    assert kind.process_bind_param(None, dialect()) is None
    assert kind.process_result_value(None, dialect()) is None


def test_money_comes_back_with_its_cents(work: Connection) -> None:
    terms = table("supply_term", column("unit_cost", Money()), column("pack_size", Quantity()))
    row = work.execute(select(terms.c.unit_cost, terms.c.pack_size)).one()
    assert (str(row.unit_cost), str(row.pack_size)) == ("2.95", "12")
