import io
import struct
import zipfile

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.book import Sheet, Tall
from retail_desktop.importing.books.xlsb import Xlsb

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(data)
    return number + (bytes([length]) if length < 0x80 else bytes([length & 0x7F | 0x80, length >> 7])) + data


def text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def cell(kind: int, column: int, data: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + data)


def row(number: int) -> bytes:
    return record(0, struct.pack("<I", number) + bytes(13))


def opened(*cells: bytes, flags: int = 0) -> Xlsb:
    """A workbook of one sheet; style 1 is a date, style 2 has five digits."""
    linked = {"s": "worksheet", "t": "sharedStrings", "f": "styles", "c": "chartsheet"}
    links = "".join(
        f'<Relationship Id="{one}" Type="{KINDS}{kind}" Target="{one}.bin"/>' for one, kind in linked.items()
    )
    parts = {
        "xl/workbook.bin": record(153, struct.pack("<I", flags))
        + record(156, struct.pack("<II", 0, 1) + text("s") + text("Sales"))
        + record(156, struct.pack("<II", 0, 2) + text("c") + text("Chart"))
        + record(156, struct.pack("<II", 1, 3) + text("s") + text("Hidden")),
        "xl/_rels/workbook.bin.rels": f"<Relationships>{links}</Relationships>",
        "xl/t.bin": record(19, b"\0" + text("Größe")) + record(19, b"\0" + struct.pack("<I", 0xFFFFFFFF)),
        "xl/f.bin": record(44, struct.pack("<H", 164) + text("00000"))
        + record(47, struct.pack("<HH", 0, 164))
        + record(617)
        + b"".join(record(47, struct.pack("<HH", 0, number)) for number in (0, 14, 164))
        + record(618),
        "xl/s.bin": b"".join(cells),
    }
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return Xlsb("sales.xlsb", zipfile.ZipFile(memory), lambda *_: None)


def test_every_kind_of_cell_is_read() -> None:
    book = opened(
        row(1),
        cell(7, 0, struct.pack("<I", 0)),
        cell(5, 1, struct.pack("<d", 19.99)),
        cell(2, 2, struct.pack("<i", 45384 << 2 | 2), 1),
        cell(2, 3, struct.pack("<i", 417 << 2 | 2), 2),
        cell(6, 4, text("inline")),
        cell(3, 5, b"\x2a"),
        cell(4, 6, b"\1"),
        cell(8, 7, text("made")),
        cell(9, 8, struct.pack("<d", 2.5)),
        cell(10, 9, b"\0"),
        cell(11, 10, b"\7"),
        cell(1, 11, b""),
        cell(62, 12, b"\0" + text("rich")),
        cell(7, 13, struct.pack("<I", 1)),
        row(2),
        row(4),
        cell(2, 0, struct.pack("<i", 3 << 2 | 2)),
        record(176, struct.pack("<IIII", 1, 4, 2, 2)),
        record(176, struct.pack("<IIII", 0, 0, 2, 4)),
    )
    assert book.sheets == (Sheet("Sales"), Sheet("Hidden", visible=False))
    assert [(line, list(texts)) for line, texts in book.rows(0)] == [
        (2, ["Größe", "19.99", "2024-04-02", "00417", "inline", "#N/A", "TRUE", "made", "2.5", "FALSE", "#DIV/0!", "",
             "rich"]),
        (5, ["3"]),
    ]  # fmt: skip
    assert book.merged == [Tall(2, 5, 2)]


def test_days_may_be_counted_from_1904() -> None:
    book = opened(row(0), cell(2, 0, struct.pack("<i", 43922 << 2 | 2), 1), flags=1)
    assert list(book.rows(0)) == [(1, ["2024-04-02"])]


@pytest.mark.parametrize(
    "cells",
    [
        (row(0), cell(7, 0, struct.pack("<I", 9))),
        (row(0), cell(5, 0, b"\0")),
        (row(0), cell(2, 3, bytes(4)), cell(2, 20_000, bytes(4))),
        (row(0), cell(5, 3, bytes(8)), cell(2, 1, b"\x08\0\0\0"), cell(2, 1, b"\x08\0\0\0")),
        (row(0), b"\x05"),
        (row(2_000_000),),
        (b"\x05\xff\xff\xff\x7f",),
    ],
)
def test_a_damaged_workbook_is_refused(cells: tuple[bytes, ...]) -> None:
    with pytest.raises(FileRefusedError, match="damaged or incomplete"):
        list(opened(*cells).rows(0))
