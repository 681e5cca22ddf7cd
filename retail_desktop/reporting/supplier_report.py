"""The scorecard of suppliers: what they delivered, when, and what their unreliability costs."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from retail_desktop.domain.supplier_score import SupplierScore
from retail_desktop.reporting.document import ROOMY, Column, Document, Listing, Occasion, Section, total_row
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import amount, count, units

_EMPTY = "No orders were placed with suppliers in these days, so there is nothing to score."
_COLUMNS = (
    Column("supplier", "Code", "code", 60),
    Column("name", "Supplier", "text", ROOMY),
    Column("orders", "Orders", "number", 42),
    Column("lines", "Lines", "number", 40),
    Column("fill_rate", "Fill rate", "percent", 46),
    Column("on_time_share", "Lines on time", "percent", 48),
    Column("deliveries", "De\u00adliveries", "number", 46),
    Column("typed_lead_days", "Lead time typed", "number", 46),
    Column("mean_lead_days", "Lead time, mean", "number", 46, 2),
    Column("sd_lead_days", "Lead time, ± days", "number", 46, 2),
    Column("days_against_typed", "Mean − typed", "number", 44, 2),
    Column("late_deliveries", "Late de\u00adliveries", "number", 46),
    Column("mean_days_late", "Days late, mean", "number", 46, 2),
    Column("worst_days_late", "Days late, worst", "number", 46),
    Column("overdue_lines", "Overdue lines", "number", 46),
    Column("unreliability_cost", "Price of unreliability", "money", 66),
)


def document(scores: Sequence[SupplierScore], occasion: Occasion) -> Document:
    """The report, the dearest supplier first."""
    ordered = sorted(scores, key=lambda one: (-(one.unreliability_cost or Decimal(0)), one.supplier.name.casefold()))
    price = sum((one.unreliability_cost or Decimal(0) for one in ordered), Decimal(0))
    total = total_row(
        _COLUMNS,
        orders=sum(one.orders for one in ordered),
        lines=sum(one.lines for one in ordered),
        deliveries=sum(one.deliveries for one in ordered),
        late_deliveries=sum(one.late_deliveries for one in ordered),
        overdue_lines=sum(one.overdue_lines for one in ordered),
        unreliability_cost=price,
    )
    section = Section("", "", tuple(map(_row, ordered)), f"Together, {count(len(ordered), 'supplier')}", total)
    return Document(
        title="Supplier scorecard",
        occasion=occasion,
        figures=(
            ("Safety stock held for unreliable deliveries, at cost", f"{amount(price)} {occasion.currency}".strip()),
        ),
        listings=(Listing("", _COLUMNS, (section,) if ordered else ()),),
        notes=tuple(_notes(ordered)),
        empty=_EMPTY,
        lying=True,
    )


def _row(one: SupplierScore) -> tuple[Cell, ...]:
    return (
        one.supplier.code, one.supplier.name, one.orders, one.lines, one.fill_rate, one.on_time_share, one.deliveries,
        one.supplier.lead_time_days, one.mean_lead_days, one.sd_lead_days, one.against_typed, one.late_deliveries,
        one.mean_days_late, one.worst_days_late, one.overdue_lines, one.unreliability_cost,
    )  # fmt: skip


def _notes(scores: Sequence[SupplierScore]) -> Iterable[str]:
    yield (
        "Fill rate = units received ÷ units ordered, of orders that are due or finished. Lines on time = complete by "
        "the requested day. Lead time = days from the day an order was sent (placed, where that is not known) to each "
        "of its deliveries; ± is the standard deviation, from two deliveries on."
    )
    yield (
        "Price of unreliability = value of the safety stock with the lead time as it varies, minus with a lead time "
        "that never varies. For each item √(S² + (z × d × s)²) − S units, times unit cost: S = safety stock of the "
        "newest reorder plan, z = normal quantile of the service level (1.64 for 95 %), d = expected sales a day, "
        "s = ± days of the lead time."
    )
    unknown = sum(one.without_cost for one in scores)
    if unknown:
        yield f"{count(unknown, 'item')} without a known cost {'is' if unknown == 1 else 'are'} left out of that price."
    few = sum(one.deliveries < 5 for one in scores)
    if few:
        yield f"{units(few)} of the suppliers delivered fewer than five times: take their figures as rough."
