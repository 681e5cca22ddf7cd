"""The tables of stock control: what people do to stock, what customers are owed, and lists to count by."""

from sqlalchemy import CheckConstraint, Column, Index

from retail_desktop.persistence.columns import Day, Quantity
from retail_desktop.persistence.tables import count, key, make_table, reference, words

# What somebody did; its movements name it. `reverses` is the action that this one takes back, `transfer_id` the sending
# to which an arrival belongs, `to_store_id` where a sending goes. Rows are never changed.
stock_action = make_table(
    "stock_action",
    key(),
    words("kind"),
    words("reason"),
    words("recorded_at"),
    words("person"),
    words("note"),
    words("reference"),
    reference("reverses", "stock_action.id", nullable=True),
    reference("transfer_id", "stock_action.id", nullable=True),
    reference("to_store_id", "store.id", nullable=True),
    Index(None, "reverses", unique=True),
    Index(None, "transfer_id"),
)

# Units a customer is owed; `outcome` is empty while they are, then fulfilled or cancelled.
reservation = make_table(
    "reservation",
    key(),
    reference("item_id", "item.id"),
    reference("store_id", "store.id"),
    words("customer"),
    Column("quantity", Quantity, nullable=False),
    CheckConstraint("quantity > 0", "quantity"),
    Column("made_on", Day, nullable=False),
    words("note"),
    words("person"),
    words("outcome"),
    words("closed_at"),
    words("closed_by"),
)

# A list to count by; `posted_as` is the count that came of it, `dropped` marks one that was given up.
count_list = make_table(
    "count_list",
    key(),
    words("name"),
    reference("store_id", "store.id"),
    words("made_at"),
    words("person"),
    count("dropped"),
    reference("posted_as", "stock_action.id", nullable=True),
)

count_list_line = make_table(
    "count_list_line",
    reference("list_id", "count_list.id", primary_key=True),
    reference("item_id", "item.id", primary_key=True),
    count("place"),
    Column("counted", Quantity),
    clustered=True,
)
