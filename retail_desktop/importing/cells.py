"""The meaning of each cell of a sales file, column by column, and which cells call for a closer look."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from retail_desktop.domain.catalogue import LONGEST_CODE
from retail_desktop.domain.imports import Reason
from retail_desktop.domain.periods import EARLIEST, latest_allowed
from retail_desktop.domain.quantities import QUANTITY_SCALE
from retail_desktop.importing.amounts import LARGEST_AMOUNT, read_money, read_quantity
from retail_desktop.importing.codes import read_code, read_label
from retail_desktop.importing.dates import UNKNOWN_MINUTE, read_day, read_minute, split_moment
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.memo import Memo
from retail_desktop.importing.words import JOINT, Vocabulary, says_minus, says_void, says_yes


class Cells:
    """Memories of what texts mean in one file.

    Dates become ordinals, quantities thousandths, money ten-thousandths; a text that means nothing becomes the reason.
    """

    def __init__(self, layout: Layout, known: Format, *, today: date) -> None:
        self.fractional = False
        self._layout = layout
        self._known = known
        self._days = EARLIEST.toordinal(), latest_allowed(today).toordinal()
        self._timed = False
        self.vocabulary = Vocabulary(known, layout.sold)
        self._minutes = Memo(_minute)
        self._memos = {name: memo for name, memo in self._all_memos().items() if name in layout.columns}
        if not known.amount_less_discount:
            self._memos.pop("discount", None)

    def _all_memos(self) -> dict[str, Memo[Any]]:
        words = self.vocabulary
        return {
            "date": Memo(self._day, lambda day: isinstance(day, int)),
            "sku": Memo(self._code, lambda code: not isinstance(code, Reason) and words.is_goods(code)),
            "quantity": Memo(self._quantity, lambda quantity: isinstance(quantity, int) and quantity >= 0),
            "returned_quantity": Memo(self._returned, lambda quantity: quantity == 0),
            "price": Memo(self._price, _is_payment),
            "amount": Memo(self._amount, _is_payment),
            "gross_amount": Memo(self._amount, _is_payment),
            "discount": Memo(self._price, _is_payment),
            "store": Memo(read_label, lambda label: not isinstance(label, Reason)),
            "type": Memo(words.kind, lambda meaning: not meaning),
            "status": Memo(words.state, lambda meaning: not meaning),
            "void": Memo(lambda text: says_void(words.written(text)), lambda meaning: not meaning),
            "returned": Memo(words.returned, lambda meaning: not meaning),
            "refunded": Memo(words.refunded, lambda meaning: not meaning),
            "sign": Memo(says_minus, lambda meaning: not meaning),
            "name": Memo(words.identifies if self._by_name() else words.names_goods, bool),
        }

    def read(self, columns: Sequence[Sequence[str]]) -> dict[str, list[Any]]:
        """The meanings of all columns that are needed, by field; `minute` is the minute of the day."""
        places = self._layout.columns
        values = {name: memo.read(self._texts(columns, name)) for name, memo in self._memos.items()}
        if "quantity" not in places:
            values["quantity"] = [QUANTITY_SCALE] * len(columns[0])
        if "time" in places:
            values["minute"] = self._minutes.read(columns[places["time"]])
        elif self._timed:
            values["minute"] = self._minutes.read(columns[places["date"]])
        return values

    def special_places(self, columns: Sequence[Sequence[str]]) -> set[int]:
        """The records in which at least one cell is out of the ordinary."""
        found: set[int] = set()
        for name, memo in self._memos.items():
            found.update(memo.special_places(self._texts(columns, name)))
        if "receipt" in self._layout.columns:
            found.update(self._special_receipts(columns[self._layout.columns["receipt"]]))
        return found

    def _special_receipts(self, receipts: Sequence[str]) -> list[int]:
        """Receipts mostly differ from line to line, so they are looked over all at once and not remembered."""
        joined, marks = "".join(receipts), self._known.return_receipts
        special: list[int] = []
        if not joined.isprintable() or max(map(len, receipts)) > LONGEST_CODE:
            special = [place for place, text in enumerate(receipts) if isinstance(read_label(text), Reason)]
        if any(mark in joined for mark in marks):
            special += [place for place, text in enumerate(receipts) if text.strip().startswith(marks)]
        return special

    def _by_name(self) -> bool:
        return self._layout.columns.get("sku") == self._layout.columns.get("name")

    def _texts(self, columns: Sequence[Sequence[str]], name: str) -> Sequence[str]:
        """A field's texts; those of the columns that identify an item together are joined."""
        joined = self._layout.joined if name == "sku" else ()
        if not joined:
            return columns[self._layout.columns[name]]
        return list(map(JOINT.join, zip(*(columns[place] for place in joined), strict=True)))

    def _code(self, text: str) -> str | Reason:
        return read_code(self.vocabulary.code(text))

    def _day(self, text: str) -> int | Reason:
        text = self.vocabulary.written(text)
        self._timed = self._timed or bool(split_moment(text)[1])
        day = read_day(text, self._layout.date_order)
        first, last = self._days
        if isinstance(day, Reason) or first <= day <= last:
            return day
        return Reason.FUTURE_DATE if day > last else Reason.DATE_OUT_OF_RANGE

    def _quantity(self, text: str) -> int | Reason:
        quantity = read_quantity(self.vocabulary.written(text), self._layout.decimal)
        if isinstance(quantity, Reason):
            return quantity
        self.fractional = self.fractional or quantity % QUANTITY_SCALE != 0
        return quantity * self._known.sign

    def _returned(self, text: str) -> int | str | Reason:
        """How many came back: none where nothing is said, all (`refunded`) where a flag says so."""
        if not says_yes(self.vocabulary.written(text)):
            return 0
        quantity = read_quantity(text, self._layout.decimal)
        return quantity if isinstance(quantity, int) else self.vocabulary.refunded(text) or Reason.BAD_QUANTITY

    def _price(self, text: str) -> int | Reason | None:
        return read_money(self.vocabulary.written(text), self._layout.decimal)

    def _amount(self, text: str) -> int | Reason | None:
        amount = read_money(self.vocabulary.written(text), self._layout.decimal, LARGEST_AMOUNT)
        return amount * self._known.sign if isinstance(amount, int) else amount


def _is_payment(amount: int | Reason | None) -> bool:
    return amount is None or (isinstance(amount, int) and amount >= 0)


def _minute(text: str) -> int:
    _, time = split_moment(text)
    return read_minute(time or text) if text else UNKNOWN_MINUTE
