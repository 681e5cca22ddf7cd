"""Items, suppliers and counted stock in: what a file says is written over what is stored, cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from retail_desktop.domain.catalogue import Item, Supplier, SupplyTerms
from retail_desktop.domain.imports import ImportOptions, ImportReport, LineIssue, Reason, Target
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.periods import Period, latest_allowed
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.catalogue import ItemRow, SupplierRow, read_items, read_suppliers
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.original_records import with_records
from retail_desktop.importing.source import Source
from retail_desktop.importing.stock import StockRow, read_stock
from retail_desktop.persistence import catalogue, imports, ledger, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import Changes
from retail_desktop.services.layout_facts import layout_facts
from retail_desktop.services.match_items import match_items
from retail_desktop.services.progress import Progress
from retail_desktop.services.workplace import Workplace, now, trading_day

_TERM_FIELDS = ("supplier_code", "unit_cost", "pack_size", "minimum_order", "lead_time_days")
_ITEM_FIELDS = ("name", "category", "status", "price", "unit_cost", "shelf_life_days", "service_level")


@dataclass(slots=True)
class _Outcome:
    """What storing a file did, besides the lines."""

    new_items: list[str] = field(default_factory=list)
    rejected: list[LineIssue] = field(default_factory=list)
    stores: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    units: Decimal = Decimal(0)
    changes: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    counts: list[dict[str, Any]] = field(default_factory=list)


class _DryRunError(Exception):
    """Ends the unit of work of a preview without a trace."""


def import_catalogue(
    place: Workplace, target: Target, source: Source, layout: Layout, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Store a file of items, suppliers or counted stock, or only say what would be stored (`options.dry_run`)."""
    reader: Callable[[Source, Layout, ImportOptions], Any] = {
        Target.ITEMS: read_items,
        Target.SUPPLIERS: read_suppliers,
        Target.STOCK: read_stock,
    }[target]
    found = reader(source, layout, options)
    progress("Storing", 0, len(found.rows))
    report = ImportReport("refused", target, source.name)
    with suppress(_DryRunError), place.database.writing() as work:
        outcome = _apply(work, target, found.rows, options)
        outcome.rejected = with_records(source, layout, outcome.rejected)
        report = _settled(_report(target, source, layout, found, outcome), options)
        if options.dry_run or report.status == "refused":
            raise _DryRunError
        report = _record(place, work, source, layout, report, outcome)
    return report


def _apply(work: Work, target: Target, rows: Sequence[Any], options: ImportOptions) -> _Outcome:
    if target is Target.ITEMS:
        return _apply_items(work, rows)
    if target is Target.SUPPLIERS:
        return _apply_suppliers(work, rows)
    return _apply_stock(work, rows, options)


def _apply_items(work: Work, rows: Sequence[ItemRow]) -> _Outcome:
    outcome, changes = _Outcome(), Changes(work)
    for row in rows:
        known = changes.current("item", row.sku)
        item = known if isinstance(known, Item) else Item(row.sku, row.sku)
        if known is None:
            outcome.new_items.append(row.sku)
        barcode = row.fields.get("barcode")
        codes = item.barcodes if not barcode or barcode in item.barcodes else (*item.barcodes, str(barcode))
        changes.save("item", row.sku, replace(item, barcodes=codes, **_given(row.fields, _ITEM_FIELDS)))
        _apply_terms(changes, row)
    outcome.changes = changes.rows
    return outcome


def _apply_terms(changes: Changes, row: ItemRow) -> None:
    known = changes.current("terms", row.sku)
    supplier = row.fields.get("supplier")
    if isinstance(supplier, str) and changes.current("supplier", supplier) is None:
        changes.save("supplier", supplier, Supplier(supplier, supplier))
    terms = known if isinstance(known, SupplyTerms) else None
    if isinstance(supplier, str):
        terms = replace(terms, supplier=supplier) if terms else SupplyTerms(row.sku, supplier)
    if terms is not None:
        changes.save("terms", row.sku, replace(terms, **_given(row.fields, _TERM_FIELDS)))


