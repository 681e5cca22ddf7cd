"""Remembered layouts, decisions about codes, watched folders, price breaks, events; imports that bring documents."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what reading any file needs to remember."""
    for name in ("fingerprint", "options", "path"):
        op.add_column("import_batch", _text(name))
    for table in ("purchase_order", "order_line", "receipt", "order_history"):
        _add_reference(table, "import_id", "import_batch")
    op.add_column("supplier", sa.Column("withdrawn", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("movement", _text("reference"))
    _add_reference("movement", "supplier_id", "supplier")
    op.add_column("movement", sa.Column("unit_cost", WIDE, nullable=True))
    _create_memory()
    _create_folders()
    _create_terms_and_events()


def _add_reference(table: str, column: str, target: str) -> None:
    """SQLite adds a reference only together with its column."""
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
        f"CONSTRAINT {op.f(f'fk_{table}_{column}')} REFERENCES {target} (id)"
    )


def _create_memory() -> None:
    names = ("target", "fingerprint", "name", "headers", "options", "learned_at", "used_at", "person")
    op.create_table(
        "import_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_text, names),
        _key("import_layout", "id"),
        sa.UniqueConstraint("target", "fingerprint", name=op.f("uq_import_layout_target_fingerprint")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "item_alias",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=True),
        _text("decided_at"),
        _text("person"),
        _ref("item_alias", "item_id", "item.id"),
        _key("item_alias", "code"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_folders() -> None:
    op.create_table(
        "watched_folder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        _text("target"),
        _text("options"),
        sa.Column("active", sa.Integer(), server_default=sa.text("1"), nullable=False),
        _key("watched_folder", "id"),
        sa.UniqueConstraint("path", name=op.f("uq_watched_folder_path")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "watch_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("folder_id", sa.Integer(), autoincrement=False, nullable=False),
        *map(_text, ("at", "file_name", "outcome", "message")),
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=True),
        _ref("watch_log", "folder_id", "watched_folder.id"),
        _ref("watch_log", "import_id", "import_batch.id"),
        _key("watch_log", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )


def _create_terms_and_events() -> None:
    op.create_table(
        "price_break",
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("supplier_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_quantity", WIDE, autoincrement=False, nullable=False),
        sa.Column("unit_cost", WIDE, nullable=False),
        sa.CheckConstraint("from_quantity > 0", name=op.f("ck_price_break_from_quantity")),
        _ref("price_break", "item_id", "item.id"),
        _ref("price_break", "supplier_id", "supplier.id"),
        _key("price_break", "item_id", "supplier_id", "from_quantity"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("kind"),
        _text("name"),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last >= first", name=op.f("ck_event_period")),
        sa.Column("store_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("item_id", sa.Integer(), autoincrement=False, nullable=True),
        _text("category"),
        sa.Column("price", WIDE, nullable=True),
        _text("note"),
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=True),
        _ref("event", "store_id", "store.id"),
        _ref("event", "item_id", "item.id"),
        _ref("event", "import_id", "import_batch.id"),
        _key("event", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
