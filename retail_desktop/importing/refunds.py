"""Refunds that name no item: the receipt they refund tells what came back, if their amount leaves no choice."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from retail_desktop.importing.amounts import read_number, settle_decimal
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.headers import candidates
from retail_desktop.importing.words import Vocabulary

Row = tuple[int, list[str]]
"""The line of a record, and its cells."""
Other = TypeVar("Other")

_WHEN = ("date", "time", "type", "status")
_MONEY = ("amount", "gross_amount", "price", "discount")


@dataclass(slots=True)
class Refunds(Generic[Other]):
    """The records of a table, as often as they are wanted, in which refunds without an item get the items' names.

    Records that are no `Row` pass through.
    """

    known: Format
    headers: Sequence[str]
    records: Callable[[], Iterable[Row | Other]]
    _columns: dict[str, int] = field(init=False)
    _words: Vocabulary = field(init=False)
    _decimal: str = field(init=False, default=".")

    def __post_init__(self) -> None:
        self._columns = {name: places[0] for name, places in candidates(self.headers, self.known.synonyms).items()}
        self._words = Vocabulary(self.known)

    def named(self) -> Callable[[], Iterator[Row | Other]] | None:
        """The records with each refund that names no item replaced by what came back; None if there is none."""
        if not self.known.nameless_refunds or not {"receipt", "quantity"} <= self._columns.keys():
            return None
        money = next((name for name in ("gross_amount", "amount") if name in self._columns), None)
        refunded = {self._text(cells, "receipt") for _, cells in self._rows() if self._is_nameless(cells)} - {""}
        if not money or not refunded:
            return None
        self._decimal = settle_decimal(cells[self._columns[money]] for _, cells in self._rows())[0] or "."
        sold: dict[str, list[list[str]]] = defaultdict(list)
        for _, cells in self._rows():
            if self._text(cells, "receipt") in refunded and self._is_sold(cells):
                sold[self._text(cells, "receipt")].append(cells)
        return lambda: self._replaced(sold, money)

    def _rows(self) -> Iterator[Row]:
        """The records that have a cell for each heading."""
        return (one for one in self.records() if isinstance(one, tuple) and len(one[1]) >= len(self.headers))

    def _replaced(self, sold: Mapping[str, list[list[str]]], money: str) -> Iterator[Row | Other]:
        for one in self.records():
            if not isinstance(one, tuple) or len(one[1]) < len(self.headers) or not self._is_nameless(one[1]):
                yield one
                continue
            line, cells = one
            came_back = self._came_back(cells, sold.get(self._text(cells, "receipt"), []), money)
            yield from ((line, row) for row in came_back or [cells])

    def _came_back(self, refund: list[str], sold: list[list[str]], money: str) -> list[list[str]]:
        """The lines taken back: all that the receipt sold, or the only one that the refund's amount fits."""
        amount = self._amount(refund, money)
        amounts = [self._amount(cells, money) for cells in sold]
        if not amount or not sold or not all(amounts):
            return []
        if sum(amounts) == amount:
            return [self._returned(cells, refund, self._text(cells, "quantity"), cells) for cells in sold]
        units = [
            (cells, count)
            for cells, whole in zip(sold, amounts, strict=True)
            if (count := self._units(cells, whole, amount))
        ]
        if len({(self._text(cells, "sku"), self._text(cells, "name")) for cells, _ in units}) != 1:
            return []
        cells, count = units[0]
        return [self._returned(cells, refund, f"{count:f}", refund)]

    def _units(self, cells: list[str], whole: Decimal, amount: Decimal) -> Decimal | None:
        """How many units of a sold line an amount pays for, if it is a whole number of them or the whole line."""
        quantity = read_number(self._text(cells, "quantity"), self._decimal)
        if not quantity or amount > whole:
            return None
        count = quantity * amount / whole
        return count if amount == whole or count == count.to_integral_value() else None

    def _returned(self, sold: list[str], refund: list[str], quantity: str, money: list[str]) -> list[str]:
        """A sold line with the refund's day and kind, and with a minus."""
        row = list(sold)
        for name in _WHEN:
            if name in self._columns:
                row[self._columns[name]] = refund[self._columns[name]]
        for name in _MONEY:
            if name in self._columns:
                row[self._columns[name]] = _negative(money[self._columns[name]])
        row[self._columns["quantity"]] = _negative(quantity)
        return row

    def _is_nameless(self, cells: list[str]) -> bool:
        """Whether a record gives money back and names no item."""
        if self._text(cells, "sku") or self._text(cells, "name"):
            return False
        money = [self._text(cells, name) for name in ("gross_amount", "amount") if name in self._columns]
        back = "type" in self._columns and self._words.kind(self._text(cells, "type")) == "return"
        return back or any(text.startswith(("-", "−", "(")) for text in money)

    def _is_sold(self, cells: list[str]) -> bool:
        named = bool(self._text(cells, "sku") or self._text(cells, "name"))
        return named and not (self._words.kind(self._text(cells, "type")) if "type" in self._columns else "")

    def _amount(self, cells: list[str], money: str) -> Decimal:
        return abs(read_number(self._text(cells, money), self._decimal) or Decimal(0))

    def _text(self, cells: list[str], name: str) -> str:
        return cells[self._columns[name]].strip() if name in self._columns else ""


def _negative(text: str) -> str:
    plain = text.strip()
    return plain if not plain or plain.startswith(("-", "−", "(")) else f"-{plain}"
