"""The tables around an order: what it said before, from which plan it came, what a delivery brought, what went back."""

from sqlalchemy import Column, Integer

from retail_desktop.persistence.columns import Day, Money, Quantity
from retail_desktop.persistence.tables import key, make_table, reference, words

# What a sent order said until it was changed; `lines` is JSON.
order_revision = make_table(
    "order_revision",
    reference("order_id", "purchase_order.id", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    words("at"),
    words("person"),
    words("reason"),
    Column("expected_on", Day, nullable=False),
    words("note"),
    words("lines"),
    clustered=True,
)

# The plans whose lines an order holds: a second click must not order twice.
order_plan = make_table(
    "order_plan",
    reference("order_id", "purchase_order.id", primary_key=True),
    reference("plan_id", "plan.id", primary_key=True),
    clustered=True,
)

# What came with a delivery and was not on its order.
receipt_extra = make_table(
    "receipt_extra",
    reference("receipt_id", "receipt.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    Column("quantity", Quantity, nullable=False),
    Column("unit_cost", Money),
    clustered=True,
)

# The cost of an item before and after a receipt, so that the receipt can be taken back.
cost_change = make_table(
    "cost_change",
    reference("receipt_id", "receipt.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    Column("before", Money),
    Column("after", Money, nullable=False),
    clustered=True,
)

supplier_return = make_table(
    "supplier_return",
    key(),
    words("number", unique=True),
    reference("supplier_id", "supplier.id"),
    reference("store_id", "store.id"),
    reference("order_id", "purchase_order.id", nullable=True),
    Column("day", Day, nullable=False),
    words("recorded_at"),
    words("person"),
    words("reason"),
    words("taken_back_at"),
    words("taken_back_by"),
)

supplier_return_line = make_table(
    "supplier_return_line",
    reference("return_id", "supplier_return.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    Column("quantity", Quantity, nullable=False),
    Column("unit_cost", Money),
    clustered=True,
)
