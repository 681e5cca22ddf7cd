"""Goods from one store to another."""

from datetime import timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.lots import LotName
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.persistence import catalogue, proofs
from retail_desktop.services.control_stock import adjust, list_actions, take_back
from retail_desktop.services.stock_card import read_card
from retail_desktop.services.transfer_stock import list_transfers, receive, send
from retail_desktop.services.workplace import Workplace

from .conftest import LAST

TODAY = LAST + timedelta(days=1)


@pytest.fixture
def two(shop: Workplace) -> Workplace:
    with shop.database.writing() as work:
        catalogue.add_stores(work, ["NORTH"])
    return shop


def lots(place: Workplace, store: str) -> dict[LotName, Decimal]:
    return {lot.name: lot.units for lot in read_card(place, "00101", store).lots}


def test_goods_leave_are_on_the_way_and_arrive_in_parts_or_not_at_all(two: Workplace) -> None:
    number = send(two, {"00101": Decimal(6), "00102": Decimal(2)}, "main", "NORTH").number
    (transfer,) = list_transfers(two, only_open=True)
    assert (transfer.number, transfer.on_the_way, transfer.state) == (number, 8, "on the way")
    receive(two, number, {"00101": Decimal(2)}, lost={"00101": Decimal(1)})
    (transfer,) = list_transfers(two)
    tea = transfer.lines[0]
    assert (tea.sent, tea.arrived, tea.lost, tea.on_the_way, transfer.state) == (6, 2, 1, 3, "partly received")
    receive(two, number)
    assert list_transfers(two, only_open=True) == ()
    assert (read_card(two, "00101", "MAIN").on_hand, read_card(two, "00101", "NORTH").on_hand) == (4, 5)
    with two.database.reading() as work:
        assert proofs.balances(work) == []


def test_a_transfer_is_taken_back_arrivals_first(two: Workplace) -> None:
    number = send(two, {"00101": Decimal(6)}, "MAIN", "NORTH").number
    arrived = receive(two, number).number
    with pytest.raises(WrongStateError, match=f"Take action {arrived} back first"):
        take_back(two, number)
    take_back(two, arrived)
    assert list_transfers(two)[0].on_the_way == 6
    take_back(two, number)
    assert list_transfers(two) == ()
    assert read_card(two, "00101", "MAIN").on_hand == 10
    with pytest.raises(NotFoundError, match="no transfer"):
        receive(two, number)


def test_goods_do_not_travel_to_where_they_are_nor_arrive_before_they_leave(two: Workplace) -> None:
    with pytest.raises(RetailError, match="Both ends"):
        send(two, {"00101": Decimal(6)}, "MAIN", "main")
    number = send(two, {"00101": Decimal(6)}, "MAIN", "NORTH").number
    with pytest.raises(RetailError, match="cannot have arrived"):
        receive(two, number, day=LAST - timedelta(days=3))
    with pytest.raises(RetailError, match="Only 6"):
        receive(two, number, {"00101": Decimal(7)})
    assert list_transfers(two)[0].on_the_way == 6


def test_lots_travel_with_the_goods_first_expired_first(two: Workplace) -> None:
    soon, late = LotName("A", TODAY + timedelta(days=5)), LotName("B", TODAY + timedelta(days=50))
    for name in (late, soon):
        adjust(two, "00101", Decimal(6), "found", store="MAIN", lot=name)
    number = send(two, {"00101": Decimal(8)}, "MAIN", "NORTH").number
    assert lots(two, "MAIN") == {late: 4, LotName(): 10}
    (transfer,) = list_transfers(two)
    assert [(line.sku, line.sent) for line in transfer.lines] == [("00101", 8)]
    receive(two, number, {"00101": Decimal(5)}, lost={"00101": Decimal(2)}, reason="broken on the way")
    assert lots(two, "NORTH") == {soon: 4, late: 1}
    newest = list_actions(two)[0]
    assert (newest.reason, newest.kind) == ("broken on the way", ActionKind.ARRIVED)
    receive(two, number)
    assert lots(two, "NORTH") == {soon: 4, late: 2}


def test_a_loss_needs_its_reason(two: Workplace) -> None:
    number = send(two, {"00101": Decimal(8)}, "MAIN", "NORTH").number
    with pytest.raises(RetailError, match="Say why the goods are lost"):
        receive(two, number, {}, lost={"00101": Decimal(1)}, reason=" ")
