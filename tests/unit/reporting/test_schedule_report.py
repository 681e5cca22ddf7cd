"""The reorder schedule on paper."""

from datetime import date, time
from decimal import Decimal

from retail_desktop.reporting.document import Occasion
from retail_desktop.reporting.document_html import html
from retail_desktop.reporting.schedule_report import Task, document

MONDAY, TUESDAY = date(2026, 9, 28), date(2026, 9, 29)
TASKS = (
    Task(TUESDAY, "BRI", "Brightwater", order="PO-2", units=Decimal(12)),
    Task(TUESDAY, "BRI", "Brightwater", until=time(14, 30), lines=12, value=Decimal("640.20"), currency="EUR"),
    Task(TUESDAY, "ALD", "Alder", lines=3, value=Decimal("100.00"), currency="EUR"),
    Task(date(2026, 9, 26), "COV", "Cove Dairy", order="PO-1", units=Decimal(6), late_days=2),
)


OCCASION = Occasion("Corner shop", MONDAY, MONDAY, "2026-09-28 08:00", "Maria", "EUR", "")


def test_what_is_late_comes_first_then_day_by_day_orders_before_deliveries() -> None:
    made = document(TASKS, OCCASION, 28)
    late, tuesday = made.listings[0].sections
    assert (late.heading, late.facts, [row[4] for row in late.rows]) == ("Late", "1 delivery", ["Late, 2 days"])
    assert (tuesday.heading, tuesday.facts) == ("Tue 29 Sep 2026", "orders for 740.20 EUR")
    assert [(row[2], row[4], row[5]) for row in tuesday.rows] == [
        ("ALD", "Place the order", ""), ("BRI", "Place the order", "14:30"), ("BRI", "Delivery", ""),
    ]  # fmt: skip
    assert made.figures == (("The next 28 days", "2 orders to place, 2 deliveries"), ("Late", "1 delivery"))


def test_sums_of_several_currencies_are_not_made() -> None:
    other = Task(TUESDAY, "OLD", "Old Quay", lines=1, value=Decimal(5), currency="USD")
    assert document((*TASKS, other), OCCASION, 28).listings[0].sections[1].facts == ""


def test_nothing_to_do_is_said() -> None:
    assert "Nothing is to be ordered" in html(document((), OCCASION, 7), 50)
