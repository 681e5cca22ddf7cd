"""Any file in: one door for sales, items, suppliers and counted stock."""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from retail_desktop.domain.backups import Occasion
from retail_desktop.domain.errors import AlreadyImportedError, FileRefusedError, NeedsAnswerError, RetailError
from retail_desktop.domain.import_layouts import file_answers, layout_answers
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.people import Permission
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.importing.layout import Layout
    from retail_desktop.importing.source import Source


def import_file(
    place: Workplace, target: Target, path: str, options: ImportOptions, *, progress: Progress = silent
) -> ImportReport:
    """Read a file and store what it holds, or with `options.dry_run` only say what would be stored.

    A file that cannot be used gives a report with status `refused` and a sentence; a question that only a person can
    settle gives `needs_input` with choices. Neither stores anything. Questions that were answered for a file of the
    same layout are not asked again; what is said in `options` counts before what is remembered.
    """
    place.allow(Permission.IMPORT)
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    try:
        with ExitStack() as opened:
            source, layout = _recognised(opened, place, target, path, options, progress)
            name = source.name
            remark = "" if options.dry_run else _backed_up(place, source)
            report = _stored(place, target, source, layout, layout.recalled.options or options, progress)
            report = replace(report, fingerprint=layout.recalled.fingerprint, remembered=layout.recalled.name)
            report = replace(report, warnings=(*report.warnings, remark)) if remark else report
            if options.dry_run:
                return _shown(source, layout, report)
            return _kept(place, path, layout, options, report) if report.import_id else report
    except NeedsAnswerError as question:
        return ImportReport(
            "needs_input", target, name, error=str(question), needs=question.needs, choices=question.choices
        )
    except AlreadyImportedError as again:
        return ImportReport("refused", target, name, error=str(again), known_as=again.import_id)
    except FileRefusedError as refusal:
        return ImportReport("refused", target, name, error=str(refusal))


def _recognised(
    opened: ExitStack, place: Workplace, target: Target, path: str, said: ImportOptions, progress: Progress
) -> tuple["Source", "Layout"]:
    """The open file and its layout, by what was answered for such files before wherever that applies.

    Encoding, delimiter and sheet come before the headings: as remembered by the file's name they are tried first, and
    count only if the headings are then those of a remembered layout.
    """
    from retail_desktop.importing.layout import recognise  # noqa: PLC0415 - the window imports this module
    from retail_desktop.importing.source import open_source  # noqa: PLC0415 - as above
    from retail_desktop.services.import_memory import layout_memory  # noqa: PLC0415 - as above

    memory = layout_memory(place, target)
    tried = memory.before_headings(path.replace("\\", "/").rsplit("/", 1)[-1], said) if path != "-" else None
    if tried is not None:
        with suppress(NeedsAnswerError, FileRefusedError), ExitStack() as attempt:
            source = attempt.enter_context(open_source(path, sheet=tried.sheet, progress=progress))
            layout = recognise(source, target, _as_proved(source, tried, said), memory)
            if layout.recalled.known is not None:
                opened.push(attempt.pop_all())
                return source, layout
    source = opened.enter_context(open_source(path, sheet=said.sheet, progress=progress))
    return source, recognise(source, target, said, memory)


def _as_proved(source: "Source", tried: ImportOptions, said: ImportOptions) -> ImportOptions:
    """The remembered encoding only where the bytes leave a choice between code pages."""
    from retail_desktop.importing.encoding import find_encoding  # noqa: PLC0415 - as above

    if tried.encoding == said.encoding:
        return tried
    try:
        found = find_encoding(source, None)
    except NeedsAnswerError:
        return tried
    unicode = found.startswith("utf") or (tried.encoding or "").lower().startswith("utf")
    return replace(tried, encoding=None) if unicode else tried


def _backed_up(place: Workplace, source: "Source") -> str:
    """Make the backup that is due, or the one that a big file is worth; a failure is a sentence for the report."""
    from retail_desktop.services import keep_backups  # noqa: PLC0415 - as above

    if source.size >= keep_backups.BULK_BYTES:
        return keep_backups.back_up_before(place, Occasion.IMPORT)
    return keep_backups.back_up_if_due(place)


def _stored(
    place: Workplace, target: Target, source: "Source", layout: "Layout", options: ImportOptions, progress: Progress
) -> ImportReport:
    if target is Target.SALES:
        from retail_desktop.services.import_sales import import_sales  # noqa: PLC0415 - as above

        return import_sales(place, source, layout, options, progress)
    from retail_desktop.services.import_catalogue import import_catalogue  # noqa: PLC0415 - as above

    return import_catalogue(place, target, source, layout, options, progress)


def _shown(source: "Source", layout: "Layout", report: ImportReport) -> ImportReport:
    """The report with the first records of the file, for the eye."""
    from retail_desktop.importing.preview import preview  # noqa: PLC0415 - as above

    columns, lines = preview(source, layout, report.ignored, report.rejected)
    return replace(report, preview_columns=columns, preview=lines)


def _kept(place: Workplace, path: str, layout: "Layout", said: ImportOptions, report: ImportReport) -> ImportReport:
    """Keep where the file lay and what was said for the next one like it; the import stands even where that fails."""
    from retail_desktop.persistence.imports import set_origin  # noqa: PLC0415 - as above
    from retail_desktop.services.import_memory import keep_answers  # noqa: PLC0415 - as above
    from retail_desktop.services.item_decisions import keep_decisions  # noqa: PLC0415 - as above

    name = "" if path == "-" else report.file_name
    told = layout.recalled.known or layout_answers(said) or file_answers(said) or said.item_matches
    remarks: Sequence[str] = ()
    try:
        with place.database.writing() as work:
            lay = "" if path == "-" else str(Path(path).absolute())
            set_origin(work, report.import_id or 0, lay, report.fingerprint, said.as_json())
            if told and said.remember:
                keep_answers(work, place.person.name, report, name, layout, said)
                remarks = keep_decisions(work, place.person, said.item_matches)
    except RetailError as refusal:
        remarks = [f"The file is imported, but your answers are not remembered: {refusal}"]
    return replace(report, warnings=(*report.warnings, *remarks))
