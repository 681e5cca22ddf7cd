"""Where the table begins: its delimiter and the line with the headings."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions
from retail_desktop.importing.headers import heading_key, heading_keys, plain_words
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import DELIMITERS, Block, read_blocks

_SEARCHED_LINES = 30
_LONGEST_HEADING = 100
_DELIMITER_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The delimiter, the headings (empty where the file has none) on `line` (0 = none), and the first records below."""

    delimiter: str
    line: int
    headers: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        widths = Counter(map(len, self.sample)).most_common(1)
        return len(self.headers) or (widths[0][0] if widths else 0)

    def title(self, column: int) -> str:
        """What to call a column: by its heading, by its number if it has none, by both if another one is called so."""
        heading = self.headers[column] if column < len(self.headers) else ""
        if not heading:
            return f"Column {column + 1}"
        return f"{heading} (column {column + 1})" if heading in self.headers[:column] else heading

    def examples(self, column: int) -> list[str]:
        """Up to three different texts of a column, to show beside a question."""
        texts = dict.fromkeys(row[column] for row in self.sample if column < len(row) and row[column].strip())
        return list(islice(texts, 3))


def find_heading(source: Source, encoding: str, words: Collection[str], options: ImportOptions) -> Heading:
    """The table's beginning by the words it is known to use; `words` are the headings of all fields, in any dress."""
    keys = set(map(heading_key, (*words, *options.mapping)))
    found = [
        _heading(source, encoding, delimiter, keys, options)
        for delimiter in _delimiters(options.delimiter or source.delimiter)
    ]
    ranked = sorted(found, key=lambda pair: pair[0], reverse=True)
    (best, heading), *others = ranked
    if others and others[0][0] == best and len(heading.sample[0] if heading.sample else ()) > 1:
        raise NeedsAnswerError(
            f"The columns of “{source.name}” may be separated in two ways. Choose the separator that looks right.",
            "delimiter",
            {other.delimiter: [list(row) for row in other.sample[:3]] for value, other in ranked if value == best},
        )
    if max(map(len, [heading.headers, *heading.sample[:1]])) < 2:
        raise FileRefusedError(
            f"“{source.name}” has one column only. A sales file has at least a date, an item and a quantity in "
            "columns separated by commas, semicolons or tabs. Export it again as CSV."
        )
    return heading


def _delimiters(wanted: str | None) -> tuple[str, ...]:
    if not wanted:
        return DELIMITERS
    delimiter = _DELIMITER_NAMES.get(wanted.lower(), wanted)
    if len(delimiter) != 1 or delimiter in '"\r\n':
        raise FileRefusedError(f"“{wanted}” cannot separate columns. Use one character, or the word tab.")
    return (delimiter,)


def _heading(
    source: Source, encoding: str, delimiter: str, words: Collection[str], options: ImportOptions
) -> tuple[tuple[int, int], Heading]:
    """A heading under one delimiter, and how well it fits: known words, then records as wide as the heading."""
    blocks = read_blocks(source, encoding, delimiter)
    block = next(blocks, Block((), []))
    blocks.close()
    rows = list(zip(block.lines, block.rows, strict=True))
    # Who names the columns says that there are no headings, or superfluous ones on the first line.
    searched = 1 if options.columns else _SEARCHED_LINES
    counts = [_known(row, words) for _, row in rows[:searched]]
    best = max(counts, default=0)
    place = counts.index(best) if best >= 2 or (best and options.mapping) else -1
    if place < 0 and not options.columns and rows and _names_only(rows):
        place = 0
    headers = tuple(cell.strip(" \t\ufeff\xa0") for cell in rows[place][1]) if place >= 0 else ()
    line = rows[place][0] if place >= 0 else 0
    sample = [tuple(row) for _, row in rows[place + 1 :]]
    width = len(headers) or max((len(row) for row in sample[:1]), default=1)
    fitting = sum(len(row) == width for row in sample) if width > 1 else 0
    return (best, fitting), Heading(delimiter, line, headers, tuple(sample))


def _known(row: Iterable[str], words: Collection[str]) -> int:
    keys = heading_keys(cell for cell in row if len(cell) < _LONGEST_HEADING)
    return len({key for key in keys if key in words})


def _names_only(rows: list[tuple[int, list[str]]]) -> bool:
    """Whether the first record holds different words, one of them above a column of numbers or dates."""
    first, second = rows[0][1], rows[1][1] if len(rows) > 1 else []
    return (
        len(first) == len(second) > 1
        and len(set(map(plain_words, first))) == len(first)
        and all(any(c.isalnum() for c in cell) for cell in first)
        and any(not cell[0].isdigit() and below[:1].isdigit() for cell, below in zip(first, second, strict=True))
    )
