"""Columns of a list of items that tell stock, which only an import of stock brings in."""

from collections.abc import Sequence

from retail_desktop.importing.formats.generic_lists import STOCK
from retail_desktop.importing.headers import plain_words, without_unit

_WORDS = frozenset(map(plain_words, STOCK.synonyms["on_hand"])) - {"stock level"}
_BEGINNINGS = ("inventory ", "in stock ", "current quantity ", "stock on hand ", "quantity on hand ")


def stock_headings(headers: Sequence[str]) -> list[str]:
    """The headings that speak of stock: of the one store, or a column for each."""
    return [
        header
        for header in headers
        if {plain_words(header), plain_words(without_unit(header))} & _WORDS
        or plain_words(header).startswith(_BEGINNINGS)
    ]
