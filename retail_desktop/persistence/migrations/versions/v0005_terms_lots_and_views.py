"""Accounts with passwords, and quantities that people wrote over suggestions with who, when and why."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what signing in and judging people's changes need."""
    _extend_people()
    _keep_quantity_changes()


def _extend_people() -> None:
    for name in ("password_hash", "pin_hash", "last_failure"):
        op.add_column("person", _text(name))
    op.add_column("person", sa.Column("failures", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("person", sa.Column("active", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("person", sa.Column("approval_limit", WIDE, nullable=True))


def _keep_quantity_changes() -> None:
    keys = {"plan_id": "plan.id", "item_id": "item.id", "store_id": "store.id"}
    op.create_table(
        "quantity_change",
        sa.Column("id", sa.Integer(), nullable=False),
        *map(_id, keys),
        sa.Column("suggested", WIDE, nullable=False),
        sa.Column("ordered", WIDE, nullable=True),
        *map(_text, ("person", "made_at", "note", "reason")),
        *(_ref("quantity_change", name, target) for name, target in keys.items()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quantity_change")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(op.f("ix_quantity_change_plan_id_item_id_store_id"), "quantity_change", list(keys))
    # Until now only the last figure was kept, beside its suggestion, without the moment.
    op.execute(
        "INSERT INTO quantity_change (plan_id, item_id, store_id, suggested, ordered, person, made_at, note, reason) "
        "SELECT l.plan_id, l.item_id, l.store_id, l.suggested_quantity, l.ordered_quantity, l.changed_by, "
        "p.created_at, l.note, 'own' FROM plan_line l JOIN plan p ON p.id = l.plan_id "
        "WHERE l.ordered_quantity IS NOT NULL"
    )
