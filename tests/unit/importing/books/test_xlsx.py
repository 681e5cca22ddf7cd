import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.book import Sheet, Tall
from retail_desktop.importing.books.xlsx import Xlsx

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINKED = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def opened(parts: dict[str, str]) -> Xlsx:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Xlsx("sales.xlsx", zipfile.ZipFile(memory), lambda *_: None)


def parts(rows: str, *, behind: str = "", properties: str = "", strings: str = "", styles: str = "") -> dict[str, str]:
    """A workbook of one sheet with this XML between `<sheetData>` and its end."""
    return {
        "xl/workbook.xml": f"<workbook {MAIN} {LINKED}>{properties}"
        '<sheets><sheet name="S" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships><Relationship Id="a" Type="{KINDS}worksheet" '
        f'Target="worksheets/s.xml"/><Relationship Id="b" Type="{KINDS}sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f'<Relationship Id="c" Type="{KINDS}styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'<?xml version="1.0"?><worksheet {MAIN}><dimension ref="A1:B2"/>'
        f"<sheetData>{rows}</sheetData>{behind}</worksheet>",
        "xl/sharedstrings.xml": f"<sst {MAIN}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {MAIN}>{styles}</styleSheet>",
    }


def read(rows: str, **others: str) -> list[tuple[int, list[str]]]:
    return [(number, list(row)) for number, row in opened(parts(rows, **others)).rows(0)]


