"""Items and price lists: whose codes they are, whom they belong to, and what a supplier's list leaves alone."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from retail_desktop.domain.catalogue import Item, PriceBreak, Supplier, SupplyTerms
from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.persistence import catalogue, people
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def item(place: Workplace, sku: str) -> Item:
    with place.database.reading() as work:
        return catalogue.items(work)[sku]


def terms(place: Workplace, sku: str) -> tuple[SupplyTerms, ...]:
    with place.database.reading() as work:
        return catalogue.all_terms(work).get(sku, ())


def suppliers(place: Workplace) -> dict[str, Supplier]:
    with place.database.reading() as work:
        return catalogue.suppliers(work)


def test_a_price_list_finds_items_by_the_supplier_s_codes(shop: Workplace, bring: Bring) -> None:
    content = (
        "supplier,supplier item no,name,cost,RRP,from qty\nNORTH,N-1,GRN TEA 50,1.25,3.00,1\nNORTH,N-1,,1.05,,48\n"
    )
    report = bring(shop, content, Target.ITEMS)
    assert (report.status, report.accepted, report.new_items) == ("ok", 2, ())
    tea, (own,) = item(shop, "00101"), terms(shop, "00101")
    assert (tea.name, tea.price, tea.unit_cost) == ("Green tea", Decimal("2.50"), Decimal("1.25"))
    assert (own.unit_cost, own.breaks) == (Decimal("1.25"), (PriceBreak(Decimal(48), Decimal("1.05")),))


def test_else_by_the_barcode_and_the_supplier_s_code_is_learnt(shop: Workplace, bring: Bring) -> None:
    bring(shop, "supplier,supplier item no,ean,cost\nNORTH,N-77,5000070000004,1.30\n", Target.ITEMS)
    assert terms(shop, "00101")[0].supplier_code == "N-77"


def test_codes_that_are_the_supplier_s_are_read_as_such_whatever_they_are_called(shop: Workplace, bring: Bring) -> None:
    report = bring(
        shop, "Item no,Description,Unit cost\nN-1,GRN TEA,1.25\nN-2,BLK TEA,1.15\nN-9,RED TEA,1.40\n", Target.ITEMS
    )
    assert report.new_items == ("N-9",)
    assert any("are the supplier's" in warning for warning in report.warnings)
    assert any("1 items of this price list were not known" in warning for warning in report.warnings)
    assert item(shop, "00101").unit_cost == Decimal("1.25")
    assert (item(shop, "N-9").name, terms(shop, "N-9")[0].supplier) == ("RED TEA", "NORTH")


def test_unknown_codes_of_a_price_list_can_be_rejected(shop: Workplace, bring: Bring) -> None:
    content = "supplier,supplier item no,cost\nNORTH,N-1,1.25\nNORTH,N-9,1.40\n"
    report = bring(shop, content, Target.ITEMS, create_unknown_items=False)
    assert (report.accepted, report.new_items) == (1, ())
    assert [(issue.line, issue.reason, issue.value) for issue in report.rejected] == [(3, Reason.UNKNOWN_ITEM, "N-9")]
    assert report.rejected[0].record == ("NORTH", "N-9", "1.40")


def test_a_supplier_s_code_that_is_another_item_s_own_makes_nothing(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "supplier,supplier item no,cost\nNORTH,N-1,1.25\nNORTH,00103,1.40\n", Target.ITEMS)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(3, Reason.UNKNOWN_ITEM)]
    assert item(shop, "00103").unit_cost == Decimal("0.80")


def test_two_lines_that_mean_one_item_contradict_each_other(shop: Workplace, bring: Bring) -> None:
    content = "supplier,supplier item no,ean,cost\nNORTH,N-1,,1.25\nNORTH,N-99,5000070000004,1.40\n"
    report = bring(shop, content, Target.ITEMS)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(3, Reason.DUPLICATE)]


def test_the_list_of_another_supplier_does_not_change_whom_the_store_buys_from(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "supplier,supplier item no,ean,cost\nEAST,E-5,5000070000004,0.99\n", Target.ITEMS)
    assert any("are bought from another supplier" in warning for warning in report.warnings)
    first, second = terms(shop, "00101")
    assert (first.supplier, first.unit_cost, item(shop, "00101").unit_cost) == (
        "NORTH",
        Decimal("1.20"),
        Decimal("1.20"),
    )
    assert (second.supplier, second.supplier_code, second.unit_cost) == ("EAST", "E-5", Decimal("0.99"))
    undo_import(shop, report.import_id or 0)
    assert terms(shop, "00101") == (first,)
    assert "EAST" not in suppliers(shop)


def test_an_item_file_that_names_a_new_supplier_keeps_the_old_terms_aside(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,supplier,pack size\n00101,SOUTH,4\n", Target.ITEMS)
    new, old = terms(shop, "00101")
    assert (new.supplier, new.supplier_code, new.pack_size) == ("SOUTH", "", 4)
    assert (old.supplier, old.supplier_code, old.pack_size) == ("NORTH", "N-1", 6)


def test_suppliers_are_found_by_code_or_name_in_any_case(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,supplier\n00106,north trading\n00105,north\n", Target.ITEMS)
    assert [terms(shop, sku)[0].supplier for sku in ("00105", "00106")] == ["NORTH", "NORTH"]
    assert set(suppliers(shop)) == {"NORTH", "SOUTH"}


def test_a_new_supplier_has_its_name_and_a_known_one_keeps_it(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,vendor number,vendor name\n00106,8320,SHAW ROSS LTD\n00105,NORTH,N. TRADING\n", Target.ITEMS)
    found = suppliers(shop)
    assert (found["8320"].name, found["NORTH"].name) == ("SHAW ROSS LTD", "North Trading")


def test_a_barcode_of_another_item_stays_there_and_the_report_says_so(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,barcode\n00105,5000070000004\n", Target.ITEMS)
    assert report.status == "ok"
    assert any("5000070000004 of 00105" in warning for warning in report.warnings)
    assert (item(shop, "00105").barcodes, item(shop, "00101").barcodes) == ((), ("5000070000004",))


def test_a_code_that_is_a_known_barcode_means_its_item(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "ean,price\n5000070000004,2.60\n", Target.ITEMS)
    assert report.new_items == ()
    assert item(shop, "00101").price == Decimal("2.60")


def test_prices_in_another_currency_than_the_supplier_s_are_rejected(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,supplier,cost,currency\n00101,NORTH,1.25,USD\n00102,NORTH,1.15,EUR\n", Target.ITEMS)
    assert [(issue.line, issue.reason, issue.column) for issue in report.rejected] == [
        (2, Reason.BAD_VALUE, "currency")
    ]


def test_foreign_money_is_the_supplier_s_price_but_not_the_value_of_stock(shop: Workplace, bring: Bring) -> None:
    with shop.database.writing() as work:
        people.write_setting(work, "currency", "GBP")
    bring(shop, "sku,supplier,cost,currency\n00101,NORTH,9.99,EUR\n00106,FAR,5.00,USD\n", Target.ITEMS)
    assert (terms(shop, "00101")[0].unit_cost, item(shop, "00101").unit_cost) == (Decimal("9.99"), Decimal("1.20"))
    assert (suppliers(shop)["FAR"].currency, item(shop, "00106").unit_cost) == ("USD", None)
    report = bring(shop, "sku,cost,currency\n00106,5.00,USD\n", Target.ITEMS)
    assert report.status == "refused"


def test_a_list_without_tiers_leaves_price_breaks_alone(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,cost,from qty\n00101,1.20,1\n00101,1.00,50\n", Target.ITEMS)
    bring(shop, "sku,cost\n00101,1.30\n", Target.ITEMS)
    assert terms(shop, "00101")[0].breaks == (PriceBreak(Decimal(50), Decimal("1.00")),)
    bring(shop, "sku,cost,from qty\n00101,1.30,1\n", Target.ITEMS)
    assert terms(shop, "00101")[0].breaks == ()


def test_a_file_that_tells_stock_too_says_what_to_do(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,price,inventory_Main\n00101,2.60,5\n", Target.ITEMS)
    assert any("Import it as stock too" in warning for warning in report.warnings)


def test_the_same_list_twice_changes_nothing(shop: Workplace, bring: Bring) -> None:
    content = "sku,price,supplier,from qty,cost\n00101,2.60,EAST,1,1.00\n00101,,,10,0.90\n"
    bring(shop, content, Target.ITEMS)
    before = item(shop, "00101"), terms(shop, "00101"), suppliers(shop)
    assert bring(shop, content, Target.ITEMS).status == "ok"
    assert (item(shop, "00101"), terms(shop, "00101"), suppliers(shop)) == before


@pytest.mark.parametrize("name", ["Gift card", "Postage"])
def test_what_is_no_goods_is_no_item(shop: Workplace, bring: Bring, name: str) -> None:
    report = bring(shop, f"sku,name,price\nX,{name},1.00\nY,Honey drops,1.00\n", Target.ITEMS)
    assert [(issue.line, issue.reason) for issue in report.ignored] == [(2, Reason.NOT_A_PRODUCT)]
    assert report.new_items == ("Y",)


def test_an_item_on_several_lines_can_have_several_suppliers(shop: Workplace, bring: Bring) -> None:
    content = "sku,name,supplier,cost,pack_size\n00101,Green tea,NORTH,1.20,6\n00101,GRN TEA,SOUTH,1.10,10\n"
    report = bring(shop, content, Target.ITEMS)
    assert (report.status, report.accepted) == ("ok", 2)
    first, second = terms(shop, "00101")
    assert (first.supplier, first.pack_size) == ("NORTH", Decimal(6))
    assert (second.supplier, second.unit_cost, second.pack_size) == ("SOUTH", Decimal("1.10"), Decimal(10))
    assert item(shop, "00101").name == "Green tea"
    undo_import(shop, report.import_id or 0)
    assert [one.supplier for one in terms(shop, "00101")] == ["NORTH"]


def test_a_list_can_say_which_supplier_is_preferred(shop: Workplace, bring: Bring) -> None:
    content = "sku,supplier,preferred,cost\n00101,NORTH,no,1.20\n00101,SOUTH,yes,1.10\n00102,SOUTH,no,1.00\n"
    bring(shop, content, Target.ITEMS)
    assert [one.supplier for one in terms(shop, "00101")] == ["SOUTH", "NORTH"]
    assert [one.supplier for one in terms(shop, "00102")] == ["NORTH", "SOUTH"]
    assert item(shop, "00101").unit_cost == Decimal("1.20")


def test_a_second_line_with_the_same_supplier_or_none_is_a_duplicate(shop: Workplace, bring: Bring) -> None:
    content = "sku,supplier,cost\n00101,NORTH,1.20\n00101,North,1.30\n00102,,1.00\n00102,SOUTH,0.90\n"
    report = bring(shop, content, Target.ITEMS)
    assert [(issue.line, issue.reason) for issue in report.rejected] == [
        (3, Reason.DUPLICATE), (5, Reason.DUPLICATE),
    ]  # fmt: skip
