"""Lines that are no sales: returns, voids, payments, totals and things that are no goods, told by their words."""

from collections.abc import Sequence

from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.headers import plain_words

_TOTALS = frozenset({
    "total", "totals", "grand total", "subtotal", "sub total", "summa", "summe", "gesamt", "gesamtsumme", "endsumme",
    "zwischensumme", "totale", "totaal", "total general", "sous total", "suma", "somme", "yhteensa", "totalt",
    "records found", "report total", "sum",
})  # fmt: skip
_FOOTERS = (*_TOTALS, "printed", "generated", "report generated", "end of report", "exported")
_NO = frozenset({"", "no", "false", "0", "n", "none", "nein", "non", "nei", "nej"})


def is_total(text: str) -> bool:
    """Whether a text says nothing but total, in one of the languages known."""
    return plain_words(text) in _TOTALS


def begins_footer(row: Sequence[str]) -> bool:
    """Whether the first filled cell of a record begins like a total or a report's last lines."""
    words = next((plain_words(cell) for cell in row if cell.strip()), "")
    return words.startswith(tuple(f"{word} " for word in _FOOTERS)) or words in _FOOTERS


def meanings(known: Format) -> dict[str, str]:
    """What the words in the columns of types and states mean: `return`, `void` or `other`."""
    return {plain_words(word): meaning for meaning, words in known.words.items() for word in words}


def says_void(text: str) -> str:
    """`void` where the cell of a column headed void or cancelled says yes, in whatever way."""
    words = plain_words(text)
    return "" if words in _NO or not words.strip("0 ") else "void"
