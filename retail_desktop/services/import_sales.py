"""A sales file in: read, matched to the catalogue, held against earlier imports, stored in one piece or not at all."""

from datetime import date

import numpy as np

from retail_desktop.domain.errors import AlreadyImportedError
from retail_desktop.domain.imports import ImportOptions, ImportReport, LineIssue, Reason, Target
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.sales import read_sales
from retail_desktop.importing.source import Source
from retail_desktop.persistence import catalogue, imports
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_duplicates import find_duplicates
from retail_desktop.services.match_items import Matches, match_items
from retail_desktop.services.original_records import with_records
from retail_desktop.services.progress import Progress
from retail_desktop.services.sales_lines import Lines
from retail_desktop.services.store_sales import SalesFile, report_of, store_codes, store_sales
from retail_desktop.services.workplace import Workplace

MANY_LINES = 100_000


def import_sales(
    place: Workplace, source: Source, layout: Layout, options: ImportOptions, progress: Progress
) -> ImportReport:
    """Store the sales of a file, or only say what would be stored (`options.dry_run`).

    Raises:
        AlreadyImportedError: the very same file was imported before.
        NeedsAnswerError: its days overlap with another file's in a way that only a person can settle.
    """
    file = SalesFile(source, layout, options)
    for chunk in read_sales(source, layout, options, today=date.today(), progress=progress):  # noqa: DTZ011 - a trading day has no zone
        file.take(chunk)
    opening = place.database.reading if options.dry_run else place.database.writing
    with opening() as work:
        _refuse_same_file(work, file)
        matches = match_items(work, file.gathering.skus, file.seen, create_unknown=options.create_unknown_items)
        lines = _keep_new(work, file, matches, _keep_matched(file, matches))
        report = report_of(work, file, matches, lines)
        if report.accepted and report.status != "refused" and not options.dry_run:
            report = store_sales(place.person, work, file, matches, lines, report, progress)
    if report.import_id is not None and report.accepted > MANY_LINES:
        place.database.settle()
    return report


def _refuse_same_file(work: Work, file: SalesFile) -> None:
    earlier = imports.same_file(work, Target.SALES, file.source.sha256)
    if earlier is not None and file.options.duplicates is None:
        raise AlreadyImportedError(
            f"This very file was imported before, as import {earlier}; its sales are not counted twice. "
            "To read it anew, undo that import first.",
            earlier,
        )


def _keep_matched(file: SalesFile, matches: Matches) -> Lines:
    """Lines whose item is known or new; the others go to the ignored and rejected ones."""
    lines = file.gathering.lines()
    if matches.refused:
        codes = list(file.gathering.skus)
        refused = np.array([code in matches.refused for code in codes], bool)[lines.item]
        for number, place in zip(lines.line[refused].tolist(), lines.item[refused].tolist(), strict=True):
            code = codes[place]
            issue = LineIssue(number, matches.refused[code], column=file.layout.heading("sku"), value=code)
            (file.rejected if issue.reason is Reason.UNKNOWN_ITEM else file.ignored).append(issue)
        lines = lines.only(~refused)
    file.rejected = with_records(file.source, file.layout, file.rejected)
    return lines


def _keep_new(work: Work, file: SalesFile, matches: Matches, lines: Lines) -> Lines:
    """Lines that no earlier import brought; the others are ignored as duplicates."""
    if file.options.duplicates is not None:
        return lines
    stores = catalogue.store_ids(work)
    store_keys = [stores.get(code, -1) for code in store_codes(work, file)]
    known = find_duplicates(work, lines.with_keys(file.item_keys(work, matches), store_keys))
    file.ignored.extend(LineIssue(number, Reason.DUPLICATE) for number in lines.line[known].tolist())
    return lines.only(~known)
