"""Deliveries from another program move stock and orders, once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.persistence import deliveries
from retail_desktop.services.browse_items import item_card
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import get_order
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
Stock = Callable[[Workplace], dict[str, Decimal]]
HEAD = "date,order,supplier,sku,quantity,cost\n"
DELIVERY = HEAD + "2025-07-25,PO-7,,00101,30,1.10\n2025-07-25,PO-7,,00102,24,\n2025-07-26,,SOUTH,00103,5,0.80\n"


@pytest.fixture
def ordered(shop: Workplace, bring: Bring) -> Workplace:
    bring(
        shop, "order,supplier,order date,sku,quantity\nPO-7,NORTH,2025-07-20,00101,48\nPO-7,,,00102,24\n", Target.ORDERS
    )
    return shop


def received(place: Workplace) -> list[Decimal]:
    return [line.received for line in get_order(place, "PO-7").lines]


def test_goods_move_stock_and_the_order(ordered: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(ordered)
    report = bring(ordered, DELIVERY, Target.RECEIPTS)
    assert (report.status, report.accepted, report.units) == ("ok", 3, Decimal(59))
    assert stock(ordered) == before | {
        "00101": before["00101"] + 30,
        "00102": before["00102"] + 24,
        "00103": before["00103"] + 5,
    }
    order = get_order(ordered, "PO-7")
    assert (order.status, received(ordered)) == (OrderStatus.PARTIALLY_RECEIVED, [30, 24])
    assert order.history[-1].note == "From the file receipts.csv"
    assert item_card(ordered, "00103").row.last_receipt == date(2025, 7, 26)
    with ordered.database.reading() as work:
        first, _, last = deliveries.deliveries(work)
    assert (first.order, first.supplier, first.unit_cost) == ("PO-7", "NORTH", Decimal("1.10"))
    assert (last.order, last.supplier, last.import_id) == ("", "SOUTH", report.import_id)
    assert check(ordered).problems == ()


def test_undone_deliveries_leave_no_trace_on_stock_and_orders(ordered: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(ordered), get_order(ordered, "PO-7")
    number = bring(ordered, DELIVERY, Target.RECEIPTS).import_id or 0
    after = stock(ordered), get_order(ordered, "PO-7")
    undo_import(ordered, number)
    assert (stock(ordered), get_order(ordered, "PO-7")) == before
    redo_import(ordered, number)
    assert (stock(ordered), get_order(ordered, "PO-7")) == after
    assert check(ordered).problems == ()


def test_more_may_arrive_than_was_ordered_and_in_several_files(ordered: Workplace, bring: Bring) -> None:
    bring(ordered, DELIVERY, Target.RECEIPTS)
    bring(ordered, HEAD + "2025-07-28,PO-7,,00101,20,\n", Target.RECEIPTS)
    assert (get_order(ordered, "PO-7").status, received(ordered)) == (OrderStatus.RECEIVED, [50, 24])


def test_a_delivery_is_never_booked_twice(ordered: Workplace, bring: Bring, everything: Dump) -> None:
    bring(ordered, DELIVERY, Target.RECEIPTS)
    before = everything(ordered)
    assert "imported before" in (bring(ordered, DELIVERY, Target.RECEIPTS).error or "")
    again = bring(ordered, DELIVERY.replace("\n", "\r\n"), Target.RECEIPTS, name="renamed.csv")
    assert (again.import_id, [issue.reason for issue in again.ignored]) == (None, [Reason.DUPLICATE] * 3)
    assert everything(ordered) == before


def test_a_longer_file_adds_only_what_is_new(ordered: Workplace, bring: Bring, stock: Stock) -> None:
    bring(ordered, DELIVERY, Target.RECEIPTS)
    before = stock(ordered)
    report = bring(ordered, DELIVERY + "2025-07-28,,SOUTH,00104,2,\n", Target.RECEIPTS)
    assert (report.accepted, len(report.ignored)) == (1, 3)
    assert stock(ordered) == before | {"00104": before["00104"] + 2}


def test_a_corrected_line_is_not_added_to_the_wrong_one(ordered: Workplace, bring: Bring, stock: Stock) -> None:
    bring(ordered, DELIVERY, Target.RECEIPTS)
    before = stock(ordered)
    report = bring(ordered, DELIVERY.replace(",30,", ",31,"), Target.RECEIPTS)
    assert [(issue.line, issue.reason, issue.column) for issue in report.rejected] == [
        (2, Reason.DUPLICATE, "quantity")
    ]
    assert any("undo that import first" in warning for warning in report.warnings)
    assert stock(ordered) == before
    assert bring(ordered, DELIVERY.replace(",30,", ",31,"), Target.RECEIPTS, duplicates="add").accepted == 3


def test_two_equal_lines_of_one_file_are_two_deliveries(shop: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(shop)["00101"]
    content = HEAD + "2025-07-25,,NORTH,00101,6,\n2025-07-25,,NORTH,00101,6,\n"
    assert bring(shop, content, Target.RECEIPTS).accepted == 2
    assert stock(shop)["00101"] == before + 12
    report = bring(shop, content + "2025-07-26,,NORTH,00101,1,\n", Target.RECEIPTS)
    assert (report.accepted, len(report.ignored)) == (1, 2)


def test_what_was_received_by_hand_is_known(ordered: Workplace, bring: Bring) -> None:
    receive(ordered, "PO-7", {1: Decimal(30)})
    report = bring(ordered, DELIVERY, Target.RECEIPTS)
    assert [(issue.line, issue.reason) for issue in report.ignored] == [(2, Reason.DUPLICATE)]
    assert received(ordered) == [30, 24]


def test_goods_of_unknown_orders_are_booked_without_one(shop: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(shop)["00101"]
    report = bring(shop, HEAD + "2025-07-25,PO-99,,00101,6,\n", Target.RECEIPTS)
    assert any("1 orders are not known here" in warning and "PO-99" in warning for warning in report.warnings)
    assert stock(shop)["00101"] == before + 6
    assert bring(shop, HEAD + "2025-07-25,PO-99,,00101,6,\n\n", Target.RECEIPTS).accepted == 0


def test_goods_that_were_not_ordered_move_only_stock(ordered: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(ordered)["00105"]
    report = bring(ordered, HEAD + "2025-07-25,PO-7,,00105,6,\n", Target.RECEIPTS)
    assert any("00105" in warning for warning in report.warnings)
    assert (stock(ordered)["00105"], received(ordered)) == (before + 6, [0, 0])


def test_what_goes_back_is_a_return_and_leaves_the_order_alone(ordered: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(ordered)["00101"]
    report = bring(ordered, HEAD + "2025-07-25,PO-7,,00101,30,\n2025-07-25,PO-7,,00101,-2,\n", Target.RECEIPTS)
    assert (report.accepted, report.returns) == (2, 1)
    assert (stock(ordered)["00101"], received(ordered)) == (before + 28, [30, 0])


def test_finished_orders_take_goods_all_the_same(shop: Workplace, bring: Bring) -> None:
    bring(shop, "order,supplier,sku,quantity,status\nPO-7,NORTH,00101,6,closed\n", Target.ORDERS)
    report = bring(shop, HEAD + "2025-07-25,PO-7,,00101,6,\n", Target.RECEIPTS)
    assert any("not waiting for goods" in warning for warning in report.warnings)
    assert (get_order(shop, "PO-7").status, received(shop)) == (OrderStatus.CLOSED, [6])


def test_deliveries_from_before_an_order_s_list_are_part_of_what_it_says(shop: Workplace, bring: Bring) -> None:
    bring(shop, "order,supplier,order date,sku,quantity,received\nPO-7,NORTH,2025-07-01,00101,48,6\n", Target.ORDERS)
    bring(shop, HEAD + "2025-07-10,PO-7,,00101,6,\n2025-07-25,PO-7,,00101,12,\n", Target.RECEIPTS)
    assert received(shop) == [18]


def test_an_item_on_two_lines_of_its_order_fills_them_in_turn(shop: Workplace, bring: Bring) -> None:
    bring(shop, "order,supplier,sku,quantity\nPO-7,NORTH,00101,6\nPO-7,,00101,12\n", Target.ORDERS)
    bring(shop, HEAD + "2025-07-25,PO-7,,00101,10,\n2025-07-26,PO-7,,00101,11,\n", Target.RECEIPTS)
    assert received(shop) == [6, 15]


def test_the_part_of_an_order_for_a_store_is_found(shop: Workplace, bring: Bring) -> None:
    bring(shop, "order,supplier,store,sku,quantity\nPO-7,NORTH,MAIN,00101,6\nPO-7,,Harbour,00101,12\n", Target.ORDERS)
    bring(shop, "date,order,store,sku,quantity\n2025-07-25,PO-7,Harbour,00101,12\n", Target.RECEIPTS)
    assert get_order(shop, "PO-7/Harbour").status is OrderStatus.RECEIVED
    assert get_order(shop, "PO-7/MAIN").status is OrderStatus.SENT


def test_codes_may_be_the_supplier_s(ordered: Workplace, bring: Bring) -> None:
    report = bring(
        ordered, "date,order,item no,quantity\n2025-07-25,PO-7,N-1,6\n2025-07-25,PO-7,N-2,6\n", Target.RECEIPTS
    )
    assert (report.new_items, received(ordered)) == ((), [6, 6])
    assert any("are the supplier's" in warning for warning in report.warnings)


def test_unknown_goods_can_be_rejected(shop: Workplace, bring: Bring) -> None:
    content = HEAD + "2025-07-25,,,00101,1,\n2025-07-25,,,X9,1,\n"
    report = bring(shop, content, Target.RECEIPTS, create_unknown_items=False)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(3, Reason.UNKNOWN_ITEM)]
