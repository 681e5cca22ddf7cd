"""What people say about suggestions, beside the plans themselves."""

from sqlalchemy import Column, Index

from retail_desktop.persistence.columns import Day, Quantity
from retail_desktop.persistence.tables import key, make_table, reference, words

# An item that is not to be ordered for a store: until a day, or (NULL) until it is brought back.
set_aside = make_table(
    "set_aside",
    key(),
    reference("item_id", "item.id"),
    reference("store_id", "store.id"),
    Column("until", Day),
    words("person"),
    words("note"),
    words("made_at"),
    words("ended_at"),
    words("ended_by"),
)

# Every quantity that a person wrote over a suggestion, in order; NULL went back to the suggestion.
quantity_change = make_table(
    "quantity_change",
    key(),
    reference("plan_id", "plan.id"),
    reference("item_id", "item.id"),
    reference("store_id", "store.id"),
    Column("suggested", Quantity, nullable=False),
    Column("ordered", Quantity),
    words("person"),
    words("made_at"),
    words("note"),
    words("reason"),
    Index(None, "plan_id", "item_id", "store_id"),
)
