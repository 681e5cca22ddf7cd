"""The columns of a sales file with the meaning of each of their distinct texts."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.imports import LineIssue
from retail_desktop.importing.cells import Cells
from retail_desktop.importing.coded import CodedReader
from retail_desktop.importing.dictionary import Dictionary
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.progress import Progress
from retail_desktop.importing.sales_lines import Ints
from retail_desktop.importing.source import Source
from retail_desktop.importing.words import JOINT


@dataclass(slots=True)
class SalesColumns:
    """The records of a file: the physical `lines` they start on, and by field the number of each one's text.

    `meanings` holds by field what each numbered text means; `issues` are lines that are no record.
    """

    lines: Ints
    codes: dict[str, Ints]
    meanings: dict[str, list[Any]]
    dictionaries: Mapping[str, Dictionary]
    issues: list[LineIssue]

    def __len__(self) -> int:
        return len(self.lines)

    def record(self, place: int) -> dict[str, Any]:
        """What the cells of one record mean, by field."""
        return {name: self.meanings[name][int(codes[place])] for name, codes in self.codes.items()}


def read_columns(source: Source, layout: Layout, known: Format, cells: Cells, progress: Progress) -> SalesColumns:
    """Read the columns that sales need; `progress` gets bytes read and bytes in all."""
    fields = cells.fields()
    reader = CodedReader(source, layout, {*(layout.columns[name] for name in fields), *layout.joined})
    lines, codes, issues = _gathered(source, reader, progress)
    by_field = {name: codes[layout.columns[name]] for name in fields}
    dictionaries = {name: reader.dictionaries[layout.columns[name]] for name in fields}
    if known.fill_down and "receipt" in by_field:
        _fill_down(by_field, dictionaries, known.fill_down)
    texts = {name: dictionaries[name].texts() for name in fields}
    if layout.joined:
        by_field["sku"], texts["sku"] = _joined(layout.joined, codes, reader.dictionaries)
    meanings = {name: cells.meanings(name, texts[name]) for name in fields}
    return SalesColumns(lines, by_field, meanings, dictionaries, issues)


def _gathered(source: Source, reader: CodedReader, progress: Progress) -> tuple[Ints, dict[int, Ints], list[LineIssue]]:
    issues = list[LineIssue]()
    lines, columns = _Growing(), {column: _Growing() for column in reader.dictionaries}
    for block in reader.blocks():
        issues.extend(block.issues)
        more = source.size / max(1, block.taken)  # how many times as much the whole file holds
        lines.extend(block.lines, np.int32, more)
        for column, dictionary in reader.dictionaries.items():
            columns[column].extend(block.codes[column], _kind(len(dictionary)), more)
        progress("Reading sales", min(block.taken, source.size), source.size)
    progress("Reading sales", source.size, source.size)
    return lines.numbers(), {column: found.numbers() for column, found in columns.items()}, issues


def _kind(size: int) -> type[np.integer[Any]]:
    """The narrowest kind of number for so many texts."""
    return np.uint8 if size <= 256 else np.uint16 if size <= 65_536 else np.int32


class _Growing:
    """Numbers that come in pieces, with room ahead for what is still expected."""

    def __init__(self) -> None:
        self._room: Ints = np.empty(0, np.uint8)
        self._count = 0

    def extend(self, piece: Ints, kind: type[np.integer[Any]], more: float) -> None:
        """Add a piece; `more` tells how many times the numbers so far are expected in all."""
        needed = self._count + len(piece)
        if np.dtype(kind).itemsize > self._room.itemsize:
            self._room = self._room.astype(kind)
        if needed > len(self._room):
            room = np.empty(max(needed + 1, int(needed * min(more, 1_000) * 1.02)), self._room.dtype)
            room[: self._count] = self._room[: self._count]
            self._room = room
        self._room[self._count : needed] = piece
        self._count = needed

    def numbers(self) -> Ints:
        """All of them."""
        return self._room[: self._count]


def _joined(
    places: Sequence[int], codes: Mapping[int, Ints], dictionaries: Mapping[int, Dictionary]
) -> tuple[Ints, list[str]]:
    """Several columns as one: the number of each record's texts together, and these texts joined."""
    texts = [dictionaries[place].texts() for place in places]
    together = np.zeros(len(codes[places[0]]), np.int64)
    for place, known in zip(places, texts, strict=True):
        together = together * max(1, len(known)) + codes[place]
    distinct, numbers = np.unique(together, return_inverse=True)
    places_of = np.unravel_index(distinct, [max(1, len(known)) for known in texts])
    parts = ([known[place] for place in found.tolist()] for known, found in zip(texts, places_of, strict=True))
    return numbers.astype(np.int32), list(map(JOINT.join, zip(*parts, strict=True)))


def _fill_down(codes: dict[str, Ints], dictionaries: Mapping[str, Dictionary], names: Collection[str]) -> None:
    """Let the later lines of a receipt repeat what its first line says.

    Where the receipt's number itself stands on the first line only, lines without one belong to the line above.
    """
    receipts = codes["receipt"]
    first = np.ones(len(receipts), bool)
    first[1:] = receipts[1:] != receipts[:-1]
    if "receipt" in names:
        first[1:] &= np.array([bool(text.strip()) for text in dictionaries["receipt"].texts()], bool)[receipts[1:]]
    for name in names:
        if name in codes:
            said = np.array([bool(text.strip()) for text in dictionaries[name].texts()], bool)
            codes[name] = codes[name][_last_true(first | said[codes[name]])]
            _said_elsewhere(receipts, codes[name], said, dictionaries["receipt"])


def _said_elsewhere(receipts: Ints, column: Ints, said: NDArray[np.bool_], dictionary: Dictionary) -> None:
    """Fill what is still blank from the receipt's other lines, wherever a sorted file put them, if these agree."""
    blank = ~said[column]
    if not blank.any() or not said.any():
        return
    lowest, highest = np.full(len(dictionary), len(said)), np.full(len(dictionary), -1)
    np.minimum.at(lowest, receipts[~blank], column[~blank])
    np.maximum.at(highest, receipts[~blank], column[~blank])
    named = np.array([bool(text.strip()) for text in dictionary.texts()], bool)
    fill = blank & ((lowest == highest) & named)[receipts]
    column[fill] = lowest[receipts[fill]]


def _last_true(marks: NDArray[np.bool_]) -> Ints:
    """For each place the last place up to it that is marked; the first one is."""
    places = np.where(marks, np.arange(len(marks)), 0)
    return np.maximum.accumulate(places)
