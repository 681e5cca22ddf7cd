"""The tables.

Facts are stored once: a sales line is itself an entry of the stock ledger, so the ledger is `sale_line` (as far as it
counts) together with `movement`. What counts, and the totals of days, are views; `balance` is kept in step in the same
transaction.
Day columns are ordinals, quantities thousandths, money ten-thousandths (see `columns`).
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

from retail_desktop.persistence import forecast_tables, import_tables, order_tables, planning_tables, stock_tables
from retail_desktop.persistence.columns import Day, Money, Quantity
from retail_desktop.persistence.reading_views import READING_VIEWS
from retail_desktop.persistence.tables import count, key, make_table, reference, words

SCHEMA_VERSION = 5

metadata = import_tables.import_batch.metadata
"""All tables, those of imports, forecasts, orders and stock control among them."""

ORDER_TABLES = (
    order_tables.order_revision, order_tables.order_plan, order_tables.receipt_extra, order_tables.cost_change,
    order_tables.supplier_return, order_tables.supplier_return_line,
)  # fmt: skip

stock_action = stock_tables.stock_action

PLANNING_TABLES = (planning_tables.set_aside, planning_tables.quantity_change)

_BOUND = 1_000_000_000  # a million units in thousandths

store = make_table("store", key(), words("code", unique=True), words("name"))

supplier = make_table(
    "supplier",
    key(),
    words("code", unique=True),
    words("name"),
    Column("lead_time_days", Integer, nullable=False),
    CheckConstraint("lead_time_days >= 0", "lead_time"),
    Column("review_days", Integer, nullable=False),
    CheckConstraint("review_days >= 0", "review"),
    words("order_weekdays"),
    Column("minimum_order_value", Money, nullable=False, server_default=text("0")),
    words("currency"),
    words("contact"),
    words("email"),
    words("phone"),
    words("address"),
    words("account_number"),
    # The minute of the day until which an order counts for the same day.
    Column("order_cut_off", Integer),
    words("delivery_weekdays"),
    words("closed_days"),
    *(
        Column(name, Money, nullable=False, server_default=text("0"))
        for name in (
            "free_delivery_value",
            "delivery_cost",
            "line_cost",
        )
    ),
    # 1 = only imports that were undone knew it; readers leave it out.
    count("withdrawn"),
)

item = make_table(
    "item",
    key(),
    words("sku", unique=True),
    words("name"),
    words("category"),
    words("status"),
    Column("price", Money),
    Column("unit_cost", Money),
    Column("shelf_life_days", Integer),
    Column("service_level", Quantity),
    CheckConstraint("service_level between 1 and 1000", "service_level"),
    reference("import_id", "import_batch.id", nullable=True),
)

barcode = make_table("barcode", Column("code", Text, primary_key=True), reference("item_id", "item.id"), clustered=True)

supply_term = make_table(
    "supply_term",
    reference("item_id", "item.id", primary_key=True),
    reference("supplier_id", "supplier.id", primary_key=True),
    words("supplier_code"),
    Column("unit_cost", Money),
    Column("pack_size", Quantity, nullable=False),
    CheckConstraint("pack_size > 0", "pack_size"),
    Column("minimum_order", Quantity, nullable=False, server_default=text("0")),
    Column("lead_time_days", Integer),
    Column("preferred", Integer, nullable=False, server_default=text("1")),
    count("nearest_pack"),
    *(Column(name, Quantity) for name in ("layer_size", "pallet_size", "maximum_stock")),
    clustered=True,
)

# A supplier's price from a number of units on.
price_break = make_table(
    "price_break",
    reference("item_id", "item.id", primary_key=True),
    reference("supplier_id", "supplier.id", primary_key=True),
    Column("from_quantity", Quantity, primary_key=True, autoincrement=False),
    CheckConstraint("from_quantity > 0", "from_quantity"),
    Column("unit_cost", Money, nullable=False),
    clustered=True,
)

# A holiday, promotion or other happening; without store, item and category it concerns everything.
event = make_table(
    "event",
    key(),
    words("kind"),
    words("name"),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    CheckConstraint("last >= first", "period"),
    reference("store_id", "store.id", nullable=True),
    reference("item_id", "item.id", nullable=True),
    words("category"),
    Column("price", Money),
    words("note"),
    reference("import_id", "import_batch.id", nullable=True),
)

# A till's receipt: its number, if the file gives one, and the minute of the day.
till_receipt = make_table("till_receipt", key(), words("number"), Column("minute", Integer))

# Without `net_amount` the amount is quantity times price. `superseded_by` is the import that says the same, or better.
sale_line = make_table(
    "sale_line",
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    Column("day", Day, primary_key=True, autoincrement=False),
    reference("import_id", "import_batch.id", primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint(f"quantity between -{_BOUND} and {_BOUND}", "quantity"),
    Column("price", Money),
    Column("net_amount", Money),
    reference("receipt_id", "till_receipt.id", nullable=True),
    reference("superseded_by", "import_batch.id", nullable=True),
    clustered=True,
)

views = MetaData()
"""What is computed whenever it is read, never stored."""

counted_line = Table(
    "counted_line",
    views,
    *(Column(name, Integer) for name in ("item_id", "store_id")),
    Column("day", Day),
    *(Column(name, Integer) for name in ("import_id", "line")),
    Column("quantity", Quantity),
    Column("price", Money),
    Column("net_amount", Money),
    Column("receipt_id", Integer),
)

sale_day = Table(
    "sale_day",
    views,
    *(Column(name, Integer) for name in ("item_id", "store_id")),
    Column("day", Day),
    *(Column(name, Quantity) for name in ("sold", "returned")),
    Column("net_amount", Money),
    Column("lines", Integer),
)

VIEWS = {
    "counted_line": (
        "CREATE VIEW counted_line AS SELECT item_id, store_id, day, import_id, line, quantity, price, "
        "COALESCE(net_amount, quantity * price / 1000) AS net_amount, receipt_id FROM sale_line "
        "WHERE superseded_by IS NULL AND import_id NOT IN (SELECT id FROM import_batch WHERE state <> 'complete')"
    ),
    "sale_day": (
        "CREATE VIEW sale_day AS SELECT item_id, store_id, day, "
        "SUM(CASE WHEN quantity > 0 THEN quantity ELSE 0 END) AS sold, "
        "SUM(CASE WHEN quantity < 0 THEN quantity ELSE 0 END) AS returned, "
        "SUM(COALESCE(net_amount, 0)) AS net_amount, COUNT(*) AS lines FROM counted_line "
        "GROUP BY item_id, store_id, day"
    ),
    **READING_VIEWS,
}

movement = make_table(
    "movement",
    key(),
    reference("item_id", "item.id"),
    reference("store_id", "store.id"),
    Column("day", Day, nullable=False),
    words("kind"),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint(f"quantity between -{_BOUND} and {_BOUND}", "quantity"),
    reference("import_id", "import_batch.id", nullable=True),
    reference("order_id", "purchase_order.id", nullable=True),
    words("recorded_at"),
    words("person"),
    words("note"),
    # The order's number as a delivery names it, who delivered, and what a unit cost.
    words("reference"),
    reference("supplier_id", "supplier.id", nullable=True),
    Column("unit_cost", Money),
    Index(None, "item_id", "store_id", "day"),
    # What somebody did in the store (see `stock_tables`), and the lot that it moved.
    reference("action_id", "stock_action.id", nullable=True),
    words("lot"),
    Column("expires_on", Day),
    Index(None, "action_id"),
)

balance = make_table(
    "balance",
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    Column("quantity", Quantity, nullable=False),
    count("counted"),
    Column("counted_on", Day),
    Column("last_sale", Day),
    Column("last_receipt", Day),
    clustered=True,
)

plan = make_table(
    "plan",
    key(),
    reference("run_id", "forecast_run.id"),
    Column("as_of", Day, nullable=False),
    words("created_at"),
    words("person"),
)

plan_line = make_table(
    "plan_line",
    reference("plan_id", "plan.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    reference("store_id", "store.id", primary_key=True),
    reference("supplier_id", "supplier.id", nullable=True),
    words("status"),
    *(
        Column(name, Quantity, nullable=False)
        for name in (
            "on_hand", "on_order", "allocated", "inventory_position", "expected_demand", "safety_stock",
            "reorder_point", "order_up_to", "suggested_quantity", "pack_size", "packs", "daily_demand",
        )
    ),
    count("lead_time_days"),
    count("review_days"),
    Column("order_by", Day),
    Column("runs_out_on", Day),
    Column("stockout_risk", forecast_tables.FLOAT, nullable=False),
    Column("unit_cost", Money),
    Column("line_cost", Money),
    words("binding_rules"),
    words("steps"),
    words("why"),
    Column("ordered_quantity", Quantity),
    words("changed_by"),
    words("note"),
    words("policy"),
    words("service"),
    *(
        Column(name, Quantity, nullable=False, server_default=text("0"))
        for name in ("safety_for_lateness", "normal_level", "expected_waste", "transfer_quantity")
    ),
    Column("next_chance", Day),
    Column("arrives_on", Day),
    Column("waiting_risk", forecast_tables.FLOAT, nullable=False, server_default=text("0")),
    Column("waiting_cost", Money, nullable=False, server_default=text("0")),
    words("transfer_from"),
    clustered=True,
)  # fmt: skip

# A choice of policy: for an item, a class, a supplier or a store, or all of those named; empty means any.
policy_choice = make_table(
    "policy_choice",
    key(),
    reference("item_id", "item.id", nullable=True),
    reference("supplier_id", "supplier.id", nullable=True),
    reference("store_id", "store.id", nullable=True),
    words("abc"),
    words("xyz"),
    words("kind"),
    words("service"),
    Column("level", Quantity),
    CheckConstraint("level between 1 and 999", "level"),
    Column("minimum", Quantity),
    Column("maximum", Quantity),
    CheckConstraint("maximum >= minimum", "maximum"),
    words("person"),
    words("chosen_at"),
)

purchase_order = make_table(
    "purchase_order",
    key(),
    words("number", unique=True),
    reference("supplier_id", "supplier.id"),
    reference("store_id", "store.id"),
    words("status"),
    Column("created_on", Day, nullable=False),
    Column("expected_on", Day, nullable=False),
    words("currency"),
    words("note"),
    reference("import_id", "import_batch.id", nullable=True),
    Column("revision", Integer, nullable=False, server_default=text("1")),
)

order_line = make_table(
    "order_line",
    reference("order_id", "purchase_order.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    reference("item_id", "item.id"),
    words("supplier_code"),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint("quantity > 0", "quantity"),
    Column("received", Quantity, nullable=False, server_default=text("0")),
    Column("pack_size", Quantity, nullable=False),
    Column("unit_cost", Money),
    # Which import added the line to an order that was there already.
    reference("import_id", "import_batch.id", nullable=True),
    Column("expected_on", Day),
    clustered=True,
)

order_history = make_table(
    "order_history",
    key(),
    reference("order_id", "purchase_order.id"),
    words("status"),
    words("at"),
    words("person"),
    words("note"),
    reference("import_id", "import_batch.id", nullable=True),
)

receipt = make_table(
    "receipt",
    key(),
    reference("order_id", "purchase_order.id"),
    Column("day", Day, nullable=False),
    words("recorded_at"),
    words("person"),
    reference("import_id", "import_batch.id", nullable=True),
    words("note"),
    words("taken_back_at"),
    words("taken_back_by"),
)

receipt_line = make_table(
    "receipt_line",
    reference("receipt_id", "receipt.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("quantity", Quantity, nullable=False),
    Column("damaged", Quantity, nullable=False, server_default=text("0")),
    Column("unit_cost", Money),
    clustered=True,
)

person = make_table(
    "person",
    key(),
    words("name", unique=True),
    words("role"),
    words("password_hash"),
    words("pin_hash"),
    words("last_failure"),
    count("failures"),
    Column("active", Integer, nullable=False, server_default=text("1")),
    Column("approval_limit", Money),
)

setting = make_table("setting", Column("name", Text, primary_key=True), words("value"), clustered=True)

audit = make_table(
    "audit",
    key("sequence"),
    words("at"),
    words("person"),
    words("action"),
    words("subject"),
    words("detail"),
    words("previous_hash"),
    words("hash"),
)
