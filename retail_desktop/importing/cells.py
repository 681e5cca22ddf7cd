"""The meaning of each cell of a sales file, column by column, and which cells call for a closer look."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
from retail_desktop.importing.shapes.texts import read_span
from retail_desktop.importing.words import Vocabulary, says_minus, says_void, says_yes


class Cells:
    """What texts mean in one file.

    Dates become ordinals, quantities thousandths, money ten-thousandths; a text that means nothing becomes the reason.
    """

    def __init__(self, layout: Layout, known: Format, *, today: date) -> None:
        self.fractional = False
        self._layout = layout
        self._known = known
        self._today = today.toordinal()
        self._days = EARLIEST.toordinal(), latest_allowed(today).toordinal()
        self._timed = False
        self.vocabulary = Vocabulary(known, layout.sold)
        self._memos = {name: memo for name, memo in self._all_memos().items() if name in layout.columns}
        if not known.amount_less_discount:
            self._memos.pop("discount", None)

    def _all_memos(self) -> dict[str, Memo[Any]]:
        words = self.vocabulary
        by_name = self._layout.columns.get("sku") == self._layout.columns.get("name")
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
            "type": Memo(words.kind, _is_silent),
            "status": Memo(words.state, _is_silent),
            "void": Memo(lambda text: says_void(words.written(text)), _is_silent),
            "returned": Memo(words.returned, _is_silent),
            "refunded": Memo(words.refunded, _is_silent),
            "sign": Memo(says_minus, _is_silent),
            "name": Memo(words.identifies if by_name else words.names_goods, bool),
        }

    def fields(self) -> list[str]:
        """The fields whose columns must be read for every record."""
        more = [name for name in ("receipt", "time") if name in self._layout.columns]
        return [*self._memos, *more]

    def meanings(self, name: str, texts: Sequence[str]) -> list[Any]:
        """What the distinct texts of a field mean; those of a receipt or a time are the texts themselves."""
        return self._memos[name].read(texts) if name in self._memos else list(texts)

    def special(self, name: str, meanings: Sequence[Any]) -> NDArray[np.bool_]:
        """Which meanings of a field call for a closer look at their records."""
        if name == "receipt":
            return self._special_receipts(meanings)
        return self._memos[name].special(meanings) if name in self._memos else np.zeros(len(meanings), bool)

    def _special_receipts(self, receipts: Sequence[str]) -> NDArray[np.bool_]:
        """Receipts mostly differ from line to line, so they are looked over all at once."""
        joined, marks = "".join(receipts), self._known.return_receipts
        special = np.zeros(len(receipts), bool)
        if not joined.isprintable() or max(map(len, receipts), default=0) > LONGEST_CODE:
            special |= np.array([isinstance(read_label(text), Reason) for text in receipts], bool)
        if any(mark in joined for mark in marks):
            special |= np.array([text.strip().startswith(marks) for text in receipts], bool)
        return special

    def minutes(self, texts: Sequence[str]) -> list[int]:
        """The minute of the day of each text of a time, or of a date with a time; -1 unknown."""
        return list(map(_minute, texts))

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """The number of days up to today that each text of a date stands for."""
        spans = (read_span(self.vocabulary.written(text)) for text in texts)
        bounds = ((span.first.toordinal(), span.last.toordinal()) if span else (0, 0) for span in spans)
        return [max(0, min(last, self._today) - first) + 1 for first, last in bounds]

    @property
    def timed(self) -> bool:
        """Whether a date was met that says the time."""
        return self._timed

    def _code(self, text: str) -> str | Reason:
        return read_code(self.vocabulary.code(text))

    def _day(self, text: str) -> int | Reason:
        text = self.vocabulary.written(text)
        span = read_span(text) if self._layout.spans else None
        self._timed = self._timed or (span is None and bool(split_moment(text)[1]))
        day = span.first.toordinal() if span else read_day(text, self._layout.date_order)
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


def _is_silent(meaning: str) -> bool:
    return not meaning


def _is_payment(amount: int | Reason | None) -> bool:
    return amount is None or (isinstance(amount, int) and amount >= 0)


def _minute(text: str) -> int:
    _, time = split_moment(text)
    return read_minute(time or text) if text else UNKNOWN_MINUTE
