"""Stores, suppliers, items and terms as they are kept."""

from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.catalogue import Item, ItemStatus, PriceBreak, Store, Supplier, SupplyTerms
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
    catalogue.save_items(work, [MUG])
    assert catalogue.items(work)["00417"] == MUG
    assert catalogue.items(work, ["00417"]) == {"00417": MUG}


def test_saving_an_item_again_changes_it_and_keeps_its_key(work: Connection) -> None:
    before = catalogue.item_ids(work)
    catalogue.save_items(work, [MUG])
    catalogue.save_items(work, [Item("00417", "Mug", barcodes=("96385074",), status=ItemStatus.DISCONTINUED)])
    assert catalogue.items(work)["00417"].barcodes == ("96385074",)
    assert catalogue.items(work)["00417"].price is None
    assert catalogue.item_ids(work) == before


def test_an_item_that_is_new_is_made(work: Connection) -> None:
    catalogue.save_items(work, [Item("417", "Without zeros")])
    assert set(catalogue.items(work)) == {"00417", "00422", "417"}


def test_a_barcode_leads_to_its_item_as_upc_or_ean(work: Connection) -> None:
    catalogue.save_items(work, [MUG])
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
    catalogue.save_suppliers(work, [BRIGHTWATER])
    catalogue.save_suppliers(work, [Supplier("NEW", "New")])
    assert catalogue.suppliers(work) == {"BRI": BRIGHTWATER, "NEW": Supplier("NEW", "New")}


def test_a_withdrawn_supplier_is_out_of_sight_until_it_is_saved_again(work: Connection) -> None:
    keys = catalogue.supplier_ids(work)
    catalogue.withdraw_suppliers(work, ["BRI"])
    assert catalogue.suppliers(work) == {}
    catalogue.save_suppliers(work, [BRIGHTWATER])
    assert catalogue.suppliers(work) == {"BRI": BRIGHTWATER}
    assert catalogue.supplier_ids(work) == keys


def test_terms_and_price_breaks_come_back_as_they_were_saved(work: Connection) -> None:
    breaks = (PriceBreak(Decimal(10), Decimal("2.8000")), PriceBreak(Decimal("50.5"), Decimal("2.5075")))
    terms = SupplyTerms("00417", "BRI", "BW-7731", Decimal("2.95"), Decimal("0.375"), Decimal(24), 9, breaks)
    catalogue.save_terms(work, {"00417": [terms]})
    assert catalogue.terms(work) == {"00417": terms}


def test_the_terms_named_first_are_the_preferred_ones(work: Connection) -> None:
    catalogue.save_suppliers(work, [Supplier("NEW", "New")])
    new, old = SupplyTerms("00417", "NEW"), SupplyTerms("00417", "BRI", breaks=(PriceBreak(Decimal(5), Decimal(1)),))
    for terms in ((new, old), (old, new)):
        catalogue.save_terms(work, {"00417": terms})
        assert catalogue.terms(work)["00417"] == terms[0]
        assert catalogue.all_terms(work)["00417"] == terms


def test_terms_without_a_pack_mean_single_pieces(work: Connection) -> None:
    catalogue.save_terms(work, {"00422": [SupplyTerms("00422", "BRI", pack_size=Decimal(0))]})
    assert catalogue.terms(work)["00422"].pack_size == 1


def test_terms_can_be_forgotten(work: Connection) -> None:
    catalogue.save_terms(work, {"00417": []})
    assert catalogue.all_terms(work) == {}


def test_many_items_are_written_at_once_and_a_barcode_stays_with_the_first(work: Connection) -> None:
    many = [Item(f"{number:05}", "Mug", barcodes=(f"{number + 7:013}", "96385074")) for number in range(400, 1200)]
    catalogue.save_items(work, many)
    found = catalogue.items(work)
    assert found["00417"].barcodes == ("0000000000424",)
    assert [item.sku for item in found.values() if "96385074" in item.barcodes] == ["00400"]
