"""Lists in: items, suppliers, stock, orders, deliveries and events, each stored in one piece or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from retail_desktop.domain.errors import AlreadyImportedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.catalogue import read_items, read_suppliers
from retail_desktop.importing.events import read_events
from retail_desktop.importing.keyed import Rows
from retail_desktop.importing.layout import Layout, format_of
from retail_desktop.importing.orders import read_orders
from retail_desktop.importing.original_records import with_cells
from retail_desktop.importing.receipts import read_receipts
from retail_desktop.importing.source import Source
from retail_desktop.importing.stock import read_stock
from retail_desktop.importing.stock_columns import stock_headings
from retail_desktop.persistence import imports, ledger, people
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.import_facts import add_facts
from retail_desktop.services.import_events import apply_events
from retail_desktop.services.import_items import apply_items
from retail_desktop.services.import_orders import apply_orders
from retail_desktop.services.import_outcome import Outcome, Stamp
from retail_desktop.services.import_receipts import apply_receipts
from retail_desktop.services.import_rights import allow_target
from retail_desktop.services.import_stock import apply_stock
from retail_desktop.services.import_suppliers import apply_suppliers
from retail_desktop.services.layout_facts import layout_facts
from retail_desktop.services.progress import Progress
from retail_desktop.services.supplier_codes import DoubtfulCodesError
from retail_desktop.services.workplace import Workplace, now

_ONCE = frozenset({Target.ORDERS, Target.RECEIPTS, Target.EVENTS})
"""What must not be told twice: these files add something, where a list or a count only states it again."""


def import_catalogue(
    place: Workplace, target: Target, source: Source, layout: Layout, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Store a list, or only say what would be stored (`options.dry_run`).

    Raises:
        AlreadyImportedError: the very same file was imported before.
        NeedsAnswerError: whose codes the file holds is not plain.
        NotAllowedError: the person may not make such documents.
    """
    allow_target(place, target)
    found = _read(target, source, layout, options, progress)
    progress("Storing", 0, len(found.rows))
    opening = place.database.reading if options.dry_run else place.database.writing
    with opening() as work:
        _refuse_same_file(work, target, source)
        outcome = _applied(work, target, found, layout, options)
        outcome.warnings += _counted_again(work, target, source, layout)
        outcome.rejected = with_cells(source, layout, outcome.rejected)
        report = _settled(_report(target, source, layout, found, outcome), options)
        if options.dry_run or report.status == "refused" or not report.accepted:
            return report
        return _record(place, work, source, layout, report, outcome)


def _read(target: Target, source: Source, layout: Layout, options: ImportOptions, progress: Progress) -> Rows[Any]:
    known, today = format_of(layout, target), date.today()  # noqa: DTZ011 - a trading day has no zone
    readers: dict[Target, Callable[[], Rows[Any]]] = {
        Target.ITEMS: lambda: read_items(source, layout, known, today=today, progress=progress),
        Target.SUPPLIERS: lambda: read_suppliers(source, layout, known, progress=progress),
        Target.STOCK: lambda: read_stock(source, layout, known, options, progress=progress),
        Target.ORDERS: lambda: read_orders(source, layout, known, progress=progress),
        Target.RECEIPTS: lambda: read_receipts(source, layout, known, today=today, progress=progress),
        Target.EVENTS: lambda: read_events(source, layout, known, options, progress=progress),
    }
    return readers[target]()


def _applied(work: Work, target: Target, found: Rows[Any], layout: Layout, options: ImportOptions) -> Outcome:
    try:
        return _apply(work, target, found, options)
    except DoubtfulCodesError as doubt:
        heading = layout.heading("sku")
        raise NeedsAnswerError(
            f"The codes in “{heading}” may be your own or the supplier's: many are known as the one and as the other. "
            "Choose what the column holds.",
            "columns",
            {heading: list(doubt.examples)},
        ) from doubt


