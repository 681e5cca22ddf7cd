"""What the services say of a morning in the small shop."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from retail_desktop.domain.replenishment import Status
from retail_desktop.domain.replenishment.ordering_days import OrderClock
from retail_desktop.services import start_of_day
from retail_desktop.services.start_of_day import Need, StartOfDay, ToCome, ToCount, ToOrder, WeekOfSales

TODAY = date(2026, 9, 30)


def _days(count: int) -> date:
    return TODAY + timedelta(days=count)


def _clock(days: int, hour: int, minute: int = 0) -> OrderClock:
    cut_off = datetime.combine(_days(days), datetime.min.time()).replace(hour=hour, minute=minute)
    return OrderClock(cut_off, _days(days + 6), cut_off + timedelta(days=7), _days(days + 13))


NEEDS = (
    Need("00422", "Anchor Tea Towel", "main", Status.OUT, Decimal(0), TODAY, _days(6), False, Decimal("76.80")),
    Need("00388", "Candle", "main", Status.OUT, Decimal(0), TODAY, _days(2), True, Decimal("41.30")),
    Need(
        "00417", "Sailor Mug 350 ml", "main", Status.BEFORE_DELIVERY, Decimal(20), _days(5), _days(6), False,
        Decimal("24.50"),
    ),
)  # fmt: skip
TO_ORDER = (
    ToOrder("BRI", "Brightwater Trading", 12, Decimal("482.30"), "USD", _clock(0, 16)),
    ToOrder("COV", "Cove Dairy", 4, Decimal("120.00"), "USD", _clock(1, 23, 59)),
    ToOrder("OLD", "Old Quay Cards", 1, Decimal("12.00"), "USD", _clock(5, 12)),
)
TO_COME = (
    ToCome("PO-1039", "Brightwater Trading", _days(-3), 3, 2, Decimal("78.00"), "USD", False),
    ToCome("PO-1043", "Morrow Foods", TODAY, 0, 8, Decimal("512.40"), "USD", True),
    ToCome("PO-1047", "Cove Dairy", _days(1), 0, 6, Decimal("406.00"), "USD", True),
    ToCome("PO-1050", "Old Quay Cards", _days(5), 0, 1, Decimal("12.00"), "USD", False),
)
WEEKS = tuple(WeekOfSales(_days(-7 * back), Decimal(15_000 + 500 * back), Decimal(14_000)) for back in (4, 3, 2, 1))
MORNING = StartOfDay(
    today=TODAY, currency="USD", sales_through=_days(-1), last_day_net=Decimal("2283.40"),
    last_day_units=Decimal(231), counted_on=_days(-1), plan_as_of=_days(-1), plan_outdated="", missing_days=(),
    needs=NEEDS, to_order=TO_ORDER, to_come=TO_COME, to_count=ToCount("By risk", 7, 12, 2, 1), weeks=WEEKS,
    has_items=True, several_stores=False,
)  # fmt: skip
EMPTY = StartOfDay(
    TODAY, "", None, Decimal(0), Decimal(0), None, None, "", (), (), (), (), ToCount("", 0, 0, 0, 0), (),
    has_items=False, several_stores=False,
)  # fmt: skip


def answer_about_mornings(answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """The morning as it is."""
    answer(start_of_day, "start_of_day", lambda: MORNING)
