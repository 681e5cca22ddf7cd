"""What the values of a table say about its columns: quantity times price is the amount, whatever the headings say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from retail_desktop.importing.amounts import read_number, settle_decimal
from retail_desktop.importing.heading import Heading

_TELLING = 3  # lines that must prove what is claimed
_ROUNDING = Decimal("0.006")
_MOST_COLUMNS = 12
_LARGEST_QUANTITY = 10_000

Numbers = Sequence[Decimal | None]


@dataclass(frozen=True, slots=True)
class Product:
    """Three columns of which the first two multiply to the third in every telling line."""

    quantity: int
    price: int
    amount: int


class Figures:
    """The number columns of the lines looked at; a cell that is no number is None."""

    def __init__(self, heading: Heading, places: Sequence[int]) -> None:
        width = heading.width
        self._rows = [row for row in heading.sample if len(row) == width]
        self._heading = heading
        texts = {row[place] for row in self._rows for place in places}
        self.decimal = settle_decimal(texts)[0] or "."
        self.columns: dict[int, Numbers] = {}
        for place in places:
            numbers = [read_number(row[place].strip(), self.decimal) for row in self._rows]
            filled = sum(bool(row[place].strip()) for row in self._rows)
            known = sum(number is not None for number in numbers)
            if known and known * 20 >= filled * 19:
                self.columns[place] = numbers

    def texts(self, place: int) -> list[str]:
        """A column's texts."""
        return [row[place].strip() for row in self._rows]

    def multiply(self, quantity: int, price: int, amount: int) -> bool:
        """Whether quantity times price is the amount in every line but the odd one, and not only where one is 1."""
        told = fits = 0
        odd = len(self._rows) // 50
        columns = (self.columns[place] for place in (quantity, price, amount))
        for q, p, a in zip(*columns, strict=True):
            if q is None or p is None or a is None or not q or not p or abs(q) == 1 or abs(p) == 1:
                continue
            told += 1
            fits += abs(abs(q * p) - abs(a)) <= _ROUNDING * max(abs(q), 1)
            if told - fits > odd:
                return False
        return told >= _TELLING and fits * 50 >= told * 49

    def are_counts(self, place: int, quantity: int | None) -> bool:
        """Whether a column holds whole numbers written without a mark, none larger than the line's quantity."""
        if quantity is None or not {place, quantity} <= self.columns.keys():
            return False
        pairs = zip(self.columns[place], self.columns[quantity], strict=True)
        whole = not any(mark in text for text in self.texts(place) for mark in ".,$€£")
        return whole and all(one is None or other is None or 0 <= one <= other for one, other in pairs)

    def repeat(self, first: int, second: int, quantity: int) -> bool:
        """Whether two columns hold the same figures also in the lines that sell more or less than one unit."""
        told = same = 0
        for one, other, q in zip(
            self.columns[first], self.columns[second], self.columns.get(quantity, ()), strict=False
        ):
            if one is None or other is None or not q or abs(q) == 1 or not one:
                continue
            told += 1
            same += abs(one) == abs(other)
        return told >= _TELLING and same * 50 >= told * 49

    def quantity_by_product(self, known: Mapping[str, int]) -> Product | None:
        """The one column that, times a price, gives an amount; `known` are fields whose headings leave no doubt."""
        places = list(self.columns)[:_MOST_COLUMNS]
        found = [
            Product(*three)
            for three in permutations(places, 3)
            if known.get("price", three[1]) == three[1] and self.multiply(*three)
        ]
        sensible = [product for product in found if self._counts(product, price_known="price" in known)]
        return sensible[0] if len({product.quantity for product in sensible}) == 1 else None

    def _counts(self, product: Product, *, price_known: bool) -> bool:
        """Whether the first column may count units: whole numbers, while the second has a mark or is larger."""
        quantities, prices = (
            [abs(number) for number in self.columns[place] if number] for place in (product.quantity, product.price)
        )
        whole = all(number == number.to_integral_value() for number in quantities)
        marked = [
            any(self.decimal in text for text in self.texts(place)) for place in (product.quantity, product.price)
        ]
        told_apart = price_known or marked == [False, True] or max(quantities) < min(prices)
        return whole and max(quantities) <= _LARGEST_QUANTITY and told_apart

    def is_line_price(self, price: int, quantity: int, item: int) -> bool:
        """Whether a price grows with the quantity of one item, so that it is the price of the whole line."""
        lines: dict[str, dict[Decimal, Decimal]] = {}
        for text, p, q in zip(self.texts(item), self.columns[price], self.columns[quantity], strict=True):
            if p and q and q > 0:
                lines.setdefault(text, {})[q] = p
        each = whole = 0
        for prices in lines.values():
            for (first, one), (second, other) in combinations(prices.items(), 2):
                each += one == other
                whole += abs(one / first - other / second) <= _ROUNDING
        return whole >= _TELLING and whole > 20 * each

    def is_of_the_receipt(self, amount: int, receipt: int, others: Sequence[int]) -> bool:
        """Whether an amount stands unchanged on all lines of a receipt while what the lines sell differs."""
        receipts: dict[str, list[int]] = {}
        for place, text in enumerate(self.texts(receipt)):
            receipts.setdefault(text, []).append(place)
        told = same = 0
        sums = set()
        for text, places in receipts.items():
            differ = any(len({self._rows[place][other] for place in places}) > 1 for other in others)
            if not text or len(places) < 2 or not differ:
                continue
            told += 1
            amounts = {self.columns[amount][place] for place in places}
            same += len(amounts) == 1
            sums |= amounts
        return told >= _TELLING and same == told and len(sums) >= _TELLING
