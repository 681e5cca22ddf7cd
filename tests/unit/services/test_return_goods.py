"""Goods that go back to a supplier."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.services.keep_store import check
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.return_goods import list_returns, return_goods, take_back_return
from retail_desktop.services.workplace import Workplace

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
