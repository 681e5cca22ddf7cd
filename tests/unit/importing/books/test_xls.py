import io
import struct
from collections.abc import Iterable
from datetime import date

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books import xls as module
from retail_desktop.importing.books.book import Sheet, Tall
from retail_desktop.importing.books.xls import Xls

Cells = Iterable[tuple[int, bytes]]


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def begin(kind: int, version: int = 0x600) -> bytes:
    return record(0x809, struct.pack("<HHHH", version, kind, 0, 0) + bytes(8))


def short(text: str) -> bytes:
    return bytes([len(text), 1]) + text.encode("utf-16-le")


def long(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def workbook(*cells: bytes, strings: bytes = b"", more: bytes = b"", hidden: int = 0, version: int = 0x600) -> bytes:
    """The bare records of a workbook of one sheet; style 1 is a date, style 2 has five digits, style 3 is hours."""
    name = short("Verkäufe") if version == 0x600 else b"\x08Verk\xe4ufe"
    five = b"\xa4\0" + (long("00000") if version == 0x600 else b"\x0500000")
    styles = b"".join(record(0xE0, struct.pack("<HH", 0, number)) for number in (0, 14, 164, 46))
    ahead = begin(5, version) + record(0x41E, five) + styles + more + strings
    sheet_at = len(ahead) + len(record(0x85, struct.pack("<IBB", 0, hidden, 0) + name)) + len(record(0x0A))
    listed = record(0x85, struct.pack("<IBB", sheet_at, hidden, 0) + name)
    return ahead + listed + record(0x0A) + begin(0x10, version) + b"".join(cells) + record(0x0A)


def opened(content: bytes) -> Xls:
    return Xls("sales.xls", io.BytesIO(content), lambda *_: None)


def at(row: int, column: int, style: int = 0) -> bytes:
    return struct.pack("<HHH", row, column, style)


def test_every_kind_of_cell_is_read() -> None:
    day = float((date(2024, 4, 2) - date(1899, 12, 30)).days)
    book = opened(
        workbook(
            record(0xFD, at(1, 0) + struct.pack("<I", 1)),
            record(0x203, at(1, 1) + struct.pack("<d", 19.99)),
            record(0x203, at(1, 2, 1) + struct.pack("<d", day)),
            record(0x203, at(1, 3, 2) + struct.pack("<d", 417)),
            record(0x27E, at(1, 4) + struct.pack("<i", -3 << 2 | 2)),
            record(0x27E, at(1, 5) + struct.pack("<i", 1999 << 2 | 3)),
            record(0xBD, struct.pack("<HHHiHiH", 1, 6, 2, 12 << 2 | 2, 9, 13 << 2 | 2, 7)),
            record(0x204, at(1, 8) + long("naïve")),
            record(0x205, at(1, 9) + bytes([1, 0])),
            record(0x205, at(1, 10) + bytes([42, 1])),
            record(0x06, at(1, 11) + struct.pack("<d", 2.5) + bytes(6)),
            record(0x06, at(1, 12) + b"\0\0\0\0\0\0\xff\xff" + bytes(6)),
            record(0x207, long("told")),
            record(0x06, at(1, 13) + b"\1\0\0\0\0\0\xff\xff" + bytes(6)),
            record(0x06, at(1, 14) + b"\2\0\x07\0\0\0\xff\xff" + bytes(6)),
            record(0x06, at(1, 15) + b"\3\0\0\0\0\0\xff\xff" + bytes(6)),
            record(0x06, at(1, 16) + bytes(8) + b"\3\0" + bytes(4)),
            record(0x203, at(0, 0) + struct.pack("<d", 1e15)),
            begin(0x20) + record(0x203, at(5, 5) + bytes(8)) + record(0x0A),
            record(0xE5, struct.pack("<H4H4H", 2, 1, 4, 2, 2, 0, 0, 0, 3)),
            strings=record(0xFC, struct.pack("<II", 2, 2) + long("first") + long("Größe")),
        )
    )
    assert book.sheets == (Sheet("Verkäufe"),)
    assert [(line, list(row)) for line, row in book.rows(0)] == [
        (1, ["1E+15"]),
        (2, ["Größe", "19.99", "2024-04-02", "00417", "-3", "19.99", "00012", "13", "naïve", "TRUE", "#N/A", "2.5",
             "told", "FALSE", "#DIV/0!", "", "=(not calculated)"]),
    ]  # fmt: skip
    assert book.merged == [Tall(2, 5, 2)]


def test_texts_of_1995_are_in_the_code_page_of_their_time() -> None:
    label = record(0x204, at(0, 0) + struct.pack("<H", 4) + "Ельм".encode("cp1251"))
    book = opened(workbook(label, more=record(0x42, struct.pack("<H", 1251)), version=0x500))
    assert list(book.rows(0)) == [(1, ["Ельм"])]


def test_days_may_be_counted_from_1904_and_sheets_hidden() -> None:
    number = record(0x203, at(0, 0, 1) + struct.pack("<d", 43922))
    book = opened(workbook(number, more=record(0x22, b"\1\0"), hidden=2))
    assert list(book.rows(0)) == [(1, ["2024-04-02"])]
    assert book.sheets == (Sheet("Verkäufe", visible=False),)


def test_a_lone_sheet_as_web_shops_write_it_is_read() -> None:
    label = record(0x204, at(0, 0) + struct.pack("<H", 3) + b"sku")
    number = record(0x203, at(1, 0) + struct.pack("<d", 417))
    content = struct.pack("<6H", 0x809, 8, 0, 0x10, 0, 0) + label + number + record(0x0A)
    assert list(opened(content).rows(0)) == [(1, ["sku"]), (2, ["417"])]


def test_a_password_is_told_of() -> None:
    with pytest.raises(FileRefusedError, match="password"):
        opened(workbook(more=record(0x2F, b"\1\0" + bytes(52))))


@pytest.mark.parametrize(
    "content",
    [
        workbook()[:-20],
        workbook(record(0xFD, at(0, 0) + struct.pack("<I", 7))),
        workbook(record(0x203, b"\0")),
        workbook(strings=record(0xFC, struct.pack("<II", 2, 2) + b"\xff\xff\1a")),
        b"\x09\x08",
        b"\x09\x08\x01\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20),
    ],
)
def test_a_damaged_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(FileRefusedError, match="damaged or incomplete"):
        list(opened(content).rows(0))


def test_more_than_fits_in_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = workbook(*(record(0x203, at(row, 0) + struct.pack("<d", 1)) for row in range(30)))
    assert len(list(opened(content).rows(0))) == 30
    monkeypatch.setattr(module, "_MOST_CELLS", 20)
    with pytest.raises(FileRefusedError, match="far more"):
        list(opened(content).rows(0))
    monkeypatch.setattr(module, "_LARGEST", 20)
    with pytest.raises(FileRefusedError, match="far more"):
        opened(content)
