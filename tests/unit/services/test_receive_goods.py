"""Deliveries: what arrived moves stock and the order."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.errors import (
    FileRefusedError,
    NotAllowedError,
    NotFoundError,
    RetailError,
    WrongStateError,
)
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.services.browse_items import item_card
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import change_status, create_orders, get_order
from retail_desktop.services.receive_goods import read_arrivals, receive
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


def test_a_delivery_note_names_items_or_lines(planned: Workplace, sent: PurchaseOrder, tmp_path: Path) -> None:
    (tmp_path / "note.csv").write_text("\ufeffSKU,Line,Quantity\n00101,,6\n,2,12\n00101,,3.5\n", encoding="utf-8")
    found = read_arrivals(planned, sent.number, str(tmp_path / "note.csv"))
    assert found == {1: Decimal("9.5"), 2: Decimal(12)}


@pytest.mark.parametrize(
    "content", ["sku,quantity\n00999,1\n", "sku,quantity\n00101,many\n", "sku\n00101\n", "line,quantity\nx,1\n"]
)
def test_a_delivery_note_that_is_not_understood_is_refused(
    planned: Workplace, sent: PurchaseOrder, tmp_path: Path, content: str
) -> None:
    (tmp_path / "note.csv").write_text(content, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="heading line and the columns"):
        read_arrivals(planned, sent.number, str(tmp_path / "note.csv"))
    with pytest.raises(FileRefusedError):
        read_arrivals(planned, sent.number, str(tmp_path / "missing.csv"))
    assert get_order(planned, sent.number) == sent