def test_everything_that_another_library_writes_is_read_as_it_was_meant(tmp_path: Path) -> None:
    meant: list[tuple[Any, str, str]] = [
        ("00417", "@", "00417"),
        (417, "General", "417"),
        (417, "00000", "00417"),
        (12345678901234, "0", "12345678901234"),
        (1234567890123456789, "0", "1.23456789012346E+18"),
        (0.1 + 0.2, "General", "0.3"),
        (19.99, '#,##0.00 "€"', "19.99"),
        (0.19, "0%", "0.19"),
        (date(2024, 4, 2), "dd/mm/yyyy", "2024-04-02"),
        (datetime(2024, 4, 2, 8, 26), "d.m.yy h:mm", "2024-04-02 08:26:00"),
        (time(8, 26), "hh:mm", "08:26:00"),
        (timedelta(hours=30), "[h]:mm:ss", "30:00:00"),
        (True, "General", "TRUE"),
        ("#N/A", "General", "#N/A"),
        ("Crème & <Brûlée>\nklein", "General", "Crème & <Brûlée>\nklein"),
        ("=1+1", "General", "=1+1"),
        (45384.34, "General", "45384.34"),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line, (value, number_format, _) in enumerate(meant, 3):
        cell = sheet.cell(line, 2, value)
        cell.number_format = number_format
    path = tmp_path / "a.xlsx"
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        rows = list(Xlsx("a.xlsx", archive, lambda *_: None).rows(0))
    assert rows == [(line, ["", text]) for line, (_, _, text) in enumerate(meant, 3)]


def test_both_day_systems_give_the_same_dates(tmp_path: Path) -> None:
    for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
        book = openpyxl.Workbook()
        book.epoch = epoch
        assert book.active is not None
        book.active.append([date(1996, 2, 29), datetime(2031, 12, 31, 23, 59, 59)])
        book.save(tmp_path / "a.xlsx")
        with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
            rows = list(Xlsx("a.xlsx", archive, lambda *_: None).rows(0))
        assert rows == [(1, ["1996-02-29", "2031-12-31 23:59:59"])]


def test_texts_come_in_all_their_forms() -> None:
    strings = (
        "<si><t>plain</t></si><si><r><t>ri</t></r><r><rPr/><t>ch</t></r></si>"
        "<si><t>東京</t><rPh><t>トウキョウ</t></rPh></si><si><t>_x0041_ _xD800_</t></si><si/>"
    )
    rows = (
        "<row>"
        + "".join(f'<c t="s"><v>{number}</v></c>' for number in range(5))
        + '<c t="inlineStr"><is><t>in</t><t>line</t></is><v>9</v></c><c t="str"><f>A1</f><v>made</v></c>'
        '<c t="e"><v>#REF!</v></c><c t="b"><v>0</v></c><c t="d"><v>2024-04-02T00:00:00</v></c>'
        '<c s=""><v>7</v></c></row>'
    )
    assert read(rows, strings=strings) == [
        (1, ["plain", "rich", "東京", "A \ufffd", "", "inline", "made", "#REF!", "FALSE", "2024-04-02", "7"])
    ]


def test_a_formula_without_a_result_is_no_empty_cell() -> None:
    rows = (
        '<row r="2"><c r="A2"><f>B2*2</f></c><c r="B2"><f>C2</f><v></v></c><c r="C2" t="str"><f>"" </f><v></v></c>'
        '<c r="D2"><f>1-1</f><v>0</v></c><c r="E2"><f t="shared" si="0"/><v>5</v></c></row>'
    )
    assert read(rows) == [(2, ["=B2*2", "=C2", "", "0", "5"])]
    stale = '<calcPr fullCalcOnLoad="1"/>'
    assert read(rows, properties=stale) == [(2, ["=B2*2", "=C2", "", "=1-1", "5"])]


def test_rows_and_cells_stand_where_they_say_or_one_after_the_other() -> None:
    rows = (
        '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row/>'
        '<row><c r="B5"><v>3</v></c><c r="A5"><v>4</v></c></row>'
    )
    assert read(rows) == [(3, ["", "", "1", "2"]), (5, ["4", "3"])]


def test_prefixed_elements_and_other_namespaces_are_the_same() -> None:
    one = parts("")
    one["xl/worksheets/s.xml"] = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert list(opened(one).rows(0)) == [(1, ["1"])]


def test_the_workbook_may_lie_anywhere_in_the_file() -> None:
    one = {name.replace("xl/", "data\\"): content for name, content in parts("<row><c><v>1</v></c></row>").items()}
    one["_rels/.rels"] = (
        f'<Relationships><Relationship Id="x" Type="{KINDS}officeDocument" Target="/data/workbook.xml"/>'
        "</Relationships>"
    )
    assert list(opened(one).rows(0)) == [(1, ["1"])]


def test_sheets_have_names_and_may_be_hidden_and_charts_are_none() -> None:
    one = parts("")
    one["xl/workbook.xml"] = (
        f'<workbook {MAIN} {LINKED}><sheets><sheet name="Verkäufe &amp; mehr" r:id="a"/>'
        '<sheet name="H" state="hidden" r:id="a"/>'
        '<sheet name="Chart" r:id="z"/><sheet name="V" state="veryHidden" r:id="a"/></sheets></workbook>'
    )
    one["xl/_rels/workbook.xml.rels"] = one["xl/_rels/workbook.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="z" Type="{KINDS}chartsheet" Target="chartsheets/c.xml"/></Relationships>',
    )
    assert opened(one).sheets == (Sheet("Verkäufe & mehr"), Sheet("H", visible=False), Sheet("V", visible=False))


def test_tall_merged_cells_are_known_at_the_end() -> None:
    merges = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B2:C5"/></mergeCells>'
    book = opened(parts("<row><c><v>1</v></c></row>", behind=merges))
    assert list(book.rows(0)) == list(book.rows(0))
    assert book.merged == [Tall(2, 5, 1)]


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.update({"xl/worksheets/s.xml": one["xl/worksheets/s.xml"][:-30]}),
        lambda one: one.pop("xl/worksheets/s.xml"),
        lambda one: one.pop("xl/workbook.xml"),
        lambda one: one.update(parts('<row><c t="s"><v>3</v></c></row>')),
        lambda one: one.update(parts('<row><c t="s"><v>-1</v></c></row>')),
        lambda one: one.update(parts('<row r="1048577"><c><v>1</v></c></row>')),
        lambda one: one.update(parts('<row><c r="ZZZZ1"><v>1</v></c></row>')),
        lambda one: one.update(parts('<row><c r="é1"><v>1</v></c></row>')),
        lambda one: one.update(parts("", styles='<numFmts><numFmt formatCode="0"/></numFmts>')),
    ],
)
def test_a_damaged_workbook_is_refused(change: Callable[[dict[str, str]], Any]) -> None:
    one = parts('<row><c t="s"><v>0</v></c></row>', strings="<si><t>a</t></si>")
    assert list(opened(one).rows(0)) == [(1, ["a"])]
    change(one)
    with pytest.raises(FileRefusedError, match="damaged or incomplete"):
        list(opened(one).rows(0))


def test_a_workbook_that_declares_entities_is_refused() -> None:
    one = parts("<row><c><v>&x;</v></c></row>")
    one["xl/worksheets/s.xml"] = one["xl/worksheets/s.xml"].replace(
        "<worksheet", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet'
    )
    with pytest.raises(FileRefusedError, match="instructions to load other documents"):
        list(opened(one).rows(0))


def test_a_mountain_of_texts_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retail_desktop.importing.books.xlsx.LARGEST_TEXTS", 100)
    with pytest.raises(FileRefusedError, match="far more"):
        list(opened(parts("<row/>", strings="<si/>" * 100)).rows(0))
