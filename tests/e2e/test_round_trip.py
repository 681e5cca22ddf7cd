"""Every exported table is a template: imported into an empty store, it makes an equal one."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Item, ItemStatus, PriceBreak, Supplier, SupplyTerms
from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.periods import Period
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.importing.codes import read_name
from retail_desktop.persistence import catalogue, deliveries, events, ledger, orders
from retail_desktop.persistence.database import Work, close_database
from retail_desktop.services.browse_items import list_items
from retail_desktop.services.export_tables import export_table
from retail_desktop.services.import_file import import_file
from retail_desktop.services.workplace import Workplace, open_workplace

FIRST = date(2026, 3, 2)

_letters = st.sampled_from("abcÄÖß日本0123456789 ,;\"'=+-@.%/#|&<>")
texts = st.text(_letters, max_size=12).map(read_name)
codes = st.text(st.sampled_from("AB0123456789-./"), min_size=1, max_size=6).filter(lambda code: code.strip("-./") != "")
units = st.decimals(0, 9_999, places=3)
money = st.decimals(0, 9_999, places=4)
days = st.integers(0, 60).map(lambda step: FIRST + timedelta(days=step))


@st.composite
def shops(draw: st.DrawFn) -> dict[str, Any]:
    """What a store may hold."""
    named = draw(st.lists(codes, min_size=1, max_size=3, unique_by=str.casefold))
    suppliers = [draw(suppliers_called(code)) for code in named]
    skus = draw(st.lists(codes, min_size=1, max_size=5, unique=True))
    items = [draw(items_called(sku, place)) for place, sku in enumerate(skus, start=1)]
    terms = {item.sku: [draw(terms_of(item, named))] for item in items if draw(st.booleans())}
    return {"suppliers": suppliers, "items": items, "terms": terms, "documents": draw(documents(skus, suppliers))}


@st.composite
def suppliers_called(draw: st.DrawFn, code: str) -> Supplier:
    return Supplier(
        code=code,
        name=draw(texts) or code,
        lead_time_days=draw(st.integers(0, 90)),
        review_days=draw(st.integers(0, 90)),
        order_weekdays=frozenset(draw(st.sets(st.integers(0, 6)))),
        minimum_order_value=draw(money),
        currency=draw(st.sampled_from(["", "EUR", "USD"])),
        contact=draw(texts),
        phone=draw(st.sampled_from(["", "+44 20 7946 0000"])),
        order_cut_off=draw(st.none() | st.sampled_from([time(11, 30), time(0, 0)])),
        delivery_weekdays=frozenset(draw(st.sets(st.integers(0, 6)))),
        closed_days=tuple(Period(day, day + timedelta(days=2)) for day in sorted(draw(st.sets(days, max_size=2)))),
        free_delivery_value=draw(money),
        delivery_cost=draw(money),
        line_cost=draw(money),
    )


@st.composite
def items_called(draw: st.DrawFn, sku: str, place: int) -> Item:
    return Item(
        sku=sku,
        name=draw(texts) or sku,
        category=draw(texts),
        barcodes=tuple(f"{place:07}{number}" for number in range(draw(st.integers(0, 2)))),
        status=draw(st.sampled_from([ItemStatus.ACTIVE, ItemStatus.DISCONTINUED])),
        price=draw(st.none() | money),
        unit_cost=draw(st.none() | money),
        shelf_life_days=draw(st.none() | st.integers(0, 900)),
        service_level=draw(st.none() | st.sampled_from([Decimal("0.9"), Decimal("0.975")])),
    )


@st.composite
def terms_of(draw: st.DrawFn, item: Item, suppliers: list[str]) -> SupplyTerms:
    from_units = sorted(draw(st.sets(st.integers(2, 99), max_size=3)))
    return SupplyTerms(
        sku=item.sku,
        supplier=draw(st.sampled_from(suppliers)),
        supplier_code=draw(st.just("") | codes),
        unit_cost=item.unit_cost,
        pack_size=draw(st.integers(1, 48).map(Decimal)),
        minimum_order=draw(units),
        lead_time_days=draw(st.none() | st.integers(0, 60)),
        breaks=tuple(PriceBreak(Decimal(number), draw(money)) for number in from_units),
        nearest_pack=draw(st.booleans()),
        layer_size=draw(st.none() | st.integers(1, 99).map(Decimal)),
        pallet_size=draw(st.none() | st.integers(1, 999).map(Decimal)),
        maximum_stock=draw(st.none() | units),
    )


@st.composite
def documents(draw: st.DrawFn, skus: list[str], suppliers: list[Supplier]) -> dict[str, Any]:
    """Orders, counts, deliveries and events of some items."""
    stores = ["MAIN", "-Harbour"]
    placed = [
        PurchaseOrder(
            number=number,
            supplier=(supplier := draw(st.sampled_from(suppliers))).code,
            supplier_name=supplier.name,
            store=draw(st.sampled_from(stores)),
            status=draw(st.sampled_from(list(OrderStatus))),
            created_on=(day := draw(days)),
            expected_on=day + timedelta(days=draw(st.integers(0, 30))),
            currency=supplier.currency or draw(st.sampled_from(["", "EUR"])),
            note=draw(texts),
            lines=tuple(
                OrderLine(line, sku, "", draw(codes), draw(units) + 1, Decimal(0), Decimal(6), draw(money))
                for line, sku in enumerate(
                    draw(st.lists(st.sampled_from(skus), min_size=1, max_size=3, unique=True)), 1
                )
            ),
        )
        for number in draw(st.lists(codes, max_size=3, unique_by=str.casefold))
    ]
    counted = draw(st.dictionaries(st.tuples(st.sampled_from(skus), st.sampled_from(stores)), units, max_size=4))
    arrived = draw(st.lists(st.tuples(st.sampled_from(skus), days, units.filter(bool), texts), max_size=4))
    happening = [
        Event(
            draw(st.sampled_from(list(EventKind))), draw(texts.filter(bool)), day, day + timedelta(days=3),
            draw(st.sampled_from(["", *stores])), draw(st.sampled_from(["", *skus])), draw(texts),
            draw(st.none() | money), draw(texts),
        )
        for day in draw(st.lists(days, max_size=3))
    ]  # fmt: skip
    return {"orders": placed, "counted": counted, "arrived": arrived, "events": happening}


def fill(work: Work, shop: dict[str, Any]) -> None:
    """Put everything into an empty store."""
    found = shop["documents"]
    catalogue.save_suppliers(work, shop["suppliers"])
    catalogue.save_items(work, shop["items"])
    catalogue.save_terms(work, shop["terms"])
    stores, items = catalogue.add_stores(work, ["MAIN", "-Harbour"]), catalogue.item_ids(work)
    orders.add_orders(work, found["orders"])
    ledger.add_movements(
        work,
        [
            *(
                ledger.movement_row(items[sku], stores[store], FIRST, MovementKind.COUNT, counted)
                for (sku, store), counted in found["counted"].items()
            ),
            *(
                ledger.movement_row(items[sku], stores["MAIN"], day, MovementKind.RECEIPT, arrived, note=note)
                for sku, day, arrived, note in found["arrived"]
            ),
        ],
    )
    ledger.refresh_balances(work)
    events.add_events(work, list(dict.fromkeys(found["events"])))


def documents_of(work: Work) -> dict[str, Any]:
    """Orders without their histories, and what happened."""
    found = [
        (
            order.number, order.supplier, order.store, order.status, order.created_on, order.expected_on,
            order.currency, order.note, [replace(line, name="") for line in order.lines],
        )
        for order in orders.orders(work)
    ]  # fmt: skip
    return {"orders": sorted(found), "events": sorted(map(repr, events.events(work)))}


def catalogue_of(work: Work) -> dict[str, Any]:
    """Items, suppliers, and their terms for the items."""
    return {"items": catalogue.items(work), "suppliers": catalogue.suppliers(work), "terms": catalogue.terms(work)}


def arrivals_of(work: Work) -> list[tuple[Any, ...]]:
    return sorted((one.day, one.store, one.sku, one.quantity, one.note) for one in deliveries.deliveries(work))


def levels_of(place: Workplace) -> dict[tuple[str, str], Decimal]:
    return {(row.sku, row.store): row.on_hand for row in list_items(place)}


def opened(path: Path) -> Workplace:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").unlink()
    return open_workplace(str(path))


def carried_over(source: Workplace, target: Workplace, folder: Path, tables: tuple[Target, ...], ending: str) -> None:
    """Export tables of one store and import them into the other."""
    for table in tables:
        out = folder / f"{table}.{ending}"
        if export_table(source, table.value, out):
            report = import_file(target, table, str(out), ImportOptions())
            assert (report.status, report.rejected) == ("ok", ()), (table, report.error, report.rejected)
            assert report.format == "retail-desktop"


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(shops())
def test_what_is_exported_makes_an_equal_store(tmp_path: Path, shop: dict[str, Any]) -> None:
    source, target = opened(tmp_path / "source.sqlite"), opened(tmp_path / "target.sqlite")
    try:
        with source.database.writing() as work:
            fill(work, shop)
            shelf, papers = catalogue_of(work), documents_of(work)
        tables = (Target.SUPPLIERS, Target.ITEMS, Target.ORDERS, Target.EVENTS)
        carried_over(source, target, tmp_path, tables, "csv")
        with target.database.reading() as work:
            assert catalogue_of(work) == shelf
            assert documents_of(work) == papers
        carried_over(source, target, tmp_path, (Target.STOCK, Target.RECEIPTS), "csv")
        with source.database.reading() as before, target.database.reading() as after:
            assert arrivals_of(after) == arrivals_of(before)
        assert levels_of(target) == levels_of(source)
    finally:
        close_database(source.location)
        close_database(target.location)
