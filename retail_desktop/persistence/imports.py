"""The history of imports, the lines they did not store, and the items they brought."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, text, update

from retail_desktop.domain.imports import (
    ImportRecord,
    ImportReport,
    ImportState,
    LineIssue,
    Reason,
    Target,
)
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import quantity
from retail_desktop.persistence.import_tables import import_batch, import_issue


def add_import(
    connection: Connection, report: ImportReport, *, file_hash: str, headers: Sequence[str], at: str, person: str
) -> int:
    """Record a complete import with its report; gives its number."""
    row = {
        "target": report.target.value,
        "file_name": report.file_name,
        "file_hash": file_hash,
        "format": report.format,
        "layout": json.dumps(dict(report.layout)),
        "state": ImportState.COMPLETE.value,
        "imported_at": at,
        "person": person,
        "headers": json.dumps(list(headers)),
    }
    (key,) = connection.execute(insert(import_batch).values(row)).inserted_primary_key or (0,)
    finish_import(connection, int(key), report)
    _add_issues(connection, int(key), report)
    return int(key)


def finish_import(connection: Connection, import_id: int, report: ImportReport) -> None:
    """Write the counts and sums of an import."""
    values = {
        "accepted": report.accepted,
        "returns": report.returns,
        "ignored": len(report.ignored),
        "rejected": len(report.rejected),
        "new_items": len(report.new_items),
        "units": report.units,
        "net_sales": report.net_sales or 0,
        "period_first": report.period.first if report.period else None,
        "period_last": report.period.last if report.period else None,
        "stores": "\n".join(report.stores),
    }
    connection.execute(update(import_batch).where(import_batch.c.id == import_id).values(values))


def _add_issues(connection: Connection, import_id: int, report: ImportReport) -> None:
    parts = Counter[int]()
    rows = []
    for outcome, issues in (("rejected", report.rejected), ("ignored", report.ignored)):
        for issue in issues:
            rows.append(
                {
                    "import_id": import_id,
                    "line": issue.line,
                    "part": parts[issue.line],
                    "outcome": outcome,
                    "reason": issue.reason.value,
                    "column_name": issue.column,
                    "value": issue.value,
                    "record": json.dumps(list(issue.record)) if outcome == "rejected" else "",
                }
            )
            parts[issue.line] += 1
    if rows:
        connection.execute(insert(import_issue), rows)


def imports(connection: Connection) -> tuple[ImportRecord, ...]:
    """All imports, newest first."""
    rows = connection.execute(select(import_batch).order_by(import_batch.c.id.desc()))
    return tuple(_record(row) for row in rows)


def _record(row: Row[Any]) -> ImportRecord:
    return ImportRecord(
        import_id=row.id,
        target=Target(row.target),
        file_name=row.file_name,
        state=ImportState(row.state),
        imported_at=row.imported_at,
        user=row.person,
        format=row.format,
        accepted=row.accepted,
        returns=row.returns,
        ignored=row.ignored,
        rejected=row.rejected,
        new_items=row.new_items,
        units=row.units,
        net_sales=row.net_sales,
        period=Period(row.period_first, row.period_last) if row.period_first else None,
        stores=tuple(row.stores.split("\n")) if row.stores else (),
        path=row.path,
        options=json.loads(row.options or "{}"),
    )


def same_file(connection: Connection, target: Target, file_hash: str) -> int | None:
    """The complete import of a file with this content, if there is one."""
    query = select(import_batch.c.id).where(
        import_batch.c.target == target.value,
        import_batch.c.file_hash == file_hash,
        import_batch.c.state == ImportState.COMPLETE.value,
    )
    found: int | None = connection.scalar(query.limit(1))
    return found


def set_state(connection: Connection, import_id: int, state: ImportState) -> None:
    """Mark an import as complete or undone; an undone one remembers the newest import of that moment."""
    values: dict[str, Any] = {"state": state.value}
    if state is ImportState.UNDONE:
        values["newest_when_undone"] = select(func.max(import_batch.c.id)).scalar_subquery()
    connection.execute(update(import_batch).where(import_batch.c.id == import_id).values(values))


def imported_since_undone(connection: Connection, import_id: int) -> tuple[int, ...]:
    """The complete imports of the same kind that came after an import had been undone."""
    own = select(import_batch.c.target, import_batch.c.newest_when_undone).where(import_batch.c.id == import_id)
    target, newest = connection.execute(own).one()
    query = select(import_batch.c.id).where(
        import_batch.c.target == target,
        import_batch.c.id > newest,
        import_batch.c.id != import_id,
        import_batch.c.state == ImportState.COMPLETE.value,
    )
    return tuple(connection.scalars(query.order_by(import_batch.c.id)))


def headers(connection: Connection, import_id: int) -> tuple[str, ...]:
    """The original column heads of an imported file."""
    stored = connection.scalar(select(import_batch.c.headers).where(import_batch.c.id == import_id))
    return tuple(json.loads(stored or "[]"))


def rejected_lines(connection: Connection, import_id: int) -> tuple[LineIssue, ...]:
    """The lines an import rejected, in file order."""
    query = (
        select(import_issue)
        .where(import_issue.c.import_id == import_id, import_issue.c.outcome == "rejected")
        .order_by(import_issue.c.line, import_issue.c.part)
    )
    return tuple(
        LineIssue(row.line, Reason(row.reason), row.column_name, row.value, tuple(json.loads(row.record)))
        for row in connection.execute(query)
    )


def set_origin(connection: Connection, import_id: int, path: str, fingerprint: str, options: Mapping[str, Any]) -> None:
    """Remember where an import's file lay, which layout it has, and the answers it was read with."""
    values = {"path": path, "fingerprint": fingerprint, "options": json.dumps(dict(options))}
    connection.execute(update(import_batch).where(import_batch.c.id == import_id).values(values))


