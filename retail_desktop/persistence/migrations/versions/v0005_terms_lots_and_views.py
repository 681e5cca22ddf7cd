"""Views for spreadsheets and reporting programs."""

from alembic import op

revision = "0005"
down_revision = "0004"

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


def upgrade() -> None:
    """Add what other programs read."""
    _create_reading_views()


def _create_reading_views() -> None:
    for view in _READING_VIEWS:
        op.execute(view)
