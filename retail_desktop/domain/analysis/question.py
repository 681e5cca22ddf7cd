"""What somebody wants to see of the sales: a view, a period, what it is compared with, and what it is narrowed to."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from retail_desktop.domain.analysis.calendar import WEEKDAYS_OF_A_YEAR, Grain
from retail_desktop.domain.periods import Period


class View(StrEnum):
    """A way to look at sales."""

    TREND = "trend"
    COMPARE = "compare"
    MOVERS = "movers"
    MIX = "mix"
    PARETO = "pareto"
    SEASONS = "seasons"
    PRICE = "price"
    PROMOTIONS = "promotions"
    COMINGS = "comings"
    RECEIPTS = "receipts"


class Measure(StrEnum):
    """What is added up."""

    UNITS = "units"
    NET = "net"
    MARGIN = "margin"
    PRICE = "price"


class Slice(StrEnum):
    """What sales are divided by."""

    STORE = "store"
    CATEGORY = "category"
    SUPPLIER = "supplier"
    ITEM = "item"


class Against(StrEnum):
    """What a period is compared with; last year is 52 weeks earlier, so that weekdays meet."""

    LAST_YEAR = "last year"
    BEFORE = "period before"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Question:
    """Everything that was chosen; None of store, category, supplier and item means all of them.

    `minimum` is the number of units from which something can be a mover.
    """

    first: date
    last: date
    view: View = View.TREND
    grain: Grain = Grain.WEEK
    measure: Measure = Measure.NET
    by: Slice = Slice.CATEGORY
    against: Against = Against.LAST_YEAR
    store: str | None = None
    category: str | None = None
    supplier: str | None = None
    sku: str | None = None
    minimum: int = 10

    @property
    def period(self) -> Period:
        """The days that were chosen.

        Raises:
            RetailError: the last day comes before the first.
        """
        return Period(self.first, self.last)

    def compared(self, newest: date) -> Period | None:
        """The days to compare with: as many as have data up to `newest`, moved back; None without a comparison."""
        back = self.days_back
        last = max(self.first, min(self.last, newest))
        if not back:
            return None
        return Period(self.first - timedelta(days=back), last - timedelta(days=back))

    @property
    def days_back(self) -> int:
        """How far the days to compare with lie back: 364, or the length of the period; 0 without a comparison."""
        match self.against:
            case Against.LAST_YEAR:
                return WEEKDAYS_OF_A_YEAR
            case Against.BEFORE:
                return len(self.period)
            case _:
                return 0

    def narrowed(self, by: Slice, key: str) -> "Question":
        """The same question about one store, category, supplier or item."""
        match by:
            case Slice.STORE:
                return replace(self, store=key)
            case Slice.CATEGORY:
                return replace(self, category=key)
            case Slice.SUPPLIER:
                return replace(self, supplier=key)
            case _:
                return replace(self, sku=key)

    def everything_of_stores(self) -> "Question":
        """The same question about all items."""
        return replace(self, category=None, supplier=None, sku=None)

    def as_words(self) -> dict[str, str]:
        """What was chosen as texts by name, to be kept; what is not narrowed is left out."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in found
            if value is not None
        }


def from_words(words: dict[str, str]) -> Question:
    """The question that `as_words` gave.

    Raises:
        ValueError: the words say something that this program does not know.
    """
    values: dict[str, Any] = {}
    known = {field.name for field in fields(Question)}
    for name, value in words.items():
        if name not in known:
            raise ValueError(name)
        values[name] = _read(name, value)
    if not {"first", "last"} <= values.keys():
        raise ValueError("period")
    return Question(**values)


def _read(name: str, value: str) -> object:
    readers: dict[str, Callable[[str], object]] = {
        "first": date.fromisoformat, "last": date.fromisoformat, "minimum": int,
        "view": View, "grain": Grain, "measure": Measure, "by": Slice, "against": Against,
    }  # fmt: skip
    return readers.get(name, str)(value)
