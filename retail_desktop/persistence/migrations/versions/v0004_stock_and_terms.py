"""Terms of suppliers, the whole life of an order, and stock that is counted, moved, owed and thrown away."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _id(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what deciding, ordering and controlling stock need."""
    _extend_orders()
    _create_revisions()
    _create_receiving()
    _create_returns()


def _extend_orders() -> None:
    op.add_column("purchase_order", sa.Column("revision", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("order_line", sa.Column("expected_on", sa.Integer(), nullable=True))
    for name in ("note", "taken_back_at", "taken_back_by"):
        op.add_column("receipt", _text(name))
    op.add_column("receipt_line", sa.Column("damaged", WIDE, server_default=sa.text("0"), nullable=False))
    op.add_column("receipt_line", sa.Column("unit_cost", WIDE, nullable=True))


def _create_revisions() -> None:
    op.create_table(
        "order_revision",
        *map(_id, ("order_id", "number")),
        *map(_text, ("at", "person", "reason")),
        sa.Column("expected_on", sa.Integer(), nullable=False),
        *map(_text, ("note", "lines")),
        _ref("order_revision", "order_id", "purchase_order.id"),
        _key("order_revision", "order_id", "number"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "order_plan",
        *map(_id, ("order_id", "plan_id")),
        _ref("order_plan", "order_id", "purchase_order.id"),
        _ref("order_plan", "plan_id", "plan.id"),
        _key("order_plan", "order_id", "plan_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    # Until now an order's note said from which plan it came; suppliers read that note.
    made = "o.note LIKE 'From reorder plan ' || p.id || ' of %'"
    op.execute(
        f"INSERT INTO order_plan (order_id, plan_id) SELECT o.id, p.id FROM purchase_order o JOIN plan p ON {made}"  # noqa: S608 - its parts are constants
    )
    op.execute("UPDATE purchase_order SET note = '' WHERE id IN (SELECT order_id FROM order_plan)")


def _create_receiving() -> None:
    op.create_table(
        "receipt_extra",
        *map(_id, ("receipt_id", "item_id")),
        sa.Column("quantity", WIDE, nullable=False),
        sa.Column("unit_cost", WIDE, nullable=True),
        _ref("receipt_extra", "receipt_id", "receipt.id"),
        _ref("receipt_extra", "item_id", "item.id"),
        _key("receipt_extra", "receipt_id", "item_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cost_change",
        *map(_id, ("receipt_id", "item_id")),
        sa.Column("before", WIDE, nullable=True),
        sa.Column("after", WIDE, nullable=False),
        _ref("cost_change", "receipt_id", "receipt.id"),
        _ref("cost_change", "item_id", "item.id"),
        _key("cost_change", "receipt_id", "item_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _create_returns() -> None:
    op.create_table(
        "supplier_return",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        *map(_id, ("supplier_id", "store_id")),
        _id("order_id", nullable=True),
        sa.Column("day", sa.Integer(), nullable=False),
        *map(_text, ("recorded_at", "person", "reason", "taken_back_at", "taken_back_by")),
        _ref("supplier_return", "supplier_id", "supplier.id"),
        _ref("supplier_return", "store_id", "store.id"),
        _ref("supplier_return", "order_id", "purchase_order.id"),
        _key("supplier_return", "id"),
        sa.UniqueConstraint("number", name=op.f("uq_supplier_return_number")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "supplier_return_line",
        *map(_id, ("return_id", "item_id")),
        sa.Column("quantity", WIDE, nullable=False),
        sa.Column("unit_cost", WIDE, nullable=True),
        _ref("supplier_return_line", "return_id", "supplier_return.id"),
        _ref("supplier_return_line", "item_id", "item.id"),
        _key("supplier_return_line", "return_id", "item_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
