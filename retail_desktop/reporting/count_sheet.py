"""A list to count by on paper: what lies where, with a box for what was counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from retail_desktop.reporting.document import FILES_ONLY, ROOMY, Column, Document, Listing, Occasion, Section
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import count

NO_CATEGORY = "Without category"


class SheetOrder(StrEnum):
    """In which order the lines stand: by category as shelves are, by code, or as the list was made."""

    CATEGORY = "category"
    CODE = "code"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """An item to be counted: what the book says, and what was counted so far."""

    sku: str
    name: str
    category: str
    barcode: str
    book: Decimal
    counted: Decimal | None


def document(
    title: str, lines: Sequence[SheetLine], occasion: Occasion, *, order: SheetOrder, with_book: bool
) -> Document:
    """The list; files hold what was counted as `quantity`, so that they can be filled in and booked with `count`."""
    columns = _columns(with_book=with_book)
    rows = sorted(lines, key=_by_code) if order is SheetOrder.CODE else lines
    if order is SheetOrder.CATEGORY:
        rows = sorted(lines, key=lambda line: (not line.category, line.category.casefold(), line.name.casefold()))
        parts = [(name or NO_CATEGORY, list(mine)) for name, mine in groupby(rows, key=lambda line: line.category)]
    else:
        parts = [("", list(rows))] if rows else []
    done = sum(line.counted is not None for line in lines)
    return Document(
        title="Count sheet",
        occasion=occasion,
        figures=(
            ("List", title),
            ("To count", count(len(lines), "item") + (f", {done} of them counted already" if done else "")),
        ),
        listings=(
            Listing(
                "",
                columns,
                tuple(
                    Section(heading, "", tuple(_row(line, with_book=with_book) for line in mine))
                    for heading, mine in parts
                ),
            ),
        ),
        notes=(
            "Write how many units lie there, storeroom included; 0 where there is none. Empty lines stay as they are.",
            "Counted by: ______________________________    Date and time: ______________________________",
        ),
        empty="There is nothing on this list.",
    )


def _by_code(line: SheetLine) -> str:
    return line.sku


def _columns(*, with_book: bool) -> tuple[Column, ...]:
    return (
        Column("category", "Category", "text", FILES_ONLY),
        Column("sku", "Code", "code", 84),
        Column("barcode", "Barcode", "code", 86),
        Column("name", "Description", "text", ROOMY),
        *((Column("book", "Book", "number", 50),) if with_book else ()),
        Column("quantity", "Counted so far", "number", FILES_ONLY),
        Column("counted", "Counted", "blank", 76),
        Column("again", "Second count", "blank", 76),
    )


def _row(line: SheetLine, *, with_book: bool) -> tuple[Cell, ...]:
    book = (line.book,) if with_book else ()
    return (line.category, line.sku, line.barcode, line.name, *book, line.counted, None, None)
