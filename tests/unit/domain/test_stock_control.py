"""What people do to stock: quantities that can be booked, reasons, and goods on their way."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.stock_control import (
    ActionKind,
    StockAction,
    StockLine,
    Transfer,
    TransferLine,
    arrivals,
    checked_day,
    checked_quantity,
    reason_of,
)

TODAY = date(2026, 9, 30)
MUGS, TEA = TransferLine("00417", "Mug", Decimal(6)), TransferLine("00422", "Tea", Decimal(4), Decimal(1), Decimal(1))


def on_its_way(*lines: TransferLine) -> Transfer:
    return Transfer(7, "MAIN", "NORTH", TODAY, "Maria", "", lines)


@pytest.mark.parametrize("units", ["NaN", "Infinity", "1000001", "0.0004"])
def test_a_quantity_that_is_no_quantity_is_refused(units: str) -> None:
    with pytest.raises(RetailError, match="00417"):
        checked_quantity("00417", Decimal(units))


def test_a_change_of_nothing_is_refused_but_a_count_of_nothing_is_a_count() -> None:
    with pytest.raises(RetailError, match="changes nothing"):
        checked_quantity("00417", Decimal(0))
    assert checked_quantity("00417", Decimal(0), least=Decimal(0)) == 0


def test_nothing_can_be_counted_below_zero() -> None:
    with pytest.raises(RetailError, match="too few"):
        checked_quantity("00417", Decimal(-1), least=Decimal(0))


def test_nothing_is_booked_in_the_future_or_before_1990() -> None:
    assert checked_day(TODAY, TODAY) == TODAY
    for day in (date(2026, 10, 1), date(1989, 12, 31)):
        with pytest.raises(RetailError, match="Choose a day"):
            checked_day(day, TODAY)


def test_goods_that_go_for_a_reason_of_waste_are_waste() -> None:
    assert reason_of("Damaged", Decimal(-2)) == (MovementKind.WASTE, "damaged")
    assert reason_of("damaged", Decimal(2)) == (MovementKind.ADJUSTMENT, "damaged")
    assert reason_of("own_use", Decimal(-1)) == (MovementKind.ADJUSTMENT, "own use")
    assert reason_of("Eaten by mice", Decimal(-1)) == (MovementKind.ADJUSTMENT, "Eaten by mice")


def test_a_correction_without_a_reason_is_refused() -> None:
    with pytest.raises(RetailError, match="needs a reason"):
        reason_of("  ", Decimal(1))


def test_a_transfer_says_where_its_goods_are() -> None:
    assert on_its_way(MUGS).state == "on the way"
    assert on_its_way(MUGS, TEA).state == "partly received"
    assert on_its_way(TransferLine("1", "", Decimal(2), Decimal(2))).state == "received"
    assert on_its_way(TransferLine("1", "", Decimal(2), Decimal(1), Decimal(1))).state == "received, some lost"


def test_all_that_is_left_arrives_unless_something_is_named() -> None:
    assert arrivals(on_its_way(MUGS, TEA), None, []) == ({"00417": 6, "00422": 2}, {})
    assert arrivals(on_its_way(MUGS), None, [("00417", Decimal(6))]) == ({}, {"00417": 6})
    assert arrivals(on_its_way(MUGS), [("00417", Decimal(2)), ("00417", Decimal(1))], []) == ({"00417": 3}, {})


def test_more_than_was_sent_cannot_arrive() -> None:
    with pytest.raises(RetailError, match="Only 2 of item 00422 are on the way"):
        arrivals(on_its_way(TEA), [("00422", Decimal(2))], [("00422", Decimal(1))])


def test_what_was_not_sent_cannot_arrive() -> None:
    with pytest.raises(RetailError, match="not part of transfer 7"):
        arrivals(on_its_way(TEA), [("00417", Decimal(1))], [])
    with pytest.raises(RetailError, match="Nothing of transfer 7"):
        arrivals(on_its_way(TEA), [("00422", Decimal(0))], [])


@given(st.integers(1, 50), st.integers(0, 50), st.integers(0, 50))
def test_what_was_sent_is_here_there_or_lost(sent: int, came: int, gone: int) -> None:
    line = TransferLine("00417", "Mug", Decimal(sent))
    if came + gone <= sent and came + gone > 0:
        arrived, lost = arrivals(on_its_way(line), [("00417", Decimal(came))], [("00417", Decimal(gone))])
        after = TransferLine("00417", "Mug", line.sent, arrived.get("00417", Decimal(0)), lost.get("00417", Decimal(0)))
        assert after.on_the_way == sent - came - gone


def test_an_action_adds_up_its_units() -> None:
    lines = StockLine("00417", Decimal(3)), StockLine("00422", Decimal("-0.5"))
    assert StockAction(1, ActionKind.ADJUSTMENT, TODAY, "MAIN", "", "Maria", lines=lines).units == Decimal("2.5")
