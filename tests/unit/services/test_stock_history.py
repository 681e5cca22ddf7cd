"""Days on which nothing was there to be sold."""

from collections.abc import Callable
from datetime import date

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.persistence import catalogue
from retail_desktop.services.stock_history import empty_days, stock_outs_between
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def test_without_a_count_nothing_is_known() -> None:
    assert stock_outs_between([(1, 1, 5, "receipt", 9000)], {6: 9000}, 20) == (set(), set())


def test_stock_runs_out_between_a_count_and_a_delivery() -> None:
    entries = [(1, 1, 10, "count", 2000), (1, 1, 15, "receipt", 5000)]
    assert stock_outs_between(entries, {11: 2000, 16: 1000}, 17) == ({12, 13, 14}, {11})


def test_each_count_begins_anew() -> None:
    entries = [(1, 1, 10, "count", 0), (1, 1, 13, "count", 4000), (1, 1, 15, "count", 0)]
    assert stock_outs_between(entries, {}, 17).empty == {11, 12, 13, 16, 17}


def test_a_day_with_a_sale_is_evidence_whatever_the_book_says() -> None:
    assert stock_outs_between([(1, 1, 10, "count", 0)], {12: 1000}, 13) == ({11, 13}, set())


def test_empty_days_are_read_from_the_ledger(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "date,sku,quantity\n2026-03-01,1,2\n2026-03-03,1,2\n2026-03-07,2,1\n")
    bring(empty_shop, "sku,on_hand,date\n1,2,2026-03-02\n2,0,2026-03-01\n", Target.STOCK)
    with empty_shop.database.reading() as work:
        key = catalogue.item_ids(work)["1"], catalogue.store_ids(work)["MAIN"]
        found = empty_days(work, key, date(2026, 3, 6))
    assert {date.fromordinal(day).day for day in found} == {4, 5, 6}
