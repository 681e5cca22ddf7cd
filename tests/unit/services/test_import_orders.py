"""Open orders from another program count as on order, once."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.services.browse_items import item_card, list_items
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import create_orders, get_order, list_orders
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
HEAD = "order,supplier,order date,expected,sku,quantity,received,cost\n"
TWO_LINES = HEAD + "PO-7,NORTH,2025-07-20,2025-08-01,00101,48,6,1.10\nPO-7,,,,00102,24,,1.00\n"


@pytest.fixture
def ordered(shop: Workplace, bring: Bring) -> Workplace:
    report = bring(shop, TWO_LINES, Target.ORDERS)
    assert (report.status, report.accepted, report.units) == ("ok", 2, Decimal(72))
    return shop


def on_order(place: Workplace) -> dict[str, Decimal]:
    return {row.sku: row.on_order for row in list_items(place) if row.on_order}


def test_what_is_still_to_come_is_on_order(ordered: Workplace) -> None:
    assert on_order(ordered) == {"00101": Decimal(42), "00102": Decimal(24)}
    assert item_card(ordered, "00101").next_delivery == date(2025, 8, 1)
    order = get_order(ordered, "po-7")
    assert (order.supplier, order.status, order.currency) == ("NORTH", OrderStatus.PARTIALLY_RECEIVED, "EUR")
    assert [(line.sku, line.supplier_code, line.pack_size) for line in order.lines] == [
        ("00101", "N-1", 6), ("00102", "N-2", 12),
    ]  # fmt: skip
    assert order.history[0].note == "From the file orders.csv"


def test_stock_knows_of_what_arrived_before(ordered: Workplace) -> None:
    assert {row.sku: row.on_hand for row in list_items(ordered)}["00101"] == 10


def test_an_order_is_never_counted_twice(ordered: Workplace, bring: Bring, everything: Dump) -> None:
    before = everything(ordered)
    assert "imported before" in (bring(ordered, TWO_LINES, Target.ORDERS).error or "")
    again = bring(ordered, TWO_LINES.replace("\n", "\r\n"), Target.ORDERS, name="renamed.csv")
    assert (again.status, again.import_id) == ("ok", None)
    assert [issue.reason for issue in again.ignored] == [Reason.DUPLICATE, Reason.DUPLICATE]
    assert everything(ordered) == before


def test_changed_lines_of_a_known_order_are_rejected_and_new_ones_added(ordered: Workplace, bring: Bring) -> None:
    content = HEAD + "PO-7,NORTH,2025-07-20,2025-08-09,00101,60,6,1.10\nPO-7,,,,00102,24,,\nPO-7,,,,00103,5,1,\n"
    report = bring(ordered, content, Target.ORDERS)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(2, Reason.DUPLICATE)]
    assert [(issue.line, issue.reason) for issue in report.ignored] == [(3, Reason.DUPLICATE)]
    assert any("PO-7" in warning and "left as they are" in warning for warning in report.warnings)
    assert on_order(ordered) == {"00101": Decimal(42), "00102": Decimal(24), "00103": Decimal(4)}
    assert check(ordered).problems == ()
    undo_import(ordered, report.import_id or 0)
    assert on_order(ordered) == {"00101": Decimal(42), "00102": Decimal(24)}
    redo_import(ordered, report.import_id or 0)
    assert on_order(ordered)["00103"] == 4


def test_rejected_lines_join_their_order_once_corrected(ordered: Workplace, bring: Bring) -> None:
    bring(ordered, HEAD + "PO-8,SOUTH,2025-07-20,,00103,5,,\nPO-8,,,,00104,many,,\n", Target.ORDERS)
    report = bring(ordered, HEAD + "PO-8,SOUTH,2025-07-20,,00104,7,,\n", Target.ORDERS)
    assert (report.status, report.accepted) == ("ok", 1)
    assert len(list_orders(ordered)) == 2
    assert [(line.sku, line.quantity) for line in get_order(ordered, "PO-8").lines] == [("00103", 5), ("00104", 7)]


def test_undone_orders_are_on_order_no_longer(ordered: Workplace, bring: Bring) -> None:
    undo_import(ordered, 5)
    assert (on_order(ordered), list_orders(ordered)) == ({}, ())
    redo_import(ordered, 5)
    assert on_order(ordered) == {"00101": Decimal(42), "00102": Decimal(24)}


def test_goods_received_by_hand_add_to_what_had_arrived(ordered: Workplace) -> None:
    receive(ordered, "PO-7", {1: Decimal(42)})
    order = get_order(ordered, "PO-7")
    assert [(line.received, line.outstanding) for line in order.lines] == [(48, 0), (0, 24)]
    assert order.status is OrderStatus.PARTIALLY_RECEIVED


def test_the_supplier_of_all_items_is_the_order_s_where_none_is_named(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "order,sku,quantity\nP1,00101,6\nP1,00102,12\nP2,00101,6\nP2,00103,1\n", Target.ORDERS)
    assert get_order(shop, "P1").supplier == "NORTH"
    assert [(issue.line, issue.reason, issue.column) for issue in report.rejected] == [
        (4, Reason.BAD_VALUE, "supplier"), (5, Reason.BAD_VALUE, "supplier"),
    ]  # fmt: skip


def test_an_order_without_days_is_of_today_and_takes_the_supplier_s_time(shop: Workplace, bring: Bring) -> None:
    bring(shop, "order,supplier,sku,quantity\nP1,NORTH,00101,6\n", Target.ORDERS)
    order = get_order(shop, "P1")
    assert (order.created_on, order.expected_on) == (date(2025, 7, 25), date(2025, 7, 25) + timedelta(days=5))


def test_goods_are_found_by_the_supplier_s_code_and_new_ones_made(shop: Workplace, bring: Bring) -> None:
    content = (
        "order,supplier,supplier item no,ean,description,quantity\nP1,NORTH,N-1,,,6\nP1,,N-9,4006381333931,Red tea,3\n"
    )
    report = bring(shop, content, Target.ORDERS)
    assert report.new_items == ("4006381333931",)
    assert [line.sku for line in get_order(shop, "P1").lines] == ["00101", "4006381333931"]
    card = item_card(shop, "4006381333931")
    assert (card.item.name, card.terms.supplier_code if card.terms else "") == ("Red tea", "N-9")


def test_finished_and_cancelled_orders_count_for_nothing(shop: Workplace, bring: Bring) -> None:
    lines = [f"P{number},NORTH,00101,6,{state}" for number, state in enumerate(("cancelled", "closed", "open"))]
    bring(shop, "\n".join(["order,supplier,sku,quantity,status", *lines]), Target.ORDERS)
    assert on_order(shop) == {"00101": Decimal(6)}


def test_orders_of_days_to_come_are_rejected_and_early_ones_pointed_out(shop: Workplace, bring: Bring) -> None:
    content = HEAD + "P1,NORTH,2100-01-01,,00101,6,,\nP2,NORTH,2025-07-20,2025-07-01,00101,6,,\n"
    report = bring(shop, content, Target.ORDERS)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(2, Reason.FUTURE_DATE)]
    assert any("P2" in warning for warning in report.warnings)


def test_own_orders_are_numbered_past_imported_ones(planned: Workplace, bring: Bring) -> None:
    bring(planned, "order,supplier,sku,quantity\nPO-1001,NORTH,00101,6\nPO-2050,NORTH,00102,6\n", Target.ORDERS)
    made: tuple[PurchaseOrder, ...] = create_orders(planned)
    assert min(order.number for order in made) == "PO-2051"


def test_an_order_of_our_own_that_is_confirmed_is_known(planned: Workplace, bring: Bring) -> None:
    order = create_orders(planned, supplier="NORTH")[0]
    lines = "".join(f"{order.number},NORTH,{line.sku},{line.quantity}\n" for line in order.lines)
    report = bring(planned, f"order,supplier,sku,quantity\n{lines}", Target.ORDERS)
    assert (report.accepted, len(report.ignored)) == (0, len(order.lines))
