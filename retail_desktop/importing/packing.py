"""Files that are packed: what is inside, found without unpacking more than is wanted or more than is sane."""

import gzip
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing.file_kinds import GZIP, ZIP

LARGEST = 4 * 1024**3
LARGEST_RATIO = 200
RATIO_MATTERS_FROM = 100 * 1024**2
_SPREADSHEET = ("xl/", "content.xml", "[content_types].xml")
_OTHER_OFFICE = ("word/", "ppt/", "visio/", "index/document.iwa")
_NEVER_TABLES = frozenset({
    ".pdf", ".doc", ".docx", ".rtf", ".md", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ini", ".xsd", ".css", ".js",
    ".ds_store", ".db", ".url", ".lnk",
})  # fmt: skip
_EXPLANATIONS = ("readme", "read me", "license", "licence", "liesmich", "lisezmoi")
_SHOWN_LINES, _SHOWN_BYTES, _SHOWN_LETTERS = 3, 4096, 120


@contextmanager
def unpacked(name: str, file: BinaryIO, wanted: str | None) -> Iterator[tuple[IO[bytes], int | None]]:
    """The bytes of the file, or of the table packed inside, and the size it was packed to.

    `wanted` names a file inside, or gives its number. A workbook is packed too, but it is one file.
    """
    head = file.read(4)
    file.seek(0)
    if head.startswith(GZIP):
        packed = file.seek(0, io.SEEK_END)
        file.seek(0)
        with gzip.GzipFile(fileobj=file) as content:
            yield cast("IO[bytes]", content), packed
    elif head in ZIP and not holds_workbook(name, file):
        with zipfile.ZipFile(file) as archive:
            entry = _chosen(name, archive, wanted)
            check_growth(name, entry.file_size, entry.compress_size)
            with archive.open(entry) as content:
                yield content, entry.compress_size
    else:
        yield file, None


def holds_workbook(name: str, file: BinaryIO) -> bool:
    """Whether a zip file is a spreadsheet; any other office document is refused."""
    with zipfile.ZipFile(file) as archive:
        names = [one.replace("\\", "/").lower() for one in archive.namelist()]
        mimetype = b""
        if "mimetype" in names and "content.xml" in names:
            with archive.open("mimetype") as entry:
                mimetype = entry.read(100)
    file.seek(0)
    if any(one.startswith(_OTHER_OFFICE) for one in names) or (mimetype and b"spreadsheet" not in mimetype):
        raise FileRefusedError(
            f"“{name}” is an office document, not a table. Open it in the program it comes from, save it as CSV, "
            "and import that file."
        )
    return any(one.startswith(_SPREADSHEET) for one in names)


def check_growth(name: str, size: int, packed: int | None) -> None:
    """Refuse what unpacks to more than any sales file."""
    if size > LARGEST:
        raise FileRefusedError(f"“{name}” is larger than 4 GB. Export a shorter period and import the parts.")
    if packed is not None and size > RATIO_MATTERS_FROM and size > packed * LARGEST_RATIO:
        raise FileRefusedError(
            f"“{name}” unpacks to more than {LARGEST_RATIO} times its size, which no sales file does. "
            "Unpack it yourself and look at it before you import it."
        )


def _chosen(name: str, archive: zipfile.ZipFile, wanted: str | None) -> zipfile.ZipInfo:
    """The one file inside that may be a table, or the one that is wanted."""
    held = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_hidden(entry.filename)]
    entries = [entry for entry in held if not _is_explanation(entry.filename)] or held
    if not entries:
        raise FileRefusedError(f"“{name}” is packed and holds nothing. Check that the export finished.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise FileRefusedError(f"“{name}” is protected by a password. Unpack it and import the file inside.")
    if len(entries) > 1 and wanted is not None:
        entries = [_named(name, entries, wanted)]
    if len(entries) > 1:
        raise NeedsAnswerError(
            f"“{name}” holds {len(entries)} files. Choose the one to import; the others can follow.",
            "sheet",
            {entry.filename: _beginning(archive, entry) for entry in entries[:40]},
        )
    return entries[0]


def _is_hidden(path: str) -> bool:
    return path.startswith("__MACOSX/") or PurePosixPath(path).name.startswith(".")


def _is_explanation(path: str) -> bool:
    place = PurePosixPath(path.lower())
    return place.suffix in _NEVER_TABLES or place.name.startswith(_EXPLANATIONS)


def _named(name: str, entries: Sequence[zipfile.ZipInfo], wanted: str) -> zipfile.ZipInfo:
    text = wanted.strip().casefold()
    for entry in entries:
        if text in {entry.filename.casefold(), PurePosixPath(entry.filename).name.casefold()}:
            return entry
    if text.isdecimal() and 1 <= int(text) <= len(entries):
        return entries[int(text) - 1]
    held = ", ".join(entry.filename for entry in entries[:10])
    raise FileRefusedError(f"“{name}” holds no file “{wanted}”. It holds: {held}.")


def _beginning(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> list[str]:
    """The first lines of a file inside, for a person to recognise it by; none of one that is no text."""
    with archive.open(entry) as content:
        head = content.read(_SHOWN_BYTES)
    if head.startswith((*ZIP, GZIP)) or b"\x00" in head:
        return []
    lines = head.decode("utf-8", "replace").splitlines()
    return [line[:_SHOWN_LETTERS] for line in islice(lines, _SHOWN_LINES)]
