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
from retail_desktop.persistence import imports, ledger, proofs
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
        imports.set_state(work, second, ImportState.UNDONE)
        ledger.refresh_balances(work)
    return database


def edit_by_hand(database: Database, statement: str) -> None:
    with closing(pysqlite3.connect(str(database.path), isolation_level=None)) as connection:
        connection.execute(statement)


def found(database: Database) -> tuple[list[str], list[tuple[str, str, str, str]]]:
    with database.reading() as work:
        return proofs.wrong_imports(work), proofs.balances(work)


def test_a_store_that_was_only_traded_in_agrees_with_itself(trading: Database) -> None:
    assert found(trading) == ([], [])


def test_a_balance_changed_by_hand_is_named_with_what_the_ledger_says(trading: Database) -> None:
    edit_by_hand(trading, "UPDATE balance SET quantity = 41500 WHERE item_id = 2")
    assert found(trading) == ([], [("00422", "MAIN", "41.5", "40")])
    edit_by_hand(trading, "DELETE FROM balance")
    assert found(trading)[1] == [("00417", "MAIN", "0", "-1.5"), ("00422", "MAIN", "0", "40")]


def test_a_line_changed_by_hand_is_found_in_its_import_and_in_the_balance(trading: Database) -> None:
    edit_by_hand(trading, "UPDATE sale_line SET quantity = 3000 WHERE quantity = 2000")
    of_imports, balances = found(trading)
    assert of_imports == ["Import 1 stored 3 lines; 3 are there, or their units differ."]
    assert balances == [("00417", "MAIN", "-1.5", "-2.5")]


def test_a_line_taken_out_of_an_undone_import_is_found_too(trading: Database) -> None:
    edit_by_hand(trading, "DELETE FROM sale_line WHERE import_id = 2")
    assert found(trading) == (["Import 2 stored 1 lines; 0 are there, or their units differ."], [])


def test_a_line_marked_by_hand_as_not_counting_is_found(trading: Database) -> None:
    with trading.reading() as work:
        assert proofs.wrong_days(work) == []
    edit_by_hand(trading, "UPDATE sale_line SET superseded_by = 2 WHERE quantity = 2000")
    with trading.reading() as work:
        assert proofs.wrong_days(work) == ["1 days of imports have other numbers of lines than they count."]
