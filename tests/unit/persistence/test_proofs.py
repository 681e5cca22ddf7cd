"""What is kept twice must agree, and an edit by hand is found."""

from collections.abc import Callable
from contextlib import closing
from datetime import date
from decimal import Decimal

import pysqlite3
import pytest
from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.persistence import imports, ledger, proofs, sales
from retail_desktop.persistence.database import Database

Import = Callable[[Connection, list[tuple[int, int, int, int, int | None]]], int]
MUG, TOWEL, MAIN = 1, 2, 1
MONDAY = date(2026, 9, 28)
DAY = MONDAY.toordinal()


@pytest.fixture
def trading(database: Database, import_sales: Import) -> Database:
    """Give a store with two imports, the second undone, a count and balances."""
    with database.writing() as work:
        import_sales(work, [(MUG, MAIN, DAY, 2000, 113_000), (MUG, MAIN, DAY, -500, None), (TOWEL, MAIN, DAY, 1, 1)])
        count = ledger.movement_row(TOWEL, MAIN, MONDAY, MovementKind.COUNT, Decimal(40))
        ledger.add_movements(work, [count])
        second = import_sales(work, [(MUG, MAIN, DAY + 1, 4000, None)])
        sales.touch(work, second)
        imports.set_state(work, second, ImportState.UNDONE)
        sales.rebuild_touched(work)
        ledger.refresh_balances(work)
    return database


def edit_by_hand(database: Database, statement: str) -> None:
    with closing(pysqlite3.connect(str(database.path), isolation_level=None)) as connection:
        connection.execute(statement)


def found(database: Database) -> tuple[list[str], list[str], list[tuple[str, str, str, str]]]:
    with database.reading() as work:
        return proofs.wrong_day_totals(work), proofs.wrong_imports(work), proofs.balances(work)


def test_a_store_that_was_only_traded_in_agrees_with_itself(trading: Database) -> None:
    assert found(trading) == ([], [], [])


def test_a_balance_changed_by_hand_is_named_with_what_the_ledger_says(trading: Database) -> None:
    edit_by_hand(trading, "UPDATE balance SET quantity = 41500 WHERE item_id = 2")
    assert found(trading) == ([], [], [("00422", "MAIN", "41.5", "40")])
    edit_by_hand(trading, "DELETE FROM balance")
    assert found(trading)[2] == [("00417", "MAIN", "0", "-1.5"), ("00422", "MAIN", "0", "40")]


@pytest.mark.parametrize("column", ["sold", "net_amount", "lines"])
def test_a_day_total_changed_by_hand_is_found(trading: Database, column: str) -> None:
    edit_by_hand(trading, f"UPDATE sale_day SET {column} = {column} + 1 WHERE item_id = 1")  # noqa: S608 - the column is ours
    assert found(trading)[0] == ["1 day totals differ from their sales lines."]


def test_a_day_total_that_is_missing_or_too_many_is_found(trading: Database) -> None:
    edit_by_hand(trading, "DELETE FROM sale_day")
    assert found(trading)[0] == ["2 day totals differ from their sales lines."]
    edit_by_hand(trading, "DELETE FROM sale_line")
    edit_by_hand(trading, "INSERT INTO sale_day VALUES (1, 1, 1, 1000, 0, 0, 1)")
    assert found(trading)[0] == ["1 day totals differ from their sales lines."]


def test_a_line_changed_by_hand_is_found_in_its_day_and_in_its_import(trading: Database) -> None:
    edit_by_hand(trading, "UPDATE sale_line SET quantity = 3000 WHERE quantity = 2000")
    days, of_imports, _ = found(trading)
    assert days == ["1 day totals differ from their sales lines."]
    assert of_imports == ["Import 1 counted 3 lines; 3 are there, or their units differ."]


def test_a_line_taken_out_of_an_undone_import_is_found_too(trading: Database) -> None:
    edit_by_hand(trading, "DELETE FROM sale_line WHERE import_id = 2")
    assert found(trading) == ([], ["Import 2 counted 1 lines; 0 are there, or their units differ."], [])


def test_day_totals_are_made_whole_again_from_the_lines(trading: Database) -> None:
    with trading.reading() as work:
        before = list(sales.raw_days(work, DAY + 9))
    edit_by_hand(trading, "UPDATE sale_day SET sold = 9999, net_amount = 0")
    with trading.writing() as work:
        proofs.rebuild_day_totals(work)
        assert proofs.wrong_day_totals(work) == []
        assert list(sales.raw_days(work, DAY + 9)) == before
