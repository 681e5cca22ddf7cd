"""A store with two items, and ways to fill it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection

from retail_desktop.domain.catalogue import Item, Supplier, SupplyTerms
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.overlaps import Overlap
from retail_desktop.domain.quantities import money, quantity
from retail_desktop.persistence import catalogue, imports, sales
from retail_desktop.persistence.bulk import UNKNOWN
from retail_desktop.persistence.database import Database, close_database, open_database

Line = tuple[int, int, int, int, int | None]  # item, store, day ordinal, thousandths, ten-thousandths


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the content of a new store with two items, one store and one supplier."""
    path = tmp_path_factory.mktemp("new") / "store.sqlite"
    with open_database(str(path)).writing() as work:
        catalogue.add_stores(work, ["MAIN"])
        catalogue.add_items(work, [Item("00417", "Mug"), Item("00422", "Towel")], None)
        catalogue.save_suppliers(work, [Supplier("BRI", "Brightwater")])
        terms = SupplyTerms("00417", "BRI", unit_cost=Decimal("2.95"), pack_size=Decimal(12))
        catalogue.save_terms(work, {"00417": [terms]})
    open_database(str(path)).settle()
    close_database(str(path))
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, empty_store: bytes) -> Path:
    """Give a store file that is not open."""
    file = tmp_path / "private" / "store.sqlite"
    file.parent.mkdir(mode=0o700)
    file.write_bytes(empty_store)
    file.chmod(0o600)
    return file


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """Give the open store."""
    yield open_database(str(path))
    close_database(str(path))


@pytest.fixture
def work(database: Database) -> Iterator[Connection]:
    """Give a unit of work."""
    with database.writing() as connection:
        yield connection


@pytest.fixture(scope="session")
def lasting(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> Iterator[Database]:
    """Give a store that random examples share."""
    file = tmp_path_factory.mktemp("lasting") / "store.sqlite"
    file.write_bytes(empty_store)
    yield open_database(str(file))
    close_database(str(file))


@contextmanager
def _trial(database: Database) -> Iterator[Connection]:
    with database.writing() as connection:
        yield connection
        connection.rollback()


@pytest.fixture(scope="session")
def trial(lasting: Database) -> Callable[[], AbstractContextManager[Connection]]:
    """Give units of work that leave nothing behind, one for each random example."""
    return lambda: _trial(lasting)


def _import_sales(connection: Connection, lines: Sequence[Line], overlap: int = Overlap.ADD) -> int:
    rows = sorted((*line, number) for number, line in enumerate(lines, start=2))
    amount = sum(row[4] or 0 for row in rows)
    report = ImportReport(
        "ok",
        Target.SALES,
        "till.csv",
        accepted=len(rows),
        units=quantity(sum(row[3] for row in rows)),
        net_sales=money(amount),
        stores=("MAIN",),
    )
    key = imports.add_import(
        connection, report, file_hash=str(lines), headers=["Date"], at="2026-09-28", person="Maria"
    )
    items, stores, days, quantities, amounts, numbers = zip(*rows, strict=True)
    columns = {"item_id": items, "store_id": stores, "day": days, "line": numbers, "quantity": quantities}
    sales.add_lines(
        connection,
        {
            **{name: np.array(column) for name, column in columns.items()},
            "import_id": key,
            "net_amount": np.array([UNKNOWN if amount is None else amount for amount in amounts]),
        },
    )
    imports.set_stored(connection, key, len(rows), sum(quantities))
    brought = sorted({(row[1], row[2]) for row in rows})
    counts = [sum(row[1:3] == day for row in rows) for day in brought]
    sales.add_import_days(
        connection,
        {
            "store_id": np.array([store for store, _ in brought]),
            "day": np.array([day for _, day in brought]),
            "import_id": key,
            "lines": np.array(counts),
            "overlap": overlap,
        },
    )
    return key


@pytest.fixture(scope="session")
def import_sales() -> Callable[..., int]:
    """Give a way to import sales lines as the services do; gives the import's number."""
    return _import_sales


@pytest.fixture
def monday() -> date:
    """Give the day on which most stories begin."""
    return date(2026, 9, 28)


@pytest.fixture
def imported(work: Connection) -> Callable[[Target], int]:
    """Give a way to record that a file of some kind was imported; gives the import's number."""

    def record(target: Target) -> int:
        report = ImportReport("ok", target, f"{target}.csv")
        return imports.add_import(work, report, file_hash="", headers=[], at="2026-09-28", person="Maria")

    return record
