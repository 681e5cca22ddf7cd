"""A report of lists on paper: repeated headings, sub-totals that never stand alone, boxes to tick."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, Spacer, Table

from retail_desktop.reporting import paper
from retail_desktop.reporting.document import Column, Document, Listing, Section, heading_facts, shown
from retail_desktop.reporting.lettering import REGULAR
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import text
from retail_desktop.reporting.signs import tick_box
from retail_desktop.reporting.tables import Cell

_FEW_LINES = 130.0
"""Room in points that a heading asks for, so that it never stands alone at the foot of a page."""


def story(document: Document, width: float) -> list[Flowable]:
    """The report as flowing parts for a page `width` points wide."""
    parts = [_head(document, width), Spacer(0, 8)]
    if not document.count:
        return [*parts, text(document.empty)]
    for listing in document.listings:
        parts += _listing(listing, width)
    return [*parts, *_notes(document)]


def _head(document: Document, width: float) -> Table:
    left = [text(document.title, paper.TITLE), text(document.occasion.store_name, paper.HEADING)]
    left.append(Spacer(0, 3))
    left += [text(f"{label}: {value}", paper.BODY) for label, value in document.figures]
    first, *others = heading_facts(document.occasion)
    right = [text(first, paper.BODY_RIGHT), *(text(words, paper.NOTE_RIGHT) for words in others)]
    return Table([[left, right]], colWidths=[width * 0.55, width * 0.45], style=paper.BARE)


def _listing(listing: Listing, width: float) -> Iterator[Flowable]:
    if listing.title:
        yield CondPageBreak(_FEW_LINES)
        yield text(listing.title, paper.HEADING)
        yield Spacer(0, 2)
    for section in listing.sections:
        yield CondPageBreak(_FEW_LINES)
        yield from _section(listing, section, width)
        yield Spacer(0, 10)
    if listing.total:
        yield CondPageBreak(40)
        yield _sums(listing, listing.total_words, listing.total, width)
        yield Spacer(0, 12)


def _section(listing: Listing, section: Section, width: float) -> Iterator[Flowable]:
    columns = [listing.columns[place] for place in listing.on_paper]
    above = [text(section.heading, paper.HEADING)] if section.heading else []
    above += [text(section.facts, paper.NOTE)] if section.facts else []
    heads = [[above, *[""] * (len(columns) - 1)]] if above else []
    heads.append([text(one.heading, paper.HEAD_RIGHT if one.is_number else paper.HEAD) for one in columns])
    rows = [_row(listing, row) for row in section.rows]
    if section.total:
        rows.append(_sum_row(listing, section.total_words, section.total))
    yield Table(
        [*heads, *rows],
        colWidths=_widths(columns, width),
        repeatRows=len(heads),
        style=_style(listing, len(heads), len(rows), section),
    )


def _style(listing: Listing, heads: int, rows: int, section: Section) -> list[tuple[Any, ...]]:
    columns = [listing.columns[place] for place in listing.on_paper]
    first = heads
    style = [
        *paper.table_style(head=heads - 1),
        ("FONT", (0, first), (-1, -1), REGULAR, paper.CELL.fontSize, paper.CELL.leading),
        ("TEXTCOLOR", (0, first), (-1, -1), HexColor(LIGHT.text)),
        *(("ALIGN", (place, first), (place, -1), "RIGHT") for place, one in enumerate(columns) if one.is_number),
        *(
            ("BOX", (place, row), (place, row), 0.7, HexColor(LIGHT.muted))
            for place, one in enumerate(columns)
            if one.shape == "blank"
            for row in range(first, first + rows - bool(section.total))
        ),
    ]
    style += [
        ("LEFTPADDING", (place, heads - 1), (place, -1), 9)
        for place, (before, one) in enumerate(pairwise(columns), start=1)
        if before.is_number and not one.is_number
    ]
    if heads == 2:
        style += [("SPAN", (0, 0), (-1, 0)), ("LEFTPADDING", (0, 0), (-1, 0), 0), ("BOTTOMPADDING", (0, 0), (-1, 0), 5)]
    if section.total:
        style += [
            ("SPAN", (0, -1), (_words_until(columns, listing, section.total), -1)),
            ("LINEABOVE", (0, -1), (-1, -1), 0.75, HexColor(LIGHT.strong_border)),
            ("LINEBELOW", (0, -1), (-1, -1), 0.75, HexColor(LIGHT.strong_border)),
            ("NOSPLIT", (0, -min(3, rows)), (-1, -1)),
        ]
    return style


def _row(listing: Listing, row: tuple[Cell, ...]) -> list[Any]:
    return [_cell(listing.columns[place], row[place]) for place in listing.on_paper]


def _cell(column: Column, cell: Cell) -> Any:  # noqa: ANN401  reportlab ships no types
    if column.shape == "tick":
        return tick_box()
    words = shown(column, cell)
    return text(words, paper.CELL) if column.shape in {"text", "code"} and words else words


def _sum_row(listing: Listing, words: str, total: tuple[Cell, ...]) -> list[Any]:
    cells: list[Any] = []
    for place in listing.on_paper:
        column = listing.columns[place]
        said = "" if total[place] == "" else shown(column, total[place])
        cells.append(text(said, paper.CELL_RIGHT_STRONG if column.is_number else paper.CELL_STRONG) if said else "")
    cells[0] = text(words, paper.CELL_STRONG)
    return cells


def _words_until(columns: list[Column], listing: Listing, total: tuple[Cell, ...]) -> int:
    """The last column over which a sum's words may reach: that before the first sum."""
    sums = [at for at, place in enumerate(listing.on_paper) if total[place] != ""]
    return max(0, min(sums, default=len(columns)) - 1)


def _sums(listing: Listing, words: str, total: tuple[Cell, ...], width: float) -> Table:
    columns = [listing.columns[place] for place in listing.on_paper]
    return Table(
        [_sum_row(listing, words, total)],
        colWidths=_widths(columns, width),
        style=[
            *paper.BARE,
            ("SPAN", (0, 0), (_words_until(columns, listing, total), 0)),
            ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(LIGHT.text)),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ],
    )


def _widths(columns: list[Column], width: float) -> list[float]:
    rest = (width - sum(one.width for one in columns)) / max(1, sum(not one.width for one in columns))
    return [one.width or rest for one in columns]


def _notes(document: Document) -> Iterator[Flowable]:
    for note in document.notes:
        yield text(note, paper.NOTE)
