"""Remembered layouts: seeing, renaming and forgetting them, and carrying one to another store."""

from dataclasses import replace
from pathlib import Path

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.import_layouts import (
    RememberedLayout,
    checked_name,
    layout_from_json,
    layout_name,
    layout_to_json,
)
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import import_layouts, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace, now


def list_layouts(place: Workplace) -> tuple[RememberedLayout, ...]:
    """All remembered layouts by name."""
    with place.database.reading() as work:
        return import_layouts.layouts(work)


def rename_layout(place: Workplace, name: str, new: str) -> None:
    """Give a layout another name.

    Raises:
        NotFoundError: there is none of this name.
        RetailError: the new name is taken or no name.
    """
    place.allow(Permission.IMPORT)
    new = checked_name(new)
    with place.database.writing() as work:
        layout = _find(work, name)
        if any(one.name.casefold() == new.casefold() != name.casefold() for one in import_layouts.layouts(work)):
            raise RetailError(f"Another layout is called “{new}”. Choose another name.")
        import_layouts.save_layout(work, replace(layout, name=new), instead_of=layout.name)
        people.note(work, place.person.name, "rename a layout", layout.name, {"name": new})


def forget_layout(place: Workplace, name: str) -> None:
    """Forget what was answered for a layout; the next such file is looked at anew.

    Raises:
        NotFoundError: there is none of this name.
    """
    place.allow(Permission.IMPORT)
    with place.database.writing() as work:
        layout = _find(work, name)
        import_layouts.remove_layout(work, layout.name)
        people.note(work, place.person.name, "forget a layout", layout.name)


def export_layout(place: Workplace, name: str, out: Path) -> Path:
    """Write a layout as JSON, for another store.

    Raises:
        NotFoundError: there is none of this name.
        RetailError: the place cannot be written.
    """
    with place.database.reading() as work:
        layout = _find(work, name)
    try:
        out.write_text(layout_to_json(layout) + "\n", encoding="utf-8")
    except OSError as error:
        raise RetailError(f"{out} cannot be written: {error.strerror}. Choose another place.") from error
    return out


def import_layout(place: Workplace, file: Path) -> RememberedLayout:
    """Take in a layout that was exported; it stands in for one of the same headings.

    Raises:
        RetailError: the file cannot be read, or is no layout.
    """
    from retail_desktop.importing.remembered import LayoutMemory  # noqa: PLC0415 - the list alone needs no reader

    place.allow(Permission.IMPORT)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RetailError(f"{file} cannot be read as a layout. Choose a file that this program exported.") from error
    read = layout_from_json(text)
    if not LayoutMemory(read.target, (read,)).usable():
        raise RetailError(f"{file} names a format or a field that this version does not know. Update the program.")
    with place.database.writing() as work:
        known = import_layouts.layouts(work)
        same = next((one for one in known if (one.target, one.fingerprint) == (read.target, read.fingerprint)), None)
        taken = {one.name for one in known if one is not same}
        name = layout_name(read.name, "", taken)
        layout = replace(read, name=name, learned_at=now(), person=place.person.name)
        import_layouts.save_layout(work, layout, instead_of=same.name if same else "")
        people.note(work, place.person.name, "take in a layout", name)
    return layout


def _find(work: Work, name: str) -> RememberedLayout:
    wanted = name.strip().casefold()
    found = next((one for one in import_layouts.layouts(work) if one.name.casefold() == wanted), None)
    if found is None:
        raise NotFoundError(f"No layout is called “{name}”. The list shows their names.")
    return found
