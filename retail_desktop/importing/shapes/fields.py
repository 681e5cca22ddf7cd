"""Which columns of a table are explained by their headings, and what kind of figures stand in the others."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from retail_desktop.domain.imports import Reason, Target
from retail_desktop.importing.amounts import is_number, read_number, read_quantity, settle_decimal
from retail_desktop.importing.detection import is_known
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import candidates, personal_headers, plain_words
from retail_desktop.importing.measures import HARMLESS, ITEM_WORDS, names_items
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.texts import is_dated, is_nothing
from retail_desktop.importing.words import begins_footer, is_total

_ITEM_FIELDS = ("sku", "barcode", "name")
_ENOUGH = 0.95
_FEW_SUMS = 2
_DIFFERENT = 3
_FEW_RECORDS, _MANY_RECORDS = 50, 1_000
_MANY_CELLS = 100_000
_NEARLY_ALL = 0.9
_SUMMED = ("quantity", "on_hand", "amount", "gross_amount")


@dataclass
class Fields:
    """The columns of a table by field, and the first regular records, to see what the other columns hold."""

    headers: tuple[str, ...]
    sample: list[list[str]]
    columns: dict[str, list[int]]
    _numbers: dict[int, list[Decimal]] = field(default_factory=dict)
    _texts: dict[int, list[str]] = field(default_factory=dict)

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

    def dated(self) -> bool:
        """Whether there is a column of dates, or one that should be."""
        return self.has("date") or self.date() is not None

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
        if place not in self._texts:
            self._texts[place] = [row[place] for row in self.sample if not is_nothing(row[place])]
        return self._texts[place]

    def all_of(self, place: int, test: Callable[[str], bool]) -> bool:
        """Whether the filled cells of a column pass a test, the odd one aside."""
        texts = self.texts(place)
        passed = sum(map(test, texts))
        return bool(passed) and (passed >= _ENOUGH * len(texts) or (passed > 1 and len(texts) - passed == 1))

    def _share(self, place: int, test: Callable[[str], bool]) -> float:
        texts = self.texts(place)
        return sum(map(test, texts)) / len(texts) if texts else 0.0

    @cached_property
    def decimal(self) -> str:
        """The decimal mark of the figures looked at, as far as they show it."""
        return settle_decimal({text for place in range(len(self.headers)) for text in self.texts(place)})[0] or "."

    def numbers(self, place: int) -> list[Decimal]:
        """The numbers of a column in the records looked at, 0 where there is none."""
        if place not in self._numbers:
            texts = (row[place] for row in self.sample)
            self._numbers[place] = [read_number(text, self.decimal) or Decimal(0) for text in texts]
        return self._numbers[place]

    def sums(self, places: Sequence[int]) -> list[tuple[Decimal, int]]:
        """For each record looked at the sum of some columns, and how many of them are not zero."""
        rows = zip(*(self.numbers(place) for place in places), strict=True)
        return [(sum(row, Decimal(0)), sum(map(bool, row))) for row in rows]

    def share_filled(self, places: Collection[int], empty: Callable[[str], bool]) -> float:
        """Which share of the cells of some columns is not empty."""
        cells = [row[place] for row in self.sample for place in places]
        return sum(not empty(cell) for cell in cells) / len(cells) if cells else 0.0


def fields_of(arrangement: Arrangement, target: Target) -> Fields:
    """The fields by the words of any table, and by what the user said."""
    headers = arrangement.grid.headers
    generic = next(known for known in KNOWN if known.target is target and known.name == "generic")
    columns = {name: list(places) for name, places in candidates(headers, generic.synonyms).items()}
    for header, name in arrangement.options.mapping.items():
        for place, known in enumerate(headers):
            if plain_words(known) == plain_words(header):
                columns = {other: [one for one in places if one != place] for other, places in columns.items()}
                columns.setdefault(name, []).append(place)
    sample = arrangement.grid.sample(min(_MANY_RECORDS, max(_FEW_RECORDS, _MANY_CELLS // len(headers))))
    regular = [
        row
        for row in sample
        if len(row) == len(headers) and not begins_footer(row) and not arrangement.grid.is_heading(row)
    ]
    return Fields(headers, regular, {name: places for name, places in columns.items() if places})


def is_known_export(headers: Sequence[str], target: Target) -> bool:
    """Whether a table is an export whose columns are known."""
    return is_known([known for known in KNOWN if known.target is target], headers)


def counts_units(text: str) -> bool:
    """Whether a text may be a quantity sold: not negative, no finer than a thousandth, without a currency."""
    readings = (read_quantity(text, mark) for mark in (".", ","))
    return any(not isinstance(reading, Reason) and 0 <= reading < 100_000_000 for reading in readings)


def is_whole(text: str) -> bool:
    """Whether a text is a whole number without sign, marks apart."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    return whole.isdecimal() and len(whole) <= 4 and not part.strip("0")


def total_among(fields: Fields, figures: Sequence[int]) -> int | None:
    """The first or last of some columns if it is the sum of all the others in nearly every record."""
    if len(figures) < 3:
        return None
    sums = fields.sums(figures)
    for place in (figures[-1], figures[0]):
        totals = fields.numbers(place)
        if len(set(totals) - {0}) >= _DIFFERENT and _proved(sums, [2 * number for number in totals], own=1):
            return place
    return None


def total_of(fields: Fields, parts: Sequence[int]) -> int | None:
    """The column beside some others that is their sum in nearly every record, whatever it is called."""
    named = [place for place, header in enumerate(fields.headers) if is_total(header)]
    summed = [place for name in _SUMMED for place in fields.columns.get(name, [])]
    others = [place for place in dict.fromkeys([*named, *summed, *fields.figures()]) if place not in set(parts)]
    sums = fields.sums(parts)
    found = (place for place in others if _proved(sums, fields.numbers(place)))
    return next(found, None) if len(parts) > 1 else None


def _proved(sums: Sequence[tuple[Decimal, int]], totals: Sequence[Decimal], own: int = 0) -> bool:
    """Whether totals are the sums in nearly all records, several of them and not by chance.

    A sum comes with the number of its parts that are not zero, `own` of which are the total itself.
    """
    checked = [(one, total) for (one, filled), total in zip(sums, totals, strict=True) if total and filled - own >= 2]
    proved = sum(one == total for one, total in checked)
    return proved >= max(_FEW_SUMS, _NEARLY_ALL * len(checked))
