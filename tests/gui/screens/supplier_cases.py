"""What the services around suppliers answer on the pages' tests: three suppliers, two items, kept in memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from retail_desktop.domain.catalogue import PriceBreak, Supplier, SupplyTerms
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.periods import Period
from retail_desktop.domain.replenishment.lead_times import Delivered, in_words, of_supplier
from retail_desktop.services import browse_suppliers, change_suppliers, reorder_schedule
from retail_desktop.services.browse_suppliers import (
    ItemSuppliers,
    PastOrder,
    SoldItem,
    SupplierBook,
    SupplierCard,
    SupplierLine,
)
from retail_desktop.services.reorder_schedule import Coming, Schedule, ScheduleDay, SupplierSchedule
from tests.gui.screens.forecast_cases import AS_OF

TODAY = AS_OF + timedelta(days=1)
NAMES = {"00417": "Sailor Mug 350 ml", "00422": "Anchor Tea Towel"}
BRI = Supplier(
    "BRI", "Brightwater Trading", 6, 7, frozenset({2}), Decimal(500), "USD", "Sam", "sam@brightwater.example",
    order_cut_off=time(14, 30), closed_days=(Period(TODAY + timedelta(days=9), TODAY + timedelta(days=10)),),
)  # fmt: skip
COV = Supplier("COV", "Cove Dairy", 2, 3, currency="USD")
OLD = Supplier("OLD", "Old Quay Cards", 10, 14, frozenset({0}), currency="EUR")
MUG_OF_BRI = SupplyTerms(
    "00417", "BRI", "BW-417", Decimal("2.9550"), Decimal(12), breaks=(PriceBreak(Decimal(48), Decimal("2.80")),),
    maximum_stock=Decimal(120),
)  # fmt: skip
MUG_OF_COV = SupplyTerms("00417", "COV", unit_cost=Decimal("3.10"), pack_size=Decimal(6), lead_time_days=1)
TOWEL_OF_BRI = SupplyTerms("00422", "BRI", unit_cost=Decimal("3.20"), pack_size=Decimal(6), nearest_pack=True)
TOOK = (6, 7, 6, 9, 6, 8)


class Book:
    """Suppliers and terms that can be changed."""

    def __init__(self) -> None:
        self.suppliers = {one.code: one for one in (BRI, COV, OLD)}
        self.terms: dict[str, tuple[SupplyTerms, ...]] = {"00417": (MUG_OF_BRI, MUG_OF_COV), "00422": (TOWEL_OF_BRI,)}
        self.may_change = True

    def listed(self) -> SupplierBook:
        """The list by name."""
        lines = sorted(map(self._line, self.suppliers.values()), key=lambda one: one.supplier.name)
        return SupplierBook(tuple(lines), TODAY, self.may_change)

    def _line(self, one: Supplier) -> SupplierLine:
        busy = one.code == "BRI"
        until = datetime.combine(TODAY + timedelta(days=2), one.order_cut_off or time(23, 59))
        lead = of_supplier(one.lead_time_days, TOOK if busy else ())
        bought = sum(terms[0].supplier == one.code for terms in self.terms.values() if terms)
        return SupplierLine(
            one, bought, 3 if busy else 0, int(busy), until, until.date() + timedelta(days=lead.days),
            TODAY - timedelta(days=1) if busy else None, lead, Decimal("1240.50") if busy else Decimal(0),
            Decimal("0.8333") if busy else None, one.currency,
        )  # fmt: skip

    def card(self, code: str) -> SupplierCard:
        """One supplier."""
        one = self.suppliers[code]
        past = tuple(self._past(place, days) for place, days in enumerate(TOOK)) if code == "BRI" else ()
        lead = of_supplier(one.lead_time_days, [each.days.days for each in past])
        sold = [
            SoldItem(sku, NAMES[sku], own, terms)
            for sku, terms in self.terms.items()
            for own in terms
            if own.supplier == code
        ]
        words = in_words(one.lead_time_days, lead, [each.days.days for each in past])
        return SupplierCard(one, lead, words, past, tuple(sold), self.may_change, may_see_cost=True)

    @staticmethod
    def _past(place: int, days: int) -> PastOrder:
        ordered = TODAY - timedelta(days=10 + 7 * place)
        return PastOrder(f"PO-{900 - place}", Delivered(ordered, ordered + timedelta(6), ordered + timedelta(days)))

    def of_item(self, sku: str) -> ItemSuppliers:
        """Who sells an item."""
        if sku not in NAMES:
            raise NotFoundError(f"There is no item {sku}. Check the code; leading zeros count.")
        return ItemSuppliers(sku, self.terms.get(sku, ()), self.suppliers, self.may_change, may_see_cost=True)

    def save(self, value: Supplier, _before: Supplier | None) -> Supplier:
        """Keep a supplier."""
        self.suppliers[value.code] = value
        return value

    def save_terms(self, sku: str, terms: Sequence[SupplyTerms], _before: object) -> tuple[SupplyTerms, ...]:
        """Keep an item's terms."""
        self.terms[sku] = tuple(terms)
        return self.terms[sku]


def schedule(_now: object = None) -> Schedule:
    """Four weeks of two suppliers, the first of them late."""
    days = [ScheduleDay(TODAY + timedelta(days=step)) for step in range(28)]
    late = Coming("PO-1040", TODAY - timedelta(days=2), Decimal(24), 2)
    came = Coming("PO-1041", TODAY + timedelta(days=3), Decimal(12))
    busy = {
        2: replace(days[2], takes_orders=True, cut_off=time(14, 30), lines=12, value=Decimal("640.20")),
        3: replace(days[3], coming=(came,)),
        9: replace(days[9], closed=True),
        11: replace(days[11], takes_orders=True, cut_off=time(14, 30)),
    }
    first = tuple(busy.get(step, day) for step, day in enumerate(days))
    rows = (
        SupplierSchedule(BRI, first, (late,), 3, 12, Decimal("640.20"), "USD"),
        SupplierSchedule(COV, tuple(days), (), 0, 0, None, "USD"),
    )
    return Schedule(TODAY, rows, AS_OF)


def answer_about_suppliers(answer: Callable[[object, str, Callable[..., Any]], None]) -> Book:
    """Let suppliers be looked at and changed in memory."""
    book = Book()
    answer(browse_suppliers, "list_suppliers", book.listed)
    answer(browse_suppliers, "supplier_card", book.card)
    answer(browse_suppliers, "item_suppliers", book.of_item)
    answer(change_suppliers, "save_supplier", book.save)
    answer(change_suppliers, "remove_supplier", book.suppliers.pop)
    answer(change_suppliers, "save_item_terms", book.save_terms)
    answer(reorder_schedule, "reorder_schedule", schedule)
    return book
