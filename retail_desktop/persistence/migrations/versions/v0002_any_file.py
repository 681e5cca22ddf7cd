"""Sales lines once, with their totals as views; what reading any file needs to remember."""

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


COUNTED_LINE = (
    "CREATE VIEW counted_line AS SELECT item_id, store_id, day, import_id, line, quantity, price, "
    "COALESCE(net_amount, quantity * price / 1000) AS net_amount, receipt_id FROM sale_line "
    "WHERE superseded_by IS NULL AND import_id NOT IN (SELECT id FROM import_batch WHERE state <> 'complete')"
)
SALE_DAY = (
    "CREATE VIEW sale_day AS SELECT item_id, store_id, day, "
    "SUM(CASE WHEN quantity > 0 THEN quantity ELSE 0 END) AS sold, "
    "SUM(CASE WHEN quantity < 0 THEN quantity ELSE 0 END) AS returned, "
    "SUM(COALESCE(net_amount, 0)) AS net_amount, COUNT(*) AS lines FROM counted_line "
    "GROUP BY item_id, store_id, day"
)


def upgrade() -> None:
    """Move the sales lines to their new table, and add what imports need to remember."""
    _extend_imports()
    _extend_documents()
    _number_issues()
    _move_sales()
    _create_memory()
    _create_folders()
    _create_terms_and_events()


def _extend_imports() -> None:
    op.add_column("import_day", sa.Column("overlap", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.execute(
        "UPDATE import_day SET overlap = (SELECT b.replaces FROM import_batch b WHERE b.id = import_day.import_id)"
    )
    for name in ("stored_lines", "stored_units"):
        kind = sa.Integer() if name == "stored_lines" else WIDE
        op.add_column("import_batch", sa.Column(name, kind, server_default=sa.text("0"), nullable=False))
    op.execute("UPDATE import_batch SET stored_lines = accepted, stored_units = units WHERE target = 'sales'")
    op.drop_column("import_batch", "replaces")
    for name in ("fingerprint", "options", "path"):
        op.add_column("import_batch", _text(name))


def _extend_documents() -> None:
    for table in ("purchase_order", "order_line", "receipt", "order_history"):
        _add_reference(table, "import_id", "import_batch")
    op.add_column("supplier", sa.Column("withdrawn", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("movement", _text("reference"))
    _add_reference("movement", "supplier_id", "supplier")
    op.add_column("movement", sa.Column("unit_cost", WIDE, nullable=True))


def _add_reference(table: str, column: str, target: str) -> None:
    """SQLite adds a reference only together with its column."""
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} INTEGER "
        f"CONSTRAINT {op.f(f'fk_{table}_{column}')} REFERENCES {target} (id)"
    )


def _number_issues() -> None:
    """Let several records of one line have an issue each."""
    op.rename_table("import_issue", "old_import_issue")
    texts = ("outcome", "reason", "column_name", "value", "record")
    op.create_table(
        "import_issue",
        *(sa.Column(name, sa.Integer(), autoincrement=False, nullable=False) for name in ("import_id", "line", "part")),
        *map(_text, texts),
        _ref("import_issue", "import_id", "import_batch.id"),
        _key("import_issue", "import_id", "line", "part"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO import_issue SELECT import_id, line, 0, outcome, reason, column_name, value, record "
        "FROM old_import_issue"
    )
    op.drop_table("old_import_issue")


def _move_sales() -> None:
    op.rename_table("sale_line", "former_sale_line")
    op.drop_table("sale_day")
    op.create_table(
        "till_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("number"),
        sa.Column("minute", sa.Integer(), nullable=True),
        _key("till_receipt", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    keys = ("item_id", "store_id", "day", "import_id", "line")
    op.create_table(
        "sale_line",
        *(sa.Column(name, sa.Integer(), autoincrement=False, nullable=False) for name in keys),
        sa.Column("quantity", WIDE, nullable=False),
        sa.Column("price", WIDE, nullable=True),
        sa.Column("net_amount", WIDE, nullable=True),
        sa.Column("receipt_id", sa.Integer(), autoincrement=False, nullable=True),
        sa.Column("superseded_by", sa.Integer(), autoincrement=False, nullable=True),
        sa.CheckConstraint("quantity between -1000000000 and 1000000000", name=op.f("ck_sale_line_quantity")),
        _ref("sale_line", "import_id", "import_batch.id"),
        _ref("sale_line", "item_id", "item.id"),
        _ref("sale_line", "receipt_id", "till_receipt.id"),
        _ref("sale_line", "store_id", "store.id"),
        _ref("sale_line", "superseded_by", "import_batch.id"),
        _key("sale_line", *keys),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO till_receipt (number, minute) SELECT DISTINCT COALESCE(receipt, ''), minute FROM former_sale_line "
        "WHERE receipt IS NOT NULL OR minute IS NOT NULL"
    )
    op.execute("CREATE INDEX receipt_number ON till_receipt (number, minute)")
    op.execute(
        "INSERT INTO sale_line (item_id, store_id, day, import_id, line, quantity, price, net_amount, receipt_id, "
        "superseded_by) SELECT o.item_id, o.store_id, o.day, o.import_id, o.line, o.quantity, o.price, o.net_amount, "
        "r.id, o.superseded_by FROM former_sale_line o "
        "LEFT JOIN till_receipt r ON r.number = COALESCE(o.receipt, '') AND r.minute IS o.minute "
        "ORDER BY o.item_id, o.store_id, o.day, o.import_id, o.line"
    )
    op.execute("DROP INDEX receipt_number")
    op.drop_table("former_sale_line")
    op.execute(COUNTED_LINE)
    op.execute(SALE_DAY)


def _create_memory() -> None:
    names = ("target", "fingerprint", "name", "headers", "options", "learned_at", "used_at", "person")
    op.create_table(
        "import_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_text, names),
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=True),
        _ref("import_layout", "import_id", "import_batch.id"),
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
        *map(_text, ("at", "file_name", "outcome", "message", "mark", "moved_to")),
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
