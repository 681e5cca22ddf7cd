"""Opening a file: unpacking it, refusing what is no table, and keeping its bytes for several readings."""

import codecs
import errno
import gzip
import hashlib
import io
import lzma
import shutil
import struct
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, Self

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.book import Table
from retail_desktop.importing.file_kinds import ZIP, Kind
from retail_desktop.importing.html_table import read_html_table
from retail_desktop.importing.kept_copy import KeptCopy
from retail_desktop.importing.packing import holds_workbook, unpacked
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.sheet_lines import SheetLines
from retail_desktop.importing.workbook import read_workbook

_BLOCK = 1024**2


_DAMAGED_PACKING = (
    EOFError, zlib.error, lzma.LZMAError, struct.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError,
    RuntimeError, IndexError,
)  # fmt: skip


def _bytes_kept(error: UnicodeError) -> tuple[str, int]:
    """Undecodable bytes as lone surrogates; a plain letter among them is not lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    kept = error.object[error.start : error.end]
    return "".join(chr(byte if byte < 0x80 else 0xDC00 + byte) for byte in kept), error.end


codecs.register_error("retail-bytes-kept", _bytes_kept)


class Source:
    """The unpacked bytes of one file, readable again and again; a context manager that removes them at the end.

    `sha256` is of the unpacked bytes, or of a sheet's lines, so that the same table packed differently is recognised.
    `delimiter` is the one that the file itself states, `notes` are sentences for the user, `from_1904` says from which
    of two years a workbook counts its days. A source that was put together from another (a workbook's sheet, a message,
    a report rearranged into a table) is UTF-8 text with one record on each physical line; `line_numbers` then says on
    which line of the original each of them stands.
    """

    def __init__(
        self,
        name: str,
        content: IO[bytes],
        size: int,
        sha256: str,
        line_numbers: Sequence[int] | None = None,
        *,
        delimiter: str | None = None,
        notes: tuple[str, ...] = (),
        from_1904: bool = False,
    ) -> None:
        self.name = name
        self.size = size
        self.sha256 = sha256
        self.line_numbers = line_numbers
        self.delimiter = delimiter
        self.notes = notes
        self.from_1904 = from_1904
        self._content = content
        self._as_opened: tuple[IO[bytes], int, Sequence[int] | None] | None = None

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
        return _from_lines(self.name, SheetLines(rows), self.sha256, self.notes, from_1904=self.from_1904)

    def line(self, physical: int) -> int:
        """The line of the original on which a physical line stands."""
        return self.line_numbers[physical - 1] if self.line_numbers is not None else physical

    def physical(self, line: int) -> int:
        """The first physical line that stands on a line of the original; 0 where none does."""
        if self.line_numbers is None:
            return line
        return next((place for place, number in enumerate(self.line_numbers, start=1) if number == line), 0)

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
        errors = "replace" if encoding.startswith(("utf-16", "utf-32")) else "retail-bytes-kept"
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
    return _from_lines(name, SheetLines(rows), sha256, ())


def _from_lines(
    name: str, lines: SheetLines, sha256: str, notes: tuple[str, ...], *, from_1904: bool = False
) -> Source:
    size = lines.file.seek(0, io.SEEK_END)
    said = (*notes, *lines.notes)
    return Source(name, lines.file, size, sha256, lines.numbers, delimiter=",", notes=said, from_1904=from_1904)


def open_source(
    path: str | Path, *, name: str | None = None, sheet: str | None = None, progress: Progress = silent
) -> Source:
    """Open and unpack a file (`-` is standard input), or refuse it in plain words.

    `sheet` says which sheet of a workbook or which file of an archive is meant, by name or number.

    Raises:
        FileRefusedError: nothing in it can be read as a table.
        NeedsAnswerError: several sheets, or files in an archive, may be meant.
    """
    shown = name or ("standard input" if str(path) == "-" else Path(path).name)
    try:
        if str(path) == "-":
            with tempfile.TemporaryFile() as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
                file.seek(0)
                return _opened(shown, file, sheet, progress)
        with Path(path).open("rb") as file:
            return _opened(shown, file, sheet, progress)
    except IsADirectoryError:
        raise FileRefusedError(f"“{shown}” is a folder. Choose a file inside it.") from None
    except FileNotFoundError:
        raise FileRefusedError(f"There is no file “{path}”. Check the name and the folder.") from None
    except PermissionError:
        raise FileRefusedError(
            f"“{shown}” may not be read. Close it in other programs, or ask its owner for access."
        ) from None
    except _DAMAGED_PACKING:
        raise _damaged(shown) from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.EINVAL:  # a place before the file's beginning
            raise _damaged(shown) from None
        raise FileRefusedError(f"“{shown}” could not be read: {error}. Try again, or copy the file first.") from error


def _damaged(name: str) -> FileRefusedError:
    return FileRefusedError(
        f"“{name}” is packed, and the packing is damaged or incomplete. Copy or download the file again."
    )


def _opened(name: str, file: BinaryIO, sheet: str | None, progress: Progress) -> Source:
    with unpacked(name, file, sheet) as (content, packed):
        kept = KeptCopy(name, content, packed, progress)
    try:
        if kept.kind is Kind.TEXT:
            return Source(name, kept.file, kept.size, kept.sha256, delimiter=kept.delimiter)
        lines, table = _table_lines(name, kept, sheet, progress)
    except BaseException:
        kept.file.close()
        raise
    kept.file.close()
    lines.file.seek(0)
    digest = hashlib.file_digest(lines.file, "sha256")  # type: ignore[arg-type] # a temporary file is one
    return _from_lines(name, lines, digest.hexdigest(), table.notes, from_1904=table.from_1904)


def _table_lines(name: str, kept: KeptCopy, sheet: str | None, progress: Progress) -> tuple[SheetLines, Table]:
    if kept.kind is Kind.PAGE:
        table = read_html_table(name, kept.file, progress)
        return SheetLines(table.rows, table.merged), table
    if kept.kind is Kind.PACKED and not (kept.begins_with(ZIP) and holds_workbook(name, kept.file)):
        raise FileRefusedError(f"“{name}” is packed twice. Unpack it once and import the file inside.")
    table = read_workbook(name, kept.file, sheet, progress)
    return SheetLines(table.rows, table.merged, typed=True), table
