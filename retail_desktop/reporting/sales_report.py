"""What was sold, as a report with the sums of its head and a line for each period or slice."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from retail_desktop.domain.analysis.answer import Answer, Cell, Figure
from retail_desktop.domain.analysis.answer import Column as Shown
from retail_desktop.reporting.document import ROOMY, Column, Document, Listing, Occasion, Section, Shape
from retail_desktop.reporting.wording import amount, count, short_date, units

EMPTY = "Nothing was sold in this period."
_WIDE = frozenset({"name", "note"})
_ADDS_UP = frozenset({"units", "net", "margin", "before", "difference"})
_LEFT_OUT = ("average_",)
_WIDTHS: Mapping[str, float] = {"text": 90, "code": 84, "number": 56, "money": 66, "date": 62, "percent": 50}


def document(answer: Answer, occasion: Occasion, days: tuple[date, date]) -> Document:
    """The report of an answer by period or by slice."""
    places = [at for at, column in enumerate(answer.columns) if not column.key.startswith(_LEFT_OUT)]
    columns = tuple(_column(answer.columns[at]) for at in places)
    rows = tuple(tuple(line.cells[at] for at in places) for line in answer.lines)
    listing = Listing(
        answer.title, columns, (Section("", "", rows),), f"Total, {count(len(rows), 'line')}", _total(columns, rows)
    )
    return Document(
        title="Sales",
        occasion=occasion,
        figures=(
            ("Period", f"{short_date(days[0])} to {short_date(days[1])}"),
            *((one.label, _said(one, occasion.currency)) for one in answer.figures),
        ),
        listings=(listing,),
        notes=tuple(answer.notes),
        empty=EMPTY,
        lying=True,
    )


def _column(column: Shown) -> Column:
    width = ROOMY if column.key in _WIDE else _WIDTHS[column.kind]
    shape: Shape = column.kind
    return Column(column.key, " ".join(column.title.split()), shape, width, 2 if shape == "money" else None)


def _total(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> tuple[Cell, ...]:
    """The sums of what can be added up; exact, since the cells are."""
    return tuple(
        sum((Decimal(str(row[place])) for row in rows if row[place] is not None), Decimal(0))
        if column.key in _ADDS_UP
        else ""
        for place, column in enumerate(columns)
    )


def _said(one: Figure, currency: str) -> str:
    if one.value is None:
        return "–"
    said = units(one.value) if one.kind == "number" else f"{amount(one.value)} {currency}".strip()
    if one.change is None:
        return said
    return f"{said} ({'up' if one.change >= 0 else 'down'} {amount(abs(one.change) * 100, 1)} %)"
