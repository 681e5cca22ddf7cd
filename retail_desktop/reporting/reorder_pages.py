"""The printed reorder report: one block per supplier, on a lying page."""

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table

from retail_desktop.domain.replenishment import Status
from retail_desktop.reporting import paper
from retail_desktop.reporting.lettering import REGULAR, SEMIBOLD
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import text
from retail_desktop.reporting.reorder_lines import ReorderReport, ReportLine, Sum, SupplierBlock, supplier_facts
from retail_desktop.reporting.signs import SIZE, status_sign, status_word, tick_box
from retail_desktop.reporting.wording import amount, count, day, decimals_of, units

_CHANGED = "●"
_COLUMNS = (
    ("", 14.0),
    ("Status", 64),
    ("Code", 50),
    ("Supplier code", 56),
    ("Description", 0),
    ("On hand", 38),
    ("On order", 38),
    ("Reorder point", 42),
    ("Target", 38),
    ("Sold 4\u00a0weeks", 38),
    ("Days cover", 36),
    ("Suggested", 52),
    ("Packs", 46),
    ("Unit cost", 46),
    ("Total", 56),
    ("Done", 26),
)
_FIRST_NUMBER = 5
_QUANTITY = 11
_FEW_LINES = 120.0
"""Room in points that a supplier's heading asks for, so that it never stands alone at the foot of a page."""


def story(report: ReorderReport, width: float, *, with_reasons: bool) -> list[Flowable]:
    """The report as flowing parts for a page `width` points wide."""
    parts = [_head(report, width), Spacer(0, 8)]
    if not report.sum.lines:
        parts.append(text(report.nothing_because))
    for block in report.suppliers:
        parts += _block(block, report.currency, width)
        if with_reasons:
            parts += _reasons(block, width)
    if report.sum.lines:
        parts += [CondPageBreak(60), _grand_total(report, width), Spacer(0, 8), *_legend(report)]
    return parts


def _head(report: ReorderReport, width: float) -> Table:
    total = report.sum
    left = [text("Reorder report", paper.TITLE), text(report.store_name, paper.HEADING)]
    right = [
        text(f"As of {day(report.as_of)}", paper.BODY_RIGHT),
        text(f"Sales data through {day(report.data_through)}", paper.NOTE_RIGHT),
        text(f"Shown: {report.filters}", paper.NOTE_RIGHT),
        text(f"{_counted(total)}, {amount(total.cost)} {report.currency}", paper.NOTE_RIGHT),
    ]
    return Table([[left, right]], colWidths=[width * 0.6, width * 0.4], style=paper.BARE)


def _block(block: SupplierBlock, currency: str, width: float) -> list[Flowable]:
    return [CondPageBreak(_FEW_LINES), _table(block, currency, width), Spacer(0, 12)]


def _table(block: SupplierBlock, currency: str, width: float) -> Table:
    """The supplier's name and facts head the table, and come again with the titles on each further page."""
    decimals = decimals_of(line.suggestion.unit_cost for line in block.lines)
    facts = [text(block.supplier.name, paper.HEADING), text(supplier_facts(block, currency), paper.NOTE)]
    above = [facts, *[""] * (len(_COLUMNS) - 1)]
    rows = [above, _head_row(), *(_row(line, decimals) for line in block.lines), _sub_total(block.sum)]
    description = width - sum(wide for _, wide in _COLUMNS)
    return Table(
        rows, colWidths=[wide or description for _, wide in _COLUMNS], repeatRows=2, style=_table_style(len(rows))
    )


def _table_style(rows: int) -> list[tuple[Any, ...]]:
    return [
        *paper.table_style(head=1),
        ("SPAN", (0, 0), (-1, 0)),
        ("LEFTPADDING", (0, 0), (-1, 0), 0),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 5),
        ("ALIGN", (_FIRST_NUMBER, 0), (-1, -1), "RIGHT"),
        ("FONT", (_FIRST_NUMBER, 2), (-1, -1), REGULAR, paper.CELL.fontSize, paper.CELL.leading),
        ("TEXTCOLOR", (_FIRST_NUMBER, 2), (-1, -1), HexColor(LIGHT.text)),
        ("FONT", (_QUANTITY, 2), (_QUANTITY, -1), SEMIBOLD, paper.CELL.fontSize, paper.CELL.leading),
        ("RIGHTPADDING", (0, 0), (0, -1), 0),
        ("SPAN", (0, -1), (_FIRST_NUMBER - 1, -1)),
        ("LINEABOVE", (0, -1), (-1, -1), 0.75, HexColor(LIGHT.strong_border)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.75, HexColor(LIGHT.strong_border)),
        ("NOSPLIT", (0, -min(3, rows - 2)), (-1, -1)),
    ]


