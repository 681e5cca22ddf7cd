"""Goods that go back to a supplier."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.receiving import ReturnLine, SupplierReturn
from retail_desktop.persistence import deliveries, ledger, supplier_returns
from retail_desktop.services.control_stock import count, list_actions, take_back
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.return_goods import list_returns, return_goods, take_back_return
from retail_desktop.services.stock_card import read_card
from retail_desktop.services.workplace import Workplace

from .conftest import LAST

Stock = Callable[[Workplace], dict[str, Decimal]]


def test_a_return_lowers_stock_with_its_reason_and_can_be_taken_back(planned: Workplace, stock: Stock) -> None:
    before = stock(planned)["00101"]
    order = create_orders(planned, supplier="NORTH")[0]
    lines = [ReturnLine("00101", Decimal(2)), ReturnLine("00101", Decimal(1)), ReturnLine("00102", Decimal(0))]
    value = return_goods(planned, "NORTH", lines, " broken ", order=order.number)
    assert (value.number, value.reason, value.order, value.store) == ("RT-1001", "broken", "PO-1001", "MAIN")
    assert value.lines == (ReturnLine("00101", Decimal(3), Decimal("1.20")),)
    assert value.total == Decimal("3.60")
    assert stock(planned)["00101"] == before - 3
    assert list_returns(planned) == (value,)
    assert take_back_return(planned, "rt-1001").taken_back_by == "Owner"
    assert stock(planned)["00101"] == before
    assert check(planned).problems == ()
    with pytest.raises(WrongStateError, match="taken back already"):
        take_back_return(planned, "RT-1001")
    assert return_goods(planned, "NORTH", lines[:1], "broken").number == "RT-1002"


@pytest.mark.parametrize(
    ("supplier", "line", "reason", "more", "words"),
    [
        ("NOBODY", ReturnLine("00101", Decimal(1)), "broken", {}, "no supplier NOBODY"),
        ("NORTH", ReturnLine("00101", Decimal(1)), " ", {}, "Say why"),
        ("NORTH", ReturnLine("NOPE", Decimal(1)), "broken", {}, "no item NOPE"),
        ("NORTH", ReturnLine("00101", Decimal(0)), "broken", {}, "No units go back"),
        ("NORTH", ReturnLine("00101", Decimal(-1)), "broken", {}, "-1 units"),
        ("NORTH", ReturnLine("00101", Decimal(999)), "broken", {}, "999 units cannot go back, 10 are on hand"),
        ("NORTH", ReturnLine("00101", Decimal(1)), "broken", {"store": "HILL"}, "no store HILL"),
        ("NORTH", ReturnLine("00101", Decimal(1)), "broken", {"order": "PO-9"}, "no order PO-9"),
        ("NORTH", ReturnLine("00101", Decimal(1)), "broken", {"day": date(2999, 1, 1)}, "lies ahead"),
    ],
)
def test_an_impossible_return_books_nothing(
    planned: Workplace, supplier: str, line: ReturnLine, reason: str, more: dict[str, object], words: str
) -> None:
    with pytest.raises(RetailError, match=words):
        return_goods(planned, supplier, [line], reason, **more)
    assert list_returns(planned) == ()
    with pytest.raises(NotFoundError, match="no return RT-9"):
        take_back_return(planned, "RT-9")


def test_goods_sent_back_after_the_count_of_the_day_leave_the_stock(planned: Workplace, stock: Stock) -> None:
    count(planned, {"00101": Decimal(20)})
    return_goods(planned, "NORTH", [ReturnLine("00101", Decimal(4))], "broken")
    assert stock(planned)["00101"] == 16
    with planned.database.reading() as work:
        assert [one.quantity for one in deliveries.deliveries(work)] == [-4]
    newest = read_card(planned, "00101").lines[0]
    assert (newest.reason, newest.document, newest.change) == ("broken", "RT-1001", -4)


def test_a_return_that_is_taken_back_on_the_stock_card_is_taken_back_as_a_whole(
    planned: Workplace, stock: Stock
) -> None:
    before = stock(planned)["00101"]
    return_goods(planned, "NORTH", [ReturnLine("00101", Decimal(4)), ReturnLine("00102", Decimal(1))], "broken")
    take_back(planned, list_actions(planned)[0].number)
    (value,) = list_returns(planned)
    assert value.taken_back_by == "Owner"
    assert stock(planned)["00101"] == before
    with pytest.raises(WrongStateError, match="taken back already"):
        take_back_return(planned, value.number)
    assert check(planned).problems == ()


def test_a_return_of_older_days_that_is_no_action_can_be_taken_back_too(planned: Workplace, stock: Stock) -> None:
    before = stock(planned)["00101"]
    line = ReturnLine("00101", Decimal(4), Decimal("1.20"))
    old = SupplierReturn("RT-1001", "NORTH", "North Trading", "MAIN", LAST, "", "Owner", "broken", (line,))
    with planned.database.writing() as work:
        supplier_returns.add_return(work, old, None)
        ledger.add_movements(work, [ledger.movement_row(1, 1, LAST, MovementKind.SUPPLIER_RETURN, Decimal(-4))])
        ledger.refresh_balances(work)
    assert take_back_return(planned, "RT-1001").taken_back_by == "Owner"
    assert stock(planned)["00101"] == before
