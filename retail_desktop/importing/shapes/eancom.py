"""EANCOM SLSRPT and INVRPT: what was sold, and what is on hand, with GTINs and places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.shapes.activity import Movement, as_table, count_of, in_units, read_days
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.message_reader import MessageReader
from retail_desktop.importing.shapes.segments import Segment, Signs, head_of, read_segments
from retail_desktop.importing.source import Source

SALES_HEADINGS = (
    "LOC store", "LIN item", "LIN GTIN", "IMD description", "QTY sold", "PRI price", "MOA amount", "DTM date",
)  # fmt: skip
STOCK_HEADINGS = (*SALES_HEADINGS[:4], "QTY on hand", *SALES_HEADINGS[5:])
_MESSAGES = {Target.SALES: "SLSRPT", Target.STOCK: "INVRPT"}
_TITLES = {"SLSRPT": "a sales report", "INVRPT": "an inventory report"}
_COUNTED = {Target.SALES: ("153", "61"), Target.STOCK: ("145", "17")}
_RETURNED = "61"
_PLACES = {Target.SALES: ("162",), Target.STOCK: ("162", "18", "14", "11", "7")}
_PARTIES = ("ST", "GY", "WH", "LO", "SN")
_PRICES = ("AAA", "AAB", "AAE", "AAF")
_DAYS, _UNTIL, _BEGIN, _END, _WRITTEN, _COUNT_DAY = "356", "357", "90", "91", "137", "366"


@dataclass(slots=True)
class _Scope:
    """What holds for all below: a place and dates."""

    store: str = ""
    dates: dict[str, Period] = field(default_factory=dict)


@dataclass(slots=True)
class _Quantity:
    """One QTY with what belongs to it alone."""

    number: int
    kind: str
    units: str
    unit: str
    store: str = ""


@dataclass(slots=True)
class _Item:
    """One LIN with its quantities."""

    number: int
    code: str
    gtin: str
    scope: _Scope = field(default_factory=_Scope)
    other: str = ""
    name: str = ""
    amount: str = ""
    prices: dict[str, str] = field(default_factory=dict)
    quantities: list[_Quantity] = field(default_factory=list)


def is_eancom(source: Source, encoding: str) -> bool:
    """Whether a file begins like an EDIFACT interchange or message."""
    head = head_of(source, encoding)
    return head[:3] in {"UNA", "UNB", "UNH"} and not head[3:4].isalnum() and "UNH" in head


def read_eancom(source: Source, encoding: str, target: Target, options: ImportOptions) -> Arrangement:
    """The table of the SLSRPT or INVRPT messages of a file.

    Raises:
        FileRefusedError: it does not hold what is wanted, or its counts show that it is cut.
    """
    signs = _signs(head_of(source, encoding))
    found = [_kind(segment) for segment in read_segments(source, encoding, signs) if segment.tag == "UNH"]
    wanted = _MESSAGES.get(target, "")
    if wanted not in found:
        raise _other_message(source.name, found, target)

    def read() -> Iterator[Movement | LineIssue]:
        return _Reader(source.name, target).read(read_segments(source, encoding, signs))

    note = f"It is EANCOM {wanted}, {_TITLES[wanted]}, {count_of(found, wanted)}"
    headings = STOCK_HEADINGS if target is Target.STOCK else SALES_HEADINGS
    return as_table(read, headings, options, target, note)


def _other_message(name: str, found: list[str], target: Target) -> FileRefusedError:
    for other, kind in _MESSAGES.items():
        if kind in found:
            return FileRefusedError(
                f"“{name}” is {_TITLES[kind]} (EANCOM {kind}), not a file of {target.value}. "
                f"Import it as {other.value}."
            )
    kinds = ", ".join(sorted(set(found))) or "none"
    return FileRefusedError(
        f"“{name}” is an EDI file (EDIFACT) with the messages {kinds}. Sales come in message SLSRPT "
        "and stock in INVRPT; ask for those."
    )


def _signs(head: str) -> Signs:
    """The signs that UNA gives, else the usual ones; a file without any sign between segments has one on each line."""
    component, element, _, release, _, end = list(head[3:9] if head.startswith("UNA") else ":+.? '")
    rest = head[9:] if head.startswith("UNA") else head
    return Signs(end if end in rest else "\n", element, component, release.strip())


def _kind(segment: Segment) -> str:
    return segment.part(2).upper()


class _Reader(MessageReader):
    """Knows the segments of a SLSRPT or INVRPT message."""

    begins: ClassVar[Mapping[str, int]] = {"UNB": 5, "UNG": 5}
    ends: ClassVar[Mapping[str, str]] = {"UNE": "UNG", "UNZ": "UNB"}
    handled: ClassVar[frozenset[str]] = frozenset(
        {"UNH", "UNT", "CNT", "LOC", "NAD", "DTM", "LIN", "PIA", "IMD", "MOA", "PRI", "QTY"}
    )

    def __init__(self, name: str, target: Target) -> None:
        super().__init__(name, target)
        self._message, self._group = _Scope(), _Scope()
        self._item: _Item | None = None

    def _completes(self, segment: Segment) -> bool:
        begins_group = segment.tag == "LOC" and self._target is Target.SALES and self._item and self._item.quantities
        return segment.tag in {"LIN", "UNS", "UNT"} or bool(begins_group)

    def _unh(self, segment: Segment) -> None:
        self._message, self._group, self._item = _Scope(), _Scope(), None
        self._begin_message(segment, segment.part(1), reads=_kind(segment) == _MESSAGES[self._target])

    def _unt(self, segment: Segment) -> None:
        self._end_message("UNH", segment)

    def _cnt(self, segment: Segment) -> None:
        if self._reads and segment.part(1) == "2":
            self._envelope.check(segment.part(1, 1), self._items, "items")

    def _loc(self, segment: Segment) -> None:
        place = segment.part(2)
        if not self._reads or segment.part(1) not in _PLACES[self._target] or not place:
            return
        if self._item is None:
            self._group = _Scope(place)
        elif not self._item.quantities:
            self._item.scope.store = place
        elif not self._item.scope.store:
            self._item.quantities[-1].store = place

    def _nad(self, segment: Segment) -> None:
        if self._item is None and segment.part(1) in _PARTIES:
            self._message.store = segment.part(2) or self._message.store

    def _dtm(self, segment: Segment) -> None:
        days = read_days(segment.part(1, 1), segment.part(1, 2))
        if days:
            scope = self._item.scope if self._item else self._group if self._group.store else self._message
            scope.dates[segment.part(1)] = days

    def _lin(self, segment: Segment) -> None:
        self._items += 1
        code, kind = segment.part(3), segment.part(3, 1)
        gtin = code if kind in {"EN", "SRV", "UP", "UA", "GTIN", ""} and code.isdecimal() else ""
        self._item = _Item(segment.number, code, gtin) if self._reads else None

    def _pia(self, segment: Segment) -> None:
        if self._item:
            self._item.other = self._item.other or segment.part(2)

    def _imd(self, segment: Segment) -> None:
        if self._item:
            text = f"{segment.part(3, 3)} {segment.part(3, 4)}".strip()
            self._item.name = self._item.name or text

    def _moa(self, segment: Segment) -> None:
        if self._item and segment.part(1) == "203":
            self._item.amount = _number(segment.part(1, 1))

    def _pri(self, segment: Segment) -> None:
        if self._item:
            self._item.prices.setdefault(segment.part(1), _number(segment.part(1, 1)))

    def _qty(self, segment: Segment) -> None:
        if self._item:
            kind, units, unit = (segment.part(1, place) for place in range(3))
            self._item.quantities.append(_Quantity(segment.number, kind, _number(units), unit))

    def _finished(self) -> Iterator[Movement | LineIssue]:
        item, self._item = self._item, None
        if item is None:
            return
        counted = [one for one in item.quantities if one.kind in _COUNTED[self._target]]
        if self._target is Target.STOCK:
            kinds = {one.kind for one in counted}
            counted = [one for one in counted if one.kind == "145" or "145" not in kinds]
        for quantity in counted:
            yield self._movement(item, quantity, item.amount if len(counted) == 1 else "")
        if not counted:
            yield LineIssue(item.number, Reason.NO_VALUE)

    def _movement(self, item: _Item, quantity: _Quantity, amount: str) -> Movement | LineIssue:
        units = in_units(quantity.units, quantity.unit, "")
        if units is None:
            told = f"{quantity.units} {quantity.unit}"
            return LineIssue(quantity.number, Reason.BAD_QUANTITY, SALES_HEADINGS[4], told)
        if quantity.kind == _RETURNED:
            units = f"-{units.lstrip('-')}"
        store = quantity.store or item.scope.store or self._group.store or self._message.store
        code = item.code or item.other
        price = next((item.prices[kind] for kind in _PRICES if item.prices.get(kind)), "")
        return Movement(quantity.number, code, store, units, self._days(item), item.gtin, item.name, price, amount)

    def _days(self, item: _Item) -> Period | None:
        for scope in (item.scope, self._group, self._message):
            if days := _told_days(scope.dates, counted=self._target is Target.STOCK):
                return days
        return None


def _number(text: str) -> str:
    """A number with a point; messages know no thousands sign, and some write the comma whatever they announce."""
    return text.replace(",", ".")


def _told_days(dates: dict[str, Period], *, counted: bool) -> Period | None:
    """The days that a level of the message names: those of the sales, or when the stock was counted."""
    if counted:
        kinds = (_COUNT_DAY, _DAYS, _END, _WRITTEN)
        return next((dates[kind] for kind in kinds if kind in dates), None)
    begin, end = dates.get(_DAYS) or dates.get(_BEGIN), dates.get(_END)
    if _DAYS in dates:
        end = dates.get(_UNTIL, dates[_DAYS])
    return Period(begin.first, max(begin.last, end.last)) if begin and end else begin or end
