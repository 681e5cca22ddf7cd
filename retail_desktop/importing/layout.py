"""Recognising a file: its format, columns, encoding, decimal mark and date order, all by evidence or by a question."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.amounts import read_number, settle_decimal
from retail_desktop.importing.coded import CodedReader
from retail_desktop.importing.columns import assign_columns, joined_columns
from retail_desktop.importing.dates import ORDERS, SERIAL, SERIAL_FROM_1904, long_date, read_day, settle_order
from retail_desktop.importing.detection import detect_format
from retail_desktop.importing.encoding import encoding_notes, find_encoding
from retail_desktop.importing.evidence import distinct_texts
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import is_personal, plain_words
from retail_desktop.importing.heading import Heading, find_heading
from retail_desktop.importing.recalled import NOTHING, Recalled
from retail_desktop.importing.remembered import LayoutMemory
from retail_desktop.importing.returns import ask_if_mostly_returns
from retail_desktop.importing.shapes.reshaping import Shaped, reshape
from retail_desktop.importing.source import Source
from retail_desktop.importing.words import meanings

NUMBER_FIELDS = frozenset({
    "quantity", "returned_quantity", "price", "amount", "gross_amount", "discount", "on_hand", "unit_cost", "pack_size",
    "minimum_order", "minimum_order_value", "recounted", "from_quantity", "packs", "received", "outstanding",
})  # fmt: skip
DATE_FIELDS = frozenset({"date", "ordered", "expected", "first", "last", "valid_from", "valid_to"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read one file; `reasons` and `notes` are sentences for the user.

    `columns` maps a field to the index of its column, of `width` in all; `header_line` is the physical line of the
    headings, 0 = none; `score` (0 to 1) is the share of the headings that were understood; `period` holds the days of a
    file without dates, whose lines are totals of all these days; `joined` are the columns that identify an item
    together, if it takes more than one; `sold` are types of lines that are sales in this file, though elsewhere they
    are not; `issues` are records that were ignored or rejected before the table had its present form;
    `spans` says that its dates are months, weeks or the like, and its lines the totals of their days; `recalled` is
    what was answered for such a file before.
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
    period: Period | None = None
    joined: tuple[int, ...] = ()
    sold: tuple[str, ...] = ()
    issues: tuple[LineIssue, ...] = ()
    spans: bool = False
    recalled: Recalled = NOTHING

    @property
    def day(self) -> date | None:
        """The one day that dates every line of a file without dates."""
        return self.period.first if self.period and len(self.period) == 1 else None

    def heading(self, name: str) -> str:
        """The original heading of a field's column, for messages."""
        column = self.columns.get(name)
        if column is None:
            return ""
        return self.headers[column] if column < len(self.headers) else f"Column {column + 1}"


def format_of(layout: Layout, target: Target) -> Format:
    """What is known about the layout's format."""
    return next(known for known in KNOWN if known.name == layout.format and known.target is target)


def recognise(source: Source, target: Target, options: ImportOptions, memory: LayoutMemory | None = None) -> Layout:
    """Find out how to read the file; raises a question where neither the evidence nor `memory` settles it.

    A file of an odd shape reads as an ordinary table from now on (`Source.rearrange`).
    """
    memory = memory or LayoutMemory(target)
    source.restore()
    shaped = _shaped(source, target, options, memory)
    encoding, options = shaped.encoding, shaped.options
    formats = [known for known in KNOWN if known.target is target]
    words = {word for known in formats for names in known.synonyms.values() for word in names}
    words |= memory.words()
    heading = find_heading(source, encoding, words, options)
    recalled = memory.recall(source, heading, options)
    options = recalled.options or options
    if heading.headers and not recalled.headings:
        heading = find_heading(source, encoding, words, options)
    notes = (*source.notes, *encoding_notes(source, encoding))
    known, reasons = detect_format(formats, heading, options.format)
    assigned = assign_columns(source.name, known, heading, options)
    layout = Layout(
        format=known.name,
        score=1.0 if known.anchors and not options.format else _understood(heading, assigned.columns),
        reasons=reasons,
        encoding=encoding,
        delimiter=heading.delimiter,
        decimal=".",
        date_order=None,
        header_line=heading.line,
        headers=heading.headers,
        columns=assigned.columns,
        width=heading.width,
        personal=_personal(heading, assigned.columns),
        notes=(*notes, *shaped.notes, *recalled.notes, *known.notes, *assigned.notes),
        period=assigned.period,
        joined=joined_columns(known, assigned.columns),
        sold=assigned.sold,
        issues=shaped.issues,
        spans=shaped.spans,
        recalled=recalled,
    )
    layout = _settled(source, layout, known, options, _written_mark(known, heading, assigned.columns))
    layout = replace(layout, sold=_confirmed(source, layout, known))
    if target is Target.SALES and not options.format:
        ask_if_mostly_returns(source.name, known, heading, layout.columns, layout.decimal)
    return layout


