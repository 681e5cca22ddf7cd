"""A list to count by."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from retail_desktop.reporting.count_sheet import SheetLine, SheetOrder, document
from retail_desktop.reporting.document import Occasion, table

DAY = date(2026, 9, 29)
OCCASION = Occasion("Harbour Street", DAY, DAY, "2026-09-29 18:00", "Maria", "USD", "store main")
LINES = (
    SheetLine("00440", "Fudge", "Sweets", "", Decimal(33), None),
    SheetLine("00417", "Mug", "Gifts", "5012345678900", Decimal(20), Decimal(18)),
    SheetLine("00388", "Candle", "Gifts", "", Decimal(3), None),
    SheetLine("00500", "Box", "", "", Decimal(1), None),
)


def test_lines_stand_by_category_and_name_as_the_shelves_are() -> None:
    made = document("By risk", LINES, OCCASION, order=SheetOrder.CATEGORY, with_book=True)
    assert [(part.heading, [row[1] for row in part.rows]) for part in made.lines.sections] == [
        ("Gifts", ["00388", "00417"]), ("Sweets", ["00440"]), ("Without category", ["00500"]),
    ]  # fmt: skip
    assert dict(made.figures)["To count"] == "4 items, 1 of them counted already"


def test_lines_stand_by_code_or_as_the_list_was_made() -> None:
    for order, wanted in ((SheetOrder.CODE, "00388"), (SheetOrder.LIST, "00440")):
        made = document("By risk", LINES, OCCASION, order=order, with_book=True)
        assert made.lines.sections[0].rows[0][1] == wanted


def test_the_book_is_left_out_of_paper_and_files_if_wished() -> None:
    made = document("By risk", LINES, OCCASION, order=SheetOrder.CODE, with_book=False)
    assert [column.key for column in table(made).columns] == ["category", "sku", "barcode", "name", "quantity"]
    with_book = document("By risk", LINES, OCCASION, order=SheetOrder.CODE, with_book=True)
    assert [column.key for column in table(with_book).columns][4] == "book"


def test_an_empty_list_says_so() -> None:
    made = document("By risk", (), replace(OCCASION), order=SheetOrder.LIST, with_book=True)
    assert (made.count, made.empty) == (0, "There is nothing on this list.")
