"""Changed quantities, as they are kept."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.quantity_changes import ChangeReason, QuantityChange, QuantityWish
from retail_desktop.persistence import plans, quantity_changes
from tests.unit.persistence.runs import add_run

MUG, TOWEL, MAIN = 1, 2, 1
SUNDAY = date(2026, 9, 27)
AT = "2026-09-28T06:00:00+00:00"


def plan(work: Connection) -> int:
    return plans.add_plan(work, add_run(work, ForecastRun(0, SUNDAY, 28, AT, 1, 0.5)), SUNDAY, AT, "Maria", [])


def test_the_last_word_on_a_line_holds(work: Connection) -> None:
    key = plan(work)
    first = QuantityWish("00417", "MAIN", Decimal(24))
    last = QuantityWish("00417", "MAIN", Decimal(36), "the fair", ChangeReason.SPLIT)
    quantity_changes.add(work, key, (MUG, MAIN), first, Decimal(12), "Maria", AT)
    quantity_changes.add(work, key, (MUG, MAIN), last, Decimal(12), "Tom", AT)
    stands = QuantityChange(
        key, SUNDAY, "00417", "MAIN", Decimal(12), Decimal(36), "Tom", AT, "the fair", ChangeReason.SPLIT
    )
    assert quantity_changes.standing(work, key) == (stands,)
    assert quantity_changes.ordered_by(work) == ()


def test_what_went_back_to_the_suggestion_is_no_change(work: Connection) -> None:
    key = plan(work)
    for quantity in (Decimal(24), None):
        wish = QuantityWish("00422", "MAIN", quantity)
        quantity_changes.add(work, key, (TOWEL, MAIN), wish, Decimal(12), "Maria", AT)
    assert quantity_changes.standing(work, key) == ()
