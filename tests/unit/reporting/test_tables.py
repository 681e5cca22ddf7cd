"""Codes stay text, numbers stay numbers, formulas stay words."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from retail_desktop.domain.errors import RetailError
from retail_desktop.reporting import tables
from retail_desktop.reporting.tables import Table, TableColumn, write_csv, write_xlsx

COLUMNS = (
    TableColumn("sku", "sku", "code"),
    TableColumn("name", "name", "text"),
    TableColumn("units", "units", "number"),
    TableColumn("cost", "cost", "money"),
    TableColumn("day", "day", "date"),
    TableColumn("share", "share", "percent", 1),
    TableColumn("risk", "risk", "number", 3),
)
ROWS = (
    ("00417", "Sailor Mug", Decimal("20.000"), Decimal("7.9"), date(2026, 9, 29), 0.5, 0.12345),
    ("-12A", '=HYPERLINK("x")', -5, Decimal("0.0125"), None, None, float("nan")),
    ("1e5", "Cup, blue\nlarge", 1234567, Decimal("-1234.5"), None, None, None),
)


def as_csv(table: Table) -> str:
    stream = io.StringIO()
    write_csv(table, stream)
    return stream.getvalue()


def test_a_table_as_csv_is_plain_for_programs() -> None:
    assert as_csv(Table("Stock", COLUMNS, ROWS)) == (
        "sku,name,units,cost,day,share,risk\n"
        "00417,Sailor Mug,20,7.90,2026-09-29,0.500,0.123\n"
        '\'-12A,"\'=HYPERLINK(""x"")",-5,0.0125,,,\n'
        '1e5,"Cup, blue\nlarge",1234567,-1234.50,,,\n'
    )


@pytest.mark.parametrize("start", list("=+-@\t\r\n\0＝＋－＠"))
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(start: str) -> None:
    table = Table("Names", (TableColumn("name", "name", "text"),), [(f"{start}1+1",)])
    written = list(csv.reader(io.StringIO(as_csv(table), newline="")))
    assert written[1] == [f"'{start}1+1".replace("\r", "\n")]


@given(st.lists(st.tuples(st.text(), st.decimals(-(10**9), 10**9, places=3)), max_size=5))
def test_no_text_cell_starts_a_formula_and_every_number_survives(rows: list[tuple[str, Decimal]]) -> None:
    columns = (TableColumn("name", "name", "text"), TableColumn("units", "units", "number"))
    written = list(csv.reader(io.StringIO(as_csv(Table("T", columns, rows)), newline="")))[1:]
    assert [Decimal(number) for _, number in written] == [number for _, number in rows]
    assert not [text for text, _ in written if text.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_csv_file_is_utf_8_and_counts_its_rows(tmp_path: Path) -> None:
    rows = [("1", "Café € 抹茶", None, None, None, None, None)]
    assert write_csv(Table("T", COLUMNS, rows), tmp_path / "t.csv") == 1
    assert (tmp_path / "t.csv").read_bytes().endswith("1,Café € 抹茶,,,,,\n".encode())


def test_an_empty_table_has_its_header(tmp_path: Path) -> None:
    assert write_csv(Table("T", COLUMNS, []), tmp_path / "t.csv") == 0
    assert write_xlsx(Table("T", COLUMNS, []), tmp_path / "t.xlsx") == 0
    assert (tmp_path / "t.csv").read_text() == "sku,name,units,cost,day,share,risk\n"


def test_a_workbook_keeps_codes_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    assert write_xlsx(Table("Stock: all/*", COLUMNS, ROWS), tmp_path / "t.xlsx") == 3
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet.title == "Stock  all"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [column.header for column in COLUMNS]
    assert rows[1] == ["00417", "Sailor Mug", 20, 7.9, datetime(2026, 9, 29), 0.5, 0.12345]
    assert rows[2][:4] == ["-12A", '=HYPERLINK("x")', -5, 0.0125]
    assert rows[3][:4] == ["1e5", "Cup, blue\nlarge", 1234567, -1234.5]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row[:2]} == {"s"}
    assert sheet["B3"].quotePrefix
    assert not sheet["B2"].quotePrefix
    assert [sheet.cell(2, place).number_format for place in range(3, 8)] == [
        "General",
        "#,##0.00##",
        "yyyy-mm-dd",
        "0.0%",
        "#,##0.000",
    ]


def test_a_workbook_has_a_fixed_header_filters_and_room_for_its_words(tmp_path: Path) -> None:
    rows = [("1", "x" * 200, None, None, None, None, None)]
    write_xlsx(Table("", COLUMNS, rows), tmp_path / "t.xlsx")
    sheet = load_workbook(tmp_path / "t.xlsx").active
    assert sheet.title == "Table"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:G2"
    assert 59 < sheet.column_dimensions["B"].width < 62


def test_a_whole_number_column_shows_no_decimals(tmp_path: Path) -> None:
    write_xlsx(Table("T", (TableColumn("n", "n", "number", 0),), [(3,)]), tmp_path / "t.xlsx")
    assert load_workbook(tmp_path / "t.xlsx").active["A2"].number_format == "#,##0"


def test_a_sheet_that_is_too_long_is_refused_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_SHEET", 2)
    with pytest.raises(RetailError, match="Save it as CSV instead"):
        write_xlsx(Table("T", COLUMNS, ROWS), tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_workbook_on_a_full_disk_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    with pytest.raises(RetailError, match="no room for"):
        write_xlsx(Table("T", COLUMNS, ROWS), tmp_path / "t.xlsx")
    assert not list(tmp_path.iterdir())


def test_rows_are_written_as_they_come(tmp_path: Path) -> None:
    stream = io.StringIO()
    lengths = []

    def rows() -> Iterator[tuple[str]]:
        for number in range(3):
            lengths.append(len(stream.getvalue()))
            yield (str(number),)

    assert write_csv(Table("T", (TableColumn("n", "n", "code"),), rows()), stream) == 3
    assert lengths == [2, 4, 6]
