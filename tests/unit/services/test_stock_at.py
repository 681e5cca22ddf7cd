"""Where stock stands on a day, and whether a booking of that day changes today's stock."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.lots import LotName
from retail_desktop.persistence import catalogue, ledger
from retail_desktop.services.control_stock import adjust, count, waste
from retail_desktop.services.stock_at import stock_at
from retail_desktop.services.workplace import Workplace

from .conftest import LAST

TODAY = LAST + timedelta(days=1)


def test_without_a_day_it_is_the_stores_own(shop: Workplace) -> None:
    found = stock_at(shop, "5000070000004", None)
    assert (found.store, found.day, found.evening, found.now, found.counted_on) == ("MAIN", TODAY, 10, 10, LAST)
    assert not found.stays


def test_a_day_before_the_count_leaves_todays_stock_and_says_so(shop: Workplace) -> None:
    day = LAST - timedelta(days=3)
    assert stock_at(shop, "00101", "MAIN", day).evening is None  # nobody had counted by then
    count(shop, {"00101": Decimal(60)}, day=LAST - timedelta(days=30))
    before = stock_at(shop, "00101", "MAIN", day)
    assert before.stays
    waste(shop, {"00101": Decimal(4)}, "expired", day=day)
    after = stock_at(shop, "00101", "MAIN", day)
    assert before.evening is not None
    assert (after.evening, after.now) == (before.evening - 4, before.now)


def test_the_evening_is_what_the_ledger_says_of_it(shop: Workplace) -> None:
    count(shop, {"00101": Decimal(30)}, day=LAST - timedelta(days=20))
    adjust(shop, "00101", Decimal(5), "found", day=LAST - timedelta(days=9), lot=LotName("A"))
    with shop.database.writing() as work:
        key = catalogue.item_ids(work)["00101"], 1
        for back in (0, 1, 5, 9, 15, 20):
            day = LAST - timedelta(days=back)
            assert stock_at(shop, "00101", "MAIN", day).evening == ledger.levels_of(work, {key}, day)[key].on_hand


def test_an_item_that_never_moved_has_nothing(shop: Workplace) -> None:
    with shop.database.writing() as work:
        catalogue.add_stores(work, ["NORTH"])
    found = stock_at(shop, "00101", "NORTH")
    assert (found.evening, found.now, found.counted_on, found.lots) == (0, 0, None, ())


def test_what_does_not_exist_is_refused(shop: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no store Nowhere"):
        stock_at(shop, "00101", "Nowhere")
    with pytest.raises(RetailError, match="Choose a day"):
        stock_at(shop, "00101", "MAIN", date(2999, 1, 1))
