"""What messages say of items, as an ordinary table: days, stores, items and quantities."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from retail_desktop.domain.imports import ImportOptions, LineIssue, Target
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import plain
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records
from retail_desktop.importing.shapes.texts import read_span, span_text

_SINGLE = frozenset({"", "EA", "PC", "PCE", "UN", "U", "C62", "H87", "EACH", "NAR", "NIU"})
_BY_MEASURE = frozenset(
    {"LB", "KG", "KGM", "GR", "GRM", "OZ", "LT", "LTR", "L", "GA", "MTR", "MT", "FT", "LBR", "ONZ", "YD"}
)
_DOZEN = frozenset({"DZ", "DZN"})

Read = Callable[[], Iterator["Movement | LineIssue"]]


@dataclass(frozen=True, slots=True)
class Movement:
    """Units of an item, sold or on hand in a store over some days (None = unknown); texts as the message has them."""

    line: int
    item: str
    store: str
    units: str
    span: Period | None
    barcode: str = ""
    name: str = ""
    price: str = ""
    amount: str = ""


def count_of(found: Sequence[str], wanted: str) -> str:
    """How many of the messages found are the wanted ones, in words."""
    count = found.count(wanted)
    left = len(found) - count
    others = f" {left} of another kind {'is' if left == 1 else 'are'} not read." if left else ""
    return f"with {count} message{'' if count == 1 else 's'}.{others}"


def read_days(text: str, form: str) -> Period | None:
    """The days of a date text in one of the forms that messages name by number; None where there is none.

    102 and 203 begin with year, month and day, 718 and 719 give two such dates, 610 a month, 616 a week.
    """
    digits = text.replace("-", "")
    if form in {"718", "719", "711"} and len(digits) % 2 == 0:
        half = len(digits) // 2
        first, last = _day(digits[:8]), _day(digits[half : half + 8])
        return Period(first, last) if first and last and first <= last else None
    if form in {"610", "616"}:
        return read_span(f"{digits[:4]}-{'W' if form == '616' else ''}{digits[4:6]}")
    day = _day(f"20{digits}" if form in {"101", "201"} else digits[:8])
    return Period(day, day) if day else None


def _day(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])) if len(digits) == 8 else None
    except ValueError:
        return None


def in_units(text: str, unit: str, pack: str) -> str | None:
    """A quantity in single units; None where the message counts packs and does not say what is in one."""
    unit = unit.upper()
    if unit in _SINGLE | _BY_MEASURE:
        return text
    size = "12" if unit in _DOZEN else pack
    try:
        return plain(Decimal(text) * Decimal(size)) if size else None
    except InvalidOperation:
        return None


def as_table(read: Read, headings: Sequence[str], options: ImportOptions, target: Target, note: str) -> Arrangement:
    """The movements as records; `headings` are those of store, item, barcode, name, quantity, price, amount and date.

    Where all are of the same several days, the period is told and there is no date. `read` is called more than once.
    """
    spans = {one.span for one in read() if isinstance(one, Movement)}
    common = next(iter(spans)) if len(spans) == 1 else None
    options = replace(options, mapping={}, format=None)
    if target is Target.SALES and (spans == {None} or (common and len(common) > 1)):
        grid = Grid(0, tuple(headings[:-1]), lambda: _records(read, undated=True, counted=False))
        return Arrangement(grid, replace(options, period=common or options.period), (note,), rearranged=True)
    counted = target is Target.STOCK
    grid = Grid(0, tuple(headings), lambda: _records(read, undated=False, counted=counted))
    several = not counted and any(span and len(span) > 1 for span in spans)
    return Arrangement(grid, options, (note,), rearranged=True, spans=several)


def _records(read: Read, *, undated: bool, counted: bool) -> Records:
    for one in read():
        if isinstance(one, LineIssue):
            yield one
        elif undated:
            yield one.line, _cells(one)
        else:
            yield one.line, [*_cells(one), _date(one.span, counted=counted)]


def _date(span: Period | None, *, counted: bool) -> str:
    """What is counted was there on the last day; what moved did so on one of them."""
    if span is None:
        return ""
    return span.last.isoformat() if counted or len(span) == 1 else span_text(span)


def _cells(one: Movement) -> list[str]:
    return [one.store, one.item, one.barcode, one.name, one.units, one.price, one.amount]
