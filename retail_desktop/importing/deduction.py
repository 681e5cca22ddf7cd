"""Fields that the values of a sales table settle where its headings do not, or contradict them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from retail_desktop.domain.catalogue import is_gtin
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.choice import share, unused
from retail_desktop.importing.dates import is_date
from retail_desktop.importing.figures import Figures, Product
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.headers import heading_key, plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.kinds import Kinds
from retail_desktop.importing.words import is_flag

_MONEY = ("price", "amount", "gross_amount")
_TELLING_CELLS = 5
_MOST_SPARE = 60
_WHOLE_FILE = 900  # lines; of a longer file only the beginning is looked at here
_UNITS = ("qty", "quantity", "unit", "item", "menge", "quantite", "qte", "cantidad", "quantita", "aantal", "antal")
_SALES_OF_MONEY = frozenset({"sales", "verkaufe", "verkaufserlos", "ventes", "ventas", "vendite", "verkopen", "salg"})


@dataclass(slots=True)
class Deduction:
    """The columns as the headings name them, corrected in place by what the values prove.

    `fixed` are the fields a person has chosen, `left_out` the columns to be ignored; `notes` tell what was concluded;
    `sold` are types of lines that must be sales here, because nothing else in the file can be.
    """

    known: Format
    heading: Heading
    columns: dict[str, int]
    fixed: Collection[str] = ()
    left_out: Collection[int] = ()
    notes: list[str] = field(default_factory=list)
    sold: tuple[str, ...] = ()

    def conclude(self) -> None:
        """Correct the columns."""
        self._drop_empty_codes()
        self._find_barcode()
        self._find_type()
        self._find_sold()
        figures = Figures(self.heading, self._number_columns())
        if "quantity" not in self.columns and not self.known.units_per_line:
            self._find_quantity(figures)
        self._doubt_returned(figures)
        self._find_amount(figures)
        self._drop_sums_of_receipts(figures)
        self._settle_price(figures)

    def _spare(self) -> list[int]:
        """The first unexplained columns; a table with very many has one for each item, which says nothing here."""
        return [place for place in unused(self.columns, self.heading) if place not in self.left_out][:_MOST_SPARE]

    def _number_columns(self) -> list[int]:
        fields = ("quantity", "returned_quantity", *_MONEY)
        named = [self.columns[name] for name in fields if name in self.columns]
        return [*named, *self._spare()]

    def _title(self, place: int) -> str:
        return f"“{self.heading.title(place)}”"

    def _drop_empty_codes(self) -> None:
        """A column of codes without a single one in the whole file identifies nothing."""
        place, lines = self.columns.get("sku"), len(self.heading.sample)
        if place is None or "sku" in self.fixed or self.known.item_keys[1:]:
            return
        if not 0 < lines < _WHOLE_FILE or _filled(self.heading, place):
            return
        if any(name in self.columns and _filled(self.heading, self.columns[name]) for name in ("barcode", "name")):
            del self.columns["sku"]
            self.notes.append(f"{self._title(place)} is empty.")

    def _find_barcode(self) -> None:
        """Check digits make a barcode, whatever the column is called."""
        if {"sku", "barcode"} & self.columns.keys():
            return
        found = [place for place in self._spare() if _filled(self.heading, place) >= _TELLING_CELLS]
        found = [place for place in found if share(self.heading, place, has_check_digit) > 0.8]
        if len(found) == 1:
            self.columns["barcode"] = found[0]
            self.notes.append(f"{self._title(found[0])} is read as the barcode by its check digits.")

    def _find_type(self) -> None:
        """A column of nothing but words for sale, return and the like tells the kinds of lines."""
        if "type" in self.fixed:
            return
        kinds, named = Kinds(self.known, self.heading), self.columns.get("type")
        if named is not None and kinds.tell_payments(named):
            del self.columns["type"]
            named = None
        if named is not None and kinds.are_told_by(named):
            return
        found = [place for place in self._spare() if kinds.are_told_by(place)]
        if len(found) == 1:
            self.columns["type"] = found[0]
            self.notes.append(f"{self._title(found[0])} says which lines are sales.")
        elif named is not None and (unknown := kinds.unknown(named)):
            self.notes.append(f"Lines of the kind {', '.join(unknown)} count as sales, too.")

    def _find_sold(self) -> None:
        """Most lines are sales; where no word says so, the word on most lines does (`Purchase` beside `Refund`)."""
        if "type" in self.columns and self.known.name == "generic":
            self.sold = Kinds(self.known, self.heading).sold(self.columns["type"])
            if self.sold:
                self.notes.append(f"Lines of the kind {', '.join(self.sold)} are read as sales: no others can be.")

    def _find_quantity(self, figures: Figures) -> None:
        price = {"price": self.columns["price"]} if "price" in self.columns else {}
        product = figures.quantity_by_product(price) or (figures.quantity_by_product({}) if price else None)
        if not product or any(self.columns.get(name) == product.quantity for name in self.fixed):
            return
        for name in _MONEY:
            if self.columns.get(name) == product.quantity:
                del self.columns[name]
        self.columns["quantity"] = product.quantity
        self._name_money(product)
        self.notes.append(
            f"{self._title(product.quantity)} is read as the quantity: times {self._title(product.price)} it gives "
            f"{self._title(product.amount)}."
        )

    def _doubt_returned(self, figures: Figures) -> None:
        """What came back is taken off unless the quantity is net of it, or the column may hold money."""
        place, quantity = self.columns.get("returned_quantity"), self.columns.get("quantity")
        if place is None or "returned_quantity" in self.fixed:
            return
        plain = quantity is not None and plain_words(self.heading.title(quantity)).startswith("net ")
        words = heading_key(self.heading.title(place))
        if "refunded" not in self.columns and all(map(is_flag, figures.texts(place))):
            self.columns["refunded"] = self.columns.pop("returned_quantity")
        elif plain or not (any(unit in words for unit in _UNITS) or figures.are_counts(place, quantity)):
            del self.columns["returned_quantity"]
            self.notes.append(f"{self._title(place)} is not taken off the quantity.")

    def _name_money(self, product: Product) -> None:
        taken = set(self.columns.values())
        if "price" not in self.columns and product.price not in taken:
            self.columns["price"] = product.price
        if not {"amount", "gross_amount"} & self.columns.keys() and product.amount not in taken:
            self.columns["amount"] = product.amount

    def _find_amount(self, figures: Figures) -> None:
        """“Sales” beside a quantity are money, if they are written with decimals."""
        if "quantity" not in self.columns or {"amount", "gross_amount"} & self.columns.keys():
            return
        found = [place for place in self._spare() if heading_key(self.heading.title(place)) in _SALES_OF_MONEY]
        if len(found) == 1 and any(figures.decimal in text for text in figures.texts(found[0])):
            self.columns["amount"] = found[0]
            self.notes.append(f"{self._title(found[0])} is read as the line's amount.")

    def _drop_sums_of_receipts(self, figures: Figures) -> None:
        """The receipt's total on each of its lines is no amount of a line."""
        receipt = self.columns.get("receipt")
        item = self.columns.get("sku", self.columns.get("name", self.columns.get("barcode")))
        if receipt is None or item is None:
            return
        for name in ("amount", "gross_amount"):
            place = self.columns.get(name)
            if place is None or name in self.fixed or place not in figures.columns:
                continue
            if figures.is_of_the_receipt(place, receipt, [item]) and not self._is_product(figures, place):
                del self.columns[name]
                self.notes.append(
                    f"{self._title(place)} repeats the receipt's total on every line, so it is not the line's amount."
                )

    def _is_product(self, figures: Figures, amount: int) -> bool:
        quantity, price = self.columns.get("quantity"), self.columns.get("price")
        places = (quantity, price)
        if quantity is None or price is None or not all(place in figures.columns for place in places):
            return False
        return figures.multiply(quantity, price, amount)

    def _settle_price(self, figures: Figures) -> None:
        """A price of the whole line must not be multiplied by the quantity."""
        quantity, price = self.columns.get("quantity"), self.columns.get("price")
        item = self.columns.get("sku", self.columns.get("name", self.columns.get("barcode")))
        if quantity is None or price is None or "price" in self.fixed or item is None:
            return
        if not {quantity, price} <= figures.columns.keys():
            return
        amounts = [self.columns[name] for name in ("amount", "gross_amount") if name in self.columns]
        amounts = [place for place in amounts if place in figures.columns]
        if any(figures.repeat(price, amount, quantity) for amount in amounts):
            del self.columns["price"]
            self.notes.append(f"{self._title(price)} is the price of the whole line and is not multiplied.")
        elif not amounts and figures.is_line_price(price, quantity, item):
            self.columns["amount"] = self.columns.pop("price")
            self.notes.append(f"{self._title(price)} grows with the quantity, so it is read as the line's amount.")


def fitting(heading: Heading, field_name: str, places: Sequence[int]) -> list[int]:
    """The columns among several candidates whose values can be the field's: filled ones; dates; numbers."""
    filled = [place for place in places if _filled(heading, place)] or list(places)
    tests: dict[str, Callable[[str], bool]] = {"date": is_date, "quantity": _is_count, "on_hand": _is_count}
    test = tests.get(field_name)
    return ([place for place in filled if share(heading, place, test) > 0.5] or filled) if test else filled


def _filled(heading: Heading, place: int) -> int:
    return sum(bool(row[place].strip()) for row in heading.sample if len(row) > place)


def _is_count(text: str) -> bool:
    return is_number(text.strip())


def has_check_digit(text: str) -> bool:
    """Whether a text is a GTIN, perhaps behind an apostrophe, and no mere row of zeros."""
    code = text.strip().lstrip("'")
    return is_gtin(code) and bool(code.strip("0"))
