"""Counted stock: contradictions, levels below zero, items by code or barcode."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.persistence import catalogue
from retail_desktop.services.browse_items import list_items
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Stock = Callable[[Workplace], dict[str, Decimal]]


def test_an_item_counted_twice_is_not_counted_at_all(shop: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(shop)
    report = bring(shop, "sku,on hand\n00101,5\n00102,4\n00101,6\n00103,0\n00103,0\n", Target.STOCK)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(2, Reason.DUPLICATE), (4, Reason.DUPLICATE)]
    assert [(issue.line, issue.reason) for issue in report.ignored] == [(6, Reason.DUPLICATE)]
    assert report.accepted + len(report.rejected) + len(report.ignored) == 5
    assert stock(shop) == before | {"00102": Decimal(4), "00103": Decimal(0)}


def test_code_and_barcode_of_one_item_are_two_counts_of_it(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,on hand\n00101,5\n5000070000004,6\n00102,1\n", Target.STOCK)
    assert [issue.line for issue in report.rejected] == [2, 3]


def test_the_barcode_counts_where_the_code_is_unknown(shop: Workplace, bring: Bring, stock: Stock) -> None:
    bring(shop, "sku,barcode,on hand\nOLD-1,5000070000004,7\n", Target.STOCK)
    assert stock(shop)["00101"] == 7


def test_levels_below_zero_are_stored_and_pointed_out(shop: Workplace, bring: Bring, stock: Stock) -> None:
    report = bring(shop, "sku,on hand\n00101,-3\n", Target.STOCK)
    assert report.warnings == ("1 counts are below zero; they are stored as they are. Count these items anew.",)
    assert stock(shop)["00101"] == -3


def test_counts_of_several_days_all_hold(shop: Workplace, bring: Bring, stock: Stock) -> None:
    report = bring(shop, "sku,on hand,date\n00101,5,2025-08-01\n00101,9,2025-08-03\n", Target.STOCK)
    assert (report.accepted, report.rejected) == (2, ())
    assert stock(shop)["00101"] == 9


def test_the_day_of_the_count_may_be_given(shop: Workplace, bring: Bring) -> None:
    day = date(2025, 8, 1)
    report = bring(shop, "sku,on hand\n00101,5\n", Target.STOCK, period=Period(day, day))
    assert report.period == Period(day, day)


def test_days_to_come_are_rejected(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,on hand,date\n00101,5,2025-08-01\n00102,5,2100-01-01\n", Target.STOCK)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(3, Reason.FUTURE_DATE)]


def test_new_items_take_their_name_from_the_count(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,name,barcode,store,on hand\nX1,Green mug,4006381333931,Harbour,5\n", Target.STOCK)
    assert (report.new_items, report.stores) == (("X1",), ("Harbour",))
    with shop.database.reading() as work:
        found = catalogue.items(work)["X1"]
    assert (found.name, found.barcodes) == ("Green mug", ("4006381333931",))
    assert [(row.store, row.on_hand) for row in list_items(shop) if row.sku == "X1"] == [("Harbour", Decimal(5))]


def test_the_same_count_without_a_day_counts_anew_and_says_so(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,on hand\n00101,5\n", Target.STOCK)
    report = bring(shop, "sku,on hand\n00101,5\n", Target.STOCK)
    assert report.status == "ok"
    assert any("imported before" in warning for warning in report.warnings)
