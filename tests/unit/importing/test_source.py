import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing import source as module
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
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel workbook"),
        (b"SQLite format 3\x00", "database"),
        (b"MZ\x90\x00\x03\x00", "program"),
        (b"\x7fELF\x02", "program"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b"\xef\xbb\xbf<html>", "web page"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"a,b\n" + bytes(range(1, 9)) * 40, "does not hold text"),
        (packed(("xl/workbook.xml", b"x"), ("[Content_Types].xml", b"x")), "save it as CSV"),
        (packed(("content.xml", b"x")), "office document"),
        (packed(("a.csv", TEXT), ("b.csv", TEXT)), "a.csv, b.csv"),
        (packed(), "nothing"),
        (packed(("a.csv.gz", gzip.compress(TEXT, mtime=0))), "packed twice"),
        (gzip.compress(TEXT, mtime=0)[:-12], "damaged or incomplete"),
        (packed(("a.csv", TEXT * 50))[:-40], "damaged or incomplete"),
        (b"x" * 10 * 1024**2, "several megabytes"),
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
    monkeypatch.setattr(module.tempfile, "TemporaryFile", full)
    with pytest.raises(FileRefusedError, match="No space left"):
        open_source(path)


def test_growth_beyond_measure_is_refused_before_and_while_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RATIO_MATTERS_FROM", 1_000_000)
    grown = b"date,sku,qty\n" * 200_000
    for name, content in (("a.zip", packed(("a.csv", grown))), ("a.gz", gzip.compress(grown, mtime=0))):
        with pytest.raises(FileRefusedError, match="unpacks to more than"):
            open_source(put(tmp_path, name, content))
    monkeypatch.setattr(module, "LARGEST", 1_000)
    with pytest.raises(FileRefusedError, match="larger than 4 GB"):
        open_source(put(tmp_path, "b.csv", TEXT * 100))


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(packed(("a.csv", TEXT)))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = content.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        content[place] |= 1
    with pytest.raises(FileRefusedError, match="password"):
        open_source(put(tmp_path, "a.zip", bytes(content)))


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
