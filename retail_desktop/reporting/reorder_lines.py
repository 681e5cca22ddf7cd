"""What a reorder report is about: suppliers, their lines, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.reporting.wording import WEEKDAYS, amount, count, listed

NOTHING_TO_ORDER = (
    "Nothing is to be ordered: the stock on hand and on order covers the expected sales of every item, "
    "with its safety stock, until the next order can arrive."
)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One suggested item; `days_cover` None means that no sales are expected."""

    suggestion: Suggestion
    name: str
    supplier_code: str
    sold_4_weeks: Decimal
    days_cover: Decimal | None

    @property
    def cost(self) -> Decimal | None:
        """Cost of what will be ordered, a person's quantity included; None where the unit cost is unknown."""
        unit_cost = self.suggestion.unit_cost
        return None if unit_cost is None else unit_cost * self.suggestion.quantity

    @property
    def packs(self) -> Decimal:
        """Packs of what will be ordered."""
        return self.suggestion.quantity / self.suggestion.pack_size

    @property
    def is_changed(self) -> bool:
        """Whether a person ordered something else than what was suggested."""
        return self.suggestion.quantity != self.suggestion.suggested_quantity


@dataclass(frozen=True, slots=True)
class Sum:
    """What lines add up to; `without_cost` counts the ordered lines that the money leaves out."""

    lines: int
    units: Decimal
    packs: Decimal
    cost: Decimal
    without_cost: int


@dataclass(frozen=True, slots=True)
class SupplierBlock:
    """The lines of one supplier."""

    supplier: Supplier
    lines: tuple[ReportLine, ...]

    @property
    def sum(self) -> Sum:
        """What this supplier's lines add up to."""
        return added_up(self.lines)


@dataclass(frozen=True, slots=True)
class ReorderReport:
    """A reorder report of one store; `data_through` is the last day whose sales it knows.

    `nothing_because` is the sentence printed when no line has anything to order, `filters` says what was chosen.
    """

    store_name: str
    as_of: date
    printed_at: str
    printed_by: str
    data_through: date
    currency: str
    suppliers: tuple[SupplierBlock, ...]
    nothing_because: str = NOTHING_TO_ORDER
    filters: str = "everything to order"

    @property
    def lines(self) -> tuple[ReportLine, ...]:
        """All lines, supplier by supplier."""
        return tuple(line for block in self.suppliers for line in block.lines)

    @property
    def sum(self) -> Sum:
        """What all lines add up to."""
        return added_up(self.lines)


def added_up(lines: Iterable[ReportLine]) -> Sum:
    """Add up the lines with something to order."""
    ordered = [line for line in lines if line.suggestion.quantity]
    return Sum(
        lines=len(ordered),
        units=sum((line.suggestion.quantity for line in ordered), Decimal(0)),
        packs=sum((line.packs for line in ordered), Decimal(0)),
        cost=sum((line.cost or Decimal(0) for line in ordered), Decimal(0)),
        without_cost=sum(line.cost is None for line in ordered),
    )


def supplier_facts(block: SupplierBlock, currency: str) -> str:
    """A supplier's contact, account, lead time, order day and minimum in one line."""
    supplier = block.supplier
    reach = ", ".join(filter(None, (supplier.contact, supplier.phone, supplier.email)))
    facts = [
        f"Contact {reach}" if reach else "",
        f"Account no. {supplier.account_number}" if supplier.account_number else "",
        f"Lead time {count(supplier.lead_time_days, 'day')}",
        f"Order day {_order_days(supplier)}",
        _minimum(block, supplier.currency or currency),
    ]
    return "  ·  ".join(filter(None, facts))


def _order_days(supplier: Supplier) -> str:
    return listed([WEEKDAYS[weekday] for weekday in sorted(supplier.order_weekdays)]) or "any"


def _minimum(block: SupplierBlock, currency: str) -> str:
    least, cost = block.supplier.minimum_order_value, block.sum.cost
    if not least:
        return "No minimum order"
    state = "met" if cost >= least else f"{amount(least - cost)} short"
    return f"Minimum {amount(least)} {currency}, {state}"
