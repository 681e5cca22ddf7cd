"""What was answered for such a file before, found by its headings and used where the file itself leaves a choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from retail_desktop.domain.import_layouts import RememberedLayout, name_pattern
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.columns import field_named
from retail_desktop.importing.dates import ORDERS, is_date
from retail_desktop.importing.fingerprint import (
    fingerprint,
    fingerprint_of,
    fingerprint_without_headings,
    heading_words,
)
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.recalled import Recalled, recalled_from
from retail_desktop.importing.shapes.answers import SHAPES
from retail_desktop.importing.source import Source

_ALIKE = 0.8
_MOST = 0.9
_NUMBERS = frozenset({"quantity", "on_hand", "price", "amount", "gross_amount", "unit_cost"})
_BEFORE_HEADINGS = ("encoding", "delimiter", "sheet")


@dataclass(frozen=True, slots=True)
class LayoutMemory:
    """The layouts that are remembered of files of one kind."""

    target: Target
    layouts: tuple[RememberedLayout, ...] = ()

    def usable(self) -> tuple[RememberedLayout, ...]:
        """Those whose answers this version still understands and whose import still stands."""
        formats = {known.name for known in KNOWN if known.target is self.target} | SHAPES
        return tuple(
            one
            for one in self.layouts
            if one.target is self.target
            and not one.taken_back
            and one.answers.get("format", "generic") in formats
            and one.answers.get("date_order", "dmy") in ORDERS
            and all(field_named(name, self.target) for name in _fields(one.answers))
        )

    def words(self) -> set[str]:
        """Headings that answers were given for, so that their row is found among title lines."""
        return {heading for one in self.usable() for heading in one.answers.get("mapping", {})} - {""}

    def before_headings(self, file_name: str, said: ImportOptions) -> ImportOptions | None:
        """What was said, with encoding, delimiter and sheet as answered for files of such a name; None adds nothing.

        These are needed before a heading can be read, so the file's name without its digits stands for the layout.
        Whoever tries them finds by the headings then whether it is that layout.
        """
        pattern = name_pattern(file_name)
        answers = [one.files[pattern] for one in self.usable() if pattern in one.files]
        found: dict[str, Any] = {}
        for name in _BEFORE_HEADINGS:
            values = {answer[name] for answer in answers if answer.get(name)}
            if len(values) == 1 and not getattr(said, name):
                found[name] = values.pop()
        return replace(said, **found) if found else None

    def shaped(self, file_name: str) -> RememberedLayout | None:
        """The layout of files of such a name for which it was answered what their columns are."""
        pattern = name_pattern(file_name)
        return next(
            (
                one
                for one in self.usable()
                if one.answers.get("format") in SHAPES
                and one.fingerprint == fingerprint_of(self.target, one.headings, pattern)
            ),
            None,
        )

    def recall(self, source: Source, heading: Heading, said: ImportOptions) -> Recalled:
        """What is remembered of a file with this heading."""
        mark = fingerprint(source, self.target, heading)
        usable = self.usable()
        known = next((one for one in usable if one.headings and one.fingerprint == mark), None)
        exact = known is not None
        if known is None and not said.columns:
            known = _without_headings(usable, self.target, source.name, heading)
            exact, mark = (True, known.fingerprint) if known else (False, mark)
        known = known or _alike(usable, heading.headers)
        if known is None:
            return Recalled(mark, heading.headers, options=said)
        return recalled_from(mark, source, heading, known, said, exact=exact)


def _fields(answers: Mapping[str, Any]) -> list[str]:
    return [*answers.get("mapping", {}).values(), *answers.get("columns", ())]


def _without_headings(
    layouts: Sequence[RememberedLayout], target: Target, file_name: str, heading: Heading
) -> RememberedLayout | None:
    """The layout of a file without headings, which may look as if its first record were the headings."""
    mark = fingerprint_without_headings(target, heading.width, file_name)
    known = next((one for one in layouts if one.fingerprint == mark), None)
    return known if known and _plausible(known.answers.get("columns", ()), target, heading) else None


def _plausible(columns: Sequence[str], target: Target, heading: Heading) -> bool:
    """Whether the columns called dates hold dates and the ones called numbers hold numbers, the first record's too."""
    tests = {
        place: is_date if field == "date" else is_number
        for place, field in enumerate(field_named(name, target) for name in columns)
        if field == "date" or field in _NUMBERS
    }
    first = heading.headers or next(iter(heading.sample), ())
    return all(place < len(first) and test(first[place]) for place, test in tests.items()) and all(
        sum(test(row[place]) for row in filled) >= _MOST * len(filled)
        for place, test in tests.items()
        if (filled := [row for row in heading.sample if place < len(row) and row[place].strip()])
    )


def _alike(layouts: Sequence[RememberedLayout], headings: Sequence[str]) -> RememberedLayout | None:
    """The layout that has some columns more or less than the file, if one fits best and has all that was answered."""
    here = {heading_words(heading) for heading in headings}
    ranked: list[tuple[float, RememberedLayout]] = []
    for one in layouts:
        there = {heading_words(heading) for heading in one.headings}
        answered = {heading_words(heading) for heading in one.answers.get("mapping", {})}
        if there and here and (here <= there or there <= here) and answered <= here:
            ranked.append((min(len(here), len(there)) / max(len(here), len(there)), one))
    best = max((rank for rank, _ in ranked), default=0.0)
    found = [one for rank, one in ranked if rank == best >= _ALIKE]
    return found[0] if found and all(one.answers == found[0].answers for one in found) else None
