"""Sales that were read and matched: what an import of them says, and how they are written down."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.imports import ImportOptions, ImportReport, LineIssue, Reason, Target, day_of, totals
from retail_desktop.domain.people import Person
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import money
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.sales import SalesChunk
from retail_desktop.importing.source import Source
from retail_desktop.persistence import catalogue, imports, ledger, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.layout_facts import layout_facts
from retail_desktop.services.match_items import Matches
from retail_desktop.services.progress import Progress
from retail_desktop.services.sales_lines import BATCH, UNKNOWN, Gathering, Lines
from retail_desktop.services.workplace import now


@dataclass(slots=True)
class SalesFile:
    """A sales file and what was read of it so far."""

    source: Source
    layout: Layout
    options: ImportOptions
    gathering: Gathering = field(default_factory=Gathering)
    seen: dict[str, SeenItem] = field(default_factory=dict)
    rejected: list[LineIssue] = field(default_factory=list)
    ignored: list[LineIssue] = field(default_factory=list)

    def take(self, chunk: SalesChunk) -> None:
        """Take in some more of the file."""
        self.gathering.add(chunk.columns)
        self.seen.update(chunk.seen_items)
        self.rejected.extend(chunk.rejected)
        self.ignored.extend(chunk.ignored)

    def item_keys(self, work: Work, matches: Matches) -> list[int]:
        """The catalogue's key of each item in the order in which the file names them; -1 for one not stored yet."""
        items = catalogue.item_ids(work)
        return [items.get(matches.sku_of.get(code, ""), -1) for code in self.gathering.skus]


def store_codes(work: Work, file: SalesFile) -> list[str]:
    """The store of each store text in the file; a file that names none belongs to the only store, or the main one."""
    default = catalogue.default_store(work, file.options.store)
    return [code or default for code in file.gathering.stores]


def report_of(work: Work, file: SalesFile, matches: Matches, lines: Lines) -> ImportReport:
    """What storing these lines would do; refused when none can be used, or not all and the user wants all."""
    known_amounts = lines.net[lines.net != UNKNOWN]
    units, net_sales = totals(int(lines.quantity.sum()), int(known_amounts.sum()))
    refused = bool(file.rejected) and (file.options.strict or not len(lines))
    codes = store_codes(work, file)
    return ImportReport(
        status="refused" if refused else "partial" if file.rejected else "ok",
        target=Target.SALES,
        file_name=file.source.name,
        format=file.layout.format,
        accepted=len(lines),
        returns=int((lines.quantity < 0).sum()),
        ignored=tuple(sorted(file.ignored, key=lambda issue: issue.line)),
        rejected=tuple(sorted(file.rejected, key=lambda issue: issue.line)),
        new_items=matches.new,
        warnings=tuple(_warnings(file, lines)),
        error=_refusal(file) if refused else None,
        period=Period(day_of(int(lines.day.min())), day_of(int(lines.day.max()))) if len(lines) else None,
        stores=tuple(sorted({codes[place] for place in np.unique(lines.store).tolist()})),
        units=units,
        net_sales=net_sales if len(known_amounts) else None,
        currency=people.read_setting(work, "currency"),
        layout=layout_facts(file.layout),
    )


def _refusal(file: SalesFile) -> str:
    reasons = Counter(issue.reason.value.replace("_", " ") for issue in file.rejected)
    first = file.rejected[0]
    causes = ", ".join(f"{count} × {reason}" for reason, count in reasons.most_common(3))
    return (
        f"{len(file.rejected)} lines cannot be used ({causes}), "
        f"the first is line {first.line}. Correct the file and import it again; nothing was stored."
    )


def _warnings(file: SalesFile, lines: Lines) -> Iterable[str]:
    free = int(((lines.quantity > 0) & (lines.net == 0)).sum())
    if free:
        yield f"{free} lines were given away at price 0; they count as sold units."
    duplicates = sum(issue.reason is Reason.DUPLICATE for issue in file.ignored)
    if duplicates:
        yield f"{duplicates} lines were imported before from another file and are not counted again."
    if not len(lines) and not file.rejected:
        yield "Nothing in this file is new; nothing was stored."


def store_sales(
    person: Person,
    work: Work,
    file: SalesFile,
    matches: Matches,
    lines: Lines,
    report: ImportReport,
    progress: Progress,
) -> ImportReport:
    """Write the import, its new items, its lines, the day totals and the balances; gives the report with its number."""
    codes = store_codes(work, file)
    stores = catalogue.add_stores(work, report.stores)
    headers = file.layout.headers
    import_id = imports.add_import(
        work, report, file_hash=file.source.sha256, headers=headers, at=now(), person=person.name
    )
    catalogue.add_items(work, _new_items(file, matches, lines), import_id)
    keyed = lines.with_keys(file.item_keys(work, matches), [stores.get(code, -1) for code in codes])
    _write_lines(work, keyed.in_key_order(), import_id, progress, replacing=file.options.duplicates == "replace")
    people.count_up(work, "sales_version")
    people.note(work, person.name, "import sales", str(import_id), {"file": report.file_name, "lines": len(lines)})
    return replace(report, import_id=import_id)


def _write_lines(work: Work, ordered: Lines, import_id: int, progress: Progress, *, replacing: bool) -> None:
    for done, part in enumerate(ordered.batches()):
        progress("Storing sales", done * BATCH, len(ordered))
        sales.add_lines(work, part.raw(import_id))
    sales.add_import_days(work, ordered.store_days(import_id))
    if replacing:
        imports.set_replaces(work, import_id)
        sales.settle_replacements(work, import_id)
        sales.touch_store_days(work, import_id)
        ledger.refresh_balances(work, sales.rebuild_touched(work))
        return
    for done, part in enumerate(ordered.batches()):
        progress("Adding up days", done * BATCH, len(ordered))
        sales.add_days(work, part.day_totals())
    ledger.refresh_balances(work, ordered.item_stores())


def _new_items(file: SalesFile, matches: Matches, lines: Lines) -> list[Item]:
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
