import io

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.book import Sheet, Tall
from retail_desktop.importing.books.spreadsheet_xml import SpreadsheetXml

STYLES = (
    "<Styles><Style ss:ID='five'><NumberFormat ss:Format='00000'/></Style>"
    "<Style ss:ID='day'><NumberFormat ss:Format='Short Date'/></Style>"
    "<Style ss:ID='money'><NumberFormat ss:Format='Currency'/></Style></Styles>"
)


def opened(sheets: str) -> SpreadsheetXml:
    content = (
        "<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>\n"
        "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet' "
        f"xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' xmlns:x='urn:x'>{STYLES}{sheets}</Workbook>"
    )
    return SpreadsheetXml("sales.xls", io.BytesIO(content.encode()), lambda *_: None)


def sheet(rows: str, name: str = "Sales", more: str = "") -> str:
    return f"<Worksheet ss:Name='{name}'><Table>{rows}</Table>{more}</Worksheet>"


def data(kind: str, text: str, more: str = "") -> str:
    return f"<Cell{more}><Data ss:Type='{kind}'>{text}</Data><Comment><Data>no</Data></Comment></Cell>"


def read(rows: str) -> list[tuple[int, list[str]]]:
    return [(line, list(row)) for line, row in opened(sheet(rows)).rows(0)]


def test_every_kind_of_cell_is_read() -> None:
    rows = (
        "<Row>"
        + data("String", "Gr<b>öße</b> &amp;")
        + data("Number", "19.99", " ss:StyleID='money'")
        + data("Number", "417", " ss:StyleID='five'")
        + data("Number", "45384", " ss:StyleID='day'")
        + data("DateTime", "2024-04-02T08:26:00.000")
        + data("Boolean", "1")
        + data("Error", "#N/A")
        + "<Cell ss:Formula='=RC[-1]'/>"
        + "</Row>"
    )
    assert read(rows) == [
        (1, ["Größe &", "19.99", "00417", "2024-04-02", "2024-04-02 08:26:00", "TRUE", "#N/A", "=RC[-1]"])
    ]


def test_rows_and_cells_may_be_left_out() -> None:
    one = "<Cell ss:Index='3' ss:MergeAcross='1'><Data ss:Type='Number'>1</Data></Cell><Cell><Data>2</Data></Cell>"
    assert read(f"<Row ss:Index='3' ss:Span='1'>{one}</Row><Row/><Row>{data('String', 'x')}</Row>") == [
        (3, ["", "", "1", "", "2"]),
        (6, ["x"]),
    ]


def test_a_note_beside_a_value_is_not_part_of_it() -> None:
    assert read(f"<Row>{data('String', 'x')}</Row>") == [(1, ["x"])]


def test_sheets_may_be_hidden() -> None:
    hidden = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>"
    book = opened(sheet("<Row><Cell><Data>1</Data></Cell></Row>") + sheet("<Row/>", "H", hidden))
    assert book.sheets == (Sheet("Sales"), Sheet("H", visible=False))
    assert list(book.rows(0)) == [(1, ["1"])]
    assert list(book.rows(1)) == []


def test_tall_merged_cells_are_known_at_the_end() -> None:
    tall = data("String", "day", " ss:MergeDown='2'")
    book = opened(sheet(f"<Row>{tall}</Row>"))
    assert list(book.rows(0)) == [(1, ["day"])]
    assert book.merged == [Tall(1, 3, 0)]


@pytest.mark.parametrize(
    "rows", ["<Row ss:Index='0'/>", "<Row><Cell ss:Index='99999'/></Row>", "<Row ss:Index='x'/>", "<"]
)
def test_a_damaged_workbook_is_refused(rows: str) -> None:
    with pytest.raises(FileRefusedError, match="damaged or incomplete"):
        list(opened(sheet(rows)).rows(0))
