"""Orders that came with a file, and their numbers."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.persistence import imports, order_imports, orders

DAY = date(2026, 9, 28)
LINE = OrderLine(1, "00417", "", "", Decimal(1), Decimal(0), Decimal(1), None)
ORDER = PurchaseOrder("P•1", "BRI", "", "MAIN", OrderStatus.SENT, DAY, DAY, "", (LINE,))
Imported = Callable[[Target], int]


def test_an_undone_import_lets_go_of_its_numbers_and_takes_them_back(work: Connection, imported: Imported) -> None:
    key = imported(Target.ORDERS)
    orders.add_orders(work, [ORDER, replace(ORDER, number="P2")], key)
    imports.set_state(work, key, ImportState.UNDONE)
    order_imports.let_go_of_numbers(work, key)
    again = orders.add_order(work, replace(ORDER, number="p2"))
    imports.set_state(work, key, ImportState.COMPLETE)
    assert order_imports.take_back_numbers(work, key) == "p2"
    orders.set_status(work, again, orders.StatusChange(OrderStatus.CANCELLED, "", ""))
    assert order_imports.take_back_numbers(work, key) == "p2"
    assert len(order_imports.numbers_in_use(work)) == 3


def test_numbers_come_back_as_they_were(work: Connection, imported: Imported) -> None:
    key = imported(Target.ORDERS)
    orders.add_orders(work, [ORDER], key)
    for _ in range(2):
        order_imports.let_go_of_numbers(work, key)
        assert order_imports.take_back_numbers(work, key) is None
        assert order_imports.take_back_numbers(work, key) is None
        assert orders.orders(work)[0].number == "P•1"


def test_orders_are_touched_by_what_brought_them_and_by_their_deliveries(work: Connection, imported: Imported) -> None:
    told, delivered = imported(Target.ORDERS), imported(Target.RECEIPTS)
    first, second = orders.add_orders(work, [ORDER, replace(ORDER, number="P2")], told)
    orders.add_receipts(work, [(second, DAY, {1: Decimal(1)})], "", "", delivered)
    assert order_imports.touched_orders(work, told) == [first, second]
    assert order_imports.touched_orders(work, delivered) == [second]
    assert order_imports.numbers_in_use(work) == {"p•1": first, "p2": second}
