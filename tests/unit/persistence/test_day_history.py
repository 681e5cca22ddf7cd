"""Days of a store as a whole."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState
from retail_desktop.persistence import catalogue, day_history, imports, ledger

Import = Callable[[Connection, Sequence[tuple[int, int, int, int, int | None]]], int]


def test_the_items_of_a_day_add_up_for_each_store(work: Connection, import_sales: Import, monday: date) -> None:
    catalogue.add_stores(work, ["WEST"])
    day = monday.toordinal()
    lines = [(1, 1, day, 2000, 30_000), (2, 1, day, -500, -1000), (1, 2, day, 9000, None), (1, 1, day - 90, 1, 1)]
    import_sales(work, lines)
    ledger.refresh_balances(work)
    assert list(day_history.store_totals(work, [1], day - 60, day)) == [(1, day, 1500, 29_000)]
    assert list(day_history.store_totals(work, [], day - 60, day)) == []
    assert len(list(day_history.store_totals(work, [1, 2], day - 100, day))) == 3


def test_only_days_of_imports_that_stand_are_there(work: Connection, import_sales: Import, monday: date) -> None:
    day = monday.toordinal()
    import_sales(work, [(1, 1, day - 3, 1000, None), (1, 1, day - 40, 1000, None)])
    newest = import_sales(work, [(1, 1, day, 1000, None)])
    assert day_history.imported_days(work, day - 10) == {"MAIN": {day - 3, day}}
    assert day_history.newest_days(work) == {"MAIN": day}
    assert day_history.newest_days(work, day) == {"MAIN": day - 3}
    imports.set_state(work, newest, ImportState.UNDONE)
    assert day_history.newest_days(work) == {"MAIN": day - 3}
    assert day_history.imported_days(work) == {"MAIN": {day - 40, day - 3}}
