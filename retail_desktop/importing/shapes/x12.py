"""EDI X12 852, product activity: what each store sold, took back and holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.shapes.activity import Movement, as_table, count_of, in_units, read_days
from retail_desktop.importing.shapes.envelope import Envelope
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.message_reader import MessageReader
from retail_desktop.importing.shapes.segments import Segment, Signs, head_of, read_segments
from retail_desktop.importing.source import Source

HEADINGS = (
    "N1 store", "LIN item", "LIN barcode", "LIN description", "ZA quantity", "CTP price", "CTP amount", "XQ date",
)  # fmt: skip
_SOLD = ("QS", "TS")
_RETURNED = ("QU",)
_ON_HAND = ("QA", "QE", "OH")
_STORES = ("ST", "SN", "RL", "BY")
_BARCODES = ("UP", "EN", "UK", "UI", "UA", "EO", "UE")
_CODES = ("VN", "VA", "VP", "IN", "BP", "SK", "PI", "ND", "MG", "CB")
_STARTS, _ENDS, _DAYS = ("090", "193"), ("091", "194"), ("007", "514", "582", "150")


@dataclass(slots=True)
class _Activity:
    """One ZA: what happened, how many units altogether, in which stores."""

    line: int
    code: str
    units: str
    unit: str
    store: str
    dates: dict[str, str] = field(default_factory=dict)
    stores: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Item:
    """One LIN with its activities."""

    line: int
    codes: dict[str, str]
    store: str = ""
    name: str = ""
    price: str = ""
    pack: str = ""
    activities: list[_Activity] = field(default_factory=list)


def is_x12(source: Source, encoding: str) -> bool:
    """Whether a file begins like an X12 interchange."""
    head = head_of(source, encoding)
    return head[:2] in {"IS", "ST"} and (_signs(head) is not None or head[:7].replace(head[2:3], "*") == "ST*852*")


def read_x12(source: Source, encoding: str, target: Target, options: ImportOptions) -> Arrangement:
    """The table of an 852 message.

    Raises:
        FileRefusedError: it is another message, it does not hold what is wanted, or its counts show that it is cut.
    """
    head = head_of(source, encoding)
    signs = _signs(head)
    if signs is None:
        raise Envelope(source.name).cut("it has no beginning (ISA)")
    found = [segment.part(1) for segment in read_segments(source, encoding, signs) if segment.tag == "ST"]
    if "852" not in found:
        kinds = ", ".join(sorted(set(found))) or "none"
        raise FileRefusedError(
            f"“{source.name}” is an EDI file (X12) with the messages {kinds}. Sales and stock come in message 852, "
            "product activity; ask for that one."
        )
    if target not in {Target.SALES, Target.STOCK}:
        raise FileRefusedError(
            f"“{source.name}” is an EDI message with sales and stock (X12 852). Import it as sales or as stock."
        )
    note = f"It is EDI X12 852, product activity, {count_of(found, '852')}"

    def read() -> Iterator[Movement | LineIssue]:
        return _Reader(source.name, target).read(read_segments(source, encoding, signs))

    return as_table(read, HEADINGS, options, target, note)


def _signs(head: str) -> Signs | None:
    """The separators that the first segment shows: the sixteenth element is the one between components."""
    parts = head.split(head[3:4], 16) if head.startswith("ISA") and not head[3:4].isalnum() else []
    if len(parts) < 17 or len(parts[16]) < 2:
        return None
    component, end = parts[16][0], parts[16][1:3]
    return Signs("\n" if end.startswith(("\r", "\n")) else end[0], head[3], component)


class _Reader(MessageReader):
    """Knows the segments of an 852 message."""

    begins: ClassVar[Mapping[str, int]] = {"ISA": 13, "GS": 6}
    ends: ClassVar[Mapping[str, str]] = {"GE": "GS", "IEA": "ISA"}
    handled: ClassVar[frozenset[str]] = frozenset(
        {"ST", "SE", "CTT", "XQ", "N1", "LIN", "ZA", "SDQ", "QTY", "DTM", "CTP", "PO4", "PID"}
    )

    def __init__(self, name: str, target: Target) -> None:
        super().__init__(name, target)
        self._span: tuple[str, str] = ("", "")
        self._store = ("", len(_STORES))
        self._item: _Item | None = None

    def _completes(self, segment: Segment) -> bool:
        return segment.tag in {"LIN", "CTT", "SE"}

    def _st(self, segment: Segment) -> None:
        self._span, self._store, self._item = ("", ""), ("", len(_STORES)), None
        self._begin_message(segment, segment.part(2), reads=segment.part(1) == "852")

    def _se(self, segment: Segment) -> None:
        self._end_message("ST", segment)

    def _ctt(self, segment: Segment) -> None:
        if self._reads:
            self._envelope.check(segment.part(1), self._items, "items")

    def _xq(self, segment: Segment) -> None:
        self._span = segment.part(2), segment.part(3)

    def _n1(self, segment: Segment) -> None:
        """A store: of all items, or, between an item and its activity, of this one."""
        kind, store = segment.part(1), segment.part(4) or segment.part(2)
        if kind not in _STORES or not store:
            return
        if self._item and not self._item.activities:
            self._item.store = store
            return
        rank = _STORES.index(kind)
        if self._item or rank <= self._store[1]:
            self._store = store, rank

    def _lin(self, segment: Segment) -> None:
        self._items += 1
        parts = range(2, len(segment.elements), 2)
        codes = {segment.part(place): segment.part(place + 1) for place in parts}
        self._item = _Item(segment.number, codes) if self._reads else None

    def _za(self, segment: Segment) -> None:
        if self._item:
            store = self._item.store or self._store[0]
            activity = _Activity(segment.number, segment.part(1), segment.part(2), segment.part(3), store)
            activity.dates[segment.part(4)] = segment.part(5)
            self._item.activities.append(activity)

    def _sdq(self, segment: Segment) -> None:
        if self._item and self._item.activities:
            activity = self._item.activities[-1]
            activity.unit = segment.part(1) or activity.unit
            pairs = range(3, len(segment.elements) + 1, 2)
            stores = [(segment.number, segment.part(place), segment.part(place + 1)) for place in pairs]
            activity.stores.extend(one for one in stores if one[1] or one[2])

    def _qty(self, segment: Segment) -> None:
        if self._item and self._item.activities and not self._item.activities[-1].units:
            activity = self._item.activities[-1]
            activity.units, activity.unit = segment.part(2), segment.part(3) or activity.unit

    def _dtm(self, segment: Segment) -> None:
        if self._item and self._item.activities:
            self._item.activities[-1].dates[segment.part(1)] = segment.part(2)

    def _ctp(self, segment: Segment) -> None:
        if self._item and segment.part(2) in {"RTL", "RES", "MSR", "SLP", "AAP"}:
            self._item.price = segment.part(3)

    def _po4(self, segment: Segment) -> None:
        if self._item:
            self._item.pack = segment.part(1)

    def _pid(self, segment: Segment) -> None:
        if self._item:
            self._item.name = self._item.name or segment.part(5)

    def _finished(self) -> Iterator[Movement | LineIssue]:
        item, self._item = self._item, None
        if item is None:
            return
        wanted = _wanted(item, self._target)
        for activity in wanted:
            yield from self._movements(item, activity)
        if not wanted:
            yield LineIssue(item.line, Reason.NO_VALUE)

    def _movements(self, item: _Item, activity: _Activity) -> Iterator[Movement | LineIssue]:
        parts = activity.stores or [(activity.line, activity.store, activity.units)]
        if activity.stores and activity.units and _total(parts) not in {None, _number(activity.units)}:
            yield LineIssue(activity.line, Reason.BAD_QUANTITY, HEADINGS[4], activity.units)
            return
        barcode = next((item.codes[kind] for kind in _BARCODES if item.codes.get(kind)), "")
        code = barcode or next((item.codes[kind] for kind in _CODES if item.codes.get(kind)), "")
        for line, store, told in parts:
            units = in_units(told, activity.unit, item.pack)
            if units is None:
                yield LineIssue(line, Reason.BAD_QUANTITY, HEADINGS[4], f"{told} {activity.unit}")
                continue
            if activity.code in _RETURNED:
                units = f"-{units.lstrip('-')}"
            yield Movement(line, code, store, units, self._dates(activity), barcode, item.name, item.price)

    def _dates(self, activity: _Activity) -> Period | None:
        def first(kinds: tuple[str, ...]) -> str:
            return next((activity.dates[kind] for kind in kinds if activity.dates.get(kind)), "")

        begin, end = first(_STARTS) or first(_DAYS), first(_ENDS)
        return _span(begin or end, end) or _span(*self._span)


def _wanted(item: _Item, target: Target) -> list[_Activity]:
    """The activities that count: sold and returned units, or what is on hand; totals only where nothing else does."""
    groups = (_ON_HAND,) if target is Target.STOCK else (_SOLD, _RETURNED)
    found = []
    for group in groups:
        code = next((code for code in group if any(one.code == code for one in item.activities)), None)
        found += [one for one in item.activities if one.code == code]
    return found


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _total(parts: list[tuple[int, str, str]]) -> float | None:
    numbers = [_number(units) for _, _, units in parts]
    return None if None in numbers else sum(number for number in numbers if number is not None)


def _span(first: str, last: str) -> Period | None:
    begin, end = (read_days(text, "101" if len(text) == 6 else "102") for text in (first, last or first))
    return Period(begin.first, end.last) if begin and end and begin.first <= end.last else None
