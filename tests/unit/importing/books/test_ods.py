import io
import zipfile

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.book import Sheet, Tall
from retail_desktop.importing.books.ods import Ods

NAMES = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "style", "calcext"))


def cell(kind: str, text: str, **values: str) -> str:
    attributes = "".join(f' office:{name.replace("_", "-")}="{value}"' for name, value in values.items())
    return f'<table:table-cell office:value-type="{kind}"{attributes}><text:p>{text}</text:p></table:table-cell>'


def opened(tables: str, **more: str) -> Ods:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {NAMES}><style:style style:name='off'><style:table-properties "
            f"table:display='false'/></style:style>{tables}</office:document-content>",
        )
        for name, content in more.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return Ods("sales.ods", zipfile.ZipFile(memory), lambda *_: None)


def table(rows: str, name: str = "Sales", more: str = "") -> str:
    return f'<table:table table:name="{name}"{more}>{rows}</table:table>'


def read(rows: str) -> list[tuple[int, list[str]]]:
    return [(line, list(row)) for line, row in opened(table(rows)).rows(0)]


def test_every_kind_of_cell_is_read() -> None:
    rows = (
        "<table:table-row>"
        + cell("string", "Gr<text:span>öße</text:span><text:s text:c='2'/>L</text:p><text:p>neu")
        + cell("float", "19,99", value="19.99")
        + cell("float", "00417", value="417")
        + cell("float", "417", value="417")
        + cell("percentage", "19 %", value="0.19")
        + cell("currency", "1.240,00 €", value="1240")
        + cell("date", "02.04.24", date_value="2024-04-02")
        + cell("date", "02.04.24 08:26", date_value="2024-04-02T08:26:00")
        + cell("time", "08:26", time_value="PT08H26M00S")
        + cell("boolean", "WAHR", boolean_value="true")
        + "<table:table-cell table:formula='of:=1/0'/>"
        + '<table:table-cell office:value-type="float" calcext:value-type="error" office:value="0">'
        "<text:p>#DIV/0!</text:p></table:table-cell>"
        + "<table:table-cell office:value-type='string'><office:annotation><text:p>a note</text:p></office:annotation>"
        "<text:p>seen</text:p></table:table-cell>"
        "</table:table-row>"
    )
    assert read(rows) == [
        (1, ["Größe  L neu", "19.99", "00417", "417", "0.19", "1240", "2024-04-02", "2024-04-02 08:26:00", "08:26:00",
             "TRUE", "of:=1/0", "#DIV/0!", "seen"])
    ]  # fmt: skip


def test_cells_and_rows_may_stand_for_many() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
        f"<table:table-row><table:covered-table-cell/>{cell('string', 'x')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    )
    assert read(rows) == [(1, ["", "", "7", "7"]), (2, ["", "", "7", "7"]), (1003, ["", "x"])]


def test_a_sheet_may_be_hidden_and_a_table_inside_a_cell_is_not_a_sheet() -> None:
    inner = "<table:table-cell><table:table table:name='inner'><table:table-row/></table:table></table:table-cell>"
    book = opened(
        table(f"<table:table-row>{inner}{cell('string', 'a')}</table:table-row>")
        + table(f"<table:table-row>{cell('string', 'b')}</table:table-row>", "H", ' table:style-name="off"')
    )
    assert book.sheets == (Sheet("Sales"), Sheet("H", visible=False))
    assert list(book.rows(0)) == [(1, ["", "a"])]
    assert list(book.rows(1)) == [(1, ["b"])]


def test_tall_merged_cells_are_known_at_the_end() -> None:
    tall = cell("string", "day").replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="3"', 1)
    book = opened(table(f"<table:table-row>{tall}</table:table-row>"))
    assert list(book.rows(0)) == [(1, ["day"])]
    assert book.merged == [Tall(1, 3, 0)]


def test_a_few_bytes_for_millions_of_cells_are_refused() -> None:
    rows = f"<table:table-row table:number-rows-repeated='1000000'>{cell('string', 'x') * 2}</table:table-row>"
    with pytest.raises(FileRefusedError, match="far more"):
        read(rows)


def test_a_password_is_told_of() -> None:
    with pytest.raises(FileRefusedError, match="password"):
        opened("", **{"META-INF__manifest": "<manifest:encryption-data/>"})


@pytest.mark.parametrize(
    "tables",
    [
        "<table:table>",
        table(f"<table:table-row table:number-rows-repeated='x'>{cell('string', 'a')}</table:table-row>"),
        table(
            f"<table:table-row><table:table-cell table:number-columns-repeated='16384'/>{cell('string', 'a')}"
            "</table:table-row>"
        ),
    ],
)
def test_a_damaged_spreadsheet_is_refused(tables: str) -> None:
    with pytest.raises(FileRefusedError, match="damaged or incomplete"):
        list(opened(tables).rows(0))


def test_a_spreadsheet_without_content_is_refused() -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("mimetype", "x")
    with pytest.raises(FileRefusedError, match="damaged or incomplete"):
        Ods("sales.ods", zipfile.ZipFile(memory), lambda *_: None)