def _apply(work: Work, target: Target, found: Rows[Any], options: ImportOptions) -> Outcome:
    appliers: dict[Target, Callable[[], Outcome]] = {
        Target.ITEMS: lambda: apply_items(work, found.rows, options),
        Target.SUPPLIERS: lambda: apply_suppliers(work, found.rows),
        Target.STOCK: lambda: apply_stock(work, found.rows, options),
        Target.ORDERS: lambda: apply_orders(work, found.rows, options),
        Target.RECEIPTS: lambda: apply_receipts(work, found.rows, options),
        Target.EVENTS: lambda: apply_events(work, found.rows, options),
    }
    return appliers[target]()


def _refuse_same_file(work: Work, target: Target, source: Source) -> None:
    earlier = imports.same_file(work, target, source.sha256) if target in _ONCE else None
    if earlier is not None:
        raise AlreadyImportedError(
            f"This very file was imported before, as import {earlier}; it does not count twice. "
            "To read it anew, undo that import first.",
            earlier,
        )


def _counted_again(work: Work, target: Target, source: Source, layout: Layout) -> list[str]:
    """The same count without a date may be of another night, or an old file once more."""
    dated = "date" in layout.columns or layout.period
    earlier = imports.same_file(work, target, source.sha256) if target is Target.STOCK and not dated else None
    if earlier is None:
        return []
    return [f"This very file was imported before, as import {earlier}; without a date in it, it counts as a new count."]


def _report(target: Target, source: Source, layout: Layout, found: Rows[Any], outcome: Outcome) -> ImportReport:
    rejected = sorted((*found.rejected, *outcome.rejected), key=lambda issue: issue.line)
    ignored = sorted((*found.ignored, *outcome.ignored), key=lambda issue: issue.line)
    stock = stock_headings(layout.headers) if target is Target.ITEMS else []
    also = (
        [f"The file also tells stock ({', '.join(stock[:3])}). Import it as stock too, to bring that in."]
        if stock
        else []
    )
    return ImportReport(
        status="partial" if rejected else "ok",
        target=target,
        file_name=source.name,
        format=layout.format,
        accepted=outcome.accepted,
        returns=outcome.returns,
        ignored=tuple(ignored),
        rejected=tuple(rejected),
        new_items=tuple(outcome.changes.new_items()),
        warnings=(*found.warnings, *outcome.warnings, *also),
        period=Period(min(outcome.days), max(outcome.days)) if outcome.days else None,
        stores=tuple(sorted(outcome.stores)),
        units=outcome.units,
        layout=layout_facts(layout),
        doubts=outcome.doubts,
    )


def _settled(report: ImportReport, options: ImportOptions) -> ImportReport:
    if report.accepted and not (options.strict and report.rejected):
        return report
    if report.ignored and not report.rejected and all(issue.reason.value == "duplicate" for issue in report.ignored):
        return replace(report, warnings=(*report.warnings, "Nothing in this file is new; nothing was stored."))
    reasons = ", ".join(sorted({issue.reason.value.replace("_", " ") for issue in report.rejected}))
    count = len(report.rejected)
    error = (
        f"{count} lines cannot be used ({reasons}). Correct the file and import it again; nothing was stored."
        if report.rejected
        else "The file holds no line that could be stored."
    )
    return replace(report, status="refused", error=error)


def _record(
    place: Workplace, work: Work, source: Source, layout: Layout, report: ImportReport, outcome: Outcome
) -> ImportReport:
    person, at = place.person.name, now()
    outcome.changes.write(work)
    import_id = imports.add_import(work, report, file_hash=source.sha256, headers=layout.headers, at=at, person=person)
    imports.claim_items(work, import_id, report.new_items)
    add_facts(work, import_id, outcome.changes.facts())
    outcome.write(work, Stamp(import_id, at, person, source.name))
    ledger.refresh_balances(work, ledger.item_stores_of(work, import_id))
    people.note(work, person, f"import {report.target.value}", str(import_id), {"file": source.name})
    return replace(report, import_id=import_id)
