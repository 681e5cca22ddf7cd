import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
import pytest

from retail_desktop.domain.errors import CancelledError, FileRefusedError, NeedsAnswerError
from retail_desktop.importing import workbook as module
from retail_desktop.importing.books.book import Table
from retail_desktop.importing.workbook import read_workbook

SALES = [["Date", "SKU", "Qty"], ["2026-01-05", "A", 1], ["2026-01-06", "B", 2]]
Opened = Iterator[BinaryIO]


def quiet(*_: object) -> None:
    pass


def book(folder: Path, sheets: dict[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> BinaryIO:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(row)
    made.save(folder / "a.xlsx")
    return io.BytesIO((folder / "a.xlsx").read_bytes())


def read(file: BinaryIO, wanted: str | None = None) -> Table:
    return read_workbook("sales.xlsx", file, wanted, quiet)


def test_the_only_sheet_with_data_is_read_and_named(tmp_path: Path) -> None:
    table = read(book(tmp_path, {"Empty": [], "Sales": SALES, "Drafts": SALES}, hidden=["Drafts"]))
    assert list(table.rows)[2] == (3, ["2026-01-06", "B", "2"])
    assert table.notes == ("The sheet “Sales” is read.", "1 hidden sheet is not read.")


def test_a_sheet_of_words_is_no_rival_to_a_table(tmp_path: Path) -> None:
    table = read(book(tmp_path, {"Read me": [["Exported by"], ["the till"], ["yours"]], "Sales": SALES}))
    assert table.notes == ("The sheet “Sales” is read.", "Sheets without a table are not read: Read me.")


def test_a_hidden_sheet_is_read_where_it_is_the_only_one(tmp_path: Path) -> None:
    made = book(tmp_path, {"Cover": [], "Sales": SALES})
    with zipfile.ZipFile(made) as archive:
        outline = archive.read("xl/workbook.xml").replace(b'state="visible"', b'state="hidden"')
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w") as changed:
            for name in archive.namelist():
                changed.writestr(name, outline if name == "xl/workbook.xml" else archive.read(name))
    assert len(list(read(memory).rows)) == 3


def test_several_tables_are_a_question_with_their_first_rows(tmp_path: Path) -> None:
    sheets = {"January": [[], ["", "", "Date", "SKU"], ["", "", "2026-01-05", "A"]], "February": SALES}
    with pytest.raises(NeedsAnswerError, match="2 sheets with data") as question:
        read(book(tmp_path, sheets))
    assert question.value.needs == "sheet"
    assert question.value.choices == {
        "January": [["Date", "SKU"], ["2026-01-05", "A"]],
        "February": [["Date", "SKU", "Qty"], ["2026-01-05", "A", "1"], ["2026-01-06", "B", "2"]],
    }


@pytest.mark.parametrize("wanted", ["February", " february ", "2"])
def test_a_sheet_is_chosen_by_name_or_number(tmp_path: Path, wanted: str) -> None:
    table = read(book(tmp_path, {"January": SALES, "Hidden": SALES, "February": SALES[:2]}, ["Hidden"]), wanted)
    assert len(list(table.rows)) == 2
    assert "as you chose" in table.notes[0]


def test_a_name_that_is_a_number_is_a_name_first(tmp_path: Path) -> None:
    assert len(list(read(book(tmp_path, {"2": SALES[:2], "1": SALES}), "1").rows)) == 3


def test_a_sheet_that_is_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match=r"no sheet “March”\. Its sheets are: “January”"):
        read(book(tmp_path, {"January": SALES}), "March")


def test_a_workbook_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="without any data"):
        read(book(tmp_path, {"A": [], "B": []}))


def test_more_cells_than_any_sale_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = book(tmp_path, {"A": SALES})
    monkeypatch.setattr(module, "MOST_CELLS", 8)
    with pytest.raises(FileRefusedError, match="far more"):
        list(read(file).rows)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(120 * 1024**2))
    with pytest.raises(FileRefusedError, match="far more"):
        read(memory)


def test_a_workbook_being_read_can_be_cancelled(tmp_path: Path) -> None:
    def cancel(*_: object) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        read_workbook("sales.xlsx", book(tmp_path, {"A": SALES}), None, cancel)
