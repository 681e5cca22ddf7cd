"""Which trading days have no sales."""

from collections.abc import Callable
from datetime import date, timedelta

from retail_desktop.domain.imports import ImportReport
from retail_desktop.services.missing_days import find_missing_days
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]

FIRST = date(2026, 1, 5)


def lines(days: list[int], store: str) -> str:
    return "".join(f"{FIRST + timedelta(day)},{store},I1,2\n" for day in days)


def test_a_shop_without_sales_misses_none(empty_shop: Workplace) -> None:
    assert find_missing_days(empty_shop) == ()


def test_a_day_without_sales_between_the_first_and_the_last_file_is_missing(
    empty_shop: Workplace, bring: Bring
) -> None:
    every = [day for day in range(70) if day not in (60, 61)]
    bring(empty_shop, "date,store,sku,quantity\n" + lines(every, "Harbour") + lines(list(range(66)), "West"))
    harbour, west = find_missing_days(empty_shop)
    assert (harbour.store, harbour.days) == ("Harbour", (date(2026, 3, 6), date(2026, 3, 7)))
    assert harbour.sentence() == "No sales for Harbour on 6 and 7 Mar: closed, or file missing?"
    assert west.days == tuple(FIRST + timedelta(day) for day in range(66, 70))


def test_a_weekday_on_which_the_store_is_closed_is_not_missing(empty_shop: Workplace, bring: Bring) -> None:
    open_days = [day for day in range(90) if day % 7 != 6]
    bring(empty_shop, "date,store,sku,quantity\n" + lines(open_days, "Harbour"))
    assert find_missing_days(empty_shop) == ()
