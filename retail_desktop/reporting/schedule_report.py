"""The reorder schedule on paper: day by day, whom to order from until when, and what should arrive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from retail_desktop.reporting.document import ROOMY, Column, Document, Listing, Occasion, Section
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import amount, count, day

_EMPTY = "Nothing is to be ordered, and nothing is on its way."
_COLUMNS = (
    Column("done", "", "tick", 16),
    Column("day", "Day", "date", 62),
    Column("supplier", "Code", "code", 70),
    Column("name", "Supplier", "text", ROOMY),
    Column("what", "What", "text", 96),
    Column("until", "Until", "text", 44),
    Column("order", "Order", "code", 70),
    Column("lines", "Lines", "number", 44),
    Column("units", "Units", "number", 54),
    Column("value", "Value", "money", 74),
    Column("currency", "Currency", "text", 48),
)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do on a day: place an order of some lines, or receive units of one; `late_days` if overdue."""

    day: date
    supplier: str
    name: str
    until: time | None = None
    order: str = ""
    lines: int | None = None
    units: Decimal | None = None
    value: Decimal | None = None
    currency: str = ""
    late_days: int = 0


def document(tasks: Sequence[Task], occasion: Occasion, days: int) -> Document:
    """The schedule of so many days; what is late comes first."""
    late = [one for one in tasks if one.late_days]
    groups: dict[date, list[Task]] = {}
    for one in sorted(tasks, key=lambda one: (one.day, one.lines is None, one.name.casefold(), one.order)):
        if not one.late_days:
            groups.setdefault(one.day, []).append(one)
    sections = [Section("Late", count(len(late), "delivery", "deliveries"), tuple(map(_row, late)))] if late else []
    sections += [Section(day(when), _sum(found), tuple(map(_row, found))) for when, found in groups.items()]
    orders = sum(one.lines is not None for one in tasks)
    return Document(
        title="Reorder schedule",
        occasion=occasion,
        figures=(
            (
                f"The next {days} days",
                f"{count(orders, 'order')} to place, {count(len(tasks) - orders, 'delivery', 'deliveries')}",
            ),
            *((("Late", count(len(late), "delivery", "deliveries")),) if late else ()),
        ),
        listings=(Listing("", _COLUMNS, tuple(sections)),),
        notes=("Values are those of the newest reorder plan, without what is ordered or set aside.",),
        empty=_EMPTY,
        lying=True,
    )


def _sum(tasks: Sequence[Task]) -> str:
    """What a day's orders come to, where all are in one currency."""
    currencies = {one.currency for one in tasks if one.value is not None}
    if len(currencies) != 1:
        return ""
    total = sum((one.value for one in tasks if one.value is not None), Decimal(0))
    return f"orders for {amount(total)} {currencies.pop()}".strip()


def _row(one: Task) -> tuple[Cell, ...]:
    late = f"Late, {count(one.late_days, 'day')}" if one.late_days else "Delivery"
    what = "Place the order" if one.lines is not None else late
    until = f"{one.until:%H:%M}" if one.until else ""
    return (
        None, one.day, one.supplier, one.name, what, until, one.order, one.lines, one.units, one.value,
        one.currency if one.value is not None else "",
    )  # fmt: skip
