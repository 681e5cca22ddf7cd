"""Terms of suppliers, the whole life of an order, and stock that is counted, moved, owed and thrown away."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(name: str, default: str = "") -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text(f"'{default}'"), nullable=False)


def _id(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what deciding, ordering and controlling stock need."""
    _create_set_aside()


def _create_set_aside() -> None:
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_id, ("item_id", "store_id")),
        sa.Column("until", sa.Integer(), nullable=True),
        *map(_text, ("person", "note", "made_at", "ended_at", "ended_by")),
        _ref("set_aside", "item_id", "item.id"),
        _ref("set_aside", "store_id", "store.id"),
        _key("set_aside", "id"),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
