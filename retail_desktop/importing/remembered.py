"""What was answered for such a file before, found by its headings and used where the file itself leaves a choice."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from retail_desktop.domain.import_layouts import RememberedLayout, name_pattern
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.importing.amounts import decimal_evidence, read_number
from retail_desktop.importing.columns import field_named
from retail_desktop.importing.dates import ORDERS, read_day
from retail_desktop.importing.fingerprint import (
    delimiter_kind,
    fingerprint,
    fingerprint_of,
    fingerprint_without_headings,
    heading_words,
)
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.source import Source

_ALIKE = 0.8
_MOST = 0.9
_NUMBERS = frozenset({"quantity", "on_hand", "price", "amount", "gross_amount", "unit_cost"})
_BEFORE_HEADINGS = ("encoding", "delimiter", "sheet")


@dataclass(frozen=True, slots=True)
class Recalled:
    """A file's fingerprint, the remembered layout it has (`exact`, or with other columns), and how to read it then.

    `options` are what was said, completed by what is remembered. `date_order` and `decimal` are remembered answers
    for files that do not show it themselves. `notes` and `doubts` are sentences for the user, `contradicted` the
    remembered answers that the file's values speak against.
    """

    fingerprint: str = ""
    headings: tuple[str, ...] = ()
    known: RememberedLayout | None = None
    exact: bool = False
    options: ImportOptions | None = None
    date_order: str | None = None
    decimal: str | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of the remembered layout; empty where there is none."""
        return self.known.name if self.known else ""

    def checked(self, number_texts: Collection[str], date_texts: Collection[str]) -> "Recalled":
        """The same without answers that the file's own numbers and dates contradict; those become `doubts`."""
        gone = {}
        proofs = Counter(map(decimal_evidence, number_texts)) if self.decimal else Counter[str | None]()
        if proofs["," if self.decimal == "." else "."] * 50 > proofs[self.decimal] + proofs["?"]:
            gone["decimal"] = f"“{self.decimal}” as decimal mark"
        if self.date_order and not _order_fits(self.date_order, date_texts):
            gone["date_order"] = f"dates as {self.date_order}"
        doubts = tuple(f"For “{self.name}” you answered {words}; this file shows otherwise." for words in gone.values())
        return replace(self, doubts=doubts, contradicted=tuple(gone), **dict.fromkeys(gone))  # type: ignore[arg-type]  # both may be None

    def order(self, order: str | None, possible: Mapping[str, list[str]]) -> tuple[str | None, Mapping[str, list[str]]]:
        """The date order and those still possible once the remembered one has counted.

        It counts wherever an order is needed: only a proof stands against it, and `checked` has sought that.
        """
        return (self.date_order, {}) if self.date_order and (order or possible) else (order, possible)


NOTHING = Recalled()
"""What is known of a file that nobody asked about."""


@dataclass(frozen=True, slots=True)
class LayoutMemory:
    """The layouts that are remembered of files of one kind."""

    target: Target
    layouts: tuple[RememberedLayout, ...] = ()

    def usable(self) -> tuple[RememberedLayout, ...]:
        """Those whose answers this version still understands and whose import still stands."""
        formats = {known.name for known in KNOWN if known.target is self.target}
        return tuple(
            one
            for one in self.layouts
            if one.target is self.target
            and not one.taken_back
            and one.answers.get("format", "generic") in formats
            and all(field_named(name, self.target) for name in _fields(one.answers))
        )

    def words(self) -> set[str]:
        """Headings that answers were given for, so that their row is found among title lines."""
        return {plain_words(heading) for one in self.usable() for heading in one.answers.get("mapping", {})} - {""}

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

    def recall(self, source: Source, heading: Heading, said: ImportOptions) -> Recalled:
        """What is remembered of a file with this heading."""
        mark = fingerprint(source, self.target, heading)
        usable = self.usable()
        known = next((one for one in usable if one.fingerprint == mark), None)
        exact = known is not None
        if known is None and not said.columns:
            known = _without_headings(usable, self.target, source.name, heading)
            exact, mark = (True, known.fingerprint) if known else (False, mark)
        known = known or _alike(usable, heading.headers)
        if known is None:
            return Recalled(mark, heading.headers, options=said)
        return _recalled(mark, source, heading, known, said, exact=exact)


