"""Suppliers and their terms, as a person changes them."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from retail_desktop.domain.catalogue import PriceBreak, Supplier, SupplyTerms
from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import catalogue
from retail_desktop.services.change_suppliers import (
    find_supplier,
    prefer_supplier,
    remove_supplier,
    save_item_terms,
    save_supplier,
)
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.plan_changes import changes_since_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
WEST = Supplier("WEST", "West Import", 3, currency="EUR")
TEA_OF_WEST = SupplyTerms("00101", "WEST", unit_cost=Decimal("1.05"), pack_size=Decimal(12))


def supplier(place: Workplace, code: str) -> Supplier:
    with place.database.reading() as work:
        return catalogue.suppliers(work)[code]


def terms(place: Workplace, sku: str) -> tuple[SupplyTerms, ...]:
    with place.database.reading() as work:
        return catalogue.all_terms(work).get(sku, ())


def test_changed_terms_are_kept_and_the_plan_is_out_of_date(planned: Workplace) -> None:
    before = supplier(planned, "NORTH")
    save_supplier(planned, replace(before, lead_time_days=9), before)
    assert supplier(planned, "NORTH").lead_time_days == 9
    assert changes_since_plan(planned) == ("supplier terms were changed",)
    save_supplier(planned, before, supplier(planned, "NORTH"))
    assert supplier(planned, "NORTH") == before


def test_who_looked_at_older_terms_does_not_write_over_newer_ones(shop: Workplace) -> None:
    before = supplier(shop, "NORTH")
    save_supplier(shop, replace(before, lead_time_days=9), before)
    with pytest.raises(WrongStateError, match="by somebody else meanwhile"):
        save_supplier(shop, replace(before, lead_time_days=4), before)
    with pytest.raises(WrongStateError, match="already: North Trading"):
        save_supplier(shop, Supplier("NORTH", "Northern"), None)


def test_terms_with_a_fault_are_not_kept(shop: Workplace) -> None:
    before = supplier(shop, "NORTH")
    with pytest.raises(RetailError, match="Currency: Type the three letters"):
        save_supplier(shop, replace(before, currency="euro"), before)
    with pytest.raises(RetailError, match="Pack size: A pack holds more than nothing"):
        save_item_terms(shop, "00101", [replace(terms(shop, "00101")[0], pack_size=Decimal(0))], terms(shop, "00101"))
    assert supplier(shop, "NORTH") == before


def test_an_item_can_have_several_suppliers_and_one_is_preferred(shop: Workplace) -> None:
    save_supplier(shop, WEST, None)
    before = terms(shop, "00101")
    kept = save_item_terms(shop, "00101", (*before, TEA_OF_WEST), before)
    assert [one.supplier for one in kept] == ["NORTH", "WEST"]
    assert prefer_supplier(shop, "00101", "WEST") == kept
    assert [one.supplier for one in terms(shop, "00101")] == ["WEST", "NORTH"]
    with shop.database.reading() as work:
        assert catalogue.terms(work)["00101"] == TEA_OF_WEST


def test_price_breaks_are_kept_in_the_order_of_their_quantities(shop: Workplace) -> None:
    before = terms(shop, "00101")
    breaks = PriceBreak(Decimal(50), Decimal("1.05")), PriceBreak(Decimal(10), Decimal("1.15"))
    save_item_terms(shop, "00101", [replace(before[0], breaks=breaks)], before)
    assert terms(shop, "00101")[0].breaks == breaks[::-1]


def test_terms_name_known_items_and_suppliers_once(shop: Workplace) -> None:
    before = terms(shop, "00101")
    with pytest.raises(NotFoundError, match="There is no supplier WEST"):
        save_item_terms(shop, "00101", (*before, TEA_OF_WEST), before)
    with pytest.raises(RetailError, match="named twice"):
        save_item_terms(shop, "00101", (*before, *before), before)
    with pytest.raises(NotFoundError, match="There is no item 101"):
        save_item_terms(shop, "101", before, ())
    with pytest.raises(NotFoundError, match="SOUTH does not sell item 00101"):
        prefer_supplier(shop, "00101", "SOUTH")
    save_item_terms(shop, "00101", (), before)
    with pytest.raises(WrongStateError, match="changed meanwhile"):
        save_item_terms(shop, "00101", before, before)


def test_a_supplier_that_nothing_names_can_be_removed(shop: Workplace) -> None:
    save_supplier(shop, WEST, None)
    remove_supplier(shop, "WEST")
    with shop.database.reading() as work:
        assert "WEST" not in catalogue.suppliers(work)
    with pytest.raises(WrongStateError, match="items, orders or the plan name it"):
        remove_supplier(shop, "NORTH")
    with pytest.raises(NotFoundError):
        remove_supplier(shop, "WEST")


def test_a_supplier_is_found_by_code_or_name(shop: Workplace) -> None:
    with shop.database.reading() as work:
        assert {find_supplier(work, text).code for text in ("NORTH", "north", "North Trading")} == {"NORTH"}
        with pytest.raises(NotFoundError, match="Known are: NORTH, SOUTH"):
            find_supplier(work, "EAST")


def test_not_everybody_changes_terms(shop: Workplace) -> None:
    analyst = Workplace(shop.location, Person("Ann", Role.ANALYST))
    before = supplier(shop, "NORTH")
    for change in (
        lambda: save_supplier(analyst, before, before),
        lambda: save_item_terms(analyst, "00101", (), ()),
        lambda: remove_supplier(analyst, "NORTH"),
        lambda: prefer_supplier(analyst, "00101", "NORTH"),
    ):
        with pytest.raises(NotAllowedError, match="change suppliers and their terms"):
            change()


def test_what_a_person_changed_outlives_an_import_that_is_taken_back(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "code,lead_time_days,contact\nNORTH,6,Nora\nEAST,4,Ed\n", Target.SUPPLIERS)
    item_report = bring(shop, "sku,supplier,pack_size,moq\n00101,NORTH,24,48\n", Target.ITEMS)
    before = supplier(shop, "NORTH")
    save_supplier(shop, replace(before, lead_time_days=9), before)
    save_supplier(shop, replace(supplier(shop, "EAST"), name="Eastern"), supplier(shop, "EAST"))
    save_supplier(shop, WEST, None)
    old = terms(shop, "00101")
    save_item_terms(shop, "00101", (TEA_OF_WEST, replace(old[0], minimum_order=Decimal(96))), old)
    undo_import(shop, report.import_id or 0)
    undo_import(shop, item_report.import_id or 0)
    assert (supplier(shop, "NORTH").lead_time_days, supplier(shop, "NORTH").contact) == (9, "")
    assert (supplier(shop, "EAST").name, supplier(shop, "EAST").contact) == ("Eastern", "")
    first, second = terms(shop, "00101")
    assert first == TEA_OF_WEST
    assert (second.supplier, second.pack_size, second.minimum_order) == ("NORTH", Decimal(6), Decimal(96))


def test_a_supplier_that_a_person_took_from_an_item_does_not_come_back(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "sku,supplier,cost\n00101,NORTH,1.20\n00101,SOUTH,1.10\n", Target.ITEMS)
    before = terms(shop, "00101")
    save_item_terms(shop, "00101", before[1:], before)
    undo_import(shop, report.import_id or 0)
    assert terms(shop, "00101") == ()
