"""Recognising a file: its format, columns, encoding, decimal mark and date order, all by evidence or by a question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.importing.amounts import read_number, settle_decimal
from retail_desktop.importing.columns import assign_columns
from retail_desktop.importing.dates import ORDERS, read_day, settle_order
from retail_desktop.importing.encoding import find_encoding
from retail_desktop.importing.evidence import distinct_texts
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.formats.unusable import UNUSABLE
from retail_desktop.importing.headers import personal_headers, plain_words
from retail_desktop.importing.heading import Heading, find_heading
from retail_desktop.importing.source import Source

NUMBER_FIELDS = frozenset({
    "quantity", "price", "amount", "gross_amount", "discount", "on_hand", "recounted", "unit_cost", "pack_size",
    "minimum_order", "minimum_order_value", "from_quantity", "packs", "received", "outstanding",
})  # fmt: skip
DATE_FIELDS = frozenset({"date", "ordered", "expected", "first", "last", "valid_from", "valid_to"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read one file; `reasons` and `notes` are sentences for the user.

    `columns` maps a field to the index of its column, of `width` in all; `header_line` is the physical line of the
    headings, 0 = none; `score` (0 to 1) is the share of the headings that were understood; `day` dates every line of a
    file without dates.
    """

    format: str
    score: float
    reasons: tuple[str, ...]
    encoding: str
    delimiter: str
    decimal: str
    date_order: str | None
    header_line: int
    headers: tuple[str, ...]
    columns: Mapping[str, int]
    width: int
    personal: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    day: date | None = None

    def heading(self, name: str) -> str:
        """The original heading of a field's column, for messages."""
        column = self.columns.get(name)
        if column is None:
            return ""
        return self.headers[column] if column < len(self.headers) else f"Column {column + 1}"


def format_of(layout: Layout, target: Target) -> Format:
    """What is known about the layout's format."""
    return next(known for known in KNOWN if known.name == layout.format and known.target is target)


def recognise(source: Source, target: Target, options: ImportOptions) -> Layout:
    """Find out how to read the file; raises a question where the evidence does not settle it."""
    encoding = find_encoding(source, options.encoding)
    formats = [known for known in KNOWN if known.target is target]
    words = {plain_words(word) for known in formats for names in known.synonyms.values() for word in names}
    heading = find_heading(source, encoding, words, options)
    known, reasons = _format(formats, heading, options.format)
    assigned = assign_columns(source.name, known, heading, options)
    layout = Layout(
        format=known.name,
        score=1.0 if known.anchors else _understood(heading, assigned.columns),
        reasons=reasons,
        encoding=encoding,
        delimiter=heading.delimiter,
        decimal=".",
        date_order=None,
        header_line=heading.line,
        headers=heading.headers,
        columns=assigned.columns,
        width=heading.width,
        personal=tuple(
            header
            for place, header in enumerate(heading.headers)
            if place not in assigned.columns.values() and personal_headers([header])
        ),
        notes=assigned.notes,
        day=assigned.day,
    )
    return _settled(source, layout, known, options)


def _format(formats: list[Format], heading: Heading, wanted: str | None) -> tuple[Format, tuple[str, ...]]:
    if wanted:
        for known in formats:
            if known.name == wanted.strip().lower():
                return known, (f"It is read as {known.title}, as you chose.",)
        names = ", ".join(known.name for known in formats)
        raise FileRefusedError(f"“{wanted}” is not a format the program knows for this. Choose one of: {names}.")
    present = {plain_words(header) for header in heading.headers}
    for anchors, advice in UNUSABLE if formats[0].target is Target.SALES else ():
        if present.issuperset(map(plain_words, anchors)) and "quantity" not in present:
            raise FileRefusedError(advice)
    for known in formats:
        if known.anchors and present.issuperset(map(plain_words, known.anchors)):
            return known, (f"It is {known.title}: it has the columns {', '.join(known.anchors)}.",)
    generic = next(known for known in formats if not known.anchors)
    return generic, (f"It is read as {generic.title} by its headings.",)


def _understood(heading: Heading, columns: Mapping[str, int]) -> float:
    width = len(heading.headers) or len(heading.sample[0] if heading.sample else columns)
    return round(len(set(columns.values())) / max(1, width), 2)


def _settled(source: Source, layout: Layout, known: Format, options: ImportOptions) -> Layout:
    """The layout with decimal mark and date order, by options, by the vendor's habit, or by the whole columns."""
    decimal, order = _decimal_option(options.decimal) or known.decimal, _order_option(options.date_order)
    numbers = [layout.columns[name] for name in layout.columns if name in NUMBER_FIELDS] if not decimal else []
    dates = [layout.columns[name] for name in layout.columns if name in DATE_FIELDS] if not order else []
    number_texts, date_texts = distinct_texts(
        source, layout.encoding, layout.delimiter, layout.header_line, numbers, dates
    )
    if not decimal:
        decimal, unclear = settle_decimal(number_texts)
        decimal = decimal or (known.usual_decimal if layout.delimiter == "," else None)
        if not decimal:
            raise _decimal_question(source.name, unclear or sorted(number_texts)[:3])
    notes = list(layout.notes)
    if not order:
        order, possible = settle_order(date_texts)
        if possible:
            raise _order_question(source.name, possible)
        if order:
            notes.append(f"Dates are read as {_ORDER_WORDS[order]}.")
    return replace(layout, decimal=decimal, date_order=order, notes=tuple(notes))


_ORDER_WORDS = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}


def _decimal_option(wanted: str | None) -> str | None:
    if not wanted:
        return None
    mark = {"point": ".", "dot": ".", "comma": ","}.get(wanted.strip().lower(), wanted.strip())
    if mark not in {".", ","}:
        raise FileRefusedError(f"The decimal mark is a point or a comma, not “{wanted}”.")
    return mark


def _order_option(wanted: str | None) -> str | None:
    if not wanted:
        return None
    order = wanted.strip().lower()
    if order not in ORDERS:
        raise FileRefusedError(f"“{wanted}” is not a date order. Choose dmy, mdy or ymd.")
    return order


def _decimal_question(name: str, texts: list[str]) -> NeedsAnswerError:
    examples = [text.strip() for text in dict.fromkeys(texts)][:3]
    return NeedsAnswerError(
        f"“{name}” has numbers such as {examples[0]}, and nothing in it shows whether the point or the comma is the "
        "decimal mark. Choose the reading that is right.",
        "decimal",
        {mark: [f"{text} = {_shown(text, mark)}" for text in examples] for mark in (".", ",")},
    )


def _shown(text: str, mark: str) -> str:
    number = read_number(text, mark)
    return "no number" if number is None else f"{number:f}"


def _order_question(name: str, possible: Mapping[str, list[str]]) -> NeedsAnswerError:
    example = next((texts[0] for texts in possible.values() if texts), "")
    return NeedsAnswerError(
        f"“{name}” has dates such as {example}, and nothing in it shows which number is the day. "
        "Choose the reading that is right.",
        "date_order",
        {order: [f"{text} = {_long_date(text, order)}" for text in texts] for order, texts in possible.items()},
    )


def _long_date(text: str, order: str) -> str:
    day = read_day(text, order)
    return date.fromordinal(day).strftime("%d %B %Y").lstrip("0") if not isinstance(day, Reason) else "no date"
