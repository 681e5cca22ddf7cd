"""Accounts with passwords, quantities that people wrote over suggestions, and views for spreadsheets."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


_READING_VIEWS = (
    (
        "CREATE VIEW v_daily_sales AS SELECT date(d.day + 1721424.5) AS date, s.code AS store, i.sku, i.name AS "
        "item, i.category, p.name AS supplier, (d.sold + d.returned) / 1000.0 AS units, d.returned / 1000.0 AS "
        "returned, d.net_amount / 10000.0 AS net_sales, d.lines FROM sale_day d JOIN item i ON i.id = d.item_id "
        "JOIN store s ON s.id = d.store_id LEFT JOIN supply_term t ON t.item_id = i.id AND t.supplier_id = "
        "(SELECT o.supplier_id FROM supply_term o WHERE o.item_id = i.id ORDER BY o.preferred DESC, o.supplier_id"
        " LIMIT 1) LEFT JOIN supplier p ON p.id = t.supplier_id"
    ),
    (
        "CREATE VIEW v_sales_lines AS SELECT date(d.day + 1721424.5) AS date, r.minute / 60.0 AS hour, s.code AS "
        "store, i.sku, i.name AS item, i.category, p.name AS supplier, r.number AS receipt, d.quantity / 1000.0 "
        "AS units, d.price / 10000.0 AS price, d.net_amount / 10000.0 AS net_sales, d.import_id FROM counted_line"
        " d JOIN item i ON i.id = d.item_id JOIN store s ON s.id = d.store_id LEFT JOIN supply_term t ON "
        "t.item_id = i.id AND t.supplier_id = (SELECT o.supplier_id FROM supply_term o WHERE o.item_id = i.id "
        "ORDER BY o.preferred DESC, o.supplier_id LIMIT 1) LEFT JOIN supplier p ON p.id = t.supplier_id LEFT JOIN"
        " till_receipt r ON r.id = d.receipt_id"
    ),
    (
        "CREATE VIEW v_items AS SELECT i.sku, i.name AS item, i.category, p.name AS supplier, t.supplier_code, "
        "i.status, i.price / 10000.0 AS price, COALESCE(t.unit_cost, i.unit_cost) / 10000.0 AS unit_cost, "
        "t.pack_size / 1000.0 AS pack_size, COALESCE(t.lead_time_days, p.lead_time_days) AS lead_time_days FROM "
        "item i LEFT JOIN supply_term t ON t.item_id = i.id AND t.supplier_id = (SELECT o.supplier_id FROM "
        "supply_term o WHERE o.item_id = i.id ORDER BY o.preferred DESC, o.supplier_id LIMIT 1) LEFT JOIN "
        "supplier p ON p.id = t.supplier_id WHERE i.status <> 'withdrawn'"
    ),
    (
        "CREATE VIEW v_stock AS SELECT s.code AS store, i.sku, i.name AS item, i.category, p.name AS supplier, "
        "CASE WHEN d.counted THEN d.quantity / 1000.0 END AS on_hand, COALESCE(t.unit_cost, i.unit_cost) / "
        "10000.0 AS unit_cost, CASE WHEN d.counted THEN d.quantity * COALESCE(t.unit_cost, i.unit_cost) / "
        "10000000.0 END AS stock_value, date(d.last_sale + 1721424.5) AS last_sale, date(d.last_receipt + "
        "1721424.5) AS last_receipt FROM balance d JOIN item i ON i.id = d.item_id JOIN store s ON s.id = "
        "d.store_id LEFT JOIN supply_term t ON t.item_id = i.id AND t.supplier_id = (SELECT o.supplier_id FROM "
        "supply_term o WHERE o.item_id = i.id ORDER BY o.preferred DESC, o.supplier_id LIMIT 1) LEFT JOIN "
        "supplier p ON p.id = t.supplier_id"
    ),
)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False)


def _id(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False)


def _ref(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Add what signing in, judging people's changes and other programs need."""
    _extend_people()
    _keep_quantity_changes()
    _create_reading_views()


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


def _create_reading_views() -> None:
    for view in _READING_VIEWS:
        op.execute(view)
