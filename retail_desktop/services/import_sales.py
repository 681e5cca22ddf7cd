"""A sales file in: read, matched to the catalogue, held against earlier imports, stored in one piece or not at all."""

from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import ImportOptions, ImportReport, LineIssue, Reason, Target, day_of, totals
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import money
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.sales import SalesChunk, read_sales
from retail_desktop.importing.source import Source
from retail_desktop.persistence import catalogue, imports, ledger, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_duplicates import find_duplicates
from retail_desktop.services.layout_facts import layout_facts
from retail_desktop.services.match_items import Matches, match_items
from retail_desktop.services.original_records import with_records
from retail_desktop.services.progress import Progress
from retail_desktop.services.sales_lines import BATCH, UNKNOWN, Gathering, Lines
from retail_desktop.services.workplace import Workplace, now


@dataclass(slots=True)
class _File:
    """A sales file that has been read."""

    gathering: Gathering = field(default_factory=Gathering)
    seen: dict[str, SeenItem] = field(default_factory=dict)
    rejected: list[LineIssue] = field(default_factory=list)
    ignored: list[LineIssue] = field(default_factory=list)


def import_sales(
    place: Workplace, source: Source, layout: Layout, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Store the sales of a file, or only say what would be stored (`options.dry_run`).

    Raises:
        FileRefusedError: the very same file was imported before, or nothing in it can be used.
        NeedsAnswerError: its days overlap with another file's in a way that only a person can settle.
    """
    file = _read(read_sales(source, layout, options, today=date.today(), progress=progress))  # noqa: DTZ011 - a trading day has no zone
    opening = place.database.reading if options.dry_run else place.database.writing
    report = _decide(place, opening(), source, layout, options, file, progress)
    if report.import_id is not None and report.accepted > 100_000:
        place.database.settle()
    return report


def _read(chunks: Iterable[SalesChunk]) -> _File:
    file = _File()
    for chunk in chunks:
        file.gathering.add(chunk.columns)
        file.seen.update(chunk.seen_items)
        file.rejected.extend(chunk.rejected)
        file.ignored.extend(chunk.ignored)
    return file


def _decide(
    place: Workplace,
    opening: AbstractContextManager[Work],
    source: Source,
    layout: Layout,
    options: ImportOptions,
    file: _File,
    progress: Progress,
) -> ImportReport:
    with opening as work:
        _refuse_same_file(work, source, options)
        matches = match_items(work, file.gathering.skus, file.seen, create_unknown=options.create_unknown_items)
        lines = _keep_matched(file, matches, file.gathering.lines(), layout.heading("sku"))
        file.rejected = with_records(source, layout, file.rejected)
        lines = _keep_new(work, file, matches, lines, options)
        report = _report(work, source, layout, options, file, matches, lines)
        if options.dry_run or report.status == "refused" or not len(lines):
            return report
        progress("Storing sales", 0, 0)
        return _store(place, work, source, layout, options, file, matches, lines, report, progress)


def _refuse_same_file(work: Work, source: Source, options: ImportOptions) -> None:
    earlier = imports.same_file(work, Target.SALES, source.sha256)
    if earlier is not None and options.duplicates is None:
        raise FileRefusedError(
            f"This very file was imported before, as import {earlier}; its sales are not counted twice. "
            "To read it anew, undo that import first."
        )


def _keep_matched(file: _File, matches: Matches, lines: Lines, heading: str) -> Lines:
    """Lines whose item is known or new; the others go to the ignored and rejected ones."""
    if not matches.refused:
        return lines
    codes = list(file.gathering.skus)
    refused = np.array([code in matches.refused for code in codes], bool)[lines.item]
    for number, place in zip(lines.line[refused].tolist(), lines.item[refused].tolist(), strict=True):
        code = codes[place]
        reason = matches.refused[code]
        issue = LineIssue(number, reason, column=heading, value=code)
        (file.rejected if reason is Reason.UNKNOWN_ITEM else file.ignored).append(issue)
    return lines.only(~refused)


def _keep_new(work: Work, file: _File, matches: Matches, lines: Lines, options: ImportOptions) -> Lines:
    """Lines that no earlier import brought; the others are ignored as duplicates."""
    if options.duplicates is not None:
        return lines
    items, stores = catalogue.item_ids(work), catalogue.store_ids(work)
    item_keys = [items.get(matches.sku_of.get(code, ""), -1) for code in file.gathering.skus]
    store_keys = [stores.get(code, -1) for code in _store_codes(work, file, options)]
    known = find_duplicates(work, lines.with_keys(item_keys, store_keys))
    file.ignored.extend(LineIssue(number, Reason.DUPLICATE) for number in lines.line[known].tolist())
    return lines.only(~known)


def _store_codes(work: Work, file: _File, options: ImportOptions) -> list[str]:
    """The store of each store text in the file; a file that names none belongs to the only store, or the main one."""
    stores = catalogue.stores(work)
    default = options.store or (stores[0].code if len(stores) == 1 else catalogue.MAIN_STORE.code)
    return [code or default for code in file.gathering.stores]


def _report(
    work: Work, source: Source, layout: Layout, options: ImportOptions, file: _File, matches: Matches, lines: Lines
) -> ImportReport:
    known_amounts = lines.net[lines.net != UNKNOWN]
    units, net_sales = totals(int(lines.quantity.sum()), int(known_amounts.sum()))
    status = "partial" if file.rejected else "ok"
    error = None
    if file.rejected and (options.strict or not len(lines)):
        status, error = "refused", _refusal(file)
    codes = _store_codes(work, file, options)
    return ImportReport(
        status=status,
        target=Target.SALES,
        file_name=source.name,
        format=layout.format,
        accepted=len(lines),
        returns=int((lines.quantity < 0).sum()),
        ignored=tuple(sorted(file.ignored, key=lambda issue: issue.line)),
        rejected=tuple(sorted(file.rejected, key=lambda issue: issue.line)),
        new_items=matches.new,
        warnings=tuple(_warnings(file, lines)),
        error=error,
        period=Period(day_of(int(lines.day.min())), day_of(int(lines.day.max()))) if len(lines) else None,
        stores=tuple(sorted({codes[place] for place in np.unique(lines.store).tolist()})),
        units=units,
        net_sales=net_sales if len(known_amounts) else None,
        currency=people.read_setting(work, "currency"),
        layout=layout_facts(layout),
    )


def _refusal(file: _File) -> str:
    reasons = Counter(issue.reason.value.replace("_", " ") for issue in file.rejected)
    first = file.rejected[0]
    causes = ", ".join(f"{count} × {reason}" for reason, count in reasons.most_common(3))
    return (
        f"{len(file.rejected)} lines cannot be used ({causes}), "
        f"the first is line {first.line}. Correct the file and import it again; nothing was stored."
    )


def _warnings(file: _File, lines: Lines) -> Iterable[str]:
    free = int(((lines.quantity > 0) & (lines.net == 0)).sum())
    if free:
        yield f"{free} lines were given away at price 0; they count as sold units."
    duplicates = sum(issue.reason is Reason.DUPLICATE for issue in file.ignored)
    if duplicates:
        yield f"{duplicates} lines were imported before from another file and are not counted again."
    if not len(lines) and not file.rejected:
        yield "Nothing in this file is new; nothing was stored."


def _store(
    place: Workplace,
    work: Work,
    source: Source,
    layout: Layout,
    options: ImportOptions,
    file: _File,
    matches: Matches,
    lines: Lines,
    report: ImportReport,
    progress: Progress,
) -> ImportReport:
    codes = _store_codes(work, file, options)
    stores = catalogue.add_stores(work, report.stores)
    import_id = imports.add_import(
        work, report, file_hash=source.sha256, headers=layout.headers, at=now(), person=place.person.name
    )
    catalogue.add_items(work, _new_items(file, matches, lines), import_id)
    items = catalogue.item_ids(work)
    item_keys = [items.get(matches.sku_of.get(code, ""), -1) for code in file.gathering.skus]
    ordered = lines.with_keys(item_keys, [stores.get(code, -1) for code in codes]).in_key_order()
    for done, part in enumerate(ordered.batches()):
        progress("Storing sales", done * BATCH, len(ordered))
        sales.add_lines(work, part.raw(import_id))
    sales.add_import_days(work, ordered.store_days(import_id))
    if options.duplicates == "replace":
        imports.set_replaces(work, import_id)
        sales.settle_replacements(work, import_id)
        sales.touch_store_days(work, import_id)
        pairs = sales.rebuild_touched(work)
    else:
        for done, part in enumerate(ordered.batches()):
            progress("Adding up days", done * BATCH, len(ordered))
            sales.add_days(work, part.day_totals())
        pairs = ordered.item_stores()
    ledger.refresh_balances(work, pairs)
    people.count_up(work, "sales_version")
    people.note(work, place.person.name, "import sales", str(import_id), {"file": source.name, "lines": len(lines)})
    return replace(report, import_id=import_id)


def _new_items(file: _File, matches: Matches, lines: Lines) -> list[Item]:
    """Items as this file describes them, each with the newest price it was sold at."""
    new = set(matches.new)
    priced = lines.only((lines.price != UNKNOWN) & (lines.price > 0) & (lines.quantity > 0))
    priced = priced.only(np.argsort(priced.day, kind="stable"))
    newest = dict(zip(priced.item.tolist(), priced.price.tolist(), strict=True))
    found = []
    for code, number in file.gathering.skus.items():
        sku = matches.sku_of.get(code)
        if sku not in new:
            continue
        seen = file.seen.get(code, SeenItem())
        found.append(
            Item(
                sku=sku,
                name=seen.name or sku,
                category=seen.category,
                barcodes=(seen.barcode,) if seen.barcode else (),
                price=money(newest[number]) if number in newest else None,
            )
        )
    return found
