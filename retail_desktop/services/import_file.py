"""Any file in: one door for sales, items, suppliers and counted stock."""

from retail_desktop.domain.errors import AlreadyImportedError, FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.people import Permission
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace


def import_file(
    place: Workplace, target: Target, path: str, options: ImportOptions, *, progress: Progress = silent
) -> ImportReport:
    """Read a file and store what it holds, or with `options.dry_run` only say what would be stored.

    A file that cannot be used gives a report with status `refused` and a sentence; a question that only a person can
    settle gives `needs_input` with choices. Neither stores anything.
    """
    from retail_desktop.importing.layout import recognise  # noqa: PLC0415 - the window imports this module
    from retail_desktop.importing.source import open_source  # noqa: PLC0415 - as above

    place.allow(Permission.IMPORT)
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    try:
        with open_source(path) as source:
            name = source.name
            layout = recognise(source, target, options)
            if target is Target.SALES:
                from retail_desktop.services.import_sales import import_sales  # noqa: PLC0415 - as above

                return import_sales(place, source, layout, options, progress)
            from retail_desktop.services.import_catalogue import import_catalogue  # noqa: PLC0415 - as above

            return import_catalogue(place, target, source, layout, options, progress)
    except NeedsAnswerError as question:
        return ImportReport(
            "needs_input", target, name, error=str(question), needs=question.needs, choices=question.choices
        )
    except AlreadyImportedError as again:
        return ImportReport("refused", target, name, error=str(again), known_as=again.import_id)
    except FileRefusedError as refusal:
        return ImportReport("refused", target, name, error=str(refusal))
