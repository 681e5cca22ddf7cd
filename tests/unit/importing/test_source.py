import gzip
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing import kept_copy, packing
from retail_desktop.importing.source import Source, open_source

TEXT = b"date,sku,qty\n2026-01-05,A,1\n"


def packed(*files: tuple[str, bytes]) -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return memory.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_same_table_packed_differently_is_the_same_source(tmp_path: Path) -> None:
    files = [
        put(tmp_path, "a.csv", TEXT),
        put(tmp_path, "a.csv.gz", gzip.compress(TEXT, mtime=0)),
        put(tmp_path, "a.zip", packed(("__MACOSX/._a.csv", b"x"), ("folder/", b""), ("folder/a.csv", TEXT))),
    ]
    hashes = set()
    for path in files:
        with open_source(path) as source:
            hashes.add(source.sha256)
            assert source.size == len(TEXT)
            assert b"".join(source.blocks()) == b"".join(source.lines()) == TEXT
            assert source.position() == len(TEXT)
    assert len(hashes) == 1


def test_a_source_can_be_read_again_and_is_gone_afterwards(tmp_path: Path) -> None:
    with open_source(put(tmp_path, "a.csv", TEXT), name="shown.csv") as source:
        for _ in range(2):
            with source.text("utf-8") as text:
                assert next(text) == "date,sku,qty\n"
        assert source.name == "shown.csv"
    with pytest.raises(ValueError, match="closed"):
        list(source.blocks())


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT)))
    with open_source("-") as source:
        assert (source.name, source.size) == ("standard input", len(TEXT))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TEXT, mtime=0))))
    with open_source("-") as source:
        assert source.size == len(TEXT)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "damaged or incomplete"),
        (b"\x09\x04\x06\x00", "before 1995"),
        (b"\x00" * 257 + b"ustar", "tar archive"),
        (b"SQLite format 3\x00", "database"),
        (b"MZ\x90\x00\x03\x00", "program"),
        (b"\x7fELF\x02", "program"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b"\xef\xbb\xbf<!-- x --><html>", "web page"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"<?xml version='1.0'?><Workbook>", "damaged or incomplete"),
        (b"<!DOCTYPE svg>", "document with markup"),
        (b' [ {"sku": 1}]', "a JSON file"),
        (b'{"sales": []}', "a JSON file"),
        (packed(("Index/Document.iwa", b"x")), "office document"),
        (b"a,b\n" + bytes(range(1, 9)) * 40, "does not hold text"),
        (packed(("xl/workbook.xml", b"x"), ("[Content_Types].xml", b"x")), "damaged or incomplete"),
        (packed(("content.xml", b"x")), "damaged or incomplete"),
        (packed(("word/document.xml", b"x")), "office document"),
        (packed(), "nothing"),
        (packed(("a.csv.gz", gzip.compress(TEXT, mtime=0))), "packed twice"),
        (packed(("a.zip", packed(("a.csv", TEXT)))), "packed twice"),
        (gzip.compress(TEXT, mtime=0)[:-12], "damaged or incomplete"),
        (packed(("a.csv", TEXT * 50))[:-40], "damaged or incomplete"),
        (b"x" * 10 * 1024**2, "several megabytes"),
        (b"a,b\n1,2\n3," + bytes(4096), "never written to its end"),
    ],
)
def test_what_is_no_table_of_text_is_refused_in_plain_words(tmp_path: Path, content: bytes, words: str) -> None:
    path = put(tmp_path, "sales.csv", content)
    with pytest.raises(FileRefusedError, match=r"sales\.csv") as refusal:
        open_source(path)
    assert words in str(refusal.value)


def test_goods_called_mz_are_no_program(tmp_path: Path) -> None:
    with open_source(put(tmp_path, "a.csv", b"MZ,date\n1,2\n")) as source:
        assert source.size == 12


def test_what_is_not_there_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="There is no file"):
        open_source(tmp_path / "none.csv")
    with pytest.raises(FileRefusedError, match="is a folder"):
        open_source(tmp_path)


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    path = put(tmp_path, "a.csv", TEXT)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileRefusedError, match="may not be read"):
        open_source(path)


def test_a_full_disk_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    path = put(tmp_path, "a.csv", TEXT)
    monkeypatch.setattr(kept_copy.tempfile, "TemporaryFile", full)
    with pytest.raises(FileRefusedError, match="No space left"):
        open_source(path)


def test_growth_beyond_measure_is_refused_while_unpacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "RATIO_MATTERS_FROM", 1_000_000)
    grown = b"date,sku,qty\n" * 200_000
    with pytest.raises(FileRefusedError, match="unpacks to more than"):
        open_source(put(tmp_path, "a.gz", gzip.compress(grown, mtime=0)))
    monkeypatch.setattr(packing, "LARGEST", 1_000)
    with pytest.raises(FileRefusedError, match="larger than 4 GB"):
        open_source(put(tmp_path, "b.csv", TEXT * 100))


