"""The tables of imports: what came, what it did, what was said about it, and the folders that are watched."""

from sqlalchemy import Column, Integer, Text, UniqueConstraint, text

from retail_desktop.persistence.columns import Day, Money, Quantity
from retail_desktop.persistence.tables import count, key, make_table, reference, words

import_batch = make_table(
    "import_batch",
    key(),
    words("target"),
    words("file_name"),
    words("file_hash"),
    words("format"),
    words("layout"),
    words("state"),
    words("imported_at"),
    words("person"),
    count("accepted"),
    count("returns"),
    count("ignored"),
    count("rejected"),
    count("new_items"),
    count("stored_lines"),
    Column("stored_units", Quantity, nullable=False, server_default=text("0")),
    count("newest_when_undone"),
    Column("units", Quantity, nullable=False, server_default=text("0")),
    Column("net_sales", Money, nullable=False, server_default=text("0")),
    Column("period_first", Day),
    Column("period_last", Day),
    words("stores"),
    words("headers"),
    words("fingerprint"),
    words("options"),
    words("path"),
)

# Which days of which store an import brought, and how many of its lines count there as long as it is complete: what
# overlaps is seen without reading the lines. `overlap` says what the import does to lines that earlier ones brought for
# the day: 0 equal lines are the same sale, 1 it stands in for them, 2 it comes on top.
import_day = make_table(
    "import_day",
    reference("store_id", "store.id", primary_key=True),
    Column("day", Day, primary_key=True, autoincrement=False),
    reference("import_id", "import_batch.id", primary_key=True),
    count("lines"),
    count("overlap"),
    clustered=True,
)

# Several records may stand on one line of a file; `part` counts them.
import_issue = make_table(
    "import_issue",
    reference("import_id", "import_batch.id", primary_key=True),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    words("outcome"),
    words("reason"),
    words("column_name"),
    words("value"),
    words("record"),
    clustered=True,
)

# How files with the same headings were read: the answers given once, used again without asking.
import_layout = make_table(
    "import_layout",
    key(),
    words("target"),
    words("fingerprint"),
    words("name"),
    words("headers"),
    words("options"),
    words("learned_at"),
    words("used_at"),
    words("person"),
    reference("import_id", "import_batch.id", nullable=True),
    UniqueConstraint("target", "fingerprint"),
)

# What was decided about a code that is no item's own: it means an item, or (item NULL) it is ignored always.
item_alias = make_table(
    "item_alias",
    Column("code", Text, primary_key=True),
    reference("item_id", "item.id", nullable=True),
    words("decided_at"),
    words("person"),
    clustered=True,
)

# A folder that is looked through for new files.
watched_folder = make_table(
    "watched_folder",
    key(),
    words("path", unique=True),
    words("target"),
    words("options"),
    Column("active", Integer, nullable=False, server_default=text("1")),
)

# What became of a file found there. `mark` is its size and time while it still lies in the folder, empty afterwards;
# `moved_to` is where it lies now, seen from the folder.
watch_log = make_table(
    "watch_log",
    key(),
    reference("folder_id", "watched_folder.id"),
    words("at"),
    words("file_name"),
    words("outcome"),
    words("message"),
    words("mark"),
    words("moved_to"),
    reference("import_id", "import_batch.id", nullable=True),
)

# What an import changed in the catalogue, so that it can be taken back: the row before and after, as JSON.
import_change = make_table(
    "import_change",
    key(),
    reference("import_id", "import_batch.id"),
    words("subject"),
    words("code"),
    Column("before", Text),
    Column("after", Text),
)
