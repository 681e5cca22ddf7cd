"""Counting by a list."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.services.control_stock import adjust, list_actions
from retail_desktop.services.count_stock import (
    Choice,
    drop_list,
    enter_count,
    list_counts,
    make_list,
    post_list,
    read_sheet,
)
from retail_desktop.services.workplace import Workplace

from .conftest import LAST, SKUS

Ask = Callable[..., list[tuple[Any, ...]]]


def skus(place: Workplace, choice: Choice, **more: Any) -> list[str]:  # noqa: ANN401 - whatever a list can be made of
    return [line.sku for line in read_sheet(place, make_list(place, choice, **more)).lines]


def test_a_list_holds_all_a_category_the_dearest_the_riskiest_or_the_chosen(shop: Workplace) -> None:
    assert tuple(skus(shop, Choice.ALL)) == SKUS
    assert skus(shop, Choice.CATEGORY, category="Biscuits") == ["00103", "00104"]
    assert len(skus(shop, Choice.VALUE, most=2)) == 2
    assert skus(shop, Choice.CHOSEN, skus=["00105", "5000070000004", "00105"]) == ["00105", "00101"]
    adjust(shop, "00104", Decimal(-1), "missing")
    assert skus(shop, Choice.RISK) == ["00104"]


def test_a_list_of_nothing_is_not_made(shop: Workplace) -> None:
    with pytest.raises(RetailError, match="nothing to count"):
        make_list(shop, Choice.CATEGORY, category="Shoes")
    with pytest.raises(NotFoundError):
        make_list(shop, Choice.CHOSEN, skus=["nothing"])
    assert list_counts(shop) == ()


def test_what_is_counted_shows_its_difference_and_is_booked_at_the_end(shop: Workplace) -> None:
    number = make_list(shop, Choice.CATEGORY, category="Tea")
    assert enter_count(shop, number, "5000070000004", Decimal(7)) == "00101"
    green, black = read_sheet(shop, number).lines
    assert (green.book, green.counted, green.difference, green.worth) == (10, 7, -3, Decimal("-3.60"))
    assert (black.counted, black.difference, black.worth) == (None, None, None)
    assert not list_actions(shop)
    (half,) = list_counts(shop)
    assert (half.name, half.counted) == ("Tea", {"00101": 7})
    assert [(line.sku, line.after) for line in post_list(shop, number).lines] == [("00101", 7)]
    assert list_counts(shop) == ()
    with pytest.raises(NotFoundError, match="no count list"):
        post_list(shop, number)


def test_an_item_found_on_the_shelf_joins_the_list_and_a_count_can_be_taken_out(shop: Workplace) -> None:
    number = make_list(shop, Choice.CHOSEN, skus=["00101"])
    enter_count(shop, number, "00106", Decimal(1))
    assert [line.sku for line in read_sheet(shop, number, LAST - timedelta(days=1)).lines] == ["00101", "00106"]
    enter_count(shop, number, "00106", None)
    with pytest.raises(RetailError, match="Nothing of “1 chosen” is counted"):
        post_list(shop, number)


def test_a_list_given_up_books_nothing_and_stays_on_record(shop: Workplace, ask: Ask) -> None:
    number = make_list(shop, Choice.ALL)
    enter_count(shop, number, "00101", Decimal(1))
    drop_list(shop, number)
    assert list_counts(shop) == ()
    assert not list_actions(shop)
    assert ask(shop, "SELECT dropped FROM count_list") == [(1,)]


def test_an_impossible_quantity_is_refused(shop: Workplace) -> None:
    number = make_list(shop, Choice.ALL)
    with pytest.raises(RetailError, match="too few"):
        enter_count(shop, number, "00101", Decimal(-1))