def _shaped(source: Source, target: Target, options: ImportOptions, memory: LayoutMemory) -> Shaped:
    """The file as an ordinary table, by what was answered of its columns before if that leads to the same table."""
    encoding = find_encoding(source, options.encoding)
    known = None if options.format else memory.shaped(source.name)
    if known:
        mapping = {**known.answers.get("mapping", {}), **options.mapping}
        with suppress(NeedsAnswerError, FileRefusedError):
            as_before = replace(options, format=known.answers["format"], mapping=mapping)
            shaped = reshape(source, target, encoding, as_before)
            if set(shaped.headers) == set(known.headings):
                return shaped
        source.restore()
    return reshape(source, target, encoding, options)


def _confirmed(source: Source, layout: Layout, known: Format) -> tuple[str, ...]:
    """The kinds of lines that must be sales, unless lines further down are sales by their own word."""
    if not layout.sold:
        return ()
    place = layout.columns["type"]
    reader = CodedReader(source, layout, {place})
    for _ in reader.blocks():
        pass
    meaning = meanings(known)
    words = set(map(plain_words, reader.dictionaries[place].texts())) - {""}
    return layout.sold if all(word in meaning for word in words) else ()


def _personal(heading: Heading, columns: Mapping[str, int]) -> tuple[str, ...]:
    """The headings of personal data that serve no field; they are never stored."""
    used = set(columns.values())
    return tuple(header for place, header in enumerate(heading.headers) if place not in used and is_personal(header))


def _written_mark(known: Format, heading: Heading, columns: Mapping[str, int]) -> str | None:
    """The decimal mark, where an export always writes the same number of decimals behind it."""
    place = columns.get("quantity")
    if place is None or not known.quantity_decimals:
        return None
    texts = [row[place].strip() for row in heading.sample if place < len(row) and row[place].strip()]
    for mark in (".", ","):
        if texts and all(len(text.rpartition(mark)[2]) == known.quantity_decimals and mark in text for text in texts):
            return mark
    return None


def _understood(heading: Heading, columns: Mapping[str, int]) -> float:
    width = len(heading.headers) or len(heading.sample[0] if heading.sample else columns)
    return round(len(set(columns.values())) / max(1, width), 2)


def _settled(source: Source, layout: Layout, known: Format, options: ImportOptions, mark: str | None) -> Layout:
    """The layout with decimal mark and date order, by options, by the whole columns, or by the vendor's habit."""
    decimal, order = _decimal_option(options.decimal) or mark, _order_option(options.date_order)
    numbers = [layout.columns[name] for name in layout.columns if name in NUMBER_FIELDS] if not decimal else []
    dates = [layout.columns[name] for name in layout.columns if name in DATE_FIELDS] if not order else []
    number_texts, date_texts = distinct_texts(source, layout, numbers, dates)
    recalled = layout.recalled.checked(number_texts, date_texts)
    if not decimal:
        proved, unclear = settle_decimal(number_texts)
        usual = known.usual_decimal if layout.delimiter == "," else None
        decimal = proved or recalled.decimal or known.decimal or usual
        if not decimal:
            raise _decimal_question(source.name, unclear or sorted(number_texts)[:3])
    notes = [*layout.notes, *recalled.doubts]
    if not order:
        order, possible = recalled.order(*settle_order(date_texts))
        if known.date_order in possible and _all_days(date_texts, known.date_order):
            order = known.date_order
            notes.append(f"No date of the file shows which number is the day; it is read as {known.title} writes it.")
        elif possible:
            raise _order_question(source.name, possible)
        if order == SERIAL and source.from_1904:
            order = SERIAL_FROM_1904
        if order:
            notes.append(f"Dates are read as {_ORDER_WORDS[order]}.")
    return replace(layout, decimal=decimal, date_order=order, notes=tuple(notes), recalled=recalled)


def _all_days(texts: set[str], order: str | None) -> bool:
    """Whether every date can be read in one order, so that nothing speaks against it."""
    return not any(isinstance(read_day(text, order), Reason) for text in texts if text)


_ORDER_WORDS = {
    "dmy": "day/month/year",
    "mdy": "month/day/year",
    "ymd": "year/month/day",
    SERIAL: "a spreadsheet's day numbers (45384 is 2 April 2024)",
    SERIAL_FROM_1904: "a spreadsheet's day numbers from 1904 on (43922 is 2 April 2024)",
}


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
        {order: [f"{text} = {long_date(text, order)}" for text in texts] for order, texts in possible.items()},
    )
