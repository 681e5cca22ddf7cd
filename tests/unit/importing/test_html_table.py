import base64
import io

import pytest

from retail_desktop.domain.errors import CancelledError, FileRefusedError
from retail_desktop.importing import html_table as module
from retail_desktop.importing.books.book import Table, Tall
from retail_desktop.importing.html_table import read_html_table


def read(page: str | bytes) -> Table:
    content = page.encode() if isinstance(page, str) else page
    return read_html_table("sales.xls", io.BytesIO(content), lambda *_: None)


def rows(page: str | bytes) -> list[list[str]]:
    return [list(row) for _, row in read(page).rows]


def test_a_table_is_read_whatever_its_tags_look_like() -> None:
    page = """<html><head><style>td {color: red}</style></head><body><h1>Sales</h1>
    <TABLE border=1><caption>Jan</caption><thead><tr><th>Date<th>Item</th><th>Qty</tr></thead>
    <tr><td> 2026-01-05 </td><td>Caf&eacute;&nbsp;&amp; <b>Co</b><br>KG<td>1</td></tr>
    <tr><td>2026-01-06<script>x = "<td>";</script><td>A&#x142;a</td><td>2</table>"""
    assert rows(page) == [["Date", "Item", "Qty"], ["2026-01-05", "Café & Co KG", "1"], ["2026-01-06", "Ała", "2"]]


def test_wide_and_tall_cells_keep_the_columns_below_them() -> None:
    page = (
        "<table><tr><td colspan=3>Report</td></tr><tr><td>Day</td><td>Item</td><td>Qty</td></tr>"
        "<tr><td rowspan=2>Mon</td><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr>"
        "<tr><td colspan='x'>Tue</td><td>C</td><td>3</td></tr></table>"
    )
    found = read(page)
    assert [list(row) for _, row in found.rows] == [
        ["Report", "", ""],
        ["Day", "Item", "Qty"],
        ["Mon", "A", "1"],
        ["", "B", "2"],
        ["Tue", "C", "3"],
    ]
    assert found.merged == [Tall(3, 4, 0)]


def test_the_largest_table_is_read_with_those_of_the_same_headings() -> None:
    head = "<tr><th>Date</th><th>Qty</th></tr>"
    line = "<tr><td>2026-01-05</td><td>1</td></tr>"
    other = "<table><tr><td>Total</td><td>9</td></tr><tr><td>Tax</td><td>1</td></tr></table>"
    page = f"<table><tr><td><table>{head}{line * 3}</table></td></tr></table>{other}<table>{head}{line}</table>"
    found = read(page)
    assert [number for number, _ in found.rows] == [1, 2, 3, 4, 5, 6]
    assert found.notes == ("The file is a web page; its table is read.", "1 other table on the page are not read.")


def test_cells_of_a_table_inside_a_cell_stay_apart() -> None:
    inner = "<table><tr><td>x</td></tr></table>"
    page = f"<table><tr><td>a{inner}b</td><td>c</td></tr><tr><td>d</td><td>e</td></tr></table>"
    assert rows(page) == [["ab", "c"], ["d", "e"]]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", ""),
        ("cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>"),
        ("cp1250", '<meta charset="windows-1250">'),
        ("cp1252", "<meta charset=klingon>"),
        ("utf-8", "<meta charset=ascii>"),
    ],
)
def test_the_letters_are_read_as_the_page_declares_or_as_they_fit(encoding: str, declared: str) -> None:
    page = f"{declared}<table><tr><td>Größe</td><td>1</td></tr><tr><td>a</td><td>2</td></tr></table>"
    found = rows(page.encode(encoding))
    assert found[0][0] == ("Größe" if declared != "<meta charset=ascii>" else "GrÃ¶ÃŸe")


def test_a_page_kept_as_a_message_is_read() -> None:
    page = "<table><tr><td>Größe</td><td>=</td></tr><tr><td>a</td><td>1</td></tr></table>"
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    small = "--x\r\nContent-Type: text/html\r\n\r\n<p>\r\n--x--\r\n"
    content = head.encode() + part.encode() + base64.encodebytes(page.encode()) + small.encode()
    assert rows(content) == [["Größe", "="], ["a", "1"]]
    with pytest.raises(FileRefusedError, match="without a table"):
        read(b"MIME-Version: 1.0\r\n\r\nGreetings")


def test_a_page_without_a_table_is_refused() -> None:
    for page in ("<html><p>Please log in</p></html>", "<table><tr><td>only</td></tr><tr><td>one</td></tr></table>"):
        with pytest.raises(FileRefusedError, match="web page without a table"):
            read(page)


def test_a_page_that_never_ends_a_tag_is_refused_in_good_time() -> None:
    with pytest.raises(FileRefusedError, match="far more"):
        read("<table><tr><td " + "x" * 3_000_000)


def test_more_cells_than_any_sale_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FileRefusedError, match="far more"):
        read("<table><tr>" + "<td colspan=1000>" * 5_100)
    monkeypatch.setattr(module, "_LARGEST", 10)
    with pytest.raises(FileRefusedError, match="far more"):
        read("<table><tr><td>")


def test_a_page_being_read_can_be_cancelled() -> None:
    def cancel(*_: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_html_table("sales.xls", io.BytesIO(b"<table>"), cancel)
