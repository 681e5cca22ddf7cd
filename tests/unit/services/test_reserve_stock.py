"""What customers are owed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.reservations import ReservationState
from retail_desktop.persistence import reservations
from retail_desktop.services.browse_items import item_card
from retail_desktop.services.control_stock import waste
from retail_desktop.services.reserve_stock import cancel, fulfil, list_reservations, reserve
from retail_desktop.services.stock_card import read_card
from retail_desktop.services.workplace import Workplace


def test_units_kept_are_owed_until_they_are_fetched_or_not_wanted(shop: Workplace) -> None:
    first = reserve(shop, "5000070000004", Decimal(3), " Mrs Bell ", note="Friday")
    second = reserve(shop, "00101", Decimal("1.5"), "School fair")
    assert (first.sku, first.customer, first.number, second.number) == ("00101", "Mrs Bell", 1, 2)
    with shop.database.reading() as work:
        assert reservations.allocated(work) == {(1, 1): Decimal("4.5")}
    card = read_card(shop, "00101")
    assert (card.on_hand, card.owed, card.free) == (10, Decimal("4.5"), Decimal("5.5"))
    row = item_card(shop, "00101").row
    assert (row.allocated, row.available) == (Decimal("4.5"), Decimal("5.5"))
    assert fulfil(shop, 1).state is ReservationState.FULFILLED
    assert cancel(shop, 2).closed_by == "Owner"
    assert list_reservations(shop) == ()
    assert [one.state.value for one in list_reservations(shop, closed=True)] == ["fulfilled", "cancelled"]
    assert read_card(shop, "00101").on_hand == 10


def test_a_reservation_is_closed_once(shop: Workplace) -> None:
    reserve(shop, "00101", Decimal(3), "Mrs Bell")
    fulfil(shop, 1)
    with pytest.raises(WrongStateError, match="fulfilled already"):
        cancel(shop, 1)
    with pytest.raises(NotFoundError, match="no reservation 9"):
        fulfil(shop, 9)


def test_nothing_is_kept_for_nobody_and_not_by_everybody(shop: Workplace) -> None:
    with pytest.raises(RetailError, match="Nobody is named"):
        reserve(shop, "00101", Decimal(3), " ")
    with pytest.raises(RetailError, match="too few"):
        reserve(shop, "00101", Decimal(-3), "Mrs Bell")
    with pytest.raises(NotAllowedError):
        reserve(replace(shop, person=Person("Pat", Role.ANALYST)), "00101", Decimal(3), "Mrs Bell")
    assert list_reservations(shop, closed=True) == ()


def test_a_sales_representative_keeps_goods_for_a_customer_but_changes_no_stock(shop: Workplace) -> None:
    seller = replace(shop, person=Person("Sam", Role.SALES))
    assert cancel(seller, reserve(seller, "00101", Decimal(3), "Mrs Bell").number or 0).closed_by == "Sam"
    with pytest.raises(NotAllowedError):
        waste(seller, {"00101": Decimal(1)}, "expired")
