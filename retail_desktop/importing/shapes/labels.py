"""Headings made of a figure and a name, such as `Qty [Harbour St]`, taken apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retail_desktop.importing.formats.generic_lists import STOCK
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import is_remark
from retail_desktop.importing.words import is_total

_STOCK_WORDS = (
    "current quantity", "current stock", "inventory level", "inventory quantity", "stock level", "stock quantity",
    "units on hand", "soh", "available", "on hand qty", "on hand quantity",
)  # fmt: skip
_FIELDS = {
    "quantity": {"quantity": (*SALES_FIELDS["quantity"], "sales"), **{
        name: SALES_FIELDS[name] for name in ("amount", "gross_amount", "price")
    }},
    "on_hand": {"on_hand": (*STOCK.synonyms["on_hand"], *STOCK.synonyms["quantity"], *_STOCK_WORDS)},
}  # fmt: skip
_WORDS = {
    main: {plain_words(word): name for name, words in reversed(fields.items()) for word in words}
    for main, fields in _FIELDS.items()
}
_BRACKETS = re.compile(r"(?P<outside>.*\S)\s*(?:\[(?P<square>[^\]]+)\]|\((?P<round>[^)]+)\))\s*")
_SEPARATOR = re.compile(r"\s+[-–—/@]\s+|\s*[:|]\s*")
_GAP = re.compile(r"[ _-]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One heading: the field of its figure, and the label that stands beside it.

    `marked`: brackets or a dash keep the two apart; `plain`: square brackets or the word inventory do, which is enough
    for a single column; `is_sales`: the figure is called sales, which may be money.
    """

    place: int
    field: str
    label: str
    marked: bool = False
    plain: bool = False
    is_sales: bool = False


def labelled_columns(headers: Sequence[str], main: str) -> list[Labelled]:
    """The headings that name a figure and something else; `main` is the field that the target needs."""
    words = _WORDS[main]
    found = (
        _labelled(place, header, words) for place, header in enumerate(headers) if plain_words(header) not in words
    )
    return [one for one in found if one]


def _labelled(place: int, header: str, words: dict[str, str]) -> Labelled | None:
    for figure, label, marked, plain in _readings(header):
        name = words.get(plain_words(figure))
        if name and plain_words(label):
            if plain and is_remark(label) and not is_total(label):
                return None
            return Labelled(place, name, label, marked, plain, plain_words(figure) == "sales")
    return None


def _readings(header: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Figure and label in every way the heading can be taken apart, the plainest first; marked; plain."""
    if found := _BRACKETS.fullmatch(header):
        inside = (found["square"] or found["round"]).strip()
        yield found["outside"], inside, True, bool(found["square"])
        yield inside, found["outside"], True, False
        return
    for gap in _SEPARATOR.finditer(header):
        first, last = header[: gap.start()], header[gap.end() :]
        yield from ((first, last, True, False), (last, first, True, False))
    gaps = list(_GAP.finditer(header.strip()))
    for gap in reversed(gaps):
        first, last = header.strip()[: gap.start()], header.strip()[gap.end() :]
        inventory = gap[0] == "_" and plain_words(first) == "inventory"
        yield first, last, inventory, inventory
    for gap in gaps:
        yield header.strip()[gap.end() :], header.strip()[: gap.start()], False, False
