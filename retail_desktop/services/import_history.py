"""What was imported, taking it back, putting it back, and the lines that were not stored."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from retail_desktop.domain.backups import Occasion
from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.errors import NotFoundError, WrongStateError
from retail_desktop.domain.imports import ImportRecord, ImportState, LineIssue, Target
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import catalogue, imports, ledger, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.import_rights import allow_target
from retail_desktop.services.keep_backups import back_up_before
from retail_desktop.services.overlaps import settle_overlaps
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.put_back import put_back
from retail_desktop.services.workplace import Workplace

_PAIRS_AT_ONCE = 4000
"""Item-stores whose balances are computed between two looks at whether the user has cancelled."""


def list_imports(place: Workplace) -> tuple[ImportRecord, ...]:
    """All imports, newest first."""
    with place.database.reading() as work:
        return imports.imports(work)


def undo_import(place: Workplace, import_id: int, *, progress: Progress = silent) -> ImportRecord:
    """Take an import back: figures are as if it had never come, and it can be redone.

    Raises:
        NotFoundError: there is no such import.
        WrongStateError: it is undone already.
    """
    place.allow(Permission.UNDO_IMPORT)
    back_up_before(place, Occasion.UNDO)
    return _switch(place, import_id, ImportState.UNDONE, progress)


def redo_import(place: Workplace, import_id: int, *, progress: Progress = silent) -> ImportRecord:
    """Put back an import that was undone.

    Raises:
        NotFoundError: there is no such import.
        WrongStateError: it is not undone.
    """
    return _switch(place, import_id, ImportState.COMPLETE, progress)


def rejected_lines(place: Workplace, import_id: int) -> tuple[LineIssue, ...]:
    """The lines an import did not store, with reasons."""
    with place.database.reading() as work:
        _find(work, import_id)
        return imports.rejected_lines(work, import_id)


def find_number(place: Workplace, text: str, *, undo: bool) -> int:
    """The import that a number or `last` means: the last one that can be undone, or redone.

    Raises:
        NotFoundError: there is none.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    state = ImportState.COMPLETE if undo else ImportState.UNDONE
    found = [record.import_id for record in list_imports(place) if record.state is state]
    if text != "last" or not found:
        raise NotFoundError(
            f"There is no import to {'undo' if undo else 'redo'}: {text}. The list shows their numbers."
        )
    return found[0]


def save_rejects(place: Workplace, import_id: int, out: Path) -> int:
    """Write the rejected lines as the original columns plus `reason`, ready to be corrected and imported again.

    Raises:
        NotFoundError: there is no such import.
        RetailError: the place cannot be written.
    """
    from retail_desktop.reporting.tables import Table, TableColumn, write_csv  # noqa: PLC0415 - slow to load

    lines = rejected_lines(place, import_id)
    with place.database.reading() as work:
        headers = imports.headers(work, import_id)
    width = max([len(headers), *(len(line.record) for line in lines)])
    names = [*headers, *(f"column {place}" for place in range(len(headers) + 1, width + 1)), "reason"]
    rows = ((*line.record, *[""] * (width - len(line.record)), line.reason.value) for line in lines)
    return write_csv(Table("Rejected lines", tuple(TableColumn(name, name, "text") for name in names), rows), out)


def _switch(place: Workplace, import_id: int, wanted: ImportState, progress: Progress) -> ImportRecord:
    place.allow(Permission.UNDO_IMPORT)
    with place.database.writing() as work:
        record = _find(work, import_id)
        allow_target(place, record.target)
        if record.state is wanted:
            raise WrongStateError(f"Import {import_id} ({record.file_name}) is {wanted.value} already.")
        words = "Undoing the import" if wanted is ImportState.UNDONE else "Putting the import back"
        progress(words, 0, 0)
        if wanted is ImportState.COMPLETE:
            _refuse_second_time(work, record)
        imports.set_state(work, import_id, wanted)
        _move(work, record, undo=wanted is ImportState.UNDONE, progress=partial(progress, words))
        people.count_up(work, "sales_version")
        people.note(work, place.person.name, f"import {wanted.value}", str(import_id), {"file": record.file_name})
        return _find(work, import_id)


def _move(work: Work, record: ImportRecord, *, undo: bool, progress: Callable[[int, int], None]) -> None:
    if record.target is Target.SALES:
        _move_sales(work, record.import_id, progress)
    else:
        put_back(work, record, undo=undo)
    progress(0, 0)
    _show_and_hide_items(work)


def _show_and_hide_items(work: Work) -> None:
    """Withdraw the items that only undone imports know, whichever of them made the item; bring back the others."""
    gone = imports.items_without_reason(work)
    withdrawn = catalogue.skus_with_status(work, ItemStatus.WITHDRAWN)
    catalogue.set_status(work, sorted(gone - withdrawn), ItemStatus.WITHDRAWN)
    catalogue.set_status(work, sorted(withdrawn & imports.imported_items(work) - gone), ItemStatus.ACTIVE)


def _move_sales(work: Work, import_id: int, progress: Callable[[int, int], None]) -> None:
    """Bring what counts, and the balances, in line with the imports as they are now."""
    changed = settle_overlaps(work, import_id)
    progress(0, 0)
    pairs = sorted(changed | sales.pairs_of(work, import_id))
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        progress(start, len(pairs))
        ledger.refresh_balances(work, pairs[start : start + _PAIRS_AT_ONCE])


def _refuse_second_time(work: Work, record: ImportRecord) -> None:
    """An import whose days came again while it was undone must not be added to them."""
    again = sales.imported_again(work, record.import_id)
    if again is not None:
        raise WrongStateError(
            f"Days of import {record.import_id} ({record.file_name}) were imported again since it was undone, as "
            f"import {again}; both would count. Undo import {again} first."
        )


def _find(work: Work, import_id: int) -> ImportRecord:
    found = next((record for record in imports.imports(work) if record.import_id == import_id), None)
    if found is None:
        raise NotFoundError(f"There is no import {import_id}. The list of imports shows their numbers.")
    return found
