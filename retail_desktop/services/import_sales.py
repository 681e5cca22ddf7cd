"""A sales file in: read, matched to the catalogue, held against earlier imports, stored in one piece or not at all."""

from dataclasses import replace
from datetime import date

import numpy as np

from retail_desktop.domain.errors import AlreadyImportedError
from retail_desktop.domain.imports import ADD_UP, ImportOptions, ImportReport, LineIssue, Reason, Target
from retail_desktop.domain.overlaps import Overlap
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.original_records import with_records
from retail_desktop.importing.sales import SalesRead, read_sales
from retail_desktop.importing.source import Source
from retail_desktop.persistence import imports
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_duplicates import Duplicates, find_duplicates
from retail_desktop.services.import_alarms import code_counts, sales_alarms
from retail_desktop.services.match_items import Matches, doubts_of_damaged, match_items
from retail_desktop.services.progress import Progress
from retail_desktop.services.store_sales import SalesFile, report_of, store_sales
from retail_desktop.services.workplace import Workplace

MANY_LINES = 100_000
_COMPARING = "Comparing with the store"
_OVERLAPS = {"replace": Overlap.REPLACE, "add": Overlap.ADD, ADD_UP: Overlap.ADD, None: None}


def import_sales(
    place: Workplace, source: Source, layout: Layout, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Store the sales of a file, or only say what would be stored (`options.dry_run`).

    Raises:
        AlreadyImportedError: the very same file was imported before.
        NeedsAnswerError: its days overlap with another file's in a way that only a person can settle.
    """
    read = read_sales(source, layout, options, today=date.today(), progress=progress)  # noqa: DTZ011 - a trading day has no zone
    opening = place.database.reading if options.dry_run else place.database.writing
    with opening() as work:
        _refuse_same_file(work, source, options)
        progress(_COMPARING, 0, 0)
        matches = match_items(
            work, read.skus, read.items, create_unknown=options.create_unknown_items, decisions=options.item_matches,
            counts=lambda: code_counts(read.lines, read.skus),
        )  # fmt: skip
        file = _matched(source, layout, options, read, matches)
        progress(_COMPARING, 0, 0)
        duplicates = _find_duplicates(work, file, matches)
        progress(_COMPARING, 0, 0)
        report = report_of(work, file, matches, duplicates)
        progress(_COMPARING, 0, 0)
        report = replace(
            report,
            alarms=sales_alarms(work, file, matches, duplicates),
            doubts=(*matches.doubts, *doubts_of_damaged(work, read.rejected)),
        )
        if report.accepted and report.status != "refused" and not options.dry_run:
            report = store_sales(place.person, work, file, matches, duplicates, report, progress)
    if report.import_id is not None and len(file.lines) > MANY_LINES:
        place.database.settle()
    return report


def _refuse_same_file(work: Work, source: Source, options: ImportOptions) -> None:
    earlier = imports.same_file(work, Target.SALES, source.sha256)
    if earlier is not None and options.duplicates in {None, ADD_UP}:
        raise AlreadyImportedError(
            f"This very file was imported before, as import {earlier}; its sales are not counted twice. "
            "To read it anew, undo that import first.",
            earlier,
        )


def _matched(source: Source, layout: Layout, options: ImportOptions, read: SalesRead, matches: Matches) -> SalesFile:
    """The file with the lines whose item is known or new; the others go to the ignored and rejected ones."""
    lines = read.lines
    rejected, ignored = list(read.rejected), list(read.ignored)
    if matches.refused:
        refused = np.array([code in matches.refused for code in read.skus], bool)[lines.item]
        unknown = []
        records = lines.only(refused).records()
        for number, place in zip(records.line.tolist(), records.item.tolist(), strict=True):
            code = read.skus[place]
            issue = LineIssue(number, matches.refused[code], column=layout.heading("sku"), value=code)
            if issue.reason is Reason.NOT_A_PRODUCT:
                ignored.append(LineIssue(source.line(number), issue.reason))
            else:
                unknown.append(issue)
        rejected += with_records(source, layout, unknown)
        lines = lines.only(~refused)
    return SalesFile(source, layout, options, read, lines, rejected, ignored)


def _find_duplicates(work: Work, file: SalesFile, matches: Matches) -> Duplicates:
    """How the lines meet what earlier imports brought."""
    lines, chosen = file.keyed(work, matches), _OVERLAPS[file.options.duplicates]
    return find_duplicates(work, lines, file.read.receipts, file.source.name, chosen)
