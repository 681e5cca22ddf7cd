"""Lists taken back and put back in any order: the store is as if the undone ones had never come."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.errors import WrongStateError
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.persistence import catalogue, deliveries, events, orders
from retail_desktop.persistence.database import close_database
from retail_desktop.services.browse_items import list_items
from retail_desktop.services.import_file import import_file
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.keep_store import check
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.workplace import Workplace, open_workplace

Bring = Callable[..., ImportReport]
Stock = Callable[[Workplace], dict[str, Decimal]]

TODAY = date.today()
FILES = (
    (Target.SUPPLIERS, ["code,name,lead time", "S1,First,3", "S2,Second,9"]),
    (Target.ITEMS, [
        "sku,name,barcode,supplier,unit cost,from qty,status", "1,Tea,5000070000004,S1,1.20,1,active", "1,,,,1.00,50,",
        "2,Honey,,S3,3.00,,discontinued",
    ]),
    (Target.ITEMS, ["sku,price,supplier,pack size", "1,2.50,S2,6", "3,1.00,S1,12"]),
    (Target.STOCK, ["sku,name,on hand,date", "1,,40,2026-03-02", "4,Jam,7,2026-03-02"]),
    (Target.ORDERS, [
        "order,supplier,order date,expected,sku,quantity,received", "P1,S1,2026-03-01,2026-03-09,1,48,6", "P1,,,,5,10,",
        "P2,S4,2026-03-03,2026-03-20,3,5,",
    ]),
    (Target.RECEIPTS, [
        "date,order,supplier,sku,quantity,cost",
        f"{TODAY},P1,,1,12,1.10", f"{TODAY},P1,,5,10,", "2026-03-05,,S5,4,3,2.00",
    ]),
    (Target.EVENTS, [
        "name,kind,first,last,sku", "Tea week,promotion,2026-03-02,2026-03-08,1", "Mayday,holiday,2026-05-01,,",
    ]),
    (Target.ITEMS, ["sku,barcode,price,status", "1,5000070000011,2.80,discontinued", "4,,9.00,"]),
    (Target.SALES, ["date,sku,quantity", "2026-03-01,1,2", "2026-03-04,1,3", "2026-03-04,6,1"]),
)  # fmt: skip


def state(place: Workplace) -> dict[str, Any]:
    """Everything a person can see."""
    with place.database.reading() as work:
        return {
            "items": catalogue.items(work),
            "suppliers": catalogue.suppliers(work),
            "terms": catalogue.all_terms(work),
            "orders": sorted(_order(order) for order in orders.orders(work)),
            "deliveries": sorted(repr(_delivery(one)) for one in deliveries.deliveries(work)),
            "events": events.events(work),
            "stock": [(row.sku, row.store, row.on_hand, row.on_order) for row in list_items(place)],
        }


def _order(order: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a purchase order
    lines = [(line.sku, line.quantity, line.received, line.unit_cost) for line in order.lines]
    history = [(step.status, step.note) for step in order.history]
    return order.number, order.supplier, order.store, order.status, order.created_on, order.expected_on, lines, history


def _delivery(one: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a delivery
    return one.day, one.order, one.supplier, one.store, one.sku, one.quantity, one.unit_cost


def read(place: Workplace, folder: Path, number: int) -> ImportReport:
    target, lines = FILES[number]
    file = folder / f"{number}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    report = import_file(place, target, str(file), ImportOptions())
    assert (report.status, report.rejected) == ("ok", ()), (number, report)
    return report


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Callable[[frozenset[int]], dict[str, Any]]:
    """The store that some of the files make, in their order."""
    folder = tmp_path_factory.mktemp("expected")

    @cache
    def of(numbers: frozenset[int]) -> dict[str, Any]:
        place = open_workplace(str(folder / f"{sorted(numbers)}.sqlite"))
        for number in sorted(numbers):
            read(place, folder, number)
        found = state(place)
        close_database(place.location)
        return found

    return of


@pytest.fixture(scope="module")
def all_read(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A store into which all files were read."""
    folder = tmp_path_factory.mktemp("all")
    place = open_workplace(str(folder / "store.sqlite"))
    for number in range(len(FILES)):
        read(place, folder, number)
    place.database.settle()
    close_database(place.location)
    return (folder / "store.sqlite").read_bytes()


@pytest.fixture
def full(tmp_path: Path, all_read: bytes) -> Iterator[Callable[[], Workplace]]:
    """Stores with all files, one for every example."""
    path = tmp_path / "store.sqlite"

    def make() -> Workplace:
        close_database(str(path))
        for suffix in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{path}{suffix}").unlink()
        path.write_bytes(all_read)
        return open_workplace(str(path))

    yield make
    close_database(str(path))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, len(FILES) - 1), min_size=1, max_size=10))
def test_lists_that_were_undone_never_came_whatever_the_order(
    full: Callable[[], Workplace], expected: Callable[[frozenset[int]], dict[str, Any]], switches: list[int]
) -> None:
    place, complete = full(), set(range(len(FILES)))
    for number in switches:
        (undo_import if number in complete else redo_import)(place, number + 1)
        complete ^= {number}
    assert state(place) == expected(frozenset(complete))
    assert check(place).problems == ()


@pytest.fixture
def shop(full: Callable[[], Workplace]) -> Workplace:
    return full()


def test_numbers_of_undone_orders_are_free_again(shop: Workplace, bring: Bring) -> None:
    undo_import(shop, 5)
    again = bring(shop, "order,supplier,sku,quantity\nP1,S1,1,99\n", Target.ORDERS)
    assert again.accepted == 1
    with pytest.raises(WrongStateError, match="Order P1 of import 5"):
        redo_import(shop, 5)
    undo_import(shop, again.import_id or 0)
    redo_import(shop, 5)
    with shop.database.reading() as work:
        assert {order.number for order in orders.orders(work)} == {"P1", "P2"}


@pytest.mark.parametrize("number", [6, 7])
def test_what_came_again_since_its_undo_cannot_be_put_back_too(shop: Workplace, tmp_path: Path, number: int) -> None:
    undo_import(shop, number)
    again = read(shop, tmp_path, number - 1)
    with pytest.raises(WrongStateError, match=f"import {again.import_id}"):
        redo_import(shop, number)
    undo_import(shop, again.import_id or 0)
    redo_import(shop, number)


def test_a_supplier_with_whom_there_is_an_order_stays_by_its_bare_code(shop: Workplace) -> None:
    with shop.database.writing() as work:
        order = next(order for order in orders.orders(work) if order.number == "P2")
        orders.add_order(work, replace(order, number="PO-1001"))
    undo_import(shop, 5)
    with shop.database.reading() as work:
        assert catalogue.suppliers(work)["S4"] == Supplier("S4", "S4")
    redo_import(shop, 5)


def test_goods_received_by_hand_stay_when_their_order_goes(shop: Workplace, stock: Stock) -> None:
    before = stock(shop)["3"]
    receive(shop, "P2", {1: Decimal(4)})
    undo_import(shop, 5)
    assert stock(shop)["3"] == before + 4
    redo_import(shop, 5)
    with shop.database.reading() as work:
        (order,) = orders.orders(work, "P2")
    assert (order.status, order.lines[0].received) == (OrderStatus.PARTIALLY_RECEIVED, 4)
    assert check(shop).problems == ()