def _apply_suppliers(work: Work, rows: Sequence[SupplierRow]) -> _Outcome:
    changes = Changes(work)
    for row in rows:
        known = changes.current("supplier", row.code)
        supplier = known if isinstance(known, Supplier) else Supplier(row.code, row.code)
        changes.save("supplier", row.code, replace(supplier, **dict(row.fields)))  # type: ignore[arg-type]  # checked by the reader
    return _Outcome(changes=changes.rows)


def _apply_stock(work: Work, rows: Sequence[StockRow], options: ImportOptions) -> _Outcome:
    outcome = _Outcome()
    seen = {row.sku: SeenItem() for row in rows}
    matches = match_items(work, seen, seen, create_unknown=options.create_unknown_items)
    catalogue.add_items(work, [Item(sku, sku) for sku in matches.new], None)
    outcome.new_items.extend(matches.new)
    default = catalogue.default_store(work, options.store)
    items = catalogue.item_ids(work)
    store_keys = catalogue.add_stores(work, {row.store or default for row in rows})
    # A count without a date goes with the newest sales: it stands for the evening of their last day.
    counted = sales.newest_day(work) or trading_day(work) - timedelta(days=1)
    latest = latest_allowed(date.today())  # noqa: DTZ011 - a trading day has no zone
    for row in rows:
        if row.sku in matches.refused:
            outcome.rejected.append(LineIssue(row.line, matches.refused[row.sku], "sku", row.sku))
            continue
        store, day = row.store or default, row.day or counted
        if day > latest:
            outcome.rejected.append(LineIssue(row.line, Reason.FUTURE_DATE, "date", day.isoformat()))
            continue
        outcome.stores.add(store)
        outcome.days.add(day)
        outcome.units += row.on_hand
        key = items[matches.sku_of[row.sku]], store_keys[store]
        outcome.counts.append(ledger.movement_row(*key, day, MovementKind.COUNT, row.on_hand))
    return outcome


def _given(fields: Mapping[str, object], names: Sequence[str]) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}


def _report(target: Target, source: Source, layout: Layout, found: Any, outcome: _Outcome) -> ImportReport:  # noqa: ANN401 - three kinds of rows
    rejected = sorted((*found.rejected, *outcome.rejected), key=lambda issue: issue.line)
    return ImportReport(
        status="partial" if rejected else "ok",
        target=target,
        file_name=source.name,
        format=layout.format,
        accepted=len(found.rows) - len(outcome.rejected),
        ignored=tuple(found.ignored),
        rejected=tuple(rejected),
        new_items=tuple(outcome.new_items),
        period=Period(min(outcome.days), max(outcome.days)) if outcome.days else None,
        stores=tuple(sorted(outcome.stores)),
        units=outcome.units,
        layout=layout_facts(layout),
    )


def _settled(report: ImportReport, options: ImportOptions) -> ImportReport:
    if report.accepted and not (options.strict and report.rejected):
        return report
    reasons = ", ".join(sorted({issue.reason.value.replace("_", " ") for issue in report.rejected}))
    count = len(report.rejected)
    error = (
        f"{count} lines cannot be used ({reasons}). Correct the file and import it again; nothing was stored."
        if report.rejected
        else "The file holds no line that could be stored."
    )
    return replace(report, status="refused", error=error)


def _record(
    place: Workplace, work: Work, source: Source, layout: Layout, report: ImportReport, outcome: _Outcome
) -> ImportReport:
    person = place.person.name
    import_id = imports.add_import(
        work, report, file_hash=source.sha256, headers=layout.headers, at=now(), person=person
    )
    imports.claim_items(work, import_id, outcome.new_items)
    imports.add_changes(work, import_id, outcome.changes)
    more = {"import_id": import_id, "recorded_at": now(), "person": person}
    ledger.add_movements(work, [{**row, **more} for row in outcome.counts])
    ledger.refresh_balances(work, {(row["item_id"], row["store_id"]) for row in outcome.counts})
    people.note(work, person, f"import {report.target.value}", str(import_id), {"file": source.name})
    return replace(report, import_id=import_id)
