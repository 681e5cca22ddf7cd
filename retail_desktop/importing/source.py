"""Opening a file: unpacking it, refusing what is no table of text, and keeping its bytes for several readings."""

import csv
import gzip
import hashlib
import io
import shutil
import sys
import tempfile
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self

from retail_desktop.domain.errors import FileRefusedError

LARGEST = 4 * 1024**3
LARGEST_RATIO = 200
RATIO_MATTERS_FROM = 100 * 1024**2
_BLOCK = 1024**2
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_LONGEST_LINE = 8  # blocks without the end of a line
_SAVE_AS_CSV = "Open it in the program it comes from, save it as CSV, and import that file."

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a word processor document"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
_MARKUP = ((b"<!doctype", "a web page"), (b"<html", "a web page"), (b"<table", "a web page"), (b"<?xml", "an XML file"))


class Source:
    """The unpacked bytes of one file, readable again and again; a context manager that removes them at the end.

    `sha256` is of the unpacked bytes, so that the same table packed differently is recognised. A source that was put
    together from another (a workbook's sheet, a message, a report rearranged into a table) is UTF-8 text with one
    record on each physical line; `line_numbers` then says on which line of the original each of them stands.
    """

    def __init__(
        self, name: str, content: BinaryIO, size: int, sha256: str, line_numbers: Sequence[int] | None = None
    ) -> None:
        self.name = name
        self.size = size
        self.sha256 = sha256
        self.line_numbers = line_numbers
        self._content = content
        self._as_opened: tuple[BinaryIO, int, Sequence[int] | None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.restore()
        self._content.close()

    def rearrange(self, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Read from now on as a table of these records, as `rearranged` makes one, until `restore`.

        The rows may be read from this very source.
        """
        table = self.rearranged(rows)
        if self._as_opened:
            self._content.close()
        self._as_opened = self._as_opened or (self._content, self.size, self.line_numbers)
        self._content, self.size, self.line_numbers = table._content, table.size, table.line_numbers  # noqa: SLF001 - of its own kind

    def restore(self) -> None:
        """Read again as the file was opened."""
        if self._as_opened:
            self._content.close()
            self._content, self.size, self.line_numbers = self._as_opened
            self._as_opened = None

    def rearranged(self, rows: Iterable[tuple[int, Sequence[str]]]) -> "Source":
        """A source with the same name and hash that holds these records: original line number and cells of each.

        The first row holds the headings; the records are separated by commas. The caller closes both sources.
        """
        return rearranged(self.name, self.sha256, rows)

    def line(self, physical: int) -> int:
        """The line of the original on which a physical line stands."""
        return self.line_numbers[physical - 1] if self.line_numbers is not None else physical

    def blocks(self) -> Iterator[bytes]:
        """The bytes from the beginning, a mebibyte at a time."""
        self._content.seek(0)
        while block := self._content.read(_BLOCK):
            yield block

    def lines(self) -> Iterator[bytes]:
        """The lines from the beginning, very long ones in pieces."""
        self._content.seek(0)
        while line := self._content.readline(_BLOCK):
            yield line

    @contextmanager
    def text(self, encoding: str) -> Iterator[io.TextIOWrapper]:
        """The decoded lines from the beginning; bytes that are no text come as lone surrogates or U+FFFD."""
        self._content.seek(0)
        errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
        text = io.TextIOWrapper(self._content, encoding, errors, newline="")
        try:
            yield text
        finally:
            text.detach()

    def position(self) -> int:
        """How many bytes the present reading has taken."""
        return self._content.tell()


def rearranged(name: str, sha256: str, rows: Iterable[tuple[int, Sequence[str]]]) -> Source:
    """A source put together from records: original line number and cells of each, the headings first."""
    kept = tempfile.TemporaryFile(prefix="retail-import-")  # noqa: SIM115 - the Source closes it
    numbers = array("l")
    text = io.TextIOWrapper(kept, "utf-8", "surrogateescape", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    for number, cells in rows:
        numbers.append(number)
        writer.writerow(["".join(" " if one in "\r\n" else one for one in cell) for cell in cells])
    text.flush()
    size = kept.tell()
    text.detach()
    return Source(name, kept, size, sha256, numbers)


def open_source(path: str | Path, *, name: str | None = None) -> Source:
    """Open and unpack a file (`-` is standard input), or refuse it in plain words."""
    shown = name or ("standard input" if str(path) == "-" else Path(path).name)
    try:
        if str(path) == "-":
            with tempfile.TemporaryFile() as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
                file.seek(0)
                return _unpacked(shown, file)
        with Path(path).open("rb") as file:
            return _unpacked(shown, file)
    except IsADirectoryError:
        raise FileRefusedError(f"“{shown}” is a folder. Choose a file inside it.") from None
    except FileNotFoundError:
        raise FileRefusedError(f"There is no file “{path}”. Check the name and the folder.") from None
    except PermissionError:
        raise FileRefusedError(
            f"“{shown}” may not be read. Close it in other programs, or ask its owner for access."
        ) from None
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise FileRefusedError(
            f"“{shown}” is packed, and the packing is damaged or incomplete. Copy or download the file again."
        ) from None
    except (OSError, ValueError) as error:
        raise FileRefusedError(f"“{shown}” could not be read: {error}. Try again, or copy the file first.") from error


def _unpacked(name: str, file: BinaryIO) -> Source:
    head = file.read(4)
    file.seek(0)
    if head[:2] == b"\x1f\x8b":
        packed = file.seek(0, io.SEEK_END)
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as content:
            return _kept(name, content, packed)
    if head in _ZIP:
        return _from_zip(name, file)
    return _kept(name, file, None)


def _from_zip(name: str, file: BinaryIO) -> Source:
    with zipfile.ZipFile(file) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if any(entry.filename.startswith("xl/") for entry in entries):
            raise _refused(name, "an Excel workbook (.xlsx)")
        if any(entry.filename.startswith(("word/", "META-INF/", "content.xml")) for entry in entries):
            raise _refused(name, "an office document")
        entries = [entry for entry in entries if not entry.filename.startswith(("__MACOSX/", "."))]
        if len(entries) != 1:
            held = ", ".join(entry.filename for entry in entries[:5]) or "nothing"
            raise FileRefusedError(
                f"“{name}” must hold one file and holds {held}. Unpack it and import the files one by one."
            )
        if entries[0].flag_bits & 1:
            raise FileRefusedError(f"“{name}” is protected by a password. Unpack it and import the file inside.")
        _check_growth(name, entries[0].file_size, entries[0].compress_size)
        with archive.open(entries[0]) as content:
            return _kept(name, content, entries[0].compress_size)


def _kept(name: str, content: IO[bytes] | gzip.GzipFile, packed: int | None) -> Source:
    kept = tempfile.TemporaryFile(prefix="retail-import-")  # noqa: SIM115 - the Source closes it
    try:
        size, sha256 = _copied(name, content, packed, kept)
    except BaseException:
        kept.close()
        raise
    return Source(name, kept, size, sha256)


def _copied(name: str, content: IO[bytes] | gzip.GzipFile, packed: int | None, kept: IO[bytes]) -> tuple[int, str]:
    digest, size, unbroken = hashlib.sha256(), 0, 0
    while block := content.read(_BLOCK):
        if not size:
            _check_kind(name, block)
        size += len(block)
        _check_growth(name, size, packed)
        unbroken = 0 if b"\n" in block or b"\r" in block else unbroken + 1
        if unbroken > _LONGEST_LINE:
            raise FileRefusedError(f"“{name}” has a line of several megabytes, so it is no table. {_SAVE_AS_CSV}")
        digest.update(block)
        kept.write(block)
    if not size:
        raise _empty(name)
    return size, digest.hexdigest()


def _check_growth(name: str, size: int, packed: int | None) -> None:
    if size > LARGEST:
        raise FileRefusedError(f"“{name}” is larger than 4 GB. Export a shorter period and import the parts.")
    if packed is not None and size > RATIO_MATTERS_FROM and size > packed * LARGEST_RATIO:
        raise FileRefusedError(
            f"“{name}” unpacks to more than {LARGEST_RATIO} times its size, which no sales file does. "
            "Unpack it yourself and look at it before you import it."
        )


def _check_kind(name: str, head: bytes) -> None:
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise _empty(name)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature) and (signature != b"MZ" or b"\x00" in head):
            raise _refused(name, kind)
    if head[:4] in _ZIP or head[:2] == b"\x1f\x8b":
        raise FileRefusedError(f"“{name}” is packed twice. Unpack it once and import the file inside.")
    start = head[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, kind in _MARKUP:
        if start.startswith(signature):
            raise _refused(name, kind)
    control = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 26)))
    if control * 50 > len(head):
        raise FileRefusedError(f"“{name}” does not hold text. Export the sales as CSV and import that file.")


def _refused(name: str, kind: str) -> FileRefusedError:
    return FileRefusedError(f"“{name}” is {kind}, not a table of text. {_SAVE_AS_CSV}")


def _empty(name: str) -> FileRefusedError:
    return FileRefusedError(f"“{name}” is empty. Check that the export finished, and export it again.")
