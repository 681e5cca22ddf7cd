"""Answers that were given with an import, kept for the next file of the same layout."""

from dataclasses import replace
from typing import Any

from retail_desktop.domain.import_layouts import (
    RememberedLayout,
    file_answers,
    layout_answers,
    layout_name,
    name_pattern,
    with_file_answers,
)
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.importing.layout import Layout, format_of
from retail_desktop.importing.remembered import LayoutMemory
from retail_desktop.importing.shapes.answers import SHAPES
from retail_desktop.persistence import import_layouts, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace, now


def layout_memory(place: Workplace, target: Target) -> LayoutMemory:
    """What is remembered of files of this kind."""
    with place.database.reading() as work:
        return LayoutMemory(target, import_layouts.layouts(work, target))


def keep_answers(
    work: Work, person: str, report: ImportReport, file_name: str, layout: Layout, said: ImportOptions
) -> None:
    """Remember what was said about a file that is stored now; where nothing was said, only that its layout was used.

    Without a `file_name` (standard input) nothing is kept that hangs on the name. A layout with some columns more or
    less than the remembered one takes its place if nothing else was said about it.
    """
    recalled = layout.recalled
    known, answers = recalled.known, _layout_answers(layout, said)
    by_file = file_answers(said) if file_name else {}
    if not recalled.fingerprint or not (file_name or recalled.headings) or not (known or answers or by_file):
        return
    kept = {name: value for name, value in known.answers.items() if name not in recalled.contradicted} if known else {}
    if known and not recalled.exact and not answers and not by_file:
        grown = {"fingerprint": recalled.fingerprint, "headings": recalled.headings} if recalled.grown else {}
        import_layouts.save_layout(work, replace(known, answers=kept, used_at=now(), **grown))  # type: ignore[arg-type]  # two fields
        return
    used = known if known and recalled.exact else _unused(work, report, layout)
    files = with_file_answers(known.files if known else {}, name_pattern(file_name), by_file)
    saved = replace(used, answers={**kept, **answers}, files=files, used_at=now())
    if (saved.answers, files) != (used.answers, used.files) or used.taken_back or not used.learned_at:
        saved = replace(saved, learned_at=now(), person=person, import_id=report.import_id)
        people.note(work, person, "remember a layout", saved.name, {"import": report.import_id})
    import_layouts.save_layout(work, saved)


def _layout_answers(layout: Layout, said: ImportOptions) -> dict[str, Any]:
    """What was said; columns by position are kept by heading where there are headings, since these may move."""
    format_name = said.format if said.format in SHAPES else layout.format
    plainly = {"format": format_name, "date_order": layout.date_order, "decimal": layout.decimal}
    answers = {name: plainly.get(name, value) for name, value in layout_answers(said).items()}
    headings = layout.recalled.headings
    if said.mapping:
        answers["mapping"] = dict((layout.recalled.options or said).mapping)
    if said.columns and headings:
        del answers["columns"]
        if len(set(headings)) == len(headings):
            answers["mapping"] = {**dict(zip(headings, said.columns, strict=False)), **said.mapping}
    return answers


def _unused(work: Work, report: ImportReport, layout: Layout) -> RememberedLayout:
    """A layout to remember from now on; one that is there but was taken back gives its name only."""
    known, recalled, layouts = format_of(layout, report.target), layout.recalled, import_layouts.layouts(work)
    target, mark = report.target, recalled.fingerprint
    same = next((one for one in layouts if (one.target, one.fingerprint) == (target, mark)), None)
    title = known.title if known.anchors else ""
    name = same.name if same else layout_name(title, report.file_name, {one.name for one in layouts})
    return RememberedLayout(target, mark, name, recalled.headings)
