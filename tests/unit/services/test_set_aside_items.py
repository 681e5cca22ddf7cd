"""People leave items out of orders."""

from datetime import date, timedelta

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.set_aside_items import bring_back, list_set_aside, set_item_aside
from retail_desktop.services.workplace import Workplace

TODAY = date(2025, 7, 25)


def ordered(place: Workplace) -> set[str]:
    return {line.sku for order in create_orders(place) for line in order.lines}


def test_what_is_set_aside_is_not_ordered(planned: Workplace) -> None:
    made = set_item_aside(planned, "00101", "MAIN", TODAY + timedelta(days=1), "Shelf is full")
    assert (made.person, made.note) == ("Owner", "Shelf is full")
    assert list_set_aside(planned) == (made,)
    assert "00101" not in ordered(planned)


def test_what_is_brought_back_is(planned: Workplace) -> None:
    set_item_aside(planned, "00101", "MAIN")
    bring_back(planned, "00101", "MAIN")
    assert list_set_aside(planned) == ()
    assert list_set_aside(planned, ended=True)[0].ended_by == "Owner"
    assert "00101" in ordered(planned)


def test_the_last_word_counts(planned: Workplace) -> None:
    set_item_aside(planned, "00101", "MAIN")
    until = TODAY + timedelta(days=7)
    set_item_aside(planned, "00101", "MAIN", until)
    assert [one.until for one in list_set_aside(planned)] == [until]


def test_only_what_is_there_can_be_set_aside(planned: Workplace) -> None:
    with pytest.raises(NotFoundError, match="There is no item 101"):
        set_item_aside(planned, "101", "MAIN")
    with pytest.raises(NotFoundError, match="the stores are MAIN"):
        set_item_aside(planned, "00101", "Moon")
    with pytest.raises(NotFoundError, match="not set aside"):
        bring_back(planned, "00101", "MAIN")
    with pytest.raises(RetailError, match="not after"):
        set_item_aside(planned, "00101", "MAIN", TODAY)


def test_not_everybody_decides_what_is_ordered(planned: Workplace) -> None:
    seller = Workplace(planned.location, Person("Sam", Role.SALES))
    with pytest.raises(NotAllowedError):
        set_item_aside(seller, "00101", "MAIN")
    with pytest.raises(NotAllowedError):
        bring_back(seller, "00101", "MAIN")
