"""Deliveries: what arrived moves stock and the order."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.errors import (
    NotAllowedError,
    NotFoundError,
    RetailError,
    WrongStateError,
)
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.lots import Lot, LotName
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import RECEIVABLE, OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import Arrived, Delivery, Extra
from retail_desktop.persistence import catalogue, people
from retail_desktop.services.browse_items import item_card
from retail_desktop.services.change_orders import duplicate_order
from retail_desktop.services.control_stock import count
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import change_status, create_orders, get_order, list_orders
from retail_desktop.services.receive_goods import item_facts, list_receipts, receive, take_back_receipt
from retail_desktop.services.stock_card import read_card
from retail_desktop.services.workplace import Workplace

Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
Stock = Callable[[Workplace], dict[str, Decimal]]


@pytest.fixture
def sent(planned: Workplace) -> PurchaseOrder:
    number = create_orders(planned, supplier="NORTH")[0].number
    change_status(planned, number, OrderStatus.APPROVED)
    return change_status(planned, number, OrderStatus.SENT)


def test_all_that_is_due_arrives(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before = stock(planned)
    order = receive(planned, sent.number)
    assert order.status is OrderStatus.RECEIVED
    for line in order.lines:
        assert line.outstanding == 0
        assert stock(planned)[line.sku] == before[line.sku] + line.quantity
    assert item_card(planned, "00101").row.last_receipt == date(2025, 7, 25)
    assert check(planned).problems == ()


def test_a_part_arrives_and_the_rest_later(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before, first = stock(planned)["00101"], sent.lines[0]
    order = receive(planned, sent.number, {1: Decimal(6), 2: Decimal(0)})
    assert order.status is OrderStatus.PARTIALLY_RECEIVED
    assert order.lines[0].outstanding == first.quantity - 6
    assert receive(planned, sent.number).status is OrderStatus.RECEIVED
    assert stock(planned)["00101"] == before + first.quantity


def test_more_may_arrive_than_was_ordered(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before = stock(planned)["00101"]
    more = {line.number: line.quantity + 5 for line in sent.lines}
    order = receive(planned, sent.number, more)
    assert order.status is OrderStatus.RECEIVED
    assert stock(planned)["00101"] == before + more[1]
    assert order.lines[0].outstanding == 0


@pytest.mark.parametrize(
    ("quantities", "error"),
    [
        ({9: Decimal(1)}, NotFoundError),
        ({1: Decimal(-1)}, RetailError),
        ({1: Decimal("NaN")}, RetailError),
        ({1: Decimal(1_000_001)}, RetailError),
        ({1: Decimal(0)}, RetailError),
        ({}, RetailError),
    ],
)
def test_an_impossible_delivery_books_nothing(
    planned: Workplace, sent: PurchaseOrder, everything: Dump, quantities: dict[int, Decimal], error: type[RetailError]
) -> None:
    before = everything(planned)
    with pytest.raises(error):
        receive(planned, sent.number, quantities)
    assert everything(planned) == before


def test_only_a_sent_order_can_be_received(planned: Workplace) -> None:
    number = create_orders(planned, supplier="SOUTH")[0].number
    with pytest.raises(WrongStateError, match="is draft; only a sent order"):
        receive(planned, number)


def test_a_finished_order_is_not_received_again(planned: Workplace, sent: PurchaseOrder) -> None:
    receive(planned, sent.number)
    with pytest.raises(WrongStateError):
        receive(planned, sent.number)
    with pytest.raises(NotFoundError):
        receive(planned, "PO-9")


def test_staff_receive_and_analysts_do_not(planned: Workplace, sent: PurchaseOrder) -> None:
    with pytest.raises(NotAllowedError):
        receive(Workplace(planned.location, Person("Ann", Role.ANALYST)), sent.number)
    order = receive(Workplace(planned.location, Person("Bob", Role.STAFF)), sent.number)
    assert order.history[-1].user == "Bob"


def cost(place: Workplace, sku: str) -> Decimal | None:
    with place.database.reading() as work:
        return catalogue.items(work)[sku].unit_cost


def test_damaged_units_are_not_stock_and_still_to_come(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before, ordered = stock(planned)["00101"], sent.lines[0].quantity
    order = receive(planned, sent.number, Delivery({1: Arrived(Decimal(4), Decimal(2))}, note="DN 7"))
    assert stock(planned)["00101"] == before + 4
    assert order.lines[0].outstanding == ordered - 4
    assert order.history[-1].note == "4 units on 25 Jul 2025, 2 damaged, DN 7"
    (receipt,) = list_receipts(planned, sent.number)
    assert (receipt.lines[0].good, receipt.lines[0].damaged, receipt.note) == (Decimal(4), Decimal(2), "DN 7")
    only_damage = receive(planned, sent.number, Delivery({2: Arrived(Decimal(0), Decimal(1))}))
    assert only_damage.lines[1].received == 0


def test_an_item_that_was_not_ordered_goes_into_stock(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before = stock(planned)["00106"]
    order = receive(planned, sent.number, Delivery(extras=(Extra("00106", Decimal(2), Decimal(7)),)))
    assert (order.status, stock(planned)["00106"]) == (OrderStatus.SENT, before + 2)
    assert "not ordered: 00106" in order.history[-1].note
    assert cost(planned, "00106") == 7
    for sku, error in (("NOPE", NotFoundError), ("00101", RetailError)):
        with pytest.raises(error):
            receive(planned, sent.number, Delivery(extras=(Extra(sku, Decimal(1)),)))


def test_the_invoice_price_moves_the_cost_by_average(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    on_hand = stock(planned)["00101"]
    receive(planned, sent.number, Delivery({1: Arrived(Decimal(10), unit_cost=Decimal("1.60"))}))
    # 10 were counted; ten more at 1.60 join them at 1.20.
    assert on_hand == 10
    assert cost(planned, "00101") == Decimal("1.40")
    facts = item_facts(planned, sent.number)["00101"]
    assert (facts.on_hand, facts.unit_cost, facts.price) == (Decimal(20), Decimal("1.40"), Decimal("2.50"))
    assert facts.barcodes == ("5000070000004",)


def test_another_currency_does_not_touch_costs(planned: Workplace, sent: PurchaseOrder) -> None:
    with planned.database.writing() as work:
        people.write_setting(work, "currency", "USD")
    receive(planned, sent.number, Delivery({1: Arrived(Decimal(10), unit_cost=Decimal("1.60"))}))
    assert cost(planned, "00101") == Decimal("1.20")


def test_the_rest_can_be_closed_with_the_delivery(planned: Workplace, sent: PurchaseOrder) -> None:
    order = receive(planned, sent.number, {1: Decimal(1)}, close_rest=True)
    assert (order.status, order.is_short, order.outstanding) == (OrderStatus.CLOSED, True, Decimal(0))
    assert order.history[-1].note == "The rest will not come"


def test_a_delivery_of_an_earlier_day_is_booked_on_it(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before = stock(planned)["00101"]
    receive(planned, sent.number, {1: Decimal(5)}, day=date(2025, 7, 1))
    # Stock was counted since: what came before the count is part of it.
    assert stock(planned)["00101"] == before
    assert check(planned).problems == ()
    with pytest.raises(RetailError, match="lies ahead"):
        receive(planned, sent.number, {1: Decimal(5)}, day=date(2999, 1, 1))


def test_what_arrives_after_a_count_of_the_same_day_is_on_top_of_it(
    planned: Workplace, sent: PurchaseOrder, stock: Stock
) -> None:
    today = date(2025, 7, 25)
    receive(planned, sent.number, {1: Decimal(6)}, day=today)
    count(planned, {"00101": Decimal(20)}, day=today)
    assert stock(planned)["00101"] == 20  # what came in the morning was counted
    receive(planned, sent.number, {1: Decimal(5)}, day=today)
    assert stock(planned)["00101"] == 25
    morning, afternoon = list_receipts(planned, sent.number)
    take_back_receipt(planned, morning.key)
    assert stock(planned)["00101"] == 25  # the count knew better than the receipt
    take_back_receipt(planned, afternoon.key)
    assert stock(planned)["00101"] == 20
    assert check(planned).problems == ()


def test_a_receipt_taken_back_leaves_all_as_it_was(planned: Workplace, sent: PurchaseOrder, stock: Stock) -> None:
    before = stock(planned)
    delivery = Delivery({1: Arrived(Decimal(10), Decimal(1), Decimal("1.60"))}, (Extra("00106", Decimal(2)),))
    receive(planned, sent.number, delivery)
    (receipt,) = list_receipts(planned, sent.number)
    order = take_back_receipt(planned, receipt.key)
    assert (order.status, order.lines) == (OrderStatus.SENT, sent.lines)
    assert stock(planned) == before
    assert cost(planned, "00101") == Decimal("1.20")
    assert item_card(planned, "00101").row.last_receipt is None
    assert check(planned).problems == ()
    (receipt,) = list_receipts(planned, sent.number)
    assert receipt.taken_back_by == "Owner"
    with pytest.raises(WrongStateError, match="taken back already"):
        take_back_receipt(planned, receipt.key)
    with pytest.raises(NotFoundError, match="no receipt 99"):
        take_back_receipt(planned, 99)


def test_a_cost_that_moved_on_since_stays_when_the_receipt_is_taken_back(
    planned: Workplace, sent: PurchaseOrder
) -> None:
    for price in ("1.60", "2.00"):
        receive(planned, sent.number, Delivery({1: Arrived(Decimal(10), unit_cost=Decimal(price))}))
    first, second = list_receipts(planned, sent.number)
    order = take_back_receipt(planned, first.key)
    assert "the cost of 00101 has changed since and stays" in order.history[-1].note
    assert cost(planned, "00101") == Decimal("1.60")
    take_back_receipt(planned, second.key)
    assert cost(planned, "00101") == Decimal("1.40")


def test_a_receipt_of_a_closed_order_is_taken_back_and_the_order_stays_closed(
    planned: Workplace, sent: PurchaseOrder
) -> None:
    receive(planned, sent.number, {1: Decimal(1)}, close_rest=True)
    (receipt,) = list_receipts(planned, sent.number)
    assert take_back_receipt(planned, receipt.key).status is OrderStatus.CLOSED


def test_what_came_with_a_file_is_undone_with_it(
    planned: Workplace, sent: PurchaseOrder, bring: Callable[..., ImportReport]
) -> None:
    bring(planned, f"order,date,sku,quantity\n{sent.number},2025-07-25,00101,1\n", Target.RECEIPTS)
    (receipt,) = list_receipts(planned, sent.number)
    with pytest.raises(WrongStateError, match="Undo that import"):
        take_back_receipt(planned, receipt.key)


STEP = st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 5))


@given(steps=st.lists(STEP, max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_receipts_and_takings_back_ledger_and_order_agree(
    planned: Workplace, stock: Stock, steps: list[tuple[int, int, int]]
) -> None:
    before = stock(planned)
    number = make_sent(planned)
    for what, good, damaged in steps:
        left = [one for one in list_receipts(planned, number) if not one.taken_back_at]
        if what == 0 and left:
            take_back_receipt(planned, left[good % len(left)].key)
        elif get_order(planned, number).status in RECEIVABLE and good + damaged:
            receive(planned, number, Delivery({what % 2 + 1: Arrived(Decimal(good), Decimal(damaged))}))
    order = get_order(planned, number)
    assert all(line.received >= 0 for line in order.lines)
    for line in order.lines:
        assert stock(planned)[line.sku] == before[line.sku] + line.received
    assert check(planned).problems == ()
    for one in list_receipts(planned, number):
        if not one.taken_back_at:
            take_back_receipt(planned, one.key)
    assert stock(planned) == before


def make_sent(place: Workplace) -> str:
    made = [order.number for order in list_orders(place)]
    order = duplicate_order(place, made[-1]) if made else create_orders(place, supplier="NORTH")[0]
    change_status(place, order.number, OrderStatus.APPROVED)
    return change_status(place, order.number, OrderStatus.SENT).number


def test_a_lot_that_arrives_is_on_hand_and_leaves_with_its_receipt(planned: Workplace, sent: PurchaseOrder) -> None:
    lots = LotName("A1", date(2026, 1, 31)), LotName("", date(2026, 2, 28))
    came = Delivery({1: Arrived(Decimal(6), lot=lots[0])}, (Extra("00106", Decimal(2), lot=lots[1]),))
    receive(planned, sent.number, came)
    tea, pot = (read_card(planned, sku).lots for sku in (sent.lines[0].sku, "00106"))
    assert (tea[0], pot[0]) == (Lot(lots[0], Decimal(6)), Lot(lots[1], Decimal(2)))
    take_back_receipt(planned, list_receipts(planned, sent.number)[0].key)
    assert all(lot.name == LotName() for sku in (sent.lines[0].sku, "00106") for lot in read_card(planned, sku).lots)
