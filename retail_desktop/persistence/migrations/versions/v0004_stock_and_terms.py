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


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what deciding, ordering and controlling stock need."""
    _control_stock()


def _control_stock() -> None:
    op.create_table(
        "stock_action",
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_text, ("kind", "reason", "recorded_at", "person", "note", "reference")),
        *(_id(name, nullable=True) for name in ("reverses", "transfer_id", "to_store_id")),
        _ref("stock_action", "reverses", "stock_action.id"),
        _ref("stock_action", "transfer_id", "stock_action.id"),
        _ref("stock_action", "to_store_id", "store.id"),
        _key("stock_action", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_stock_action_reverses"), "stock_action", ["reverses"], unique=True)
    op.create_index(op.f("ix_stock_action_transfer_id"), "stock_action", ["transfer_id"])
    op.execute(
        f"ALTER TABLE movement ADD COLUMN action_id INTEGER "
        f"CONSTRAINT {op.f('fk_movement_action_id')} REFERENCES stock_action (id)"
    )
    op.add_column("movement", _text("lot"))
    op.add_column("movement", sa.Column("expires_on", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_movement_action_id"), "movement", ["action_id"])
    _owe_customers()
    _keep_count_lists()


def _owe_customers() -> None:
    op.create_table(
        "reservation",
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_id, ("item_id", "store_id")),
        _text("customer"),
        sa.Column("quantity", WIDE, nullable=False),
        sa.Column("made_on", sa.Integer(), nullable=False),
        *map(_text, ("note", "person", "outcome", "closed_at", "closed_by")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_reservation_quantity")),
        _ref("reservation", "item_id", "item.id"),
        _ref("reservation", "store_id", "store.id"),
        _key("reservation", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )


def _keep_count_lists() -> None:
    op.create_table(
        "count_list",
        sa.Column("id", sa.Integer(), nullable=False),
        _text("name"),
        _id("store_id"),
        *map(_text, ("made_at", "person")),
        _count("dropped"),
        _id("posted_as", nullable=True),
        _ref("count_list", "store_id", "store.id"),
        _ref("count_list", "posted_as", "stock_action.id"),
        _key("count_list", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_table(
        "count_list_line",
        *map(_id, ("list_id", "item_id")),
        _count("place"),
        sa.Column("counted", WIDE, nullable=True),
        _ref("count_list_line", "list_id", "count_list.id"),
        _ref("count_list_line", "item_id", "item.id"),
        _key("count_list_line", "list_id", "item_id"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
