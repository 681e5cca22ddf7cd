import struct

import pytest

from retail_desktop.importing.books.xls_texts import code_page, read_shared, read_text


def test_a_text_says_how_many_bytes_its_letters_have() -> None:
    assert read_text(b"\3\0abc", 0, 1, None) == "abc"
    assert read_text(b"\2\0\1" + "éß".encode("utf-16-le"), 0, 2, None) == "éß"
    assert read_text(b"\2\0\x0c" + bytes(6) + b"ab", 0, 2, None) == "ab"
    assert read_text("\2Ж1".encode("cp1251"), 0, 1, "cp1251") == "Ж1"


def test_shared_texts_go_on_in_the_next_block_with_letters_of_another_size() -> None:
    first = struct.pack("<II", 3, 3) + struct.pack("<HB", 4, 0) + b"ab"
    second = b"\1" + "éß".encode("utf-16-le") + struct.pack("<HBHI", 1, 0x0C, 1, 2) + b"x" + bytes(4)
    third = bytes(2) + struct.pack("<HB", 0, 0)
    assert read_shared([first, second, third]) == ["abéß", "x", ""]


def test_texts_that_are_missing_at_the_end_are_left_out() -> None:
    assert read_shared([struct.pack("<IIHB", 9, 9, 1, 0) + b"a"]) == ["a"]


def test_a_text_that_is_cut_is_told_of() -> None:
    for content in (b"\3\0\0ab", b"\3"):
        with pytest.raises(IndexError):
            read_shared([struct.pack("<II", 1, 1) + content])


def test_code_pages_have_numbers() -> None:
    assert [code_page(number) for number in (1252, 10000, 1200, 932, 4711)] == [
        "cp1252", "mac-roman", "utf-16-le", "cp932", "cp1252",
    ]  # fmt: skip
