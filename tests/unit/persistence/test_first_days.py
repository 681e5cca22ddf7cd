"""Since when an item is known."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.persistence import first_days, ledger


def test_an_item_is_known_since_its_first_movement(work: Connection) -> None:
    days = (date(2026, 3, 2), date(2026, 1, 5))
    ledger.add_movements(work, [ledger.movement_row(1, 1, day, MovementKind.RECEIPT, Decimal(1)) for day in days])
    assert first_days.first_days(work, date.max) == {(1, 1): days[1]}
    assert first_days.first_days(work, date(2025, 12, 31)) == {}
