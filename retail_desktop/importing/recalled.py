"""What was answered for a file like this before, and how it counts: after what is said now, and never against proof."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from retail_desktop.domain.import_layouts import RememberedLayout, name_pattern
from retail_desktop.domain.imports import ImportOptions, Reason
from retail_desktop.importing.amounts import decimal_evidence
from retail_desktop.importing.columns import field_named
from retail_desktop.importing.dates import is_date, read_day
from retail_desktop.importing.fingerprint import fingerprint_of, heading_words, separation
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.shapes.answers import SHAPES
from retail_desktop.importing.source import Source


@dataclass(frozen=True, slots=True)
class Recalled:
    """A file's fingerprint, the remembered layout it has, and how to read it then.

    The layout is the file's own (`exact`), or the same kind of file with some columns more or less (`grown`), or only
    its headings are alike.
    `options` are what was said, completed by what is remembered. `date_order` and `decimal` are remembered answers
    for files that do not show it themselves. `notes` and `doubts` are sentences for the user, `contradicted` the
    remembered answers that the file's values speak against.
    """

    fingerprint: str = ""
    headings: tuple[str, ...] = ()
    known: RememberedLayout | None = None
    exact: bool = False
    grown: bool = False
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


def recalled_from(
    mark: str, source: Source, heading: Heading, known: RememberedLayout, said: ImportOptions, *, exact: bool
) -> Recalled:
    """How to read a file with the fingerprint `mark` that has a known layout, or nearly."""
    answers = {name: value for name, value in known.answers.items() if name != "format" or value not in SHAPES}
    headings = () if exact and not known.headings else heading.headers
    grown = known.fingerprint == fingerprint_of(known.target, known.headings, separation(source, heading))
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
        grown=grown and not exact,
        options=options,
        date_order=answers.get("date_order") if exact or grown else None,
        decimal=answers.get("decimal") if exact or grown else None,
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


def _order_fits(order: str, texts: Collection[str]) -> bool:
    """Whether an order reads nearly all the dates that need one."""
    undecided = [text for text in texts if read_day(text, None) is Reason.BAD_DATE or text.count(".") > 1]
    fitting = sum(not isinstance(read_day(text, order), Reason) for text in undecided)
    return fitting * 50 >= sum(map(is_date, undecided)) * 49
