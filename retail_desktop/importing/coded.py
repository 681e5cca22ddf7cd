"""A file's columns as numbers: each cell is the number of its text among the column's distinct texts.

Plain blocks are taken apart all at once (`fields`), the others record by record (`table`); what comes out is the same.
"""

import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.imports import LineIssue
from retail_desktop.importing.dictionary import Codes, Dictionary
from retail_desktop.importing.fields import Fields, find_fields, is_plain, line_bounds
from retail_desktop.importing.records import Shape, Tabular, physical_shape, regular_records
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import Block, parse_lines

_ONE_BYTE_SIGNS = ("utf-8", "cp125", "cp437", "cp85", "cp86", "iso8859", "latin", "mac", "koi8", "ascii")
"""Encodings in which the bytes of delimiters and line ends never belong to another letter."""

_LARGEST_RUN = 8 * 1024**2  # bytes; a quote that stays open longer was never meant as one


@dataclass(frozen=True, slots=True)
class CodedBlock:
    """Some records: the physical line of each, the numbers of its texts by column, and lines that are no record.

    `taken` is the number of bytes read so far.
    """

    lines: NDArray[np.int32]
    codes: Mapping[int, Codes]
    issues: Sequence[LineIssue]
    taken: int


class CodedReader:
    """Reads some columns of a file; `dictionaries` are complete once all blocks were read."""

    def __init__(self, source: Source, table: Tabular, columns: Collection[int]) -> None:
        shape = physical_shape(source, table)
        plain = in_bytes(shape.encoding)
        self.dictionaries = {column: Dictionary(shape.encoding if plain else "utf-8") for column in sorted(columns)}
        self._source = source
        self._shape = shape
        self._plain = plain

    def blocks(self) -> Iterator[CodedBlock]:
        """All records below the headings, in order."""
        if not self._plain:
            for block in _text_blocks(self._source, self._shape):
                yield self._from_records(block, self._source.position())
            return
        taken = 0
        for first, run in byte_blocks(self._source, self._shape.encoding):
            taken += len(run)
            if is_plain(run) and _decodes(run, self._shape.encoding):
                yield self._from_fields(first, run, taken)
            else:
                yield from self._from_quoted(first, run, taken)

    def _from_quoted(self, first: int, block: bytes, taken: int) -> Iterator[CodedBlock]:
        for parsed in parse_block(first, block, self._shape):
            yield self._from_records(parsed, taken)

    def _from_records(self, block: Block, taken: int) -> CodedBlock:
        lines, rows, issues = regular_records(block, self._shape)
        texts = list(zip(*rows, strict=True))
        codes = {
            column: dictionary.numbers(texts[column]) if texts else np.empty(0, np.int32)
            for column, dictionary in self.dictionaries.items()
        }
        return CodedBlock(np.array(lines, np.int32), codes, issues, taken)

    def _from_fields(self, first: int, block: bytes, taken: int) -> CodedBlock:
        columns = list(self.dictionaries)
        found = find_fields(block, self._shape.delimiter, self._shape.width, columns)
        below = found.rows + first > self._shape.header_line
        keep = slice(None) if below.all() else below
        codes = {
            column: self.dictionaries[column].codes(found.text, found.starts[keep, place], found.ends[keep, place])
            for place, column in enumerate(columns)
        }
        lines = (found.rows[keep] + first).astype(np.int32)
        if not len(found.others):
            return CodedBlock(lines, codes, (), taken)
        others = self._from_records(_other_records(found, first, self._shape), taken)
        order = np.argsort(np.concatenate((lines, others.lines)), kind="stable")
        joined = {column: np.concatenate((codes[column], others.codes[column]))[order] for column in columns}
        return CodedBlock(np.concatenate((lines, others.lines))[order], joined, others.issues, taken)


def _other_records(found: Fields, first: int, shape: Shape) -> Block:
    """The lines of a plain block that have more or fewer cells than the table."""
    numbers = found.others.tolist()
    rows = [found.line(number).decode(shape.encoding).split(shape.delimiter) for number in numbers]
    return Block([first + number for number in numbers], rows)


def in_bytes(encoding: str) -> bool:
    """Whether text of this encoding can be taken apart by its bytes."""
    return encoding.lower().replace("_", "-").replace("iso-8859", "iso8859").startswith(_ONE_BYTE_SIGNS)


def _decodes(block: bytes, encoding: str) -> bool:
    if block.isascii():
        return True
    try:
        block.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def byte_blocks(source: Source, encoding: str) -> Iterator[tuple[int, bytes]]:
    """Runs of whole records with the number of their first line; the mark at the beginning of the file is left out."""
    first, rest, size = 1, b"", 0
    for block in source.blocks():
        data, size = rest + block, size + len(block)
        cut = _end_of_records(data) if size < source.size else len(data)
        if not cut:
            rest = data
            continue
        run, rest = data[:cut], data[cut:]
        yield first, _without_mark(run, encoding) if first == 1 else run
        first += _lines_in(run)
    if rest:
        yield first, _without_mark(rest, encoding) if first == 1 else rest


def _without_mark(run: bytes, encoding: str) -> bytes:
    return run.removeprefix(b"\xef\xbb\xbf") if encoding.startswith("utf-8") else run


def _end_of_records(data: bytes) -> int:
    """Where the last whole record ends: at the last line end with an even number of quotes before it."""
    cut = data.rfind(b"\n") + 1
    while cut and b'"' in data and data.count(b'"', 0, cut) % 2 and len(data) < _LARGEST_RUN:
        quote = data.rfind(b'"', 0, cut)
        cut = data.rfind(b"\n", 0, quote) + 1
    return cut


def _lines_in(run: bytes) -> int:
    """Physical lines as the csv module and text files count them."""
    returns = run.count(b"\r") - run.count(b"\r\n") if b"\r" in run else 0
    return run.count(b"\n") + returns + (not run.endswith((b"\n", b"\r")))


def parse_block(first: int, block: bytes, shape: Shape) -> Iterator[Block]:
    """The records of a run of lines, one by one."""
    with io.TextIOWrapper(io.BytesIO(block), shape.encoding, "surrogateescape", newline="") as text:
        yield from parse_lines(text, shape.delimiter, shape.encoding, first)


def _text_blocks(source: Source, shape: Shape) -> Iterator[Block]:
    with source.text(shape.encoding) as text:
        yield from parse_lines(text, shape.delimiter, shape.encoding)


def records_on(source: Source, table: Tabular, lines: Collection[int]) -> dict[int, list[str]]:
    """The cells of the records that start on some physical lines."""
    shape = physical_shape(source, table)
    wanted = np.array(sorted(lines), np.int64)
    found: dict[int, list[str]] = {}
    if not in_bytes(shape.encoding):
        _take(_text_blocks(source, shape), set(lines), found)
        return found
    for first, block in byte_blocks(source, shape.encoding) if len(wanted) else ():
        here = wanted[np.searchsorted(wanted, first) : np.searchsorted(wanted, first + _lines_in(block))]
        if not len(here):
            continue
        if is_plain(block) and _decodes(block, shape.encoding):
            starts, ends = line_bounds(block)
            for line in here.tolist():
                text = block[starts[line - first] : ends[line - first]].decode(shape.encoding)
                found[line] = text.split(shape.delimiter)
        else:
            _take(parse_block(first, block, shape), set(here.tolist()), found)
    return found


def _take(blocks: Iterator[Block], wanted: set[int], found: dict[int, list[str]]) -> None:
    for block in blocks:
        found.update((line, row) for line, row in zip(block.lines, block.rows, strict=True) if line in wanted)
