"""What people say about suggestions, beside the plans themselves."""

from sqlalchemy import Column

from retail_desktop.persistence.columns import Day
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
