"""Stores, suppliers, items and terms as they are kept."""

from decimal import Decimal

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from retail_desktop.domain.catalogue import Item, ItemStatus, Store, Supplier, SupplyTerms
from retail_desktop.persistence import catalogue

MUG = Item(
    sku="00417",
    name="Sailor mug <b>350 ml</b>",
    category="Kitchen",
    barcodes=("036000291452", "4006381333931"),
    price=Decimal("5.6500"),
    unit_cost=Decimal("2.95"),
    shelf_life_days=30,
    service_level=Decimal("0.975"),
)
BRIGHTWATER = Supplier(
    code="BRI",
    name="Brightwater Trading",
    lead_time_days=6,
    review_days=14,
    order_weekdays=frozenset({0, 2}),
    minimum_order_value=Decimal(500),
    currency="USD",
    contact="Ana Ruiz",
    email="orders@brightwater.example",
    phone="+1 555 0100",
    address="12 Dock Road\nPortsmouth 03801",
    account_number="HS-2291",
)


def test_a_store_is_made_once(work: Connection) -> None:
    ids = catalogue.add_stores(work, ["MAIN", "HARBOUR"])
    assert catalogue.add_stores(work, ["HARBOUR", "MAIN"]) == ids == catalogue.store_ids(work)
    assert catalogue.stores(work) == (Store("HARBOUR", "HARBOUR"), Store("MAIN", "Main store"))


def test_an_item_comes_back_as_it_was_saved(work: Connection) -> None:
    catalogue.save_item(work, MUG)
    assert catalogue.items(work)["00417"] == MUG
    assert catalogue.items(work, ["00417"]) == {"00417": MUG}


def test_saving_an_item_again_changes_it_and_keeps_its_key(work: Connection) -> None:
    before = catalogue.item_ids(work)
    catalogue.save_item(work, MUG)
    catalogue.save_item(work, Item("00417", "Mug", barcodes=("96385074",), status=ItemStatus.DISCONTINUED))
    assert catalogue.items(work)["00417"].barcodes == ("96385074",)
    assert catalogue.items(work)["00417"].price is None
    assert catalogue.item_ids(work) == before


def test_an_item_that_is_new_is_made(work: Connection) -> None:
    catalogue.save_item(work, Item("417", "Without zeros"))
    assert set(catalogue.items(work)) == {"00417", "00422", "417"}


def test_a_barcode_leads_to_its_item_as_upc_or_ean(work: Connection) -> None:
    catalogue.save_item(work, MUG)
    assert catalogue.skus_by_barcode(work) == {"0036000291452": "00417", "4006381333931": "00417"}


def test_a_barcode_that_another_item_has_stays_there(work: Connection) -> None:
    catalogue.add_barcodes(work, {"00417": ["96385074"]})
    catalogue.add_barcodes(work, {"00422": ["96385074", "", "4006381333931"]})
    assert catalogue.skus_by_barcode(work) == {"96385074": "00417", "4006381333931": "00422"}


def test_a_withdrawn_item_is_out_of_sight_until_it_comes_back(work: Connection) -> None:
    catalogue.set_status(work, ["00417"], ItemStatus.WITHDRAWN)
    assert set(catalogue.items(work)) == {"00422"}
    assert catalogue.items(work, ["00417"])["00417"].status is ItemStatus.WITHDRAWN
    assert catalogue.skus_with_status(work, ItemStatus.WITHDRAWN, ItemStatus.IGNORED) == {"00417"}
    keys = catalogue.item_ids(work)
    catalogue.add_items(work, [Item("00417", "Mug", barcodes=("96385074",))], None)
    assert catalogue.items(work)["00417"].status is ItemStatus.ACTIVE
    assert catalogue.items(work)["00417"].barcodes == ("96385074",)
    assert catalogue.item_ids(work) == keys


def test_a_thousand_items_change_their_state_at_once(work: Connection) -> None:
    many = [f"{number:05}" for number in range(1000, 2001)]
    catalogue.add_items(work, [Item(sku, sku) for sku in many], None)
    catalogue.set_status(work, many, ItemStatus.DISCONTINUED)
    assert catalogue.skus_with_status(work, ItemStatus.DISCONTINUED) == set(many)


def test_a_supplier_comes_back_as_it_was_saved(work: Connection) -> None:
    catalogue.save_supplier(work, BRIGHTWATER)
    catalogue.save_supplier(work, Supplier("NEW", "New"))
    assert catalogue.suppliers(work) == {"BRI": BRIGHTWATER, "NEW": Supplier("NEW", "New")}


def test_a_supplier_to_whom_nothing_refers_can_be_forgotten(work: Connection) -> None:
    catalogue.save_supplier(work, Supplier("NEW", "New"))
    catalogue.remove_supplier(work, "NEW")
    assert set(catalogue.suppliers(work)) == {"BRI"}
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        catalogue.remove_supplier(work, "BRI")


def test_terms_come_back_as_they_were_saved(work: Connection) -> None:
    terms = SupplyTerms("00417", "BRI", "BW-7731", Decimal("2.95"), Decimal("0.375"), Decimal(24), 9)
    catalogue.save_terms(work, terms)
    assert catalogue.terms(work) == {"00417": terms}


def test_an_item_is_bought_from_the_supplier_named_last(work: Connection) -> None:
    catalogue.save_supplier(work, Supplier("NEW", "New"))
    catalogue.save_terms(work, SupplyTerms("00417", "NEW"))
    assert catalogue.terms(work)["00417"].supplier == "NEW"
    catalogue.save_terms(work, SupplyTerms("00417", "BRI"))
    assert catalogue.terms(work)["00417"].supplier == "BRI"


def test_terms_without_a_pack_mean_single_pieces(work: Connection) -> None:
    catalogue.save_terms(work, SupplyTerms("00422", "BRI", pack_size=Decimal(0)))
    assert catalogue.terms(work)["00422"].pack_size == 1


def test_terms_can_be_forgotten(work: Connection) -> None:
    catalogue.remove_terms(work, "00417")
    assert catalogue.terms(work) == {}
