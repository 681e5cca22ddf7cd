"""How long past deliveries took, straight from orders and receipts."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder, StatusChange
from retail_desktop.domain.replenishment.lead_times import Delivered
from retail_desktop.persistence import orders
from retail_desktop.persistence.lead_times import PastDelivery, past_deliveries

MADE, PROMISED, CAME = date(2026, 9, 1), date(2026, 9, 8), date(2026, 9, 10)


def add(work: Connection, number: str, sent: str) -> None:
    line = OrderLine(1, "00417", "", "", Decimal(12), Decimal(0), Decimal(12), None)
    history = (StatusChange(OrderStatus.SENT, sent, "Maria"),) if sent else ()
    order = PurchaseOrder(number, "BRI", "", "MAIN", OrderStatus.SENT, MADE, PROMISED, "", (line,), history)
    key = orders.add_order(work, order)
    orders.add_receipt(work, key, CAME, "", "Maria", {1: Decimal(6)})
    orders.add_receipt(work, key, date(2026, 9, 20), "", "Maria", {1: Decimal(6)})


def test_a_delivery_takes_from_the_day_of_sending_to_the_first_goods(work: Connection) -> None:
    add(work, "PO-1", "2026-09-03T08:00:00+00:00")
    sent = Delivered(date(2026, 9, 3), PROMISED, CAME)
    assert list(past_deliveries(work, CAME)) == [PastDelivery("BRI", "00417", "PO-1", sent)]
    assert list(past_deliveries(work, MADE)) == []


def test_an_order_noted_as_sent_after_its_goods_came_counts_from_its_own_day(work: Connection) -> None:
    add(work, "PO-1", "2026-11-03T08:00:00+00:00")
    add(work, "PO-2", "")
    assert {past.days.days for past in past_deliveries(work, CAME)} == {9}
