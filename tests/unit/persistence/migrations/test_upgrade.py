"""From one schema version to the next."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from retail_desktop.domain.imports import ImportState
from retail_desktop.domain.people import Role
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.replenishment import Status
from retail_desktop.persistence import (
    accounts,
    catalogue,
    forecasts,
    imports,
    ledger,
    orders,
    people,
    plans,
    policies,
    proofs,
    quantity_changes,
    reservations,
    sales,
    set_aside,
    sqlite,
    stock_actions,
    supplier_returns,
)
from retail_desktop.persistence.database import Database, close_database, open_database
from retail_desktop.persistence.migrations.upgrade import configuration, upgrade
from retail_desktop.persistence.schema import SCHEMA_VERSION, VIEWS, metadata

OLD_STORES = sorted((Path(__file__).parents[3] / "data" / "stores").glob("*.sqlite"))
MUG, MAIN, RUN, PLAN = 1, 1, 1, 1


@pytest.fixture(params=OLD_STORES, ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Give a store of an earlier version, opened by this one."""
    file = tmp_path / "store.sqlite"
    file.write_bytes(request.param.read_bytes())
    yield open_database(str(file))
    close_database(str(file))


def shape(connection: Connection) -> dict[str, tuple[int, int, list[str]]]:
    """What a comparison by columns does not see: strictness, clustering and checks of every table."""
    rules = inspect(connection)
    listed = connection.exec_driver_sql("PRAGMA table_list").all()
    return {
        row.name: (row.wr, row.strict, sorted(check["sqltext"] for check in rules.get_check_constraints(row.name)))
        for row in listed
        if row.name in metadata.tables
    }


