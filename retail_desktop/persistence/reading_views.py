"""Views for spreadsheets and reporting programs: dates as text, units and money as plain numbers, names beside codes.

Help topic "data" describes them to users: columns are added at the end, never renamed.
"""

_DAY = "date({0} + 1721424.5)"  # the Julian day that SQLite counts in, of a day ordinal
_TERM = (
    "LEFT JOIN supply_term t ON t.item_id = i.id AND t.supplier_id = (SELECT o.supplier_id FROM supply_term o "
    "WHERE o.item_id = i.id ORDER BY o.preferred DESC, o.supplier_id LIMIT 1) "
    "LEFT JOIN supplier p ON p.id = t.supplier_id"
)
_NAMED = f"JOIN item i ON i.id = d.item_id JOIN store s ON s.id = d.store_id {_TERM}"
_WORDS = "s.code AS store, i.sku, i.name AS item, i.category, p.name AS supplier"

READING_VIEWS = {
    "v_daily_sales": (
        f"CREATE VIEW v_daily_sales AS SELECT {_DAY.format('d.day')} AS date, {_WORDS}, "
        "(d.sold + d.returned) / 1000.0 AS units, d.returned / 1000.0 AS returned, "
        f"d.net_amount / 10000.0 AS net_sales, d.lines FROM sale_day d {_NAMED}"
    ),
    "v_sales_lines": (
        f"CREATE VIEW v_sales_lines AS SELECT {_DAY.format('d.day')} AS date, r.minute / 60.0 AS hour, {_WORDS}, "
        "r.number AS receipt, d.quantity / 1000.0 AS units, d.price / 10000.0 AS price, "
        "d.net_amount / 10000.0 AS net_sales, d.import_id "
        f"FROM counted_line d {_NAMED} LEFT JOIN till_receipt r ON r.id = d.receipt_id"
    ),
    "v_items": (
        "CREATE VIEW v_items AS SELECT i.sku, i.name AS item, i.category, p.name AS supplier, t.supplier_code, "
        "i.status, i.price / 10000.0 AS price, COALESCE(t.unit_cost, i.unit_cost) / 10000.0 AS unit_cost, "
        "t.pack_size / 1000.0 AS pack_size, COALESCE(t.lead_time_days, p.lead_time_days) AS lead_time_days "
        f"FROM item i {_TERM} WHERE i.status <> 'withdrawn'"
    ),
    "v_stock": (
        f"CREATE VIEW v_stock AS SELECT {_WORDS}, CASE WHEN d.counted THEN d.quantity / 1000.0 END AS on_hand, "
        "COALESCE(t.unit_cost, i.unit_cost) / 10000.0 AS unit_cost, "
        "CASE WHEN d.counted THEN d.quantity * COALESCE(t.unit_cost, i.unit_cost) / 10000000.0 END AS stock_value, "
        f"{_DAY.format('d.last_sale')} AS last_sale, {_DAY.format('d.last_receipt')} AS last_receipt "
        f"FROM balance d {_NAMED}"
    ),
}
