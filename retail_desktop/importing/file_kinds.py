"""What a file is by its first bytes: text, a spreadsheet, a page with a table, or nothing that holds sales."""

import re
from enum import Enum

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.workbook import OLD_WORKBOOKS

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
GZIP = b"\x1f\x8b"
SAVE_AS_CSV = "Open it in the program it comes from, save it as CSV, and import that file."

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a word processor document"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an XZ archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x00\x01\x00\x00Standard", "an Access database"),
    (b"\x09\x00\x04\x00", "a workbook of before 1995"),
    (b"\x09\x02\x06\x00", "a workbook of before 1995"),
    (b"\x09\x04\x06\x00", "a workbook of before 1995"),
)
_PAGES = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<div", b"<center", b"<tr")
_JSON = re.compile(rb'\{\s*"|\[\s*[{\[]')
_BLANKS = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"


class Kind(Enum):
    """How a file is to be read."""

    TEXT = "text"
    BOOK = "book"
    PAGE = "page"
    PACKED = "packed"


def kind_of(name: str, head: bytes) -> Kind:
    """What the file is by its first block.

    Raises:
        FileRefusedError: it is empty or none of these; `name` is what to call it.
    """
    if not head.strip(_BLANKS):
        raise empty(name)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and (signature not in {b"MZ", b"BZh"} or b"\x00" in head):
            raise _refused(name, kind)
    if head.startswith(ZIP) or head.startswith(GZIP):
        return Kind.PACKED
    if head.startswith(OLD_WORKBOOKS):
        return Kind.BOOK
    if head[257:262] == b"ustar":
        raise _refused(name, "a tar archive")
    return _markup(name, _as_ascii(head)) or _text(name, head)


def _as_ascii(head: bytes) -> bytes:
    """The beginning in small letters, whether it has one byte or two for each."""
    start = head[:2048]
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start.replace(b"\x00", b"")
    return start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def _markup(name: str, start: bytes) -> Kind | None:
    while start.startswith(b"<!--") and b"-->" in start:
        start = start.partition(b"-->")[2].lstrip()
    if start.startswith(_PAGES):
        return Kind.PAGE
    if start.startswith((b"<?xml", b"<workbook", b"<ss:workbook")):
        if b"urn:schemas-microsoft-com:office:spreadsheet" in start or b"<workbook" in start:
            return Kind.BOOK
        if any(tag in start for tag in (b"<html", b"<table")):
            return Kind.PAGE
        raise _refused(name, "an XML file")
    if start.startswith(b"mime-version:"):
        return Kind.PAGE
    if _JSON.match(start):
        raise _refused(name, "a JSON file")
    if start.startswith(b"<!doctype"):
        raise _refused(name, "a document with markup")
    return None


def _text(name: str, head: bytes) -> Kind:
    two_bytes = head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) * 5 > len(head)
    control = 0 if two_bytes else sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 26)))
    if control * 50 > len(head):
        raise FileRefusedError(f"“{name}” does not hold text. Export the sales as CSV and import that file.")
    return Kind.TEXT


def _refused(name: str, kind: str) -> FileRefusedError:
    return FileRefusedError(f"“{name}” is {kind}, not a table of text. {SAVE_AS_CSV}")


def empty(name: str) -> FileRefusedError:
    """The refusal of a file without content."""
    return FileRefusedError(f"“{name}” is empty. Check that the export finished, and export it again.")
