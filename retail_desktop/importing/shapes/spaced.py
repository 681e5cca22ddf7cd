"""Reports in plain text, whose columns are kept apart by blanks."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from retail_desktop.domain.catalogue import is_gtin
from retail_desktop.domain.imports import Target
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.shapes.grid import Grid, Row
from retail_desktop.importing.source import Source

_SAMPLE = 300
_GAP = re.compile(r"\s{2,}|\t")
_CODED = re.compile(r"\s*(\d{8}|\d{12,14})\s+(.*\S)\s*", re.ASCII)
_HEADINGS = ("EAN", "Description", "Quantity", "Net amount")

Split = Callable[[str], list[str]]


def find_spaced(source: Source, encoding: str, target: Target, known: Callable[[Sequence[str]], int]) -> Grid | None:
    """A table kept apart by blanks: below known headings, or lines of a barcode, a quantity and an amount.

    `known` counts the words among some cells that head columns of the target.
    """
    sample = list(islice(_lines(source, encoding), _SAMPLE))
    for place, (line, text) in enumerate(sample):
        headers = _GAP.split(text.strip())
        below = [_GAP.split(other.strip()) for _, other in sample[place + 1 : place + 4]]
        if known(headers) >= 2 and any(len(cells) == len(headers) for cells in below):
            return _grid(source, encoding, line, headers, _by_gaps(len(headers)))
    split = _by_barcode([text for _, text in sample]) if target is Target.SALES else None
    if split is None:
        return None
    first = next(number for number, text in sample if len(split(text)) > 1)
    return _grid(source, encoding, first - 1, _HEADINGS, split)


def _lines(source: Source, encoding: str) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, with their numbers."""
    with source.text(encoding) as text:
        yield from ((number, line.rstrip("\r\n")) for number, line in enumerate(text, 1) if line.strip())


def _grid(source: Source, encoding: str, line: int, headers: Sequence[str], split: Split) -> Grid:
    def records() -> Iterator[Row]:
        return ((number, split(text)) for number, text in _lines(source, encoding) if number > line)

    titles = tuple((number, [text.strip()]) for number, text in _lines(source, encoding) if number <= line)
    return Grid(line, tuple(headers), records, titles if line and len(split(titles[-1][1][0])) == 1 else titles[:-1])


def _by_gaps(width: int) -> Split:
    """Lines with as many parts as there are headings; any other line stays in one piece."""

    def split(text: str) -> list[str]:
        cells = _GAP.split(text.strip())
        return cells if len(cells) == width else [text.strip()]

    return split


def _by_barcode(texts: Sequence[str]) -> Split | None:
    """Lines of a barcode, perhaps words, and two numbers of which one is always whole and the other never."""
    rows = [row for row in map(_coded, texts) if row]
    if len(rows) < 2 or not all(is_gtin(code) for code, *_ in rows):
        return None
    whole = [all(row[place].lstrip("-").isdigit() for row in rows) for place in (2, 3)]
    money = [all(re.fullmatch(r"-?[\d.,]*[.,]\d\d", row[place]) for row in rows) for place in (2, 3)]
    if not (whole[0] and money[1]) and not (whole[1] and money[0]):
        return None

    def split(text: str) -> list[str]:
        row = _coded(text)
        if not row or not is_gtin(row[0]):
            return [text.strip()]
        return row if whole[0] else [row[0], row[1], row[3], row[2]]

    return split


def _coded(text: str) -> list[str]:
    """Barcode, words, and the last two numbers of a line; nothing where it is no such line."""
    found = _CODED.fullmatch(text)
    parts = found[2].split() if found else []
    if not found or len(parts) < 2 or not all(map(is_number, parts[-2:])):
        return []
    return [found[1], " ".join(parts[:-2]), *parts[-2:]]
