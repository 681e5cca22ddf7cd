import gzip
import io
import zipfile
from pathlib import Path

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing import packing as module
from retail_desktop.importing.packing import holds_workbook, unpacked

TEXT = b"date,sku,qty\n2026-01-05,A,1\n"


def packed(*files: tuple[str, bytes]) -> io.BytesIO:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    memory.seek(0)
    return memory


def content_of(file: io.BytesIO, wanted: str | None = None) -> bytes:
    with unpacked("sales.zip", file, wanted) as (content, _):
        return content.read()


def test_the_only_table_in_an_archive_is_meant() -> None:
    extras = [
        ("__MACOSX/._a.csv", b"x"),
        ("folder/", b""),
        ("folder/.DS_Store", b"x"),
        ("README.txt", b"x"),
        ("b.pdf", b"x"),
    ]
    assert content_of(packed(*extras, ("folder/a.csv", TEXT))) == TEXT
    assert content_of(packed(("readme.txt", TEXT))) == TEXT
    assert content_of(io.BytesIO(gzip.compress(TEXT))) == TEXT
    assert content_of(io.BytesIO(TEXT)) == TEXT


def test_several_tables_in_an_archive_are_a_question_with_their_first_lines() -> None:
    file = packed(("jan.csv", TEXT), ("feb.csv", b"a;b\n" * 9), ("c.xlsx", packed().getvalue()))
    with pytest.raises(NeedsAnswerError, match="holds 3 files") as question:
        content_of(file)
    assert question.value.needs == "sheet"
    assert question.value.choices == {
        "jan.csv": ["date,sku,qty", "2026-01-05,A,1"],
        "feb.csv": ["a;b", "a;b", "a;b"],
        "c.xlsx": [],
    }


@pytest.mark.parametrize("wanted", ["2026/Jan.csv", "jan.CSV", "1"])
def test_a_file_in_an_archive_is_chosen_by_name_or_number(wanted: str) -> None:
    assert content_of(packed(("2026/Jan.csv", TEXT), ("feb.csv", b"x")), wanted) == TEXT


def test_a_file_that_is_not_in_the_archive_is_told_of() -> None:
    with pytest.raises(FileRefusedError, match=r"no file “mar\.csv”. It holds: jan\.csv, feb\.csv"):
        content_of(packed(("jan.csv", TEXT), ("feb.csv", TEXT)), "mar.csv")


def test_names_that_lead_out_of_the_archive_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert content_of(packed(("../../evil.csv", TEXT))) == TEXT
    assert list(tmp_path.iterdir()) == []


def test_an_archive_with_a_password_is_refused() -> None:
    content = bytearray(packed(("a.csv", TEXT)).getvalue())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        content[content.index(mark) + (6 if mark == b"PK\x03\x04" else 8)] |= 1
    with pytest.raises(FileRefusedError, match="password"):
        content_of(io.BytesIO(bytes(content)))


def test_an_empty_archive_is_refused() -> None:
    with pytest.raises(FileRefusedError, match="holds nothing"):
        content_of(packed())


def test_workbooks_are_told_from_other_archives() -> None:
    spreadsheet = b"application/vnd.oasis.opendocument.spreadsheet"
    assert holds_workbook("a", packed(("xl\\workbook.xml", b"x")))
    assert holds_workbook("a", packed(("content.xml", b"x"), ("mimetype", spreadsheet)))
    assert not holds_workbook("a", packed(("a.csv", TEXT)))
    for other in (("word/document.xml", b"x"),), (("content.xml", b"x"), ("mimetype", b"application/text")):
        with pytest.raises(FileRefusedError, match="office document"):
            holds_workbook("a", packed(*other))


def test_growth_beyond_measure_is_refused_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "RATIO_MATTERS_FROM", 1_000_000)
    with pytest.raises(FileRefusedError, match="unpacks to more than"):
        content_of(packed(("a.csv", TEXT * 200_000)))
    monkeypatch.setattr(module, "LARGEST", 1_000)
    with pytest.raises(FileRefusedError, match="larger than 4 GB"):
        content_of(packed(("a.csv", TEXT * 100)))
