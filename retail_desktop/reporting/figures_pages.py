"""The figures of a store on one sheet of paper, A4 or Letter, in greys as good as in colours."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Image, Spacer
from reportlab.platypus import Table as Grid

from retail_desktop.domain.figures import CARDS, DEFINITIONS, OTHERS, Compared, Figure, StoreFigures, Told
from retail_desktop.reporting import paper
from retail_desktop.reporting.charts.frame import empty_figure
from retail_desktop.reporting.charts.year import YearChart
from retail_desktop.reporting.document import Occasion
from retail_desktop.reporting.figure_words import change_words, days_of, said, value_words
from retail_desktop.reporting.figures_report import TITLE
from retail_desktop.reporting.lettering import SEMIBOLD
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import text
from retail_desktop.reporting.valuation_report import NO_CATEGORY
from retail_desktop.reporting.wording import amount, count, day

_CHART = (760, 210)
_CATEGORIES, _RISKS = 7, 5
_BIG = paper._style("card figure", 15, 18, fontName=SEMIBOLD)  # noqa: SLF001 - the paper's own way to make a style


def write_pdf(found: StoreFigures, occasion: Occasion, path: Path, page: paper.Page = "A4") -> int:
    """Write one page; returns the number of figures.

    Raises:
        RetailError: the file cannot be written.
    """
    sheet = paper.Sheet(
        title=f"{TITLE}, {found.store_name}, {found.periods.now.last.isoformat()}",
        author=found.store_name,
        footer=f"{TITLE} · {found.store_name} · printed {occasion.printed_at} by {occasion.printed_by}",
        page=page,
    )
    paper.write_pages(path, sheet, lambda: list(_story(found, sheet.width)))
    return len(Figure)


def _story(found: StoreFigures, width: float) -> Iterator[Flowable]:
    yield _head(found, width)
    yield Spacer(0, 6)
    yield _cards(found, width)
    yield Spacer(0, 6)
    if found.months:
        yield Image(_picture(found), width, width * _CHART[1] / _CHART[0])
        yield Spacer(0, 4)
    yield _two_columns(_others(found, width * 0.56), _idle(found, width * 0.40), width)
    yield Spacer(0, 6)
    yield from _risks(found, width)
    yield Spacer(0, 4)
    yield text(" ".join(found.notes), paper.SMALL)


def _head(found: StoreFigures, width: float) -> Grid:
    periods = found.periods
    left = [text(TITLE, paper.TITLE), text(found.store_name, paper.HEADING)]
    right = [
        text(days_of(periods.now), paper.BODY_RIGHT),
        text(f"Last year: {days_of(periods.last_year)}", paper.NOTE_RIGHT),
        text(f"Before: {days_of(periods.before)}", paper.NOTE_RIGHT),
        text(f"Sales through {day(periods.now.last)}; amounts in {found.currency}", paper.NOTE_RIGHT)
        if found.currency
        else text(f"Sales through {day(periods.now.last)}", paper.NOTE_RIGHT),
    ]
    return Grid([[left, right]], colWidths=[width * 0.5, width * 0.5], style=paper.BARE)


def _cards(found: StoreFigures, width: float) -> Grid:
    cells = [_card(found.figures[figure]) for figure in CARDS]
    line = HexColor(LIGHT.strong_border)
    return Grid(
        [cells[:5], cells[5:]],
        colWidths=[width / 5] * 5,
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("INNERGRID", (0, 0), (-1, -1), 0.5, line),
            ("BOX", (0, 0), (-1, -1), 0.5, line),
            *((side, (0, 0), (-1, -1), 4) for side in ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")),
        ],
    )


def _card(one: Compared) -> list[Flowable]:
    other = _known(one)
    lines = [text(DEFINITIONS[one.figure].name, paper.HEAD), text(value_words(one.figure, one.now.value), _BIG)]
    if other is not None:
        when = "last year" if other is one.last_year else "before"
        lines.append(text(f"{change_words(one.figure, one.now, other)} ({when})", paper.SMALL))
    if words := said(one.figure, one.now):
        lines.append(text(words, paper.SMALL))
    return lines


def _known(one: Compared) -> Told | None:
    """What a figure is compared with: last year, else the period before, else nothing."""
    if one.now.value is None:
        return None
    return next((other for other in (one.last_year, one.before) if other.value is not None), None)


def _picture(found: StoreFigures) -> BytesIO:
    figure, picture = empty_figure(*_CHART), BytesIO()
    YearChart(figure).show(found.months, found.currency)
    FigureCanvasAgg(figure).print_figure(picture, format="png", dpi=2 * figure.dpi, metadata={"Software": None})
    picture.seek(0)
    return picture


def _two_columns(left: Flowable, right: Flowable, width: float) -> Grid:
    return Grid([[left, "", right]], colWidths=[width * 0.56, width * 0.04, width * 0.40], style=paper.BARE)


def _others(found: StoreFigures, width: float) -> Grid:
    rows: list[list[Any]] = [
        [text("More figures", paper.HEAD), text("Value", paper.HEAD_RIGHT), text("Change or remark", paper.HEAD)]
    ]
    for figure in OTHERS:
        one = found.figures[figure]
        other = _known(one)
        words = change_words(figure, one.now, other) if other else said(figure, one.now)
        rows.append([
            text(DEFINITIONS[figure].name, paper.CELL), text(value_words(figure, one.now.value), paper.CELL_RIGHT),
            text(words, paper.SMALL),
        ])  # fmt: skip
    return Grid(rows, [width * 0.30, width * 0.18, width * 0.52], style=_tight())


def _idle(found: StoreFigures, width: float) -> Grid:
    heads = ["Excess and dead stock, at cost", "Stock", "Excess", "Dead"]
    rows = [[text(word, paper.HEAD_RIGHT if place else paper.HEAD) for place, word in enumerate(heads)]]
    shown, rest = found.idle[:_CATEGORIES], found.idle[_CATEGORIES:]
    for one in shown:
        numbers = (one.stock, one.excess, one.dead)
        cells = [text(one.category or NO_CATEGORY, paper.CELL)]
        rows.append([*cells, *(text(amount(number, 0), paper.CELL_RIGHT) for number in numbers)])
    if rest:
        sums = (sum(getattr(one, name) or 0 for one in rest) for name in ("stock", "excess", "dead"))
        cells = [text(count(len(rest), "more category", "more categories"), paper.CELL)]
        rows.append([*cells, *(text(amount(Decimal(number), 0), paper.CELL_RIGHT) for number in sums)])
    if not shown:
        rows.append([text("No stock is known.", paper.CELL), "", "", ""])
    return Grid(rows, [width * 0.46, *[width * 0.18] * 3], style=_tight())


def _risks(found: StoreFigures, width: float) -> Iterator[Flowable]:
    if not found.risks:
        yield text("Nothing is out or runs out before a delivery can come, as far as a plan tells.", paper.NOTE)
        return
    heads = ["What is out or runs out", "Where", "Status", "Days without", "Sales at stake"]
    rows = [[text(word, paper.HEAD_RIGHT if place > 2 else paper.HEAD) for place, word in enumerate(heads)]]
    rows += [
        [
            text(f"{one.sku} {one.name}", paper.CELL), text(one.store, paper.CELL), text(one.status, paper.CELL),
            text(str(one.days_without), paper.CELL_RIGHT), text(amount(one.at_stake, 0), paper.CELL_RIGHT),
        ]
        for one in found.risks[:_RISKS]
    ]  # fmt: skip
    words = f"All {count(found.risks_count, 'item')} at risk"
    total = text(amount(found.risks_total, 0), paper.CELL_RIGHT_STRONG)
    rows.append([text(words, paper.CELL_STRONG), "", "", "", total])
    yield Grid(rows, [width * part for part in (0.42, 0.12, 0.22, 0.11, 0.13)], style=_tight())


def _tight() -> list[tuple[Any, ...]]:
    return [
        *paper.table_style(),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
    ]
