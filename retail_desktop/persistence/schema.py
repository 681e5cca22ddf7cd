"""The tables.

Facts are stored once: a sales line is itself an entry of the stock ledger, so the ledger is `sale_line` (as far as it
counts) together with `movement`. What counts, and the totals of days, are views; `balance` is kept in step in the same
transaction.
Day columns are ordinals, quantities thousandths, money ten-thousandths (see `columns`).
"""

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from retail_desktop.persistence.columns import WIDE, Day, Money, Quantity

SCHEMA_VERSION = 2

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_FLOAT: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
_BOUND = 1_000_000_000  # a million units in thousandths


def _table(name: str, *parts: SchemaItem, clustered: bool = False) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not clustered)


def _key(name: str = "id") -> Column[int]:
    return Column(name, Integer, primary_key=True)


def _ref(name: str, target: str, *, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    return Column(name, Integer, ForeignKey(target), primary_key=primary_key, nullable=nullable, autoincrement=False)


def _text(name: str, *, unique: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, unique=unique, server_default=None if unique else text("''"))


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=text("0"))


store = _table("store", _key(), _text("code", unique=True), _text("name"))

supplier = _table(
    "supplier",
    _key(),
    _text("code", unique=True),
    _text("name"),
    Column("lead_time_days", Integer, nullable=False),
    CheckConstraint("lead_time_days >= 0", "lead_time"),
    Column("review_days", Integer, nullable=False),
    CheckConstraint("review_days >= 0", "review"),
    _text("order_weekdays"),
    Column("minimum_order_value", Money, nullable=False, server_default=text("0")),
    _text("currency"),
    _text("contact"),
    _text("email"),
    _text("phone"),
    _text("address"),
    _text("account_number"),
    # 1 = only imports that were undone knew it; readers leave it out.
    _count("withdrawn"),
)

import_batch = _table(
    "import_batch",
    _key(),
    _text("target"),
    _text("file_name"),
    _text("file_hash"),
    _text("format"),
    _text("layout"),
    _text("state"),
    _text("imported_at"),
    _text("person"),
    _count("accepted"),
    _count("returns"),
    _count("ignored"),
    _count("rejected"),
    _count("new_items"),
    _count("stored_lines"),
    Column("stored_units", Quantity, nullable=False, server_default=text("0")),
    _count("newest_when_undone"),
    Column("units", Quantity, nullable=False, server_default=text("0")),
    Column("net_sales", Money, nullable=False, server_default=text("0")),
    Column("period_first", Day),
    Column("period_last", Day),
    _text("stores"),
    _text("headers"),
    _text("fingerprint"),
    _text("options"),
    _text("path"),
)

# Which days of which store an import brought, and how many of its lines count there as long as it is complete: what
# overlaps is seen without reading the lines. `overlap` says what the import does to lines that earlier ones brought for
# the day: 0 equal lines are the same sale, 1 it stands in for them, 2 it comes on top.
import_day = _table(
    "import_day",
    _ref("store_id", "store.id", primary_key=True),
    Column("day", Day, primary_key=True, autoincrement=False),
    _ref("import_id", "import_batch.id", primary_key=True),
    _count("lines"),
    _count("overlap"),
    clustered=True,
)