def _order_fits(order: str, texts: Collection[str]) -> bool:
    """Whether an order reads nearly all the dates that need one."""
    undecided = [text for text in texts if read_day(text, None) is Reason.BAD_DATE or text.count(".") > 1]
    fitting = sum(not isinstance(read_day(text, order), Reason) for text in undecided)
    return fitting * 50 >= sum(map(_is_date, undecided)) * 49


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
        place: _is_date if field == "date" else _is_number
        for place, field in enumerate(field_named(name, target) for name in columns)
        if field == "date" or field in _NUMBERS
    }
    first = heading.headers or next(iter(heading.sample), ())
    return all(place < len(first) and test(first[place]) for place, test in tests.items()) and all(
        sum(test(row[place]) for row in filled) >= _MOST * len(filled)
        for place, test in tests.items()
        if (filled := [row for row in heading.sample if place < len(row) and row[place].strip()])
    )


def _is_date(text: str) -> bool:
    return any(not isinstance(read_day(text, order), Reason) for order in ORDERS)


def _is_number(text: str) -> bool:
    return read_number(text, ".") is not None or read_number(text, ",") is not None


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


def _recalled(
    mark: str, source: Source, heading: Heading, known: RememberedLayout, said: ImportOptions, *, exact: bool
) -> Recalled:
    answers = known.answers
    headings = () if exact and not known.headings else heading.headers
    same_separation = exact or known.fingerprint == fingerprint_of(
        known.target, known.headings, delimiter_kind(source, heading)
    )
    options = replace(
        said,
        format=said.format or answers.get("format"),
        mapping=_mapping(known, said),
        columns=said.columns or (() if said.mapping else tuple(answers.get("columns", ()))),
        store=said.store or known.files.get(name_pattern(source.name), {}).get("store") or None,
    )
    return Recalled(
        fingerprint=mark,
        headings=headings,
        known=known,
        exact=exact,
        options=options,
        date_order=answers.get("date_order") if same_separation else None,
        decimal=answers.get("decimal") if same_separation else None,
        notes=(*_used(known, said, options), *_changed(known, headings)),
    )


def _mapping(known: RememberedLayout, said: ImportOptions) -> dict[str, str]:
    """What was said, and what is remembered of other columns and other fields."""
    if said.columns:
        return dict(said.mapping)
    headings = {heading_words(heading) for heading in said.mapping}
    fields = {field_named(name, known.target) for name in said.mapping.values()} - {"ignore"}
    kept = {
        heading: name
        for heading, name in known.answers.get("mapping", {}).items()
        if heading_words(heading) not in headings and field_named(name, known.target) not in fields
    }
    return {**kept, **said.mapping}


def _used(known: RememberedLayout, said: ImportOptions, options: ImportOptions) -> list[str]:
    """What was taken from memory, in a sentence."""
    parts = [f"{heading} = {name}" for heading, name in options.mapping.items() if heading not in said.mapping]
    parts += [f"columns {', '.join(options.columns)}"] if options.columns and not said.columns else []
    named = ((name, getattr(options, name)) for name in ("format", "store") if not getattr(said, name))
    parts += [f"{name} {value}" for name, value in named if value]
    return [f"It is read like “{known.name}”, as answered before: {'; '.join(parts)}."] if parts else []


def _changed(known: RememberedLayout, headings: Sequence[str]) -> list[str]:
    """Which columns the file has more, and which it lacks."""
    here = {heading_words(heading): heading for heading in headings}
    there = {heading_words(heading): heading for heading in known.headings}
    new = [heading for words, heading in here.items() if words not in there]
    gone = [heading for words, heading in there.items() if words not in here]
    notes = [f"New columns since “{known.name}” was learnt: {', '.join(new)}."] if new else []
    return notes + ([f"Columns of “{known.name}” that this file lacks: {', '.join(gone)}."] if gone else [])
