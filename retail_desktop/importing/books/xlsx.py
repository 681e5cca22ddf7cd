"""Excel workbooks since 2007 (.xlsx, .xlsm): read as a stream, cell by cell, in little memory.

The value that was stored counts, shown as the cell's format shows dates and leading zeros. A formula whose result was
never stored gives its own text, so that nobody takes it for an empty cell or for the zero that stands in its place.
"""

import zipfile
from collections.abc import Iterator

from retail_desktop.importing.books.book import LARGEST_TEXTS, Row, Sheet, Tall, too_large, unharmed
from retail_desktop.importing.books.formats import reading_of
from retail_desktop.importing.books.markup import Quiet, plain_name
from retail_desktop.importing.books.parts import Parts, linked
from retail_desktop.importing.books.xlsx_cells import Cells, Values, unescaped
from retail_desktop.importing.books.xlsx_rows import begins_usually, usual_rows
from retail_desktop.importing.progress import Progress


class Xlsx:
    """One opened workbook; `archive` stays open as long as it is read."""

    def __init__(self, name: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._name = name
        self._parts = Parts(name, archive, progress)
        self.merged: list[Tall] = []
        workbook = self._parts.main("xl/workbook.xml")
        self._links = self._parts.links(workbook)
        self._outline = _Outline()
        self._parts.tell(workbook, self._outline)
        kept = [
            (sheet, self._links[key][1])
            for sheet, key in self._outline.sheets
            if key in self._links and self._links[key][0].endswith("/worksheet")
        ]
        self.from_1904 = self._outline.from_1904
        self.sheets = tuple(sheet for sheet, _ in kept)
        self._places = [path for _, path in kept]
        self._values: Values | None = None

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        self._values = self._values or self._load()
        self.merged.clear()
        path = self._places[place]
        cells = Cells(self._values, self.merged)
        with self._parts.open(path) as part:
            if begins_usually(part):
                with unharmed(self._name):
                    yield from usual_rows(self._name, part, cells, self._parts.pace)
                return
        for _ in self._parts.pieces(path, cells):
            yield from cells.found
            cells.found.clear()

    def _load(self) -> Values:
        """The texts and the formats that all sheets share."""
        styles, strings = _Styles(), _Strings()
        path = linked(self._links, "/styles")
        if path in self._parts:
            self._parts.tell(path, styles)
        path = linked(self._links, "/sharedstrings")
        if path in self._parts:
            if self._parts.size(path) > LARGEST_TEXTS:
                raise too_large(self._name)
            self._parts.tell(path, strings)
        readings = [reading_of(number, styles.codes.get(number), from_1904=self.from_1904) for number in styles.used]
        return Values(strings.found, readings, stale=self._outline.stale)


class _Outline(Quiet):
    def __init__(self) -> None:
        self.sheets: list[tuple[Sheet, str]] = []
        self.from_1904 = False
        self.stale = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "sheet":
            key = next((value for word, value in attributes.items() if word.endswith(":id")), "")
            visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((Sheet(attributes.get("name", ""), visible), key))
        elif kind == "workbookPr":
            self.from_1904 |= attributes.get("date1904", "0").lower() in {"1", "true", "on"}
        elif kind == "calcPr":
            self.stale |= attributes.get("fullCalcOnLoad", "0").lower() in {"1", "true", "on"}


class _Styles(Quiet):
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.used: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "numFmt":
            self.codes.setdefault(int(attributes["numFmtId"]), attributes.get("formatCode", ""))
        elif kind == "cellXfs":
            self._in_cells = True
        elif kind == "xf" and self._in_cells:
            self.used.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if plain_name(name) == "cellXfs":
            self._in_cells = False


class _Strings:
    """The shared texts, without the reading aids above Japanese ones."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._open = False
        self._aid = False

    def start(self, name: str, _: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "si":
            self._pieces.clear()
        elif kind == "rPh":
            self._aid = True
        self._open = kind == "t" and not self._aid

    def text(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        kind = plain_name(name)
        self._open = False
        if kind == "rPh":
            self._aid = False
        elif kind == "si":
            self.found.append(unescaped("".join(self._pieces)))