# Several records may stand on one line of a file; `part` counts them.
import_issue = _table(
    "import_issue",
    _ref("import_id", "import_batch.id", primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    _text("outcome"),
    _text("reason"),
    _text("column_name"),
    _text("value"),
    _text("record"),
    clustered=True,
)

# How files with the same headings were read: the answers given once, used again without asking.
import_layout = _table(
    "import_layout",
    _key(),
    _text("target"),
    _text("fingerprint"),
    _text("name"),
    _text("headers"),
    _text("options"),
    _text("learned_at"),
    _text("used_at"),
    _text("person"),
    _ref("import_id", "import_batch.id", nullable=True),
    UniqueConstraint("target", "fingerprint"),
)

# What was decided about a code that is no item's own: it means an item, or (item NULL) it is ignored always.
item_alias = _table(
    "item_alias",
    Column("code", Text, primary_key=True),
    _ref("item_id", "item.id", nullable=True),
    _text("decided_at"),
    _text("person"),
    clustered=True,
)

# A folder that is looked through for new files.
watched_folder = _table(
    "watched_folder",
    _key(),
    _text("path", unique=True),
    _text("target"),
    _text("options"),
    Column("active", Integer, nullable=False, server_default=text("1")),
)

# What became of a file found there. `mark` is its size and time while it still lies in the folder, empty afterwards;
# `moved_to` is where it lies now, seen from the folder.
watch_log = _table(
    "watch_log",
    _key(),
    _ref("folder_id", "watched_folder.id"),
    _text("at"),
    _text("file_name"),
    _text("outcome"),
    _text("message"),
    _text("mark"),
    _text("moved_to"),
    _ref("import_id", "import_batch.id", nullable=True),
)

# What an import changed in the catalogue, so that it can be taken back: the row before and after, as JSON.
import_change = _table(
    "import_change",
    _key(),
    _ref("import_id", "import_batch.id"),
    _text("subject"),
    _text("code"),
    Column("before", Text),
    Column("after", Text),
)

item = _table(
    "item",
    _key(),
    _text("sku", unique=True),
    _text("name"),
    _text("category"),
    _text("status"),
    Column("price", Money),
    Column("unit_cost", Money),
    Column("shelf_life_days", Integer),
    Column("service_level", Quantity),
    CheckConstraint("service_level between 1 and 1000", "service_level"),
    _ref("import_id", "import_batch.id", nullable=True),
)

barcode = _table("barcode", Column("code", Text, primary_key=True), _ref("item_id", "item.id"), clustered=True)

supply_term = _table(
    "supply_term",
    _ref("item_id", "item.id", primary_key=True),
    _ref("supplier_id", "supplier.id", primary_key=True),
    _text("supplier_code"),
    Column("unit_cost", Money),
    Column("pack_size", Quantity, nullable=False),
    CheckConstraint("pack_size > 0", "pack_size"),
    Column("minimum_order", Quantity, nullable=False, server_default=text("0")),
    Column("lead_time_days", Integer),
    Column("preferred", Integer, nullable=False, server_default=text("1")),
    clustered=True,
)

# A supplier's price from a number of units on.
price_break = _table(
    "price_break",
    _ref("item_id", "item.id", primary_key=True),
    _ref("supplier_id", "supplier.id", primary_key=True),
    Column("from_quantity", Quantity, primary_key=True, autoincrement=False),
    CheckConstraint("from_quantity > 0", "from_quantity"),
    Column("unit_cost", Money, nullable=False),
    clustered=True,
)

# A holiday, promotion or other happening; without store, item and category it concerns everything.
event = _table(
    "event",
    _key(),
    _text("kind"),
    _text("name"),
    Column("first", Day, nullable=False),
    Column("last", Day, nullable=False),
    CheckConstraint("last >= first", "period"),
    _ref("store_id", "store.id", nullable=True),
    _ref("item_id", "item.id", nullable=True),
    _text("category"),
    Column("price", Money),
    _text("note"),
    _ref("import_id", "import_batch.id", nullable=True),
)

# A till's receipt: its number, if the file gives one, and the minute of the day.
till_receipt = _table("till_receipt", _key(), _text("number"), Column("minute", Integer))

# Without `net_amount` the amount is quantity times price. `superseded_by` is the import that says the same, or better.
sale_line = _table(
    "sale_line",
    _ref("item_id", "item.id", primary_key=True),
    _ref("store_id", "store.id", primary_key=True),
    Column("day", Day, primary_key=True, autoincrement=False),
    _ref("import_id", "import_batch.id", primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint(f"quantity between -{_BOUND} and {_BOUND}", "quantity"),
    Column("price", Money),
    Column("net_amount", Money),
    _ref("receipt_id", "till_receipt.id", nullable=True),
    _ref("superseded_by", "import_batch.id", nullable=True),
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
}

movement = _table(
    "movement",
    _key(),
    _ref("item_id", "item.id"),
    _ref("store_id", "store.id"),
    Column("day", Day, nullable=False),
    _text("kind"),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint(f"quantity between -{_BOUND} and {_BOUND}", "quantity"),
    _ref("import_id", "import_batch.id", nullable=True),
    _ref("order_id", "purchase_order.id", nullable=True),
    _text("recorded_at"),
    _text("person"),
    _text("note"),
    # The order's number as a delivery names it, who delivered, and what a unit cost.
    _text("reference"),
    _ref("supplier_id", "supplier.id", nullable=True),
    Column("unit_cost", Money),
    Index(None, "item_id", "store_id", "day"),
)

balance = _table(
    "balance",
    _ref("item_id", "item.id", primary_key=True),
    _ref("store_id", "store.id", primary_key=True),
    Column("quantity", Quantity, nullable=False),
    _count("counted"),
    Column("counted_on", Day),
    Column("last_sale", Day),
    Column("last_receipt", Day),
    clustered=True,
)

forecast_run = _table(
    "forecast_run",
    _key(),
    Column("as_of", Day, nullable=False),
    _count("horizon_days"),
    _text("created_at"),
    _text("person"),
    _count("items"),
    Column("seconds", _FLOAT, nullable=False),
    Column("sales_version", WIDE, nullable=False),
    _text("engine"),
    _count("whole"),
)

# The numbers are 32-bit little-endian floats, day by day; see domain.forecast.
forecast = _table(
    "forecast",
    _ref("run_id", "forecast_run.id", primary_key=True),
    _ref("item_id", "item.id", primary_key=True),
    _ref("store_id", "store.id", primary_key=True),
    _text("method"),
    Column("mean", LargeBinary, nullable=False),
    Column("quantiles", LargeBinary, nullable=False),
    Column("total_sd", LargeBinary, nullable=False),
    Column("total_quantiles", LargeBinary, nullable=False),
)

accuracy = _table(
    "accuracy",
    _ref("run_id", "forecast_run.id", primary_key=True),
    _ref("item_id", "item.id", primary_key=True),
    _ref("store_id", "store.id", primary_key=True),
    _text("method"),
    _count("folds"),
    *(
        Column(name, _FLOAT)
        for name in (
            "wape", "mase", "rmsse", "bias", "pinball", "coverage_80", "coverage_95", "naive_wape", "value_added",
        )
    ),
    clustered=True,
)  # fmt: skip

plan = _table(
    "plan",
    _key(),
    _ref("run_id", "forecast_run.id"),
    Column("as_of", Day, nullable=False),
    _text("created_at"),
    _text("person"),
)

plan_line = _table(
    "plan_line",
    _ref("plan_id", "plan.id", primary_key=True),
    _ref("item_id", "item.id", primary_key=True),
    _ref("store_id", "store.id", primary_key=True),
    _ref("supplier_id", "supplier.id", nullable=True),
    _text("status"),
    *(
        Column(name, Quantity, nullable=False)
        for name in (
            "on_hand", "on_order", "allocated", "inventory_position", "expected_demand", "safety_stock",
            "reorder_point", "order_up_to", "suggested_quantity", "pack_size", "packs", "daily_demand",
        )
    ),
    _count("lead_time_days"),
    _count("review_days"),
    Column("order_by", Day),
    Column("runs_out_on", Day),
    Column("stockout_risk", _FLOAT, nullable=False),
    Column("unit_cost", Money),
    Column("line_cost", Money),
    _text("binding_rules"),
    _text("steps"),
    _text("why"),
    Column("ordered_quantity", Quantity),
    _text("changed_by"),
    _text("note"),
    clustered=True,
)  # fmt: skip

purchase_order = _table(
    "purchase_order",
    _key(),
    _text("number", unique=True),
    _ref("supplier_id", "supplier.id"),
    _ref("store_id", "store.id"),
    _text("status"),
    Column("created_on", Day, nullable=False),
    Column("expected_on", Day, nullable=False),
    _text("currency"),
    _text("note"),
    _ref("import_id", "import_batch.id", nullable=True),
)

order_line = _table(
    "order_line",
    _ref("order_id", "purchase_order.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _ref("item_id", "item.id"),
    _text("supplier_code"),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint("quantity > 0", "quantity"),
    Column("received", Quantity, nullable=False, server_default=text("0")),
    Column("pack_size", Quantity, nullable=False),
    Column("unit_cost", Money),
    # Which import added the line to an order that was there already.
    _ref("import_id", "import_batch.id", nullable=True),
    clustered=True,
)

order_history = _table(
    "order_history",
    _key(),
    _ref("order_id", "purchase_order.id"),
    _text("status"),
    _text("at"),
    _text("person"),
    _text("note"),
    _ref("import_id", "import_batch.id", nullable=True),
)

receipt = _table(
    "receipt",
    _key(),
    _ref("order_id", "purchase_order.id"),
    Column("day", Day, nullable=False),
    _text("recorded_at"),
    _text("person"),
    _ref("import_id", "import_batch.id", nullable=True),
)

receipt_line = _table(
    "receipt_line",
    _ref("receipt_id", "receipt.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("quantity", Quantity, nullable=False),
    clustered=True,
)

person = _table("person", _key(), _text("name", unique=True), _text("role"))

setting = _table("setting", Column("name", Text, primary_key=True), _text("value"), clustered=True)

audit = _table(
    "audit",
    _key("sequence"),
    _text("at"),
    _text("person"),
    _text("action"),
    _text("subject"),
    _text("detail"),
    _text("previous_hash"),
    _text("hash"),
)