def file_names(connection: Connection, import_ids: Collection[int]) -> frozenset[str]:
    """The file names of some imports."""
    query = select(import_batch.c.file_name).where(import_batch.c.id.in_(import_ids))
    return frozenset(connection.scalars(query))


def set_stored(connection: Connection, import_id: int, lines: int, units: int) -> None:
    """Remember how many lines of an import are stored, and their units in thousandths, for proofs."""
    values = {"stored_lines": lines, "stored_units": quantity(units)}
    connection.execute(update(import_batch).where(import_batch.c.id == import_id).values(values))


def claim_items(connection: Connection, import_id: int, skus: Sequence[str]) -> None:
    """Remember that these items came with an import."""
    if skus:
        rows = [{"import_id": import_id, "sku": sku} for sku in skus]
        connection.execute(text("UPDATE item SET import_id = :import_id WHERE sku = :sku"), rows)


_COMPLETE = "(SELECT id FROM import_batch WHERE state = 'complete')"


def _counts(table: str) -> str:
    return f"{table}.import_id IS NULL OR {table}.import_id IN {_COMPLETE}"


def items_without_reason(connection: Connection) -> frozenset[str]:
    """Codes of the items that undone imports made and to which nothing that counts refers."""
    query = (
        "SELECT i.sku FROM item i JOIN import_batch b ON b.id = i.import_id AND b.state <> 'complete' "  # noqa: S608 - put together from words of this module
        "WHERE NOT EXISTS (SELECT 1 FROM counted_line l WHERE l.item_id = i.id) "
        f"AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.item_id = i.id AND ({_counts('m')})) "
        "AND NOT EXISTS (SELECT 1 FROM supply_term t WHERE t.item_id = i.id) "
        "AND i.id NOT IN (SELECT l.item_id FROM order_line l JOIN purchase_order o ON o.id = l.order_id "
        f"WHERE ({_counts('o')}) AND ({_counts('l')})) "
        f"AND i.id NOT IN (SELECT e.item_id FROM event e WHERE e.item_id IS NOT NULL AND ({_counts('e')})) "
        f"AND i.sku NOT IN (SELECT code FROM import_change WHERE subject = 'item' AND import_id IN {_COMPLETE})"
    )
    return frozenset(connection.scalars(text(query)))


def imported_items(connection: Connection) -> frozenset[str]:
    """Codes of the items that imports made."""
    return frozenset(connection.scalars(text("SELECT sku FROM item WHERE import_id IS NOT NULL")))
