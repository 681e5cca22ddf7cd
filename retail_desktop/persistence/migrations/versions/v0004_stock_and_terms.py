"""Terms of suppliers, the whole life of an order, and stock that is counted, moved, owed and thrown away."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FLOAT: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, WIDE, server_default=sa.text("0"), nullable=False)


def _id(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what deciding, ordering and controlling stock need."""
    _extend_terms()
    _extend_plans()
    _create_policies()
    _extend_orders()
    _create_revisions()
    _create_receiving()
    _create_returns()
    _control_stock()
    _create_set_aside()


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


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)


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
