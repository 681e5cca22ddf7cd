"""What the services around orders answer on the pages' tests."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from retail_desktop.domain.order_edits import OrderEdit, edited
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import Receipt, ReceiptLine, ReturnLine, SupplierReturn
from retail_desktop.services import change_orders, order_goods, receive_goods, return_goods
from retail_desktop.services.order_goods import OrderBook
from retail_desktop.services.receive_goods import ItemFacts
from tests.gui.screens.forecast_cases import AS_OF
from tests.gui.screens.supplier_cases import answer_about_suppliers

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

CAME = Receipt(
    7, "PO-1043", date(2026, 10, 1), "", "Maria Keller", "", (ReceiptLine(1, "00422", Decimal(6)),)
)  # fmt: skip
MUG = ItemFacts("00417", "Sailor Mug 350 ml", ("5012345678900",), Decimal(20), Decimal("2.95"), Decimal("7.00"))
SOAP = ItemFacts("00478", "Beach Pebble Soap", (), Decimal(196), Decimal("1.10"), None)
FACTS = {one.sku: one for one in (MUG, SOAP)}


def answer_about_changes(shop: "Shop", answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """Let orders be changed, copied, merged and taken back in memory."""

    def place(number: str) -> int:
        return next(at for at, one in enumerate(shop.orders) if one.number == number)

    def put(order: PurchaseOrder) -> PurchaseOrder:
        shop.orders[place(order.number)] = order
        return order

    def change(number: str, edit: OrderEdit, **_: object) -> PurchaseOrder:
        return put(edited(shop.orders[place(number)], edit))

    def duplicate(number: str) -> PurchaseOrder:
        copy = replace(shop.orders[place(number)], number="PO-1999", status=OrderStatus.DRAFT)
        shop.orders.append(copy)
        return copy

    def reopen(number: str) -> PurchaseOrder:
        return put(replace(shop.orders[place(number)], status=OrderStatus.DRAFT))

    def give_back(supplier: str, lines: list[ReturnLine], reason: str, order: str) -> SupplierReturn:
        day = date(2026, 10, 2)
        return SupplierReturn("RT-1001", supplier, supplier, "main", day, "", "Maria", reason, tuple(lines), order)

    def receive(number: str, _delivery: object, **_: object) -> PurchaseOrder:
        return put(replace(shop.orders[place(number)], status=OrderStatus.RECEIVED))

    answer_about_suppliers(answer)
    answer(order_goods, "order_book", lambda: OrderBook(tuple(shop.orders), AS_OF + timedelta(days=6)))
    answer(receive_goods, "receive", receive)
    answer(change_orders, "change_order", change)
    answer(change_orders, "put_draft_back", put)
    answer(change_orders, "duplicate_order", duplicate)
    answer(change_orders, "reopen_order", reopen)
    answer(change_orders, "merge_orders", lambda numbers: shop.orders[place(numbers[0])])
    answer(change_orders, "undo_creation", tuple)
    answer(receive_goods, "item_facts", lambda _number: FACTS)
    answer(receive_goods, "list_receipts", lambda _number: (CAME,))
    answer(receive_goods, "take_back_receipt", lambda _key: shop.orders[0])
    answer(return_goods, "return_goods", give_back)
    answer(return_goods, "take_back_return", lambda number: number)
