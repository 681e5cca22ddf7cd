"""What was sold, and which days say nothing about demand."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.demand_history import Histories, read_histories
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
MONDAY = date(2026, 1, 5)
HEAD = "date,sku,quantity\n"


def read(place: Workplace, **choice: Any) -> Histories:  # noqa: ANN401 - handed on as it is
    with place.database.reading() as work:
        return read_histories(work, **choice)


def six_items(days: range, closed: Callable[[int], bool]) -> str:
    """Six items that sell every day on which the store is open."""
    lines = [
        f"{MONDAY + timedelta(days=day)},{sku},2\n"
        for day in days
        if not closed(day)
        for sku in ("1", "2", "3", "4", "5", "6")
    ]
    return HEAD + "".join(lines)


def test_demand_is_what_was_sold_less_what_came_back_that_day(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-01-05,1,5\n2026-01-05,1,-2\n2026-01-07,1,-4\n2026-01-08,1,0.5\n")
    found = read(empty_shop)
    assert (found.skus, found.stores, found.first) == (("1",), ("MAIN",), MONDAY)
    assert found.demand.tolist() == [[3, 0, 0, 0.5]]


def test_an_item_is_no_evidence_before_its_first_sale(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-01-05,1,5\n2026-01-07,2,1\n2026-01-08,1,1\n")
    assert read(empty_shop).observed.tolist() == [[True] * 4, [False, False, True, True]]


def test_a_day_on_which_the_store_was_shut_is_no_zero(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, six_items(range(28), closed=lambda day: day == 9))
    assert np.flatnonzero(~read(empty_shop).observed.all(axis=0)).tolist() == [9]


def test_a_weekday_that_is_always_shut_is_a_pattern(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, six_items(range(27), closed=lambda day: day % 7 == 6))
    found = read(empty_shop)
    assert found.observed.all()
    assert not found.demand[:, 6].any()


def test_a_small_assortment_does_not_tell_when_the_store_was_shut(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-01-05,1,5\n2026-01-09,1,5\n")
    assert read(empty_shop).observed.all()


def test_days_without_stock_are_no_evidence(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-01-05,1,5\n2026-01-07,1,3\n2026-01-10,2,1\n")
    bring(empty_shop, "sku,on_hand,date\n1,3,2026-01-06\n3,9,2026-01-06\n", Target.STOCK)
    found = read(empty_shop)
    assert found.observed[0].tolist() == [True, True, True, False, False, False]


def test_as_of_uses_nothing_later(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-01-05,1,5\n2026-01-06,1,2\n")
    early = read(empty_shop, as_of=date(2026, 1, 6))
    bring(empty_shop, HEAD + "2026-01-07,1,9\n2026-01-07,2,9\n")
    late = read(empty_shop, as_of=date(2026, 1, 6))
    assert late.skus == early.skus
    assert (late.demand == early.demand).all()


def test_days_after_the_newest_sales_are_not_taken_for_days_without_a_sale(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-01-05,1,3\n2026-01-06,1,3\n")
    assert read(empty_shop, as_of=date(2026, 2, 1)).demand.tolist() == [[3, 3]]


def test_some_items_or_one_store_can_be_chosen(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "store,date,sku,quantity\nHill,2026-01-05,1,5\nDock,2026-01-05,1,3\nDock,2026-01-06,2,1\n")
    assert read(empty_shop, skus=["1"]).stores == ("Dock", "Hill")
    assert read(empty_shop, store="Dock").skus == ("1", "2")


def test_items_of_a_category_are_a_group(shop: Workplace) -> None:
    groups = read(shop).groups.tolist()
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_only_the_last_three_years_are_read(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2020-01-05,1,5\n2026-01-05,1,2\n")
    found = read(empty_shop)
    assert found.demand.shape == (1, 156 * 7 + 1)  # a Monday
    assert found.demand.sum() == 2


def test_without_sales_there_is_nothing_to_forecast_from(empty_shop: Workplace, shop: Workplace) -> None:
    for place, as_of in ((empty_shop, None), (shop, date(2020, 1, 1))):
        with pytest.raises(RetailError, match="no sales to forecast from"):
            read(place, as_of=as_of)
