"""What the services say of an item to a salesperson."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.next_delivery import NextDelivery, Surety
from retail_desktop.services import look_up, report_stock_sheet
from retail_desktop.services.look_up import Alternative, Answer, LookUp, StoreStock

TODAY = date(2026, 9, 30)
DUE = TODAY + timedelta(days=6)
COMING = NextDelivery(
    "PO-1043", "main", Decimal(48), DUE, Surety.ESTIMATED, DUE - timedelta(days=2), DUE + timedelta(days=2)
)
HERE = StoreStock(
    "main", "Harbour Street", Decimal(20), Decimal(3), Decimal(60), Decimal(0), COMING, DUE, TODAY - timedelta(days=1),
    counted=True,
)  # fmt: skip
ELSEWHERE = tuple(
    replace(HERE, store=name[:5], name=name, on_hand=Decimal(units), next_delivery=None, allocated=Decimal(0))
    for name, units in (("Market Square", 41), ("Station Road", 8))
)
MUG = LookUp(
    "00417", "Sailor Mug 350 ml", "Gifts / Mugs", ("4006381333931",), ItemStatus.ACTIVE, Decimal("7.45"), "USD", TODAY,
    HERE, ELSEWHERE, tuple(TODAY - timedelta(days=back) for back in range(30, 0, -1)),
    tuple(Decimal(back % 7) for back in range(30)),
    (Alternative("00422", "Tin Mug", Decimal("6.90"), Decimal(12)),),
)  # fmt: skip
HITS = (Alternative("00417", "Sailor Mug 350 ml", Decimal("7.45")), Alternative("00422", "Tin Mug", None))


def answer_about_look_ups(answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """`mug` fits two items, `zebra` none, everything else is the mug."""

    def said(text: str, _store: str | None = None) -> Answer:
        if text == "mug":
            return Answer(text, None, HITS)
        return Answer(text) if text == "zebra" else Answer(text, replace(MUG, sku=text))

    answer(look_up, "ask", said)
    answer(report_stock_sheet, "write_stock_sheet", lambda _out, **_: 40)
