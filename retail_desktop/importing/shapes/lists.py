"""Receipts that name what was sold in one text, such as `2x Mug, 1x Tee`: one record for each item named."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import LineIssue, Reason, Target
from retail_desktop.importing.amounts import read_number
from retail_desktop.importing.shapes.fields import Fields, fields_of
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records, Row

_MOST_UNREAD = 0.2
_SEVERAL = 0.1
_NEARLY_ALL = 0.6
_SUMS = ("quantity", "price", "amount", "gross_amount", "discount", "tax", "cost")
_COUNT = r"\d{1,4}(?:[.,]\d{1,3})?"
_BEFORE = re.compile(rf"({_COUNT})\s*(?:[xX](?=[\sA-ZÀ-Þ])|[×*])\s*(\S.*)", re.DOTALL)
_BEHIND = re.compile(rf"(\S.*?)\s*(?:\s[xX]|[×*])\s*({_COUNT})", re.DOTALL)
_NEXT_BEFORE = re.compile(rf"\s*[,;|\n]\s*(?={_COUNT}\s*(?:[xX][\sA-ZÀ-Þ]|[×*]))")
_NEXT_BEHIND = re.compile(r"(?<=\d)\s*[,;|\n]\s*")

Sold = list[tuple[str, str]]
"""Items and quantities."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """The column of texts, how they are read, and the column that counts what is in them, if there is one."""

    place: int
    read: Callable[[str], Sold | None]
    counts: int | None
    decimal: str


def split_lists(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with one record for each item of each text, if every text can be understood as a whole.

    Raises:
        FileRefusedError: most texts name several items, but not all can be understood.
    """
    if target is not Target.SALES:
        return arrangement
    fields = fields_of(arrangement, target)
    if fields.has("sku", "barcode"):
        return arrangement
    found = next(filter(None, (_lists(fields, place) for place in _candidates(fields))), None)
    if found is None:
        return arrangement
    sums = {*fields.figures(), *(place for name in _SUMS for place in fields.columns.get(name, []))}
    kept = [place for place in range(len(fields.headers)) if place not in {found.place, found.counts, *sums}]
    grid = arrangement.grid
    headers = (*(grid.headers[place] for place in kept), "Item sold", "Units sold")
    mapping = {**arrangement.options.mapping, "Item sold": "sku", "Units sold": "quantity"}
    turned = replace(grid, headers=headers, records=lambda: _records(grid, found, kept))
    note = f"“{grid.headers[found.place]}” names all items of a receipt; each of them is read as a line of its own."
    return replace(arrangement, options=replace(arrangement.options, mapping=mapping)).turned(turned, note)


def _candidates(fields: Fields) -> list[int]:
    return [*fields.columns.get("name", []), *fields.spare()]


def _lists(fields: Fields, place: int) -> _Lists | None:
    """The texts of a column if they list items: several at times, or as many as another column counts."""
    texts = fields.texts(place)
    for read in (_before, _behind):
        sold = [read(text) for text in texts]
        read_well = [one for one in sold if one]
        if len(read_well) < (1 - _MOST_UNREAD) * len(texts) or not read_well:
            continue
        several = sum(len(one) > 1 for one in read_well) >= _SEVERAL * len(read_well)
        counts = _counted(fields, place, read)
        if counts is None and (not several or fields.has("quantity")):
            continue
        if len(read_well) < len(texts):
            raise FileRefusedError(
                f"“{fields.headers[place]}” names the items of a receipt in one text, and not every text can be "
                "understood. Choose an export with one line for each item sold."
            )
        return _Lists(place, read, counts, fields.decimal)
    return None


def _counted(fields: Fields, place: int, read: Callable[[str], Sold | None]) -> int | None:
    """The column that says how many units each text names."""
    told = [_units(read(row[place]), fields.decimal) for row in fields.sample]
    others = [*fields.columns.get("quantity", []), *fields.figures()]
    for one in others:
        pairs = [(units, number) for units, number in zip(told, fields.numbers(one), strict=True) if units]
        if one != place and pairs and sum(units == number for units, number in pairs) >= _NEARLY_ALL * len(pairs):
            return one
    return None


def _units(sold: Sold | None, decimal: str) -> Decimal:
    return sum((read_number(units, decimal) or Decimal(0) for _, units in sold or []), Decimal(0))


def _before(text: str) -> Sold | None:
    """Items behind their quantities: `2x Mug, 1x Tee`."""
    found = [_BEFORE.fullmatch(part.strip()) for part in _NEXT_BEFORE.split(text.strip().rstrip(",;"))]
    return _whole([(one[2], one[1]) for one in found if one], len(found))


def _behind(text: str) -> Sold | None:
    """Items in front of their quantities: `Mug x 2, Tee x 1`."""
    found = [_BEHIND.fullmatch(part.strip()) for part in _NEXT_BEHIND.split(text.strip().rstrip(",;"))]
    return _whole([(one[1], one[2]) for one in found if one], len(found))


def _whole(sold: Sold, parts: int) -> Sold | None:
    """What was read of a text, unless some of it could not be read or the text was cut off."""
    return sold if len(sold) == parts and not sold[-1][0].endswith(("…", "...")) else None


def _records(grid: Grid, lists: _Lists, kept: Sequence[int]) -> Records:
    for one in grid.regular():
        if isinstance(one, LineIssue):
            yield one
        elif grid.is_heading(one[1]):
            yield LineIssue(one[0], Reason.REPEATED_HEADER)
        else:
            yield from _items(*one, lists, kept, grid.headers[lists.place])


def _items(line: int, cells: list[str], lists: _Lists, kept: Sequence[int], heading: str) -> Sequence[Row | LineIssue]:
    text = cells[lists.place]
    if not text.strip():
        return [LineIssue(line, Reason.NO_VALUE)]
    sold = lists.read(text)
    told = None if lists.counts is None else read_number(cells[lists.counts], lists.decimal)
    if sold is None or (told is not None and told != _units(sold, lists.decimal)):
        return [LineIssue(line, Reason.BAD_QUANTITY, heading, text[:200], tuple(cells))]
    return [(line, [*(cells[place] for place in kept), item, units]) for item, units in sold]
