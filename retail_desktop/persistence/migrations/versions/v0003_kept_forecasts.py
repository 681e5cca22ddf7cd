"""Forecast runs that can be repeated, what people change in a forecast, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLOAT: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def _id(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Extend the runs, and add the tables of overrides, kept fits, checks and corrections."""
    _extend_runs()
    _create_overrides()
    _create_fits_and_checks()
    _create_corrections()


def _extend_runs() -> None:
    op.add_column("forecast_run", _text("state", "complete"))
    for name in ("fingerprint", "settings", "program"):
        op.add_column("forecast_run", _text(name))
    for name in ("wape", "bias", "coverage_80", "coverage_95", "naive_wape"):
        op.add_column("forecast_run", sa.Column(name, FLOAT, nullable=True))
    for name in ("engine_numbers", "parts"):
        op.add_column("forecast", sa.Column(name, sa.LargeBinary(), nullable=True))


def _create_overrides() -> None:
    op.create_table(
        "forecast_override",
        sa.Column("id", sa.Integer(), nullable=False),
        _id("item_id", nullable=True),
        _id("store_id", nullable=True),
        _text("category"),
        _text("kind"),
        sa.Column("amount", WIDE, nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=True),
        *map(_text, ("person", "note", "created_at", "removed_at", "removed_by")),
        sa.CheckConstraint("last >= first", name=op.f("ck_forecast_override_period")),
        _ref("forecast_override", "item_id", "item.id"),
        _ref("forecast_override", "store_id", "store.id"),
        _key("forecast_override", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )


def _create_fits_and_checks() -> None:
    op.create_table(
        "smoothing_fit",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("alpha", FLOAT, nullable=False),
        sa.Column("initial", FLOAT, nullable=False),
        _id("run_id"),
        _ref("smoothing_fit", "run_id", "forecast_run.id"),
        _key("smoothing_fit", "key"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "forecast_check",
        *map(_id, ("run_id", "item_id", "store_id")),
        sa.Column("numbers", sa.LargeBinary(), nullable=False),
        _ref("forecast_check", "run_id", "forecast_run.id"),
        _ref("forecast_check", "item_id", "item.id"),
        _ref("forecast_check", "store_id", "store.id"),
        _key("forecast_check", "run_id", "item_id", "store_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_corrections() -> None:
    op.create_table(
        "demand_correction",
        *map(_id, ("item_id", "store_id", "day")),
        _text("kind"),
        sa.Column("sold", FLOAT, nullable=False),
        sa.Column("used", FLOAT, nullable=False),
        _id("run_id"),
        _ref("demand_correction", "item_id", "item.id"),
        _ref("demand_correction", "store_id", "store.id"),
        _ref("demand_correction", "run_id", "forecast_run.id"),
        _key("demand_correction", "item_id", "store_id", "day"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "kept_outlier",
        *map(_id, ("item_id", "store_id", "day")),
        *map(_text, ("person", "at")),
        _ref("kept_outlier", "item_id", "item.id"),
        _ref("kept_outlier", "store_id", "store.id"),
        _key("kept_outlier", "item_id", "store_id", "day"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
