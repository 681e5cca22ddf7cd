"""Stock by lot: what leaves goes first expired, first out; and what of a lot is likely to be left when it expires."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import NamedTuple

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.quantities import plain, quantity

THOUSANDTH = Decimal("0.001")


class LotName(NamedTuple):
    """What a lot is called: its number and the last day on which it may be sold; goods of neither are one lot."""

    number: str = ""
    expires_on: date | None = None

    def __str__(self) -> str:
        """The lot in words."""
        number = f"lot {self.number}" if self.number else ""
        until = f"to be sold by {self.expires_on}" if self.expires_on else ""
        return ", ".join(filter(None, (number, until))) or "goods without a lot"


UNNAMED = LotName()


class LotEntry(NamedTuple):
    """A line of the ledger in the order in which it counts: amount in thousandths, for a count the level counted."""

    amount: int
    is_count: bool = False
    name: LotName = UNNAMED


@dataclass(frozen=True, slots=True)
class Lot:
    """Units of a lot that are on hand."""

    name: LotName
    units: Decimal


class _Shelf:
    """What lies there in thousandths by lot; `owed` left without having come: the book is below zero."""

    def __init__(self) -> None:
        self.lots: dict[LotName, int] = {}
        self.order: list[LotName] = []
        self.owed = 0

    @property
    def level(self) -> int:
        return sum(self.lots.values()) - self.owed

    def put(self, name: LotName, amount: int) -> None:
        settled = min(amount, self.owed)
        self.owed -= settled
        if amount > settled:
            if name not in self.lots:
                insort(self.order, name, key=_first)
            self.lots[name] = self.lots.get(name, 0) + amount - settled

    def take(self, name: LotName, amount: int) -> None:
        if name != UNNAMED:
            named = sorted((one for one in self.order if _means(name, one)), key=lambda one: one != name)
            amount = self._take_from(named, amount)
        while amount and self.order:
            amount = self._take_from(self.order[:1], amount)
        self.owed += amount

    def _take_from(self, names: Iterable[LotName], amount: int) -> int:
        """Take as much as these lots hold; gives what is still to be taken."""
        for one in names:
            taken = min(amount, self.lots[one])
            amount -= taken
            self.lots[one] -= taken
            if not self.lots[one]:
                del self.lots[one]
                self.order.remove(one)
        return amount


def lots_left(entries: Iterable[LotEntry]) -> tuple[Lot, ...]:
    """What is on hand by lot, the first to expire first.

    Whatever leaves without naming a lot is taken from the one that expires first. A count that finds less takes the
    same way; what it finds more has no lot. All lots together are the stock on hand, or nothing where that is below
    zero: what comes next fills the gap first.
    """
    shelf = _Shelf()
    for entry in entries:
        change = entry.amount - shelf.level if entry.is_count else entry.amount
        if change > 0:
            shelf.put(entry.name, change)
        else:
            shelf.take(entry.name, -change)
    return tuple(Lot(one, quantity(shelf.lots[one])) for one in shelf.order)


def sold_in_time(lots: Sequence[Lot], expected: Callable[[date], float]) -> tuple[Decimal | None, ...]:
    """Units of each lot that are likely to be sold while they may be; None for a lot without a date.

    `lots` stand in the order in which they are sold, `expected(day)` is the demand from now until the evening of `day`
    in units. Demand that an earlier lot could not meet in its time is met by the next one.
    """
    sold = Decimal(0)
    found: list[Decimal | None] = []
    for lot in lots:
        if lot.name.expires_on is None:
            found.append(None)
            continue
        demand = Decimal(str(expected(lot.name.expires_on))).quantize(THOUSANDTH, ROUND_FLOOR)
        mine = min(lot.units, max(Decimal(0), demand - sold))
        sold += mine
        found.append(mine)
    return tuple(found)


def lot_of(lots: Sequence[Lot], name: LotName, sku: str, units: Decimal) -> LotName:
    """The one lot that is meant by a number, a date or both, if it holds so many units.

    Raises:
        NotFoundError: there is no such lot on hand, or several.
        RetailError: it holds fewer units.
    """
    found = [lot for lot in lots if lot.name == name] or [lot for lot in lots if _means(name, lot.name)]
    if len(found) != 1:
        known = "; ".join(f"{lot.name}: {plain(lot.units)}" for lot in lots) or "none"
        raise NotFoundError(
            f"Item {sku} has {'several lots that are' if found else 'no'} {name} on hand. On hand are: {known}."
        )
    if units > found[0].units:
        raise RetailError(
            f"Item {sku}: only {plain(found[0].units)} are left of {found[0].name}, not {plain(units)}. "
            "Correct the figure, or count the item first."
        )
    return found[0].name


def split(lots: Sequence[Lot], units: Decimal) -> tuple[Lot, ...]:
    """So many units as they leave: first expired, first out; what the lots do not hold has no name."""
    found = []
    for lot in lots:
        taken = min(units, lot.units)
        if taken > 0:
            found.append(Lot(lot.name, taken))
            units -= taken
    return tuple(found) if units <= 0 else (*found, Lot(UNNAMED, units))


def _means(wanted: LotName, name: LotName) -> bool:
    """Whether a number, a date or both mean this lot."""
    return wanted.number in {"", name.number} and wanted.expires_on in {None, name.expires_on}


def _first(name: LotName) -> tuple[bool, date, bool, str]:
    """The order in which lots are sold: those with a date by it, then those with a number, then the rest."""
    return name.expires_on is None, name.expires_on or date.max, not name.number, name.number
