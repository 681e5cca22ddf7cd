"""A replay as a document and as tables: what each rule held, lost and cost."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TextIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from reportlab.platypus import Flowable, Image, Spacer
from reportlab.platypus import Table as Grid

from retail_desktop.domain.replay import RULE_NAMES, Figures, Replay, headline
from retail_desktop.reporting import paper, tables
from retail_desktop.reporting.charts.frame import empty_figure
from retail_desktop.reporting.charts.tradeoff import TradeOffChart
from retail_desktop.reporting.charts.weekly import WeeklyChart
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.wording import amount, day, units

NOTE = (
    "Every rule began with the same stock, ordered on the suppliers' days in whole packs and got the same lead times. "
    "Customers wanted what was sold then, and what is estimated lost on days without stock; what a rule had not got "
    "was lost. The program knew on each day only what had been sold until the evening before. Ring: the setting a "
    "store would choose; the program has each item's own service level."
)
_CHART = (760, 320)
_COLUMNS: tuple[tuple[str, tables.Kind, int | None], ...] = (
    ("sku", "code", None), ("store", "code", None), ("rule", "text", None), ("wanted", "number", None),
    ("sold", "number", None), ("lost", "number", None), ("lost_margin", "money", None), ("fill_rate", "number", 4),
    ("cycle_service", "number", 4), ("stock", "number", None), ("stock_value", "money", None),
    ("waste", "number", None), ("waste_cost", "money", None), ("orders", "number", None),
)  # fmt: skip
_HEAD = ("Rule", "Stock value", "Lost, units", "Margin lost", "Served", "Waste", "Orders", "Lines")


def items_table(replay: Replay) -> Table:
    """Every item under every rule; `rule` is the name on the command line."""
    columns = tuple(TableColumn(key, key, kind, decimals) for key, kind, decimals in _COLUMNS)
    rows = [(one.sku, one.store, one.rule.value, *_cells(one.figures)) for one in replay.items]
    return Table("Replay", columns, rows)


def write_csv(replay: Replay, out: Path | TextIO) -> int:
    """Write every item under every rule; returns the number of lines."""
    return tables.write_csv(items_table(replay), out)


def write_xlsx(replay: Replay, out: Path) -> int:
    """Write every item under every rule as a workbook; returns the number of lines."""
    return tables.write_xlsx(items_table(replay), out)


def write_pdf(replay: Replay, out: Path, author: str) -> None:
    """Write one page: the outcome in a sentence, the pictures, the rules and what they rest on.

    Raises:
        RetailError: the file cannot be written.
    """
    title = f"Replay, {day(replay.first)} to {day(replay.last)}"
    sheet = paper.Sheet(title, author, f"{title} · {replay.store or 'all stores'}")
    paper.write_pages(out, sheet, lambda: list(_story(replay, title, sheet.width)))


def _story(replay: Replay, title: str, width: float) -> Iterator[Flowable]:
    yield paper.text(title, paper.TITLE)
    yield Spacer(0, 6)
    yield paper.text(headline(replay), paper.HEADING)
    yield Spacer(0, 8)
    for chart in (TradeOffChart, WeeklyChart):
        yield Image(_picture(replay, chart), width, width * _CHART[1] / _CHART[0])
        yield Spacer(0, 8)
    yield _rules(replay, width)
    yield Spacer(0, 8)
    yield paper.text(NOTE, paper.NOTE)


def _picture(replay: Replay, chart: type[TradeOffChart | WeeklyChart]) -> BytesIO:
    figure, picture = empty_figure(*_CHART), BytesIO()
    chart(figure).show(replay)
    FigureCanvasAgg(figure).print_figure(picture, format="png", dpi=2 * figure.dpi, metadata={"Software": None})
    picture.seek(0)
    return picture


def _rules(replay: Replay, width: float) -> Grid:
    named = [(RULE_NAMES[one.rule], one.figures) for one in replay.rules]
    if replay.happened is not None:
        named += [
            (f"What happened, {replay.happened.items:,} counted items", replay.happened.figures),
            ("This program, the same items", replay.happened.program),
        ]
    head = [paper.text(word, paper.HEAD_RIGHT if place else paper.HEAD) for place, word in enumerate(_HEAD)]
    rows = [
        [paper.text(cell, paper.CELL_RIGHT if place else paper.CELL) for place, cell in enumerate(_words(name, one))]
        for name, one in named
    ]
    widths = [0.27 * width, *[0.73 * width / 7] * 7]
    return Grid([head, *rows], widths, style=paper.table_style())


def _words(name: str, one: Figures) -> tuple[str, ...]:
    served = "–" if one.fill_rate is None else f"{one.fill_rate:.1%}"
    return (
        name, amount(one.stock_value), units(one.lost, 0), amount(one.lost_margin), served, amount(one.waste_cost),
        f"{one.orders:,}", f"{one.lines:,}",
    )  # fmt: skip


def _cells(one: Figures) -> tuple[Cell, ...]:
    return (
        one.wanted, one.sold, one.lost, one.lost_margin, one.fill_rate, one.cycle_service, one.stock, one.stock_value,
        one.waste, one.waste_cost, one.lines,
    )  # fmt: skip
