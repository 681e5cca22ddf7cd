"""Catalogue rows taken back and put back with the import that changed them."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from retail_desktop.domain.catalogue import Item, Supplier, SupplyTerms
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.persistence import catalogue
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Shelf = tuple[dict[str, Item], dict[str, Supplier], dict[str, SupplyTerms]]


def shelf(place: Workplace) -> Shelf:
    with place.database.reading() as work:
        return dict(catalogue.items(work)), dict(catalogue.suppliers(work)), dict(catalogue.terms(work))


def test_undo_restores_every_previous_value_and_redo_the_new_ones(shop: Workplace, bring: Bring) -> None:
    before = shelf(shop)
    items = "sku,name,price,unit_cost,supplier,pack_size,service_level,status\n"
    number = bring(shop, items + "00101,Jasmine,9.50,,NEW,24,0.99,discontinued\n", Target.ITEMS).import_id or 0
    after = shelf(shop)
    assert after != before
    undo_import(shop, number)
    assert shelf(shop) == before
    redo_import(shop, number)
    assert shelf(shop) == after


def test_supplier_terms_are_restored_too(shop: Workplace, bring: Bring) -> None:
    before = shelf(shop)
    content = "code,name,lead time,order days,minimum order value\nSOUTH,South,9,Fri,75.50\n"
    number = bring(shop, content, Target.SUPPLIERS).import_id or 0
    undo_import(shop, number)
    assert shelf(shop) == before


def test_a_later_change_is_not_overwritten(shop: Workplace, bring: Bring) -> None:
    first = bring(shop, "sku,name,price\n00101,Jasmine,3.00\n", Target.ITEMS).import_id or 0
    bring(shop, "sku,price\n00101,3.50\n", Target.ITEMS)
    undo_import(shop, first)
    item = shelf(shop)[0]["00101"]
    assert (item.name, item.price) == ("Green tea", Decimal("3.50"))


def test_a_later_supplier_is_not_taken_away(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "sku,supplier\n1,OLD\n", Target.ITEMS)
    bring(empty_shop, "sku,supplier\n1,NEW\n", Target.ITEMS)
    undo_import(empty_shop, 1)
    _, suppliers, terms = shelf(empty_shop)
    assert (set(suppliers), terms["1"].supplier) == ({"NEW"}, "NEW")


def test_a_supplier_that_items_need_stays_by_its_bare_code(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "code,name,lead time\nS1,First,3\n", Target.SUPPLIERS)
    bring(empty_shop, "sku,supplier\n1,S1\n", Target.ITEMS)
    undo_import(empty_shop, 1)
    _, suppliers, terms = shelf(empty_shop)
    assert suppliers == {"S1": Supplier("S1", "S1")}
    assert terms["1"].supplier == "S1"
    redo_import(empty_shop, 1)
    assert shelf(empty_shop)[1]["S1"].lead_time_days == 3


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_suppliers_and_items_go_and_come_back_in_any_order(
    empty_shop: Workplace, bring: Bring, order: tuple[int, int]
) -> None:
    bring(empty_shop, "code,name,lead time\nS1,First,3\n", Target.SUPPLIERS)
    bring(empty_shop, "sku,supplier,pack size\n1,S1,6\n", Target.ITEMS)
    before = shelf(empty_shop)
    for number in (2, 1):
        undo_import(empty_shop, number)
    assert shelf(empty_shop) == ({}, {}, {})
    for number in order:
        redo_import(empty_shop, number)
    assert shelf(empty_shop) == before


def test_a_supplier_of_an_old_plan_can_be_undone(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "code,name\nS1,First\n", Target.SUPPLIERS)
    bring(empty_shop, "sku,supplier\n1,S1\n", Target.ITEMS)
    lines = "".join(f"2025-03-{day:02},1,2\n" for day in range(1, 29))
    bring(empty_shop, "date,sku,quantity\n" + lines)
    make_plan(empty_shop)
    for number in (2, 1):
        undo_import(empty_shop, number)
    make_plan(empty_shop)
    assert shelf(empty_shop)[1] == {"S1": Supplier("S1", "S1")}
