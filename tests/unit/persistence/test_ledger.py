"""Balances are what the ledger adds up to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState
from retail_desktop.domain.ledger import Entry, MovementKind, on_hand
from retail_desktop.domain.quantities import quantity, thousandths
from retail_desktop.persistence import imports, ledger

Import = Callable[[Connection, list[tuple[int, int, int, int, int | None]]], int]
Trial = Callable[[], AbstractContextManager[Connection]]
MUG, TOWEL, MAIN = 1, 2, 1
MONDAY = date(2026, 9, 28)
KINDS = [MovementKind.COUNT, MovementKind.RECEIPT, MovementKind.ADJUSTMENT, MovementKind.WASTE]


def move(
    work: Connection, kind: MovementKind, units: object, day: int = 0, item: int = MUG, import_id: int | None = None
) -> None:
    when = MONDAY + timedelta(days=day)
    row = ledger.movement_row(item, MAIN, when, kind, Decimal(str(units)), import_id=import_id, person="Maria")
    ledger.add_movements(work, [row])


def sell(work: Connection, import_sales: Import, units: int, day: int) -> int:
    return import_sales(work, [(MUG, MAIN, MONDAY.toordinal() + day, units * 1000, None)])


def stock(work: Connection, last: date = ledger.END_OF_TIME) -> Decimal:
    return ledger.levels(work, last)[MUG, MAIN].on_hand


def test_stock_is_the_count_plus_deliveries_less_sales_since(work: Connection, import_sales: Import) -> None:
    move(work, MovementKind.COUNT, 40)
    move(work, MovementKind.RECEIPT, 24, day=2)
    move(work, MovementKind.WASTE, "-1.5", day=3)
    sell(work, import_sales, 4, day=0)  # before the evening on which it was counted
    sell(work, import_sales, 10, day=3)
    level = ledger.levels(work)[MUG, MAIN]
    assert level.on_hand == Decimal("52.5")
    assert level.counted
    assert (level.counted_on, level.last_receipt) == (MONDAY, MONDAY + timedelta(days=2))
    assert level.last_sale == MONDAY + timedelta(days=3)


def test_stock_of_an_earlier_evening_knows_nothing_later(work: Connection, import_sales: Import) -> None:
    move(work, MovementKind.COUNT, 40)
    sell(work, import_sales, 10, day=3)
    move(work, MovementKind.COUNT, 7, day=5)
    evenings = [stock(work, MONDAY + timedelta(days=day)) for day in (0, 2, 3, 4, 5)]
    assert evenings == [40, 40, 30, 30, 7]


def test_only_a_count_or_a_delivery_gives_stock_a_footing(work: Connection, import_sales: Import) -> None:
    sell(work, import_sales, 10, day=0)
    move(work, MovementKind.ADJUSTMENT, 3)
    assert (ledger.levels(work)[MUG, MAIN].counted, stock(work)) == (False, Decimal(-7))
    move(work, MovementKind.RECEIPT, 12)
    assert (ledger.levels(work)[MUG, MAIN].counted, stock(work)) == (True, Decimal(5))


def test_a_return_is_stock_again_but_not_a_sale(work: Connection, import_sales: Import) -> None:
    sell(work, import_sales, 5, day=0)
    sell(work, import_sales, -2, day=3)
    assert stock(work) == -3
    assert ledger.levels(work)[MUG, MAIN].last_sale == MONDAY


def test_of_two_counts_on_a_day_the_last_entered_counts(work: Connection) -> None:
    move(work, MovementKind.COUNT, 40)
    move(work, MovementKind.COUNT, 38)
    assert stock(work) == 38


def test_the_count_of_an_undone_file_does_not_count(work: Connection, import_sales: Import) -> None:
    move(work, MovementKind.COUNT, 40)
    key = sell(work, import_sales, 1, day=1)
    move(work, MovementKind.COUNT, 12, day=2, import_id=key)
    assert stock(work) == 12
    imports.set_state(work, key, ImportState.UNDONE)
    assert stock(work) == 40
    assert [entry[4] for entry in ledger.entries(work, ledger.END_OF_TIME.toordinal())] == [40_000]


def test_balances_are_refreshed_for_the_items_named_or_for_all(work: Connection) -> None:
    move(work, MovementKind.COUNT, 40)
    move(work, MovementKind.COUNT, 9, item=TOWEL)
    ledger.refresh_balances(work, {(MUG, MAIN)})
    assert ledger.balances(work).keys() == {(MUG, MAIN)}
    ledger.refresh_balances(work, set())
    assert ledger.balances(work).keys() == {(MUG, MAIN)}
    ledger.refresh_balances(work)
    assert ledger.balances(work) == ledger.levels(work)
    assert ledger.balances(work, TOWEL) == {(TOWEL, MAIN): ledger.levels(work)[TOWEL, MAIN]}


def test_movements_come_in_time_order_for_one_item_or_all(work: Connection) -> None:
    move(work, MovementKind.RECEIPT, 5, day=3)
    move(work, MovementKind.COUNT, 4, day=1)
    move(work, MovementKind.COUNT, 2, day=1, item=TOWEL)
    day = MONDAY.toordinal()
    mugs = [(MUG, MAIN, day + 1, "count", 4000), (MUG, MAIN, day + 3, "receipt", 5000)]
    assert list(ledger.entries(work, day + 3)) == [*mugs, (TOWEL, MAIN, day + 1, "count", 2000)]
    assert list(ledger.entries(work, day + 2, (MUG, MAIN))) == mugs[:1]


def test_nothing_to_append_appends_nothing(work: Connection) -> None:
    ledger.add_movements(work, [])
    assert ledger.levels(work) == {}


DAYS = st.integers(0, 6)
MOVEMENTS = st.lists(st.tuples(st.sampled_from(KINDS), DAYS, st.integers(-5000, 9000)), max_size=8)
SALES = st.lists(st.tuples(DAYS, st.integers(-3000, 5000).filter(bool)), max_size=8)


@settings(max_examples=40)
@given(MOVEMENTS, SALES, DAYS)
def test_the_stored_balance_the_ledger_and_the_definition_of_stock_agree(
    trial: Trial,
    import_sales: Import,
    movements: list[tuple[MovementKind, int, int]],
    sold: list[tuple[int, int]],
    evening: int,
) -> None:
    first = MONDAY.toordinal()
    with trial() as work:
        for kind, day, units in movements:
            move(work, kind, quantity(units), day)
        if sold:
            import_sales(work, [(MUG, MAIN, first + day, units, None) for day, units in sold])
        ledger.refresh_balances(work)
        stored, now = ledger.balances(work), ledger.levels(work)
        earlier = ledger.levels(work, MONDAY + timedelta(days=evening))
    entries = [Entry(day, kind is MovementKind.COUNT, units) for kind, day, units in movements]
    entries += [Entry(day, is_count=False, amount=-units) for day, units in sold]
    if entries:
        assert thousandths(now[MUG, MAIN].on_hand) == on_hand(entries)
        until = [entry for entry in entries if entry.day <= evening]
        assert thousandths(earlier[MUG, MAIN].on_hand) == on_hand(until)
    assert stored.items() <= now.items()
    assert all(level.on_hand == 0 for key, level in now.items() if key not in stored)


@settings(max_examples=25)
@given(MOVEMENTS, SALES)
def test_a_refresh_of_one_item_and_a_refresh_of_all_agree(
    trial: Trial, import_sales: Import, movements: list[tuple[MovementKind, int, int]], sold: list[tuple[int, int]]
) -> None:
    with trial() as work:
        for kind, day, units in movements:
            move(work, kind, quantity(units), day)
        if sold:
            import_sales(work, [(MUG, MAIN, MONDAY.toordinal() + day, units, None) for day, units in sold])
        ledger.refresh_balances(work, {(MUG, MAIN), (TOWEL, MAIN)})
        one = ledger.balances(work)
        ledger.refresh_balances(work)
        assert ledger.balances(work) == one
