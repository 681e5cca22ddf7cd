"""Where in a file a table begins, also where no word of its headings is known."""

from collections.abc import Sequence
from itertools import islice

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.heading import find_heading
from retail_desktop.importing.shapes.grid import Grid, Records, Row
from retail_desktop.importing.shapes.spaced import find_spaced
from retail_desktop.importing.shapes.texts import counts_up, is_dated
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import DELIMITERS, read_blocks

_SEARCHED = 30


def find_grid(source: Source, encoding: str, target: Target, options: ImportOptions) -> Grid | None:
    """The table in a file, or None where there is none to be seen."""
    words = {
        plain_words(word)
        for known in KNOWN
        if known.target is target
        for names in known.synonyms.values()
        for word in names
    }
    try:
        heading = find_heading(source, encoding, words, options)
    except NeedsAnswerError:
        return None
    except FileRefusedError:
        spaced = None
        if not (options.delimiter or source.delimiter):
            spaced = find_spaced(
                source, encoding, target, lambda cells: len(words.intersection(map(plain_words, cells)))
            )
        return spaced or _below_titles(source, encoding, options)
    top = _top(source, encoding, heading.delimiter)
    place = next((place for place, (line, _) in enumerate(top) if line == heading.line), None)
    if not heading.headers or place is None:
        place = _heading_place(top)
    return None if place is None else _grid(source, encoding, heading.delimiter, top, place)


def _top(source: Source, encoding: str, delimiter: str) -> list[Row]:
    """The first records of a file."""
    blocks = read_blocks(source, encoding, delimiter)
    block = next(blocks, None)
    blocks.close()
    return list(zip(block.lines, block.rows, strict=True))[: 2 * _SEARCHED] if block else []


def _below_titles(source: Source, encoding: str, options: ImportOptions) -> Grid | None:
    """A table that begins below lines of one cell each."""
    wanted = options.delimiter or source.delimiter
    for delimiter in (wanted,) if wanted else DELIMITERS:
        top = _top(source, encoding, delimiter) if len(delimiter) == 1 else []
        place = _heading_place(top)
        if place is not None:
            return _grid(source, encoding, delimiter, top, place)
    return None


def _heading_place(top: Sequence[Row]) -> int | None:
    return next((place for place in range(min(len(top), _SEARCHED)) if _heads_columns(top, place)), None)


def _grid(source: Source, encoding: str, delimiter: str, top: Sequence[Row], place: int) -> Grid:
    line, cells = top[place]
    headers = tuple(cell.strip(" \t\ufeff\xa0") for cell in cells)
    return Grid(line, headers, lambda: _records(source, encoding, delimiter, line), tuple(top[:place]))


def _records(source: Source, encoding: str, delimiter: str, line: int) -> Records:
    for block in read_blocks(source, encoding, delimiter):
        yield from (issue for issue in block.issues if issue.line > line)
        yield from ((number, row) for number, row in zip(block.lines, block.rows, strict=True) if number > line)


def _heads_columns(top: Sequence[Row], place: int) -> bool:
    """Whether a row holds different words above numbers or dates, or dates above numbers; the records are as wide."""
    cells = [cell.strip() for cell in top[place][1]]
    below = [row for _, row in islice(top, place + 1, place + 4)]
    if not below or any(len(row) != len(cells) for row in below):
        return False
    if len(set(cells)) < len(cells) or sum(map(bool, cells)) < max(2, len(cells) - 1) or _is_value(cells[0]):
        return False
    columns = list(zip(*below, strict=True))
    over = [any(map(_is_value, column)) for column in columns]
    if any(valued and cell and not _is_value(cell) for cell, valued in zip(cells, over, strict=True)):
        return True
    return sum(map(is_dated, cells)) >= 2 or counts_up(cells[1:])


def _is_value(text: str) -> bool:
    return is_number(text) or is_dated(text)
