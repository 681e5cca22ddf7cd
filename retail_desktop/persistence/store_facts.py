"""What is in a store, in a few numbers: enough to tell one backup from another, of any released version."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pysqlite3

from retail_desktop.domain.backups import StoreFacts


def store_facts(path: Path) -> StoreFacts:
    """Count what a store file of any released version holds; nothing is written to it."""
    with closing(pysqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:

        def one(query: str) -> int:
            return int(connection.execute(query).fetchone()[0] or 0)

        day = one(
            "SELECT max(day) FROM import_day d JOIN import_batch b ON b.id = d.import_id WHERE b.state = 'complete'"
        )
        return StoreFacts(
            sales_through=date.fromordinal(day) if day else None,
            items=one("SELECT count(*) FROM item"),
            imports=one("SELECT count(*) FROM import_batch WHERE state = 'complete'"),
            orders=one("SELECT count(*) FROM purchase_order"),
            movements=one("SELECT count(*) FROM movement"),
            last_action=connection.execute("SELECT coalesce(max(at), '') FROM audit").fetchone()[0],
        )
