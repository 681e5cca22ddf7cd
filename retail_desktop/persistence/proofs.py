"""Proofs that what is kept twice agrees: day totals with lines, balances with the ledger, imports with their lines."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from retail_desktop.domain.quantities import plain
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.ledger import StockLevel, levels
from retail_desktop.persistence.ledger import balances as stored_balances

_COMPUTED = (
    "SELECT l.item_id, l.store_id, l.day, SUM(CASE WHEN l.quantity > 0 THEN l.quantity ELSE 0 END) AS sold, "
    "SUM(CASE WHEN l.quantity < 0 THEN l.quantity ELSE 0 END) AS returned, "
    "SUM(COALESCE(l.net_amount, 0)) AS net_amount, COUNT(*) AS lines FROM sale_line l "
    "JOIN import_batch b ON b.id = l.import_id AND b.state = 'complete' WHERE l.superseded_by IS NULL "
    "GROUP BY l.item_id, l.store_id, l.day"
)
_STORED = "SELECT item_id, store_id, day, sold, returned, net_amount, lines FROM sale_day"


def wrong_day_totals(connection: Connection) -> list[str]:
    """A sentence if day totals differ from the sums of the lines."""
    missing = connection.scalar(text(f"SELECT COUNT(*) FROM ({_COMPUTED} EXCEPT {_STORED}) AS m")) or 0
    extra = connection.scalar(text(f"SELECT COUNT(*) FROM ({_STORED} EXCEPT {_COMPUTED}) AS e")) or 0
    wrong = max(missing, extra)
    return [f"{wrong} day totals differ from their sales lines."] if wrong else []


def rebuild_day_totals(connection: Connection) -> None:
    """Compute all day totals anew from the lines."""
    connection.execute(text("DELETE FROM sale_day"))
    connection.execute(text(f"INSERT INTO sale_day {_COMPUTED}"))


def wrong_imports(connection: Connection) -> list[str]:
    """Sentences for imports whose lines are not those they counted."""
    rows = connection.execute(
        text(
            "SELECT b.id, b.accepted, b.units, COUNT(l.import_id) AS lines, COALESCE(SUM(l.quantity), 0) AS sum_units "
            "FROM import_batch b LEFT JOIN sale_line l ON l.import_id = b.id WHERE b.target = 'sales' "
            "GROUP BY b.id, b.accepted, b.units HAVING COUNT(l.import_id) <> b.accepted "
            "OR COALESCE(SUM(l.quantity), 0) <> b.units"
        )
    )
    return [
        f"Import {row.id} counted {row.accepted} lines; {row.lines} are there, or their units differ." for row in rows
    ]


def balances(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Balances that differ from the ledger: item, store, stored, computed."""
    stored, computed = stored_balances(connection), levels(connection)
    sku_of = {key: sku for sku, key in item_ids(connection).items()}
    store_of = {key: code for code, key in store_ids(connection).items()}
    return [
        (sku_of[item], store_of[place], _shown(stored, (item, place)), _shown(computed, (item, place)))
        for item, place in sorted(stored.keys() | computed.keys())
        if _shown(stored, (item, place)) != _shown(computed, (item, place))
    ]


def _shown(found: Mapping[tuple[int, int], StockLevel], key: tuple[int, int]) -> str:
    level = found.get(key)
    return plain(level.on_hand) if level is not None else "0"
