"""What each line of a report is: a record, a total, a heading once more, or the heading of a section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, auto

from retail_desktop.domain.imports import LineIssue
from retail_desktop.importing.amounts import is_number, read_number, settle_decimal
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import names_figure
from retail_desktop.importing.shapes.fields import Fields
from retail_desktop.importing.shapes.grid import Grid
from retail_desktop.importing.shapes.statements import Statement, statement
from retail_desktop.importing.shapes.texts import is_dated, is_day
from retail_desktop.importing.words import begins_footer, is_total

_NUMBERS = ("quantity", "on_hand", "amount", "gross_amount", "price", "discount", "tax", "cost")
_SUMMED = ("quantity", "on_hand", "amount", "gross_amount")
_MOST_TOLD = 3


class Kind(Enum):
    """What a line is; `SECTION` only where records or headings follow."""

    RECORD = auto()
    BLANK = auto()
    HEADING = auto()
    TOTAL = auto()
    SECTION = auto()
    REMARK = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its kind; `said` is what the heading of a section says, `named` whether a total names its section.

    `short`: it has fewer cells than the headings.
    """

    number: int
    cells: list[str]
    kind: Kind
    said: Statement | None = None
    named: bool = False
    short: bool = False


@dataclass(slots=True)
class Report:
    """Reads the lines of a table whose columns are known.

    `above` are the columns that are filled in the headings of sections only, and the kind of what they say.
    """

    grid: Grid
    fields: Fields
    above: Mapping[int, str] = field(default_factory=dict)
    _numbers: list[int] = field(default_factory=list)
    _items: list[int] = field(default_factory=list)
    _mark: str = "."

    def __post_init__(self) -> None:
        fields = self.fields
        named = [place for name in _NUMBERS for place in fields.columns.get(name, [])]
        self._items = fields.items()
        self._numbers = sorted({*named, *fields.figures()} - set(self._items))
        texts = (text for place in self._numbers for text in fields.texts(place))
        self._mark = settle_decimal(texts)[0] or "."

    def lines(self) -> Iterator[Line | LineIssue]:
        """Every line with its kind; a line of words is a section's heading if records or headings follow it."""
        waiting = list[Line]()
        sums = _Sums()
        section = ""
        for one in self.grid.records():
            line = one if isinstance(one, LineIssue) else self._line(*one, section, sums)
            if isinstance(line, LineIssue) or line.kind is Kind.BLANK:
                yield line
            elif line.kind is Kind.SECTION:
                waiting.append(line)
            else:
                follows = line.kind in {Kind.RECORD, Kind.HEADING} and not line.short
                yield from _decided(waiting, follows=follows)
                section = waiting[-1].said.value if waiting and follows and waiting[-1].said else section
                waiting.clear()
                yield line
        yield from _decided(waiting, follows=False)

    def _line(self, number: int, cells: list[str], section: str, sums: "_Sums") -> Line:
        short = len(cells) < len(self.grid.headers)
        if any(place < len(cells) and is_number(cells[place]) for place in self._numbers):
            named = self._names_section(cells, section)
            figures = self._figures(cells)
            if self._is_total(cells, figures, sums, named=named):
                sums.close()
                return Line(number, cells, Kind.TOTAL, named=named)
            sums.add(figures)
            return Line(number, cells, Kind.RECORD, short=short)
        kind = self._kind_of_words(cells)
        return Line(number, cells, kind, said=self._said(cells) if kind is Kind.SECTION else None, short=short)

    def _said(self, cells: Sequence[str]) -> Statement:
        """What the heading of a section says, if only by the column it stands in."""
        said = statement(cells)
        place = next(place for place, cell in enumerate(cells) if cell.strip())
        return replace(said, kind=self.above[place]) if said.kind == "bare" and place in self.above else said

    def _kind_of_words(self, cells: Sequence[str]) -> Kind:
        """What a line without figures is."""
        filled = [place for place, cell in enumerate(cells) if cell.strip()]
        if not filled:
            return Kind.BLANK
        if self.grid.is_heading(cells):
            return Kind.HEADING
        if begins_footer(cells):
            return Kind.TOTAL
        return Kind.SECTION if len(filled) <= _MOST_TOLD and self._tells(cells, filled) else Kind.RECORD

    def _figures(self, cells: Sequence[str]) -> tuple[Decimal, ...]:
        """The figures of a record that add up to a total."""
        places = [place for name in _SUMMED for place in self.fields.columns.get(name, [])]
        texts = (cells[place] if place < len(cells) else "" for place in places)
        return tuple(read_number(text, self._mark) or Decimal(0) for text in texts)

    def _tells(self, cells: Sequence[str], filled: Sequence[int]) -> bool:
        """Whether the only filled cells say something else than their columns do in the records."""
        said, place = self._said(cells), filled[0]
        months = place < len(self.grid.headers) and self.fields.all_of(place, is_dated)
        if said.kind in {"store", "category"} or (said.kind == "dates" and not (months or self.fields.dated())):
            return True
        text = cells[place].strip()
        values = set(self.fields.texts(place)) if place < len(self.grid.headers) else set()
        if cells[place] in values and len(values) > 1 and self.fields.texts(place).count(cells[place]) > 1:
            return False
        if (is_dated(text) if months else is_day(text)) or is_number(cells[filled[-1]]):
            return False
        code = place in self.fields.columns.get("sku", []) and place in self._items
        return not (code and len(filled) == 1 and " " not in text and any(c.isdigit() for c in text))

    def _names_section(self, cells: Sequence[str], section: str) -> bool:
        words = plain_words(next(cell for cell in cells if cell.strip()))
        name = plain_words(section)
        return (
            bool(name)
            and words != name
            and (words.endswith(f" {name}") or words.startswith(f"{name} "))
            and (_has_total(words))
        )

    def _is_total(self, cells: Sequence[str], figures: tuple[Decimal, ...], sums: "_Sums", *, named: bool) -> bool:
        """Whether figures stand beside a word for a total: alone, with the section's name, or where no item can be."""
        first, text = next((place, cell) for place, cell in enumerate(cells) if cell.strip())
        words = plain_words(text)
        if named or is_total(text) or words.startswith("records found"):
            return True
        if not _has_total(words) or any(place != first and cells[place].strip() for place in self._codes(cells)):
            return False
        itemless = not any(cells[place].strip() for place in self._items if place < len(cells))
        return itemless or names_figure(text) or sums.match(figures)

    def _codes(self, cells: Sequence[str]) -> list[int]:
        return [
            place for name in ("sku", "barcode") for place in self.fields.columns.get(name, []) if place < len(cells)
        ]


class _Sums:
    """Figures since the last total and since the beginning."""

    def __init__(self) -> None:
        self._part: list[tuple[Decimal, ...]] = []
        self._whole: tuple[Decimal, ...] = ()

    def add(self, figures: tuple[Decimal, ...]) -> None:
        self._part.append(figures)
        self._whole = _sum(self._whole, figures)

    def close(self) -> None:
        self._part.clear()

    def match(self, figures: tuple[Decimal, ...]) -> bool:
        """Whether figures, none of them missing, are the sum of several records."""
        part = _sum(*self._part) if len(self._part) > 1 else ()
        return any(figures) and figures in {part, self._whole}


def _sum(*figures: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    return tuple(sum(column, Decimal(0)) for column in zip(*filter(None, figures), strict=True))


def _has_total(words: str) -> bool:
    parts = words.split()
    return bool(parts) and (begins_footer([words]) or is_total(parts[-1]) or parts[-1] == "summary")


def _decided(waiting: Iterable[Line], *, follows: bool) -> Iterator[Line]:
    for line in waiting:
        kind = Kind.SECTION if follows else Kind.REMARK
        yield Line(line.number, line.cells, kind, line.said, short=line.short)
