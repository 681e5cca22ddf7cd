"""Deliveries as the ledger keeps them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.persistence import imports, ledger, orders
from retail_desktop.persistence.deliveries import Delivery, deliveries

MUG, MAIN, BRI = 1, 1, 1
MONDAY, FRIDAY = date(2026, 9, 28), date(2026, 10, 2)
LINE = OrderLine(1, "00417", "", "", Decimal(1), Decimal(0), Decimal(1), None)
ORDER = PurchaseOrder("P1", "BRI", "", "MAIN", OrderStatus.SENT, MONDAY, MONDAY, "", (LINE,))


def test_deliveries_name_order_supplier_and_cost(work: Connection, imported: Callable[[Target], int]) -> None:
    told, undone = imported(Target.ORDERS), imported(Target.RECEIPTS)
    (key,) = orders.add_orders(work, [ORDER], told)
    receipt = MovementKind.RECEIPT
    rows = [
        ledger.movement_row(MUG, MAIN, FRIDAY, receipt, Decimal(5), order_id=key, unit_cost=Decimal("2.95")),
        ledger.movement_row(MUG, MAIN, MONDAY, receipt, Decimal(3), reference="P9", supplier_id=BRI, note="late"),
        ledger.movement_row(MUG, MAIN, MONDAY, MovementKind.SUPPLIER_RETURN, Decimal(-1)),
        ledger.movement_row(MUG, MAIN, MONDAY, receipt, Decimal(7), import_id=undone),
        ledger.movement_row(MUG, MAIN, MONDAY, MovementKind.COUNT, Decimal(9)),
    ]
    ledger.add_movements(work, rows)
    imports.set_state(work, undone, ImportState.UNDONE)
    assert list(deliveries(work)) == [
        Delivery(MONDAY, "P9", "BRI", "MAIN", "00417", Decimal(3), None, "late", None),
        Delivery(MONDAY, "", "", "MAIN", "00417", Decimal(-1), None, "", None),
        Delivery(FRIDAY, "P1", "BRI", "MAIN", "00417", Decimal(5), Decimal("2.95"), "", None),
    ]
    assert ledger.item_stores_of(work, undone) == {(MUG, MAIN)}
    assert ledger.newest_day(work) == FRIDAY


def test_an_order_of_an_undone_import_is_not_named(work: Connection, imported: Callable[[Target], int]) -> None:
    told = imported(Target.ORDERS)
    (key,) = orders.add_orders(work, [ORDER], told)
    row = ledger.movement_row(MUG, MAIN, FRIDAY, MovementKind.RECEIPT, Decimal(5), order_id=key)
    ledger.add_movements(work, [row])
    imports.set_state(work, told, ImportState.UNDONE)
    (found,) = deliveries(work)
    assert (found.order, found.supplier) == ("", "")


def test_a_store_without_movements_and_sales_reaches_nowhere(work: Connection) -> None:
    assert ledger.newest_day(work) is None
