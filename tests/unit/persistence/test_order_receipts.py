"""Dated deliveries of order lines."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.persistence import order_receipts, orders

DAY = date(2026, 10, 2)
MUGS = OrderLine(1, "00417", "Mug", "", Decimal(48), Decimal(0), Decimal(12), None)
ORDER = PurchaseOrder("PO-1001", "BRI", "Brightwater", "MAIN", OrderStatus.SENT, DAY, DAY, "USD", (MUGS,))


def test_each_delivery_of_a_line_has_its_day(work: Connection) -> None:
    key = orders.add_order(work, ORDER)
    for day, units in ((DAY, Decimal(30)), (date(2026, 10, 1), Decimal(12)), (DAY, Decimal(0))):
        orders.add_receipt(work, key, day, "", "Maria", {1: units})
    assert order_receipts.arrivals(work) == {
        ("PO-1001", 1): [(date(2026, 10, 1), Decimal(12)), (DAY, Decimal(30))],
    }