def drawn(connection: Connection) -> dict[str, str]:
    """The views and what they are made of."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE type = 'view'")
    return {row.name: row.sql for row in rows}


def test_the_steps_lead_to_the_schema_that_the_program_knows(database: Database, tmp_path: Path) -> None:
    engine = sqlite.make_engine(tmp_path / "direct.sqlite", read_only=False)
    with database.writing() as migrated, engine.begin() as direct:
        metadata.create_all(direct)
        for view in VIEWS.values():
            direct.exec_driver_sql(view)
        assert drawn(migrated) == drawn(direct)
        found = compare_metadata(MigrationContext.configure(migrated, opts={"compare_type": True}), metadata)
        assert [difference for difference in found if "alembic_version" not in str(difference)] == []
        assert shape(migrated) == shape(direct)
    engine.dispose()


def test_every_table_refuses_values_of_another_kind(work: Connection) -> None:
    assert shape(work).keys() == metadata.tables.keys()
    assert all(strict for _, strict, _ in shape(work).values())


def test_there_is_one_step_for_each_schema_version() -> None:
    steps = list(ScriptDirectory.from_config(configuration()).walk_revisions())
    assert [step.revision for step in steps] == [f"{number:04}" for number in range(SCHEMA_VERSION, 0, -1)]


def test_a_store_that_is_up_to_date_stays_as_it_is(work: Connection) -> None:
    before = work.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema").all()
    upgrade(work)
    assert work.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema").all() == before


def test_there_is_an_old_store_for_every_version() -> None:
    assert [file.stem for file in OLD_STORES] == [f"store-v{number}" for number in range(1, SCHEMA_VERSION + 1)]


def test_an_old_store_opens_and_keeps_every_promise(old: Database) -> None:
    assert sqlite.identity(old.path) == (sqlite.APPLICATION_ID, SCHEMA_VERSION, False)
    assert sqlite.integrity_problems(old.path) == []
    with old.writing() as work:
        assert proofs.wrong_imports(work) == []
        assert proofs.balances(work) == []
        assert people.broken_audit_entries(work) == []
        people.write_setting(work, "opened", "yes")


def test_the_catalogue_of_an_old_store_is_read_as_it_was_written(old: Database) -> None:
    with old.reading() as work:
        mug, towel = catalogue.items(work).values()
        assert (mug.name, mug.barcodes, mug.unit_cost) == ("Sailor mug", ("4006381333931",), Decimal("2.95"))
        assert towel.name == "Towel für Gäste"
        supplier = catalogue.suppliers(work)["BRI"]
        assert (supplier.order_weekdays, supplier.minimum_order_value) == (frozenset({2}), Decimal(500))
        assert catalogue.terms(work)["00417"].pack_size == 12
        assert people.read_setting(work, "currency") == "USD"


def test_the_ledger_of_an_old_store_is_read_as_it_was_written(old: Database) -> None:
    monday = date(2026, 9, 21)
    with old.reading() as work:
        week = sales.item_days(work, "00417", "MAIN", monday + timedelta(days=6))
        assert [(row.sold, row.returned) for row in week][2:5] == [(4, 0), (4, -1), (4, 0)]
        (record,) = imports.imports(work)
        assert (record.state, record.accepted, record.units) == (ImportState.COMPLETE, 9, Decimal("28.5"))
        # 40 counted on Monday evening, 23 net sold until Sunday, 24 delivered.
        assert ledger.levels(work)[MUG, MAIN].on_hand == 41
        (order,) = orders.orders(work)
        assert (order.status, order.lines[0].outstanding) == (OrderStatus.PARTIALLY_RECEIVED, Decimal(24))


def test_the_plan_of_an_old_store_is_read_as_it_was_written(old: Database) -> None:
    with old.reading() as work:
        (forecast,) = forecasts.forecasts(work, RUN)
        assert forecast.expected_total(28) == 112
        (accuracy,) = forecasts.accuracies(work, RUN)
        assert accuracy.wape == 0.2
        (line,) = plans.lines(work, PLAN)
        assert (line.status, line.suggested_quantity) == (Status.BEFORE_DELIVERY, Decimal(60))
        assert sum(step.amount for step in line.steps) == 60


def test_a_run_of_an_old_store_was_finished_and_nobody_changed_its_numbers(old: Database) -> None:
    with old.reading() as work:
        runs = work.exec_driver_sql("SELECT state, wape, program FROM forecast_run").all()
        assert [tuple(run) for run in runs] == [("complete", None, "")]
        assert work.exec_driver_sql("SELECT engine_numbers, parts FROM forecast").all() == [(None, None)]


def test_what_people_decided_in_a_store_of_the_fourth_version_still_holds(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(next(one for one in OLD_STORES if one.stem == "store-v4").read_bytes())
    with open_database(str(file)).reading() as work:
        (choice,) = policies.choices(work)
        assert (choice.sku, choice.level) == ("00422", Decimal("0.9"))
        (aside,) = set_aside.all_set_aside(work)
        assert (aside.sku, aside.until, aside.note) == ("00422", None, "New design comes")
        (owed,) = reservations.reservations(work)
        assert (owed.customer, owed.quantity) == ("Mrs Hill", 2)
        assert [one.number for one in supplier_returns.returns(work)] == ["RT-1001"]
        assert [line.units for line in stock_actions.actions(work)] == [3, Decimal("1.5")]
    close_database(str(file))


def test_accounts_and_changed_quantities_of_a_store_of_the_fifth_version_still_hold(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    file.write_bytes(next(one for one in OLD_STORES if one.stem == "store-v5").read_bytes())
    with open_database(str(file)).reading() as work:
        ada, kim = accounts.accounts(work)
        assert (ada.role, ada.approval_limit) == (Role.ADMINISTRATOR, None)
        assert (kim.role, kim.has_pin, kim.approval_limit) == (Role.PURCHASING, True, Decimal(500))
        assert accounts.is_secret(work, "Ada", "mug towel lighthouse", pin=False)
        assert accounts.is_secret(work, "Kim", "2580", pin=True)
        (change,) = quantity_changes.standing(work, PLAN)
        assert (change.sku, change.ordered, change.note) == ("00417", Decimal(72), "School fair on Saturday")
    close_database(str(file))
