"""The columns of a sales file with the meaning of each of their distinct texts."""

from collections.abc import Callable, Collection, Mapping
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
from retail_desktop.importing.sales_lines import Ints
from retail_desktop.importing.source import Source

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class SalesColumns:
    """The records of a file: the physical `lines` they start on, and by field the number of each one's text.

    `meanings` holds by field what each numbered text means; `issues` are the lines that are no record, by physical line.
    """

    lines: Ints
    codes: dict[str, Ints]
    meanings: dict[str, list[Any]]
    dictionaries: Mapping[str, Dictionary]
    issues: list[LineIssue]

    def __len__(self) -> int:
        return len(self.lines)

    def values(self, name: str, found: Ints) -> Ints:
        """Numbers that stand for the texts of a field, for every record."""
        return found[self.codes[name]]

    def record(self, place: int) -> dict[str, Any]:
        """What the cells of one record mean, by field."""
        return {name: self.meanings[name][int(codes[place])] for name, codes in self.codes.items()}


def read_columns(source: Source, layout: Layout, known: Format, cells: Cells, progress: Progress) -> SalesColumns:
    """Read the columns that sales need; `progress` gets bytes read and bytes in all."""
    fields = cells.fields()
    reader = CodedReader(source, layout, {layout.columns[name] for name in fields})
    lines, codes, issues = _gathered(source, reader, progress)
    by_field = {name: codes[layout.columns[name]] for name in fields}
    dictionaries = {name: reader.dictionaries[layout.columns[name]] for name in fields}
    if known.fill_down and "receipt" in by_field:
        _fill_down(by_field, dictionaries, known.fill_down)
    meanings = {name: cells.meanings(name, dictionaries[name].texts()) for name in fields}
    return SalesColumns(lines, by_field, meanings, dictionaries, issues)


def _gathered(source: Source, reader: CodedReader, progress: Progress) -> tuple[Ints, dict[int, Ints], list[LineIssue]]:
    lines, issues = list[Ints](), list[LineIssue]()
    parts: dict[int, list[Ints]] = {column: [] for column in reader.dictionaries}
    for block in reader.blocks():
        lines.append(block.lines)
        issues.extend(block.issues)
        for column, dictionary in reader.dictionaries.items():
            parts[column].append(block.codes[column].astype(_kind(len(dictionary))))
        progress("Reading sales", min(block.taken, source.size), source.size)
    progress("Reading sales", source.size, source.size)
    return _joined(lines), {column: _joined(parts.pop(column)) for column in list(parts)}, issues


def _kind(size: int) -> type[np.integer[Any]]:
    """The narrowest kind of number for so many texts."""
    return np.uint8 if size <= 256 else np.uint16 if size <= 65_536 else np.int32


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.empty(0, np.int32)


def _fill_down(codes: dict[str, Ints], dictionaries: Mapping[str, Dictionary], names: Collection[str]) -> None:
    """Let the later lines of a receipt repeat what its first line says."""
    receipts = codes["receipt"]
    first = np.ones(len(receipts), bool)
    first[1:] = receipts[1:] != receipts[:-1]
    for name in names:
        if name in codes:
            said = np.array([bool(text.strip()) for text in dictionaries[name].texts()], bool)
            codes[name] = codes[name][_last_true(first | said[codes[name]])]


def _last_true(marks: NDArray[np.bool_]) -> Ints:
    """For each place the last place up to it that is marked; the first one is."""
    places = np.where(marks, np.arange(len(marks)), 0)
    return np.maximum.accumulate(places)
