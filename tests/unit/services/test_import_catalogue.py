"""Items, suppliers and counted stock: cell by cell, and taken back cell by cell."""

import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.importing.layout import DATE_FIELDS, NUMBER_FIELDS
from retail_desktop.persistence import catalogue
from retail_desktop.services import known_formats
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.keep_store import check
from retail_desktop.services.workplace import Workplace, freshness

Bring = Callable[..., ImportReport]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
Stock = Callable[[Workplace], dict[str, Decimal]]
LAST = date(2025, 7, 24)


def test_an_empty_cell_leaves_what_is_stored(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,name,price,pack_size\n00101,,2.80,\n", Target.ITEMS)
    with shop.database.reading() as work:
        item, terms = catalogue.items(work)["00101"], catalogue.terms(work)["00101"]
    assert (item.name, item.price, terms.pack_size) == ("Green tea", Decimal("2.80"), Decimal(6))
    assert item.barcodes == ("5000070000004",)


def test_a_second_barcode_is_added_to_the_first(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,barcode\n00101,5000070000028\n", Target.ITEMS)
    with shop.database.reading() as work:
        assert catalogue.items(work)["00101"].barcodes == ("5000070000004", "5000070000028")


def test_items_carry_their_terms_and_states(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,name,supplier,status,shelf life\n00200,Milk,SOUTH,discontinued,9\n", Target.ITEMS)
    assert report.new_items == ("00200",)
    with shop.database.reading() as work:
        item, terms = catalogue.items(work)["00200"], catalogue.terms(work)["00200"]
    assert (item.status, item.shelf_life_days, terms.supplier) == (ItemStatus.DISCONTINUED, 9, "SOUTH")


def test_an_item_file_makes_the_suppliers_it_names(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "sku,supplier\n1,NEW\n", Target.ITEMS)
    with empty_shop.database.reading() as work:
        assert catalogue.suppliers(work)["NEW"].name == "NEW"


def test_suppliers_are_written_over_cell_by_cell(shop: Workplace, bring: Bring) -> None:
    bring(shop, "code,lead time,order days\nNORTH,9,\nEAST,4,Wed\n", Target.SUPPLIERS)
    with shop.database.reading() as work:
        found = catalogue.suppliers(work)
    assert (found["NORTH"].name, found["NORTH"].lead_time_days, found["NORTH"].currency) == ("North Trading", 9, "EUR")
    assert (found["EAST"].name, found["EAST"].order_weekdays) == ("EAST", frozenset({2}))


def test_a_count_is_an_anchor_that_older_sales_do_not_move(shop: Workplace, bring: Bring, stock: Stock) -> None:
    bring(shop, "sku,on_hand,date\n00101,25,2025-08-01\n", Target.STOCK)
    bring(shop, "date,sku,quantity\n2025-07-30,00101,4\n2025-08-01,00101,2\n2025-08-02,00101,3\n")
    assert stock(shop)["00101"] == 22
    assert check(shop).problems == ()


def test_the_later_of_two_counts_of_a_day_holds(shop: Workplace, bring: Bring, stock: Stock) -> None:
    for units in (25, 19):
        bring(shop, f"sku,on_hand,date\n00101,{units},2025-08-01\n", Target.STOCK)
    assert stock(shop)["00101"] == 19


def test_a_count_without_a_date_goes_with_the_newest_sales(shop: Workplace) -> None:
    assert freshness(shop).stock_as_of == LAST


def test_a_count_before_any_sale_is_of_yesterday(empty_shop: Workplace, bring: Bring) -> None:
    report = bring(empty_shop, "sku,on_hand\n1,5\n", Target.STOCK)
    assert (report.new_items, report.units, report.stores) == (("1",), Decimal(5), ("MAIN",))
    assert report.period is not None
    assert report.period.last < date.today()


def test_counts_of_unknown_items_can_be_rejected_with_their_cells(shop: Workplace, bring: Bring) -> None:
    content = "remark,sku,on_hand\nshelf 1,00101,5\nshelf 2,00999,5\n"
    report = bring(shop, content, Target.STOCK, create_unknown_items=False)
    assert (report.status, report.accepted) == ("partial", 1)
    issue = report.rejected[0]
    assert (issue.line, issue.reason, issue.record) == (3, Reason.UNKNOWN_ITEM, ("shelf 2", "00999", "5"))


def test_rejected_counts_of_several_stores_in_one_row_keep_their_cells(shop: Workplace, bring: Bring) -> None:
    content = "sku,In stock [North],In stock [South]\n00101,5,6\n00999,3,4\n"
    report = bring(shop, content, Target.STOCK, create_unknown_items=False)
    assert (report.status, report.accepted) == ("partial", 2)
    assert [(issue.line, issue.record) for issue in report.rejected] == [
        (3, ("00999", "North", "3")),
        (3, ("00999", "South", "4")),
    ]


@pytest.mark.parametrize(
    ("content", "target"),
    [
        ("sku,name,price\n00101,Tea,free\n", Target.ITEMS),
        ("sku,on_hand\n00101,plenty\n", Target.STOCK),
        ("code,lead_time_days\nNORTH,soon\n", Target.SUPPLIERS),
        ("sku,on_hand\n", Target.STOCK),
    ],
)
def test_a_file_without_a_usable_line_changes_nothing(
    shop: Workplace, bring: Bring, everything: Dump, content: str, target: Target
) -> None:
    before = everything(shop)
    report = bring(shop, content, target)
    assert (report.status, report.import_id) == ("refused", None)
    assert report.error
    assert everything(shop) == before


def test_a_dry_run_of_items_stores_nothing(shop: Workplace, bring: Bring, everything: Dump) -> None:
    before = everything(shop)
    report = bring(shop, "sku,name,supplier\n00200,Milk,NEW\n", Target.ITEMS, dry_run=True)
    assert (report.status, report.accepted, report.new_items) == ("ok", 1, ("00200",))
    assert everything(shop) == before


def test_strictness_refuses_items_with_one_bad_line(shop: Workplace, bring: Bring, everything: Dump) -> None:
    before = everything(shop)
    report = bring(shop, "sku,price\n00101,3.00\n00102,free\n", Target.ITEMS, strict=True)
    assert report.status == "refused"
    assert everything(shop) == before


def test_undoing_a_count_brings_the_earlier_stock_back(shop: Workplace, bring: Bring, stock: Stock) -> None:
    before = stock(shop)
    report = bring(shop, "sku,on_hand\n00101,99\n00106,7\n", Target.STOCK)
    assert stock(shop)["00101"] == 99
    undo_import(shop, report.import_id or 0)
    assert stock(shop) == before
    assert check(shop).problems == ()


@pytest.mark.parametrize(
    ("target", "content"),
    [
        (Target.ORDERS, "order,supplier,sku,quantity\nP1,NORTH,00101,6\n"),
        (Target.RECEIPTS, "date,sku,quantity\n2025-07-25,00101,6\n"),
    ],
)
def test_a_file_may_do_no_more_than_the_person(shop: Workplace, bring: Bring, target: Target, content: str) -> None:
    role = Role.STAFF if target is Target.ORDERS else Role.ANALYST
    with pytest.raises(NotAllowedError):
        bring(Workplace(shop.location, Person("Bob", role)), content, target)
    assert bring(Workplace(shop.location, Person("Ann", Role.STORE_MANAGER)), content, target).status == "ok"


NEEDED = {
    Target.ITEMS: ("sku",), Target.SUPPLIERS: ("code",), Target.STOCK: ("sku", "on_hand"),
    Target.ORDERS: ("order", "sku", "quantity"), Target.RECEIPTS: ("date", "sku", "quantity"),
    Target.EVENTS: ("name", "date"),
}  # fmt: skip
CODES = ("A", "B", "00101", "00102", "N-1", "5000070000004")
FITTING = {
    **dict.fromkeys(NUMBER_FIELDS, ("", "1", "5", "2.50", "100")),
    **dict.fromkeys(DATE_FIELDS, ("", "2025-07-01", "2025-07-02", "2100-01-01")),
    **dict.fromkeys(("sku", "supplier_code", "barcode", "code"), CODES),
    **dict.fromkeys(("supplier", "supplier_name"), ("", "NORTH", "SOUTH", "South Foods", "NEW")),
    **dict.fromkeys(("order", "store"), ("", "P1", "P2")),
    "status": ("", "active", "open", "received", "cancelled", "discontinued"),
}
ODD = ("", "x", "-3", "0", "1,5", "1E+12", "2025-13-01", "Total", "=1+1", "not stocked", "variable", "N/A")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_record_of_a_list_is_accepted_ignored_or_rejected(
    shop: Workplace, bring: Bring, data: st.DataObject
) -> None:
    target = data.draw(st.sampled_from(sorted(NEEDED)))
    others = sorted(known_formats.fields(target) - set(NEEDED[target]))
    fields = [*NEEDED[target], *data.draw(st.lists(st.sampled_from(others), min_size=1, max_size=6, unique=True))]
    cells = [st.sampled_from([*FITTING.get(name, ("", "tea", "Tea")) * 6, *ODD]) for name in fields]
    rows = data.draw(st.lists(st.tuples(*cells).filter(any), min_size=1, max_size=8))
    content = io.StringIO()
    csv.writer(content).writerows(rows)
    options = {"columns": tuple(fields), "decimal": ".", "date_order": "ymd", "delimiter": ",", "dry_run": True}
    report = bring(shop, content.getvalue(), target, name="any.csv", **options)
    assert report.needs is None, report
    assert report.accepted + len(report.ignored) + len(report.rejected) == len(rows), report
