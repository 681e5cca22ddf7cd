"""The history of imports, the lines they did not store, and what they changed in the catalogue."""

import json
from collections import Counter
from collections.abc import Collection, Sequence
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
from retail_desktop.persistence.schema import import_batch, import_change, import_issue


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


def file_names(connection: Connection, import_ids: Collection[int]) -> frozenset[str]:
    """The file names of some imports."""
    query = select(import_batch.c.file_name).where(import_batch.c.id.in_(import_ids))
    return frozenset(connection.scalars(query))


def set_stored(connection: Connection, import_id: int, lines: int, units: int) -> None:
    """Remember how many lines of an import are stored, and their units in thousandths, for proofs."""
    values = {"stored_lines": lines, "stored_units": quantity(units)}
    connection.execute(update(import_batch).where(import_batch.c.id == import_id).values(values))


def add_changes(
    connection: Connection, import_id: int, changes: Sequence[tuple[str, str, str | None, str | None]]
) -> None:
    """Remember catalogue rows as they were before and after: subject, code, before, after (JSON)."""
    if changes:
        names = ("import_id", "subject", "code", "before", "after")
        connection.execute(
            insert(import_change), [dict(zip(names, (import_id, *change), strict=True)) for change in changes]
        )


def changes(connection: Connection, import_id: int) -> list[tuple[str, str, str | None, str | None]]:
    """What an import changed in the catalogue, in order."""
    query = select(import_change).where(import_change.c.import_id == import_id).order_by(import_change.c.id)
    return [(row.subject, row.code, row.before, row.after) for row in connection.execute(query)]


def claim_items(connection: Connection, import_id: int, skus: Sequence[str]) -> None:
    """Remember that these items came with an import."""
    if skus:
        rows = [{"import_id": import_id, "sku": sku} for sku in skus]
        connection.execute(text("UPDATE item SET import_id = :import_id WHERE sku = :sku"), rows)


def items_without_reason(connection: Connection) -> frozenset[str]:
    """Codes of the items that undone imports made and to which nothing that counts refers."""
    rows = connection.execute(
        text(
            "SELECT i.sku FROM item i JOIN import_batch b ON b.id = i.import_id AND b.state <> 'complete' "
            "WHERE NOT EXISTS (SELECT 1 FROM counted_line l WHERE l.item_id = i.id) "
            "AND NOT EXISTS (SELECT 1 FROM movement m WHERE m.item_id = i.id AND (m.import_id IS NULL OR m.import_id "
            "IN (SELECT id FROM import_batch WHERE state = 'complete'))) "
            "AND NOT EXISTS (SELECT 1 FROM order_line o WHERE o.item_id = i.id) "
            "AND NOT EXISTS (SELECT 1 FROM supply_term t WHERE t.item_id = i.id)"
        )
    )
    return frozenset(row.sku for row in rows)


def imported_items(connection: Connection) -> frozenset[str]:
    """Codes of the items that imports made."""
    return frozenset(connection.scalars(text("SELECT sku FROM item WHERE import_id IS NOT NULL")))
