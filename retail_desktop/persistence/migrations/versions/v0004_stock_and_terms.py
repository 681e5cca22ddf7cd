"""Terms of suppliers, the whole life of an order, and stock that is counted, moved, owed and thrown away."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLOAT: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Add what deciding, ordering and controlling stock need."""
    _extend_terms()
    _extend_plans()
    _create_policies()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, WIDE, server_default=sa.text("0"), nullable=False)


def _extend_terms() -> None:
    op.add_column("supplier", sa.Column("order_cut_off", sa.Integer(), nullable=True))
    for name in ("delivery_weekdays", "closed_days"):
        op.add_column("supplier", _text(name))
    for name in ("free_delivery_value", "delivery_cost", "line_cost"):
        op.add_column("supplier", _number(name))
    op.add_column("supply_term", sa.Column("nearest_pack", sa.Integer(), server_default=sa.text("0"), nullable=False))
    for name in ("layer_size", "pallet_size", "maximum_stock"):
        op.add_column("supply_term", sa.Column(name, WIDE, nullable=True))


def _extend_plans() -> None:
    for name in ("policy", "service"):
        op.add_column("plan_line", _text(name))
    for name in ("safety_for_lateness", "normal_level", "expected_waste", "transfer_quantity"):
        op.add_column("plan_line", _number(name))
    for name in ("next_chance", "arrives_on"):
        op.add_column("plan_line", sa.Column(name, sa.Integer(), nullable=True))
    op.add_column("plan_line", sa.Column("waiting_risk", FLOAT, server_default=sa.text("0"), nullable=False))
    op.add_column("plan_line", _number("waiting_cost"))
    op.add_column("plan_line", _text("transfer_from"))


def _create_policies() -> None:
    keys = {"item_id": "item.id", "supplier_id": "supplier.id", "store_id": "store.id"}
    op.create_table(
        "policy_choice",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), autoincrement=False, nullable=True) for name in keys),
        *map(_text, ("abc", "xyz", "kind", "service")),
        *(sa.Column(name, WIDE, nullable=True) for name in ("level", "minimum", "maximum")),
        *map(_text, ("person", "chosen_at")),
        sa.CheckConstraint("level between 1 and 999", name=op.f("ck_policy_choice_level")),
        sa.CheckConstraint("maximum >= minimum", name=op.f("ck_policy_choice_maximum")),
        *(
            sa.ForeignKeyConstraint([name], [target], name=op.f(f"fk_policy_choice_{name}"))
            for name, target in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_choice")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