def workbook(folder: Path, rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(folder / "made.xlsx")
    return (folder / "made.xlsx").read_bytes()


def test_a_workbook_is_a_table_whose_lines_are_the_rows_of_its_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Sales"], [], ["Date", "SKU", "Qty"], [date(2026, 1, 5), "00417", 1.5]]
    content = workbook(tmp_path, rows)
    hashes = set()
    for name, packing_of in (
        ("a.xlsx", content),
        ("a.gz", gzip.compress(content)),
        ("a.zip", packed(("b.xlsx", content))),
    ):
        with open_source(put(tmp_path, name, packing_of)) as source:
            assert b"".join(source.blocks()) == b"Sales,,\nDate,SKU,Qty\n2026-01-05,00417,1.5\n"
            assert list(source.line_numbers or ()) == [1, 3, 4]
            assert (source.delimiter, source.notes) == (",", ("The sheet “Sheet” is read.",))
            hashes.add(source.sha256)
    assert len(hashes) == 1


def test_the_same_rows_saved_again_are_the_same_source(tmp_path: Path) -> None:
    hashes = set()
    for _ in range(2):
        with open_source(put(tmp_path, "a.xlsx", workbook(tmp_path, [["a", "b"], [1, 2]]))) as source:
            hashes.add(source.sha256)
    assert len(hashes) == 1


def test_a_page_called_a_workbook_is_read_as_the_table_it_is(tmp_path: Path) -> None:
    page = b"<meta charset=utf-8><table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>"
    with open_source(put(tmp_path, "sales.xls", page)) as source:
        assert b"".join(source.blocks()) == b"a,b\n1,2\n"


def test_a_table_rearranged_keeps_name_and_hash(tmp_path: Path) -> None:
    source = open_source(put(tmp_path, "a.csv", TEXT))
    with source, source.rearranged([(3, ["a", "b"]), (9, ["c"])]) as other:
        assert b"".join(other.blocks()) == b"a,b\nc,\n"
        assert (other.name, other.sha256, list(other.line_numbers or ())) == (source.name, source.sha256, [3, 9])


@pytest.mark.parametrize(
    ("content", "kept", "delimiter"),
    [
        (b"sep=;\r\na;b\r\n", b"\r\na;b\r\n", ";"),
        (b'\xef\xbb\xbf"sep=|" \na|b\n', b"\xef\xbb\xbf\na|b\n", "|"),
        ("\ufeffSEP=\t\na\tb\n".encode("utf-16-le"), "\ufeff\na\tb\n".encode("utf-16-le"), "\t"),
        (b"separation,b\n1,2\n", b"separation,b\n1,2\n", None),
        (b"a,b\n1,2\n\x1a", b"a,b\n1,2\n", None),
        (b"a,b\r\n1,2\r\n\x1a\r\n", b"a,b\r\n1,2\r\n", None),
        ("\ufeffa,b\n\x1a".encode("utf-16-le"), "\ufeffa,b\n".encode("utf-16-le"), None),
        ("\ufeffa,b\n\x1a".encode("utf-16-be"), "\ufeffa,b\n".encode("utf-16-be"), None),
        (b"a,b\n1,2\n\x0ca,b\n3,4\n", b"a,b\n1,2\na,b\n3,4\n", None),
        (b"a,b\n1,2\n\xef\xbb\xbfa,b\n3,4\n", b"a,b\n1,2\na,b\n3,4\n", None),
    ],
)
def test_marks_that_are_no_part_of_the_table_are_taken_off(
    tmp_path: Path, content: bytes, kept: bytes, delimiter: str | None
) -> None:
    with open_source(put(tmp_path, "a.csv", content)) as source:
        assert b"".join(source.blocks()) == kept
        assert (source.delimiter, source.size) == (delimiter, len(kept))


def test_a_mark_across_two_blocks_is_taken_off(tmp_path: Path) -> None:
    for offset in range(-4, 3):
        begin = b"x" * (1024**2 - 2 + offset) + b"\n"
        with open_source(put(tmp_path, "a.csv", b"a\n" + begin + b"\xef\xbb\xbfb\n")) as source:
            assert b"".join(source.blocks()) == b"a\n" + begin + b"b\n"


def test_bytes_that_are_no_text_do_not_swallow_what_stands_behind_them(tmp_path: Path) -> None:
    with open_source(put(tmp_path, "a.csv", b"a,b\n\x81,1\n")) as source, source.text("cp932") as text:
        assert text.read() == "a,b\n\udc81,1\n"


def test_a_source_reads_as_the_table_made_of_it_until_it_is_restored(open_text: Callable[[str], Source]) -> None:
    source = open_text("a;b\n1;2\n")
    before = (source.size, source.sha256)
    for _ in range(2):
        source.rearrange([(1, ["a"]), (7, ["1,\n2"]), (7, ["é"])])
        assert b"".join(source.blocks()) == 'a\n"1, 2"\né\n'.encode()
        assert [source.line(physical) for physical in (1, 2, 3)] == [1, 7, 7]
        assert source.sha256 == before[1]
    source.restore()
    source.restore()
    assert (source.size, source.sha256, source.line(2)) == (*before, 2)
    assert b"".join(source.blocks()) == b"a;b\n1;2\n"
