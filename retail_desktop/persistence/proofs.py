"""Proofs that what is kept twice agrees: balances with the ledger, imports with their lines."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from retail_desktop.domain.quantities import plain
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.ledger import StockLevel, levels
from retail_desktop.persistence.ledger import balances as stored_balances


def broken_sums(connection: Connection) -> list[str]:
    """Sentences for imports, days and balances that are not what their lines and movements add up to."""
    wrong_balances = [
        f"Item {sku} in {store}: the balance says {stored}, the ledger {computed}."
        for sku, store, stored, computed in balances(connection)
    ]
    return [*wrong_imports(connection), *wrong_days(connection), *wrong_balances]


def wrong_imports(connection: Connection) -> list[str]:
    """Sentences for imports whose lines are not those they counted."""
    rows = connection.execute(
        text(
            "SELECT b.id, b.stored_lines, COALESCE(s.lines, 0) AS lines FROM import_batch b LEFT JOIN "
            "(SELECT import_id, COUNT(*) AS lines, SUM(quantity) AS units FROM sale_line GROUP BY import_id) s "
            "ON s.import_id = b.id WHERE b.target = 'sales' "
            "AND (COALESCE(s.lines, 0) <> b.stored_lines OR COALESCE(s.units, 0) <> b.stored_units)"
        )
    )
    return [
        f"Import {row.id} stored {row.stored_lines} lines; {row.lines} are there, or their units differ."
        for row in rows
    ]


def wrong_days(connection: Connection) -> list[str]:
    """A sentence if the days of complete imports do not have the lines that count there."""
    wrong = connection.scalar(
        text(
            "SELECT COUNT(*) FROM import_day d JOIN import_batch b ON b.id = d.import_id AND b.state = 'complete' "
            "LEFT JOIN (SELECT store_id, day, import_id, COUNT(*) AS lines FROM counted_line "
            "GROUP BY store_id, day, import_id) l "
            "ON l.store_id = d.store_id AND l.day = d.day AND l.import_id = d.import_id "
            "WHERE COALESCE(l.lines, 0) <> d.lines"
        )
    )
    return [f"{wrong} days of imports have other numbers of lines than they count."] if wrong else []


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