def _head_row() -> list[Paragraph]:
    styles = [paper.HEAD] * _FIRST_NUMBER + [paper.HEAD_RIGHT] * (len(_COLUMNS) - _FIRST_NUMBER)
    return [text(title, style) for (title, _), style in zip(_COLUMNS, styles, strict=True)]


def _row(line: ReportLine, decimals: int) -> list[Any]:
    plan = line.suggestion
    numbers = [
        units(plan.on_hand),
        units(plan.on_order),
        units(plan.reorder_point),
        units(plan.order_up_to),
        units(line.sold_4_weeks),
        units(line.days_cover, 1),
    ]
    return [
        status_sign(plan.status),
        text(status_word(plan.status), paper.CELL),
        text(plan.sku, paper.CELL),
        text(line.supplier_code, paper.CELL),
        text(line.name, paper.CELL),
        *numbers,
        _quantity(line),
        _packs(line),
        amount(plan.unit_cost, decimals),
        amount(line.cost if plan.quantity else None),
        tick_box(),
    ]


def _quantity(line: ReportLine) -> str | list[Paragraph]:
    ordered = units(line.suggestion.quantity)
    if not line.is_changed:
        return ordered
    was = text(f"not {units(line.suggestion.suggested_quantity)}", paper.SMALL_RIGHT)
    return [text(f"{_CHANGED} {ordered}", paper.CELL_RIGHT_STRONG), was]


def _packs(line: ReportLine) -> str:
    return f"{units(line.packs, 2)} × {units(line.suggestion.pack_size)}" if line.suggestion.quantity else "–"


def _sub_total(total: Sum) -> list[Any]:
    empty = [""] * (_FIRST_NUMBER - 1)
    before_quantity = [""] * 6
    return [
        text(f"Sub-total, {_counted(total)}", paper.CELL_STRONG),
        *empty,
        *before_quantity,
        text(units(total.units), paper.CELL_RIGHT_STRONG),
        text(units(total.packs, 2), paper.CELL_RIGHT_STRONG),
        "",
        text(amount(total.cost), paper.CELL_RIGHT_STRONG),
        "",
    ]


def _counted(total: Sum) -> str:
    unknown = f" ({count(total.without_cost, 'line')} without a known cost)" if total.without_cost else ""
    return f"{count(total.lines, 'line')} to order{unknown}"


def _grand_total(report: ReorderReport, width: float) -> Table:
    total = report.sum
    words = f"Grand total, {count(len(report.suppliers), 'supplier')}, {_counted(total)}, {units(total.units)} units"
    money = text(f"{amount(total.cost)} {report.currency}", paper.HEADING_RIGHT)
    rule = ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(LIGHT.text))
    return Table(
        [[text(words, paper.HEADING), money]],
        colWidths=[width * 0.75, width * 0.25],
        style=(*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, -1), 5)),
    )


def _reasons(block: SupplierBlock, width: float) -> list[Flowable]:
    explained = [line for line in block.lines if line.suggestion.why]
    if not explained:
        return []
    rows = [
        [text(line.suggestion.sku, paper.NOTE), text(line.name, paper.NOTE), text(line.suggestion.why, paper.NOTE)]
        for line in explained
    ]
    heading = [text("Why these quantities", paper.HEAD), "", ""]
    style = (
        *paper.BARE,
        ("RIGHTPADDING", (0, 0), (1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ("SPAN", (0, 0), (1, 0)),
    )
    return [Table([heading, *rows], colWidths=[64, 160, width - 224], repeatRows=1, style=style), Spacer(0, 14)]


def _legend(report: ReorderReport) -> list[Flowable]:
    statuses = {line.suggestion.status for line in report.lines}
    used = [status for status in Status if status in statuses]
    cells = [part for status in used for part in (status_sign(status), text(status.value, paper.NOTE))]
    widths = [width for status in used for width in (SIZE + 4, stringWidth(status.value, REGULAR, 7.8) + 16)]
    notes = f"Money in {report.currency}. Units unless packs are named."
    if any(line.is_changed for line in report.lines):
        notes += f" {_CHANGED} quantity changed by a person, with the suggestion below it."
    return [Table([cells], colWidths=widths, style=paper.BARE, hAlign="LEFT"), text(notes, paper.NOTE)]
