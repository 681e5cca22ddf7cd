"""Which columns of a table are explained by their headings, and what kind of figures stand in the others."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from retail_desktop.domain.imports import Reason, Target
from retail_desktop.importing.amounts import read_number, read_quantity, settle_decimal
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.formats.unusable import UNUSABLE
from retail_desktop.importing.headers import candidates, personal_headers, plain_words
from retail_desktop.importing.measures import HARMLESS, ITEM_WORDS, names_items
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.texts import is_dated, is_nothing, is_number, is_zero
from retail_desktop.importing.words import begins_footer, is_total

_ITEM_FIELDS = ("sku", "barcode", "name")
_ENOUGH = 0.95
_FEW_SUMS = 2
_NEARLY_ALL = 0.9
_SUMMED = ("quantity", "on_hand", "amount", "gross_amount")


@dataclass(frozen=True, slots=True)
class Fields:
    """The columns of a table by field, and the first records, to see what the other columns hold."""

    headers: tuple[str, ...]
    sample: list[list[str]]
    columns: dict[str, list[int]]

    def has(self, *names: str) -> bool:
        """Whether a heading names one of these fields."""
        return any(self.columns.get(name) for name in names)

    def items(self) -> list[int]:
        """The columns that say what was sold."""
        named = [place for name in _ITEM_FIELDS for place in self.columns.get(name, [])]
        loose = [place for place in self.spare() if names_items(self.words(place)) or self.words(place) in ITEM_WORDS]
        return named + [place for place in loose if not self.all_of(place, is_number)]

    def date(self) -> int | None:
        """The one column that holds days, months or weeks."""
        named = [place for name in ("date", "time") for place in self.columns.get(name, [])]
        dated = [place for place in named or self.unknown() if self.all_of(place, is_dated)]
        return dated[0] if len(dated) == 1 or (dated and named) else None

    def words(self, place: int) -> str:
        """The plain words of a heading."""
        return plain_words(self.headers[place])

    def unknown(self) -> list[int]:
        """The columns that serve no field and hold no personal data."""
        taken = {place for places in self.columns.values() for place in places}
        personal = set(personal_headers(self.headers))
        return [place for place, header in enumerate(self.headers) if place not in taken and header not in personal]

    def spare(self) -> list[int]:
        """The unknown columns but for the parts of a date and the numbers of lines."""
        return [
            place for place in self.unknown() if self.words(place) not in HARMLESS and not self._numbers_lines(place)
        ]

    def _numbers_lines(self, place: int) -> bool:
        """Whether a column without heading counts the lines."""
        texts = self.texts(place)
        numbers = [int(text) for text in texts if text.isdecimal()]
        return (
            not self.headers[place]
            and len(numbers) == len(texts) > 0
            and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
        )

    def figures(self) -> list[int]:
        """The spare columns of numbers, and the ones that are still empty, totals left aside."""
        spare = [place for place in self.spare() if not is_total(self.headers[place])]
        return [place for place in spare if self._share(place, is_number) > 0.5 or not self.texts(place)]

    def texts(self, place: int) -> list[str]:
        """The filled cells of a column."""
        return [row[place] for row in self.sample if place < len(row) and not is_nothing(row[place])]

    def all_of(self, place: int, test: Callable[[str], bool]) -> bool:
        """Whether the filled cells of a column pass a test, odd ones aside."""
        return self._share(place, test) >= _ENOUGH

    def _share(self, place: int, test: Callable[[str], bool]) -> float:
        texts = self.texts(place)
        return sum(map(test, texts)) / len(texts) if texts else 0.0

    def decimal(self) -> str:
        """The decimal mark of the figures looked at, as far as they show it."""
        return settle_decimal(text for place in range(len(self.headers)) for text in self.texts(place))[0] or "."

    def share_filled(self, places: Collection[int], empty: Callable[[str], bool]) -> float:
        """Which share of the cells of some columns is not empty."""
        rows = [row for row in self.sample if len(row) == len(self.headers)]
        cells = [row[place] for row in rows for place in places]
        return sum(not empty(cell) for cell in cells) / len(cells) if cells else 0.0


def fields_of(arrangement: Arrangement, target: Target) -> Fields:
    """The fields by the words of any table, and by what the user said."""
    headers = arrangement.grid.headers
    generic = next(known for known in KNOWN if known.target is target and not known.anchors)
    columns = {name: list(places) for name, places in candidates(headers, generic.synonyms).items()}
    for header, field in arrangement.options.mapping.items():
        for place, known in enumerate(headers):
            if plain_words(known) == plain_words(header):
                columns = {name: [one for one in places if one != place] for name, places in columns.items()}
                columns.setdefault(field, []).append(place)
    sample = [row for row in arrangement.grid.sample() if not begins_footer(row)]
    return Fields(headers, sample, {name: places for name, places in columns.items() if places})


def is_unusable(headers: Sequence[str]) -> bool:
    """Whether a table is an export that is known to hold no items."""
    present = set(map(plain_words, headers))
    return any(present.issuperset(map(plain_words, anchors)) for anchors, _ in UNUSABLE)


def counts_units(text: str) -> bool:
    """Whether a text may be a quantity sold: not negative, no finer than a thousandth, without a currency."""
    readings = (read_quantity(text, mark) for mark in (".", ","))
    return any(not isinstance(reading, Reason) and 0 <= reading < 100_000_000 for reading in readings)


def is_whole(text: str) -> bool:
    """Whether a text is a whole number without sign, marks apart."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    return whole.isdecimal() and len(whole) <= 4 and not part.strip("0")


def total_of(fields: Fields, places: Sequence[int]) -> int | None:
    """The column that is the sum of these in nearly every record, whatever it is called."""
    named = [place for place, header in enumerate(fields.headers) if is_total(header)]
    summed = [place for name in _SUMMED for place in fields.columns.get(name, [])]
    others = [place for place in dict.fromkeys([*named, *summed, *fields.figures()]) if place not in places]
    return next((place for place in others if adds_up(fields, place, places)), None)


def adds_up(fields: Fields, place: int, parts: Sequence[int]) -> bool:
    """Whether a column is the sum of others in nearly all records, several of them and not by chance."""
    rows = [row for row in fields.sample if len(row) == len(fields.headers) and not is_zero(row[place])]
    mark = fields.decimal()
    checked = proved = 0
    for row in rows:
        filled = [read_number(row[one], mark) or Decimal(0) for one in parts]
        if sum(map(bool, filled)) >= 2:
            checked += 1
            proved += sum(filled) == read_number(row[place], mark)
    return len(parts) >= 2 and proved >= max(_FEW_SUMS, _NEARLY_ALL * checked)
