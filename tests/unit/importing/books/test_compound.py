import struct

import pytest

from retail_desktop.importing.books.compound import CompoundError, read_streams

SECTOR = 512
END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def entry(name: str, kind: int, links: tuple[int, int, int], first: int, size: int) -> bytes:
    title = name.encode("utf-16-le") + b"\0\0"
    return (
        title.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(title), kind, 1, *links)
        + bytes(36)
        + struct.pack("<IIQ", first, size, 0)[:12]
    ).ljust(128, b"\0")


def compound(large: bytes, small: bytes = b"small one") -> bytes:
    """A file with a large stream `Workbook` in sectors 3 and on, a small one, and one of the same name further in."""
    directory = (
        entry("Root Entry", 5, (FREE, FREE, 1), 2, 64)
        + entry("WORKBOOK", 2, (2, 3, FREE), 4, len(large))
        + entry("Note", 2, (FREE, FREE, FREE), 0, len(small))
        + entry("Storage", 1, (FREE, FREE, FREE), 0, 0)
    )
    sectors = -(-len(large) // SECTOR)
    table = [0xFFFFFFFD, END, END, END, *range(5, 4 + sectors), END]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, 3, 1, END, 0, 0)
        + struct.pack("<108I", *[FREE] * 108)
    )
    small_table = struct.pack("<128I", END, *[FREE] * 127)
    packed_table = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    return (
        header.ljust(SECTOR, b"\0") + packed_table + directory + small.ljust(SECTOR, b"\0") + small_table + large
    ).ljust(SECTOR * (5 + sectors), b"\0")


def test_large_and_small_streams_are_put_together() -> None:
    large = bytes(range(256)) * 40
    found = read_streams(compound(large), ("Missing", "Workbook", "Note"))
    assert found == {"Workbook": large, "Note": b"small one"}


@pytest.mark.parametrize(
    "content",
    [
        b"text",
        compound(b"x" * 5000)[:600],
        compound(b"x" * 5000)[:1000],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_what_is_no_compound_file_is_told_of(content: bytes) -> None:
    with pytest.raises(CompoundError):
        read_streams(content, ("Workbook",))


def test_a_chain_that_bites_its_tail_has_an_end() -> None:
    content = bytearray(compound(b"x" * 5000))
    content[SECTOR + 4 * 5 : SECTOR + 4 * 6] = struct.pack("<I", 4)
    with pytest.raises(CompoundError, match="without an end"):
        read_streams(bytes(content), ("Workbook",))
