"""One column for each item: receipts or days in rows, quantities in columns headed by what was sold."""

from dataclasses import replace
from itertools import pairwise

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import Target
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import names_figure, numbered_alike
from retail_desktop.importing.shapes.answers import ITEMS_ACROSS
from retail_desktop.importing.shapes.fields import (
    Fields,
    counts_units,
    fields_of,
    is_known_export,
    is_whole,
    total_among,
    total_of,
)
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.melting import Melting, melted
from retail_desktop.importing.shapes.texts import is_dated, is_zero

_SUMS = ("quantity", "price", "amount", "gross_amount", "discount", "tax", "cost")
_FEW = 3
_MOST_OTHERS = 2
_LARGEST = 10_000
_TELLING = 10


def items_across(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with one record for each item of each row, if it is certain that the columns are items."""
    wanted = arrangement.options.format == ITEMS_ACROSS
    if target is not Target.SALES or (not wanted and is_known_export(arrangement.grid.headers, target)):
        return arrangement
    fields = fields_of(arrangement, target)
    figures = fields.figures()
    total = total_among(fields, figures)
    items = [place for place in figures if place != total]
    total = total_of(fields, items) if total is None else total
    if wanted and not items:
        raise FileRefusedError(
            "No column of numbers is left that could be an item. Leave the format open, or name the columns yourself."
        )
    date = fields.date()
    if not wanted and (
        date is None
        or is_dated(arrangement.grid.headers[date])
        or fields.items()
        or not _open(fields, total)
        or not _certain(fields, items, total)
    ):
        return arrangement
    left_out = {total, *items, *(place for name in _SUMS for place in fields.columns.get(name, []))}
    melting = Melting(
        label="sku",
        heading="Item",
        groups=[(arrangement.grid.headers[place], [place]) for place in items],
        measures=[("quantity", "Quantity")],
        keys=[] if date is None else [date],
        kept=[place for place in range(len(arrangement.grid.headers)) if place not in left_out],
        total=total,
        decimal=fields.decimal,
    )
    if wanted:
        arrangement = replace(arrangement, options=replace(arrangement.options, format=None))
    return melted(arrangement, melting, _note(arrangement, items))


def _note(arrangement: Arrangement, items: list[int]) -> str:
    names = [f"“{arrangement.grid.headers[place]}”" for place in items]
    shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
    return f"The file has one column for each of {len(names)} items ({shown}); empty and zero cells are no sales."


def _open(fields: Fields, total: int | None) -> bool:
    """Whether there is no column of quantities, the total of all items left aside."""
    return not set(fields.columns.get("quantity", [])) - {total}


def _certain(fields: Fields, items: list[int], total: int | None) -> bool:
    """Whether the columns can hardly be anything but items: counts, differently named, and nothing else about."""
    headings = [fields.headers[place] for place in items]
    filled = [place for place in items if fields.texts(place)]
    named = (
        len(set(map(plain_words, headings))) == len(items) and all(headings) and not any(map(names_figure, headings))
    )
    if len(filled) < 2 or not named or not all(fields.all_of(place, counts_units) for place in filled):
        return False
    if total is not None:
        return True
    others = [place for place in fields.spare() if place not in items and fields.texts(place)]
    if len(filled) < _FEW or len(others) > _MOST_OTHERS or numbered_alike(headings):
        return False
    if any(_is_no_count(fields, place) for place in filled) or not _counts_beyond_one(fields, filled):
        return False
    mostly_empty = fields.share_filled(items, is_zero) <= 0.5
    codes = all(any(letter.isdigit() for letter in heading) for heading in headings)
    return mostly_empty or codes or all(fields.all_of(place, is_whole) for place in filled)


def _counts_beyond_one(fields: Fields, places: list[int]) -> bool:
    """Whether the figures are more than marks for yes and no."""
    return any(number > 1 for place in places for number in fields.numbers(place))


def _is_no_count(fields: Fields, place: int) -> bool:
    """Whether numbers are too large for units of an item, or in every record the same or growing, as a week's are."""
    numbers = fields.numbers(place)
    if sum(number >= _LARGEST for number in numbers) * 20 > len(numbers):
        return True
    return len(numbers) >= _TELLING and all(numbers) and all(one <= after for one, after in pairwise(numbers))
