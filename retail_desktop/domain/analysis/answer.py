"""What an analysis answers: a picture, the table of the same figures, and both in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from retail_desktop.domain.analysis.question import Question, Slice

Kind = Literal["text", "code", "number", "money", "date", "percent"]
Cell = str | Decimal | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table; a percentage is a share of one."""

    key: str
    title: str
    kind: Kind
    decimals: int = 0
    width: int = 90


@dataclass(frozen=True, slots=True)
class Line:
    """One row, and the question that looks into it, if there is one."""

    cells: tuple[Cell, ...]
    deeper: Question | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """Bars along the calendar, with lines over them; `marks` are happenings by day, `shades` days without stock."""

    days: tuple[tuple[date, date], ...]
    bars: tuple[float | None, ...]
    partial: tuple[bool, ...]
    lines: tuple[tuple[str, tuple[float | None, ...]], ...]
    marks: tuple[tuple[date, date, str, str], ...] = ()
    shades: tuple[tuple[date, date], ...] = ()
    from_zero: bool = True


@dataclass(frozen=True, slots=True)
class Groups:
    """Lying bars under names, one to four series, the first one of the period that was asked for.

    With `both_ends` the first and the last matter most, else the first ones.
    """

    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    as_percent: bool = False
    both_ends: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """The share of the whole that the largest things reach together, one by one, and how many are in each class."""

    reached: tuple[float, ...]
    classes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Indices:
    """Bars around one: weekdays, and months where enough is known."""

    weekdays: tuple[float | None, ...]
    months: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Cloud:
    """Average price and units of periods; `special` had a promotion, `short` had days out of stock."""

    points: tuple[tuple[float, float], ...]
    labels: tuple[str, ...]
    special: tuple[bool, ...]
    short: tuple[bool, ...] = ()


Picture = Course | Groups | Curve | Indices | Cloud


@dataclass(frozen=True, slots=True)
class Figure:
    """A sum of the chosen days, and by which share it differs from the days compared with."""

    label: str
    kind: Kind
    value: Decimal | None
    change: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question; `figures` are the sums of its head, `notes` what to know about them."""

    question: Question
    title: str
    unit: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    picture: Picture | None
    summary: str
    newest: date
    figures: tuple[Figure, ...] = ()
    notes: tuple[str, ...] = ()
    sees_cost: bool = True
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a question can be narrowed to: code and name of stores, suppliers; categories; and the days with sales."""

    stores: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    suppliers: tuple[tuple[str, str], ...]
    oldest: date | None
    newest: date | None
    sees_cost: bool

    def name_of(self, by: Slice, code: str) -> str:
        """The name under which a choice is shown."""
        pairs: Mapping[str, str] = dict(self.stores if by is Slice.STORE else self.suppliers)
        return (pairs.get(code, code) or code) if by in (Slice.STORE, Slice.SUPPLIER) else code
