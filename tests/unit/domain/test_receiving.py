"""Deliveries against an order."""

from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.lots import LotName
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import (
    Arrived,
    Delivery,
    Extra,
    Receipt,
    ReceiptLine,
    ReturnLine,
    SupplierReturn,
    all_outstanding,
    checked,
)

DAY = date(2026, 10, 2)
MUGS = OrderLine(1, "00417", "Mug", "", Decimal(48), Decimal(12), Decimal(12), Decimal("2.95"))
DONE = OrderLine(2, "00422", "Towel", "", Decimal(6), Decimal(6), Decimal(1), None)
ORDER = PurchaseOrder("PO-1", "B", "B", "M", OrderStatus.SENT, DAY, DAY, "USD", (MUGS, DONE))


def test_everything_outstanding_comes_at_once() -> None:
    assert all_outstanding(ORDER) == Delivery({1: Arrived(Decimal(36))})


def test_lines_of_which_nothing_came_are_left_out() -> None:
    nothing, some = Arrived(Decimal(0)), Arrived(Decimal(0), Decimal(2))
    came = checked(ORDER, Delivery({1: nothing, 2: some}, (Extra("X", Decimal(0)), Extra("Y", Decimal(1))), "DN 7"))
    assert came == Delivery({2: some}, (Extra("Y", Decimal(1)),), "DN 7")
    assert came.damaged == 2


@pytest.mark.parametrize(
    ("delivery", "words"),
    [
        (Delivery(), "Nothing of order PO-1 arrived"),
        (Delivery({9: Arrived(Decimal(1))}), "no line 9; its lines are 1, 2"),
        (Delivery({1: Arrived(Decimal(-1))}), "Line 1: -1 units cannot arrive"),
        (Delivery({1: Arrived(Decimal(1), Decimal(-1))}), "Line 1: -1 units cannot arrive"),
        (Delivery({1: Arrived(Decimal(1), unit_cost=Decimal(-1))}), "Line 1: -1 cannot be the price"),
        (Delivery(extras=(Extra("X", Decimal("NaN")),)), "Item X: NaN units cannot arrive"),
        (Delivery(extras=(Extra("X", Decimal(1), Decimal("Inf")),)), "Item X: Infinity cannot be the price"),
    ],
)
def test_an_impossible_delivery_is_refused(delivery: Delivery, words: str) -> None:
    with pytest.raises((RetailError, NotFoundError), match=words):
        checked(ORDER, delivery)


def test_receipts_and_returns_add_up() -> None:
    lines = (ReceiptLine(1, "A", Decimal(3), Decimal(1)), ReceiptLine(0, "B", Decimal(2)))
    assert Receipt(1, "PO-1", DAY, "", "Ann", "", lines).units == 5
    back = (ReturnLine("A", Decimal(2), Decimal("1.5")), ReturnLine("B", Decimal(1)))
    value = SupplierReturn("RT-1", "B", "B", "M", DAY, "", "Ann", "broken", back)
    assert (value.units, value.total) == (Decimal(3), Decimal("3.0"))


def test_lots_are_known_by_the_line_or_by_the_item_that_was_not_ordered() -> None:
    soon, late = LotName("A", DAY), LotName("B")
    came = Delivery({1: Arrived(Decimal(6), lot=soon)}, (Extra("00500", Decimal(1), lot=late),))
    assert came.lots == {(1, ""): soon, (0, "00500"): late}
