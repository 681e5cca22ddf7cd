"""The printed page: sizes, type, footer with page x of y, and a mark across pages that must not be acted on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.lettering import REGULAR, SEMIBOLD, load_fonts, paper_text, plain_text
from retail_desktop.reporting.palette import LIGHT

Page = Literal["A4", "Letter"]

MARGIN = 30.0
FOOTER = 26.0
LONGEST_TEXT = 600
_SIZES: dict[Page, tuple[float, float]] = {"A4": A4, "Letter": LETTER}


def _style(name: str, size: float, leading: float, **changes: Any) -> ParagraphStyle:  # noqa: ANN401  reportlab ships no types
    return ParagraphStyle(
        name, **{"fontName": REGULAR, "fontSize": size, "leading": leading, "textColor": HexColor(LIGHT.text)} | changes
    )


_MUTED = {"textColor": HexColor(LIGHT.muted)}
TITLE = _style("title", 18, 23, fontName=SEMIBOLD)
HEADING = _style("heading", 11, 15, fontName=SEMIBOLD)
HEADING_RIGHT = _style("heading right", 11, 15, fontName=SEMIBOLD, alignment=TA_RIGHT)
BODY = _style("body", 9, 12.5)
BODY_RIGHT = _style("body right", 9, 12.5, alignment=TA_RIGHT)
NOTE = _style("note", 7.8, 11, **_MUTED)
NOTE_RIGHT = _style("note right", 7.8, 11, alignment=TA_RIGHT, **_MUTED)
BODY_STRONG = _style("strong body", 9, 12.5, fontName=SEMIBOLD)
LABEL = _style("label", 9, 12.5, **_MUTED)
SMALL = _style("small", 6.8, 8.6, **_MUTED)
SMALL_RIGHT = _style("small right", 6.8, 8.6, alignment=TA_RIGHT, **_MUTED)
CELL = _style("cell", 7.8, 9.8)
CELL_STRONG = _style("strong cell", 7.8, 9.8, fontName=SEMIBOLD)
CELL_RIGHT = _style("number", 7.8, 9.8, alignment=TA_RIGHT)
CELL_RIGHT_STRONG = _style("strong number", 7.8, 9.8, alignment=TA_RIGHT, fontName=SEMIBOLD)
HEAD = _style("head", 7.2, 8.8, fontName=SEMIBOLD, **_MUTED)
HEAD_RIGHT = _style("head right", 7.2, 8.8, alignment=TA_RIGHT, fontName=SEMIBOLD, **_MUTED)

BARE = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
)
"""A table that only arranges; it comes first, so that later styles may add to it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every page of a document has in common; `mark` is written large across each page."""

    title: str
    author: str
    footer: str
    page: Page = "A4"
    lying: bool = False
    mark: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        size: tuple[float, float] = landscape(_SIZES[self.page]) if self.lying else _SIZES[self.page]
        return size

    @property
    def width(self) -> float:
        """Width between the margins in points."""
        return self.size[0] - 2 * MARGIN


class _CountedCanvas(Canvas):  # type: ignore[misc]  # reportlab ships no types
    """A canvas that holds its pages back until their number is known."""

    def __init__(self, *arguments: Any, sheet: Sheet, **options: Any) -> None:  # noqa: ANN401  reportlab ships no types
        super().__init__(*arguments, **options)
        self._sheet = sheet
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        held = self._held
        for number, page in enumerate(held, 1):
            self.__dict__.update(page)
            _draw_footer(self, self._sheet, f"Page {number} of {len(held)}")
            super().showPage()
        super().save()


def table_style(head: int = 0) -> list[tuple[Any, ...]]:
    """A quiet table: horizontal lines only, and a tinted row number `head` with the titles of the columns."""
    return [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, head), (-1, head), "BOTTOM"),
        ("BACKGROUND", (0, head), (-1, head), HexColor(LIGHT.head)),
        ("LINEBELOW", (0, head), (-1, head), 0.75, HexColor(LIGHT.strong_border)),
        ("LINEBELOW", (0, head + 1), (-1, -1), 0.4, HexColor(LIGHT.border)),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
    ]


def text(words: str, style: ParagraphStyle = BODY) -> Paragraph:
    """Words that print exactly as they are, whatever characters they hold; an endless one is cut to fit a page."""
    return Paragraph(paper_text(words if len(words) <= LONGEST_TEXT else f"{words[: LONGEST_TEXT - 1]}…"), style)


def write_pages(path: Path, sheet: Sheet, story: Callable[[], Sequence[Flowable]]) -> None:
    """Lay out a story on numbered pages; the same story always gives the same bytes.

    Raises:
        RetailError: the file cannot be written.
    """
    load_fonts()
    width, height = sheet.size
    frame = Frame(MARGIN, MARGIN + FOOTER, sheet.width, height - 2 * MARGIN - FOOTER, 0, 0, 0, 0)
    with writing(path) as temporary:
        document = BaseDocTemplate(
            str(temporary), pagesize=(width, height), title=sheet.title, author=sheet.author, lang="en", invariant=1
        )
        document.addPageTemplates(PageTemplate(frames=[frame], onPage=lambda canvas, _: _draw_mark(canvas, sheet)))
        document.build(
            list(story()), canvasmaker=lambda *args, **options: _CountedCanvas(*args, sheet=sheet, **options)
        )


def _draw_footer(canvas: Canvas, sheet: Sheet, number: str) -> None:
    line = MARGIN + 12
    canvas.saveState()
    canvas.setStrokeColor(HexColor(LIGHT.border))
    canvas.setLineWidth(0.5)
    canvas.line(MARGIN, line, sheet.size[0] - MARGIN, line)
    canvas.setFillColor(HexColor(LIGHT.muted))
    canvas.setFont(REGULAR, 7.5)
    canvas.drawString(MARGIN, MARGIN, plain_text(sheet.footer))
    canvas.drawRightString(sheet.size[0] - MARGIN, MARGIN, number)
    canvas.restoreState()


def _draw_mark(canvas: Canvas, sheet: Sheet) -> None:
    """The mark lies under the text, pale enough to read through and dark enough to survive a copier."""
    if not sheet.mark:
        return
    width, height = sheet.size
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(45)
    canvas.setFont(SEMIBOLD, 96)
    canvas.setFillColor(HexColor(LIGHT.grid))
    canvas.drawCentredString(0, -32, sheet.mark)
    canvas.restoreState()
