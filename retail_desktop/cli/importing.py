"""Commands around imports."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from retail_desktop.cli.answer import DONE, NEEDS_ANSWER, REFUSED, Answer, place_of, progress_bar
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.quantities import plain

_DOUBTS_SHOWN = 10
_CODES = {"ok": DONE, "partial": DONE, "refused": REFUSED, "needs_input": NEEDS_ANSWER}


def import_files(given: argparse.Namespace) -> Answer:
    """Import files of one kind."""
    from retail_desktop.services.import_file import import_file  # noqa: PLC0415 - services load SQLAlchemy

    place, target, options = place_of(given), Target(given.target), _import_options(given)
    with progress_bar() as progress:
        reports = [import_file(place, target, path, options, progress=progress) for path in given.files]
    return told_reports(reports)


def told_reports(reports: Sequence[ImportReport]) -> Answer:
    """What became of files: the worst of them decides how the command ends."""
    worst = max((report.status for report in reports), key=list(_CODES).index)
    code = _CODES[worst]
    files = {"status": worst, "files": [report.as_json() for report in reports]}
    data = reports[0].as_json() if len(reports) == 1 else files
    return Answer("\n".join(_import_text(report) for report in reports), data, code)


def _import_options(given: argparse.Namespace) -> ImportOptions:
    pairs = [part.partition("=") for part in (given.map or "").split(",") if part.strip()]
    return ImportOptions(
        format=given.format,
        columns=tuple(name.strip().lower() for name in given.columns.split(",")) if given.columns else (),
        mapping={header.strip(): name.strip().lower() for header, _, name in pairs},
        date_order=given.date_order,
        decimal=given.decimal,
        encoding=given.encoding,
        delimiter=given.delimiter,
        sheet=given.sheet,
        period=given.period,
        store=given.store,
        create_unknown_items=given.unknown_items == "create",
        duplicates="replace" if given.replace else None,
        strict=given.strict,
        dry_run=given.dry_run,
    )


def _import_text(report: ImportReport) -> str:
    if report.error:
        choices = [f"  {name}: {value}" for name, value in (report.choices or {}).items()]
        return "\n".join([f"{report.file_name}: {report.error}", *choices])
    number = f" as import {report.import_id}" if report.import_id else " (nothing stored)"
    parts = [f"{report.file_name}: {report.accepted} lines{number}, {report.returns} of them returns"]
    parts.append(f"{len(report.ignored)} ignored, {len(report.rejected)} rejected, {len(report.new_items)} new items")
    if report.period:
        parts.append(f"{report.period.first} to {report.period.last}, {plain(report.units)} units")
    remarks = [*([f"read like “{report.remembered}”"] if report.remembered else []), *report.warnings]
    remarks += [f"replaces what was imported before for {_days(report.replaces)}"] if report.replaces else []
    remarks += [f"! {alarm}" for alarm in report.alarms]
    doubts = [doubt for doubt in report.doubts if doubt.likely]
    remarks += [f"? {doubt.why} ({doubt.lines} lines)" for doubt in doubts[:_DOUBTS_SHOWN]]
    if len(doubts) > _DOUBTS_SHOWN:
        remarks.append(f"? and {len(doubts) - _DOUBTS_SHOWN} more codes like these")
    return "; ".join(parts) + "".join(f"\n  {remark}" for remark in remarks)


def _days(days: tuple[str, ...]) -> str:
    return days[0] if len(days) == 1 else f"{len(days)} days from {days[0]} to {days[-1]}"


def imports(given: argparse.Namespace) -> Answer:
    """The history of imports."""
    from retail_desktop.services.import_history import list_imports  # noqa: PLC0415 - services load SQLAlchemy

    records = list_imports(place_of(given))
    rows = [
        {
            "import_id": record.import_id, "target": record.target.value, "file": record.file_name,
            "state": record.state.value, "at": record.imported_at, "user": record.user, "accepted": record.accepted,
            "returns": record.returns, "ignored": record.ignored, "rejected": record.rejected,
            "new_items": record.new_items, "units": record.units, "net_sales": record.net_sales,
        }
        for record in records
    ]  # fmt: skip
    text = [
        f"{row['import_id']:>4}  {row['state']:<9} {row['target']:<9} {row['accepted']:>8} lines  {row['file']}"
        for row in rows
    ]
    return Answer("\n".join(text) or "Nothing was imported yet.", {"imports": rows})


def switch_import(given: argparse.Namespace) -> Answer:
    """Undo or redo an import."""
    from retail_desktop.services import import_history  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    undo = given.name == "undo-import"
    number = import_history.find_number(place, given.id, undo=undo)
    record = (import_history.undo_import if undo else import_history.redo_import)(place, number)
    text = f"Import {record.import_id} ({record.file_name}) is {record.state.value}."
    return Answer(text, {"import_id": record.import_id, "state": record.state.value})


def rejects(given: argparse.Namespace) -> Answer:
    """Write the rejected lines of an import."""
    from retail_desktop.services.import_history import save_rejects  # noqa: PLC0415 - services load SQLAlchemy

    count = save_rejects(place_of(given), int(given.id), Path(given.out))
    return Answer(f"{count} rejected lines written to {given.out}.", {"lines": count, "file": given.out})
