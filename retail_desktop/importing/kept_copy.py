"""A file's bytes copied aside while their kind, size and hash are found out."""

import hashlib
import re
import tempfile
from typing import IO, BinaryIO

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.file_kinds import SAVE_AS_CSV, Kind, empty, kind_of
from retail_desktop.importing.packing import check_growth
from retail_desktop.importing.progress import Progress

_BLOCK = 1024**2
_LONGEST_LINE = 8  # blocks without the end of a line
_EMPTY = 16
_NEW_PAGE = b"\n\x0c"
_MARK = b"\n\xef\xbb\xbf"
_STATED = re.compile(
    rb'(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\0?"?\0?s\0?e\0?p\0?=\0?([ -~\t])\0?"?[ \0]*(?=[\r\n])', re.IGNORECASE
)


class KeptCopy:
    """A copy of a file's bytes in a temporary one; what a text file says about itself in front is taken off."""

    def __init__(self, name: str, content: IO[bytes], packed: int | None, progress: Progress) -> None:
        self.file: BinaryIO = tempfile.TemporaryFile(prefix="retail-import-")  # noqa: SIM115 - the Source closes it
        self.kind = Kind.TEXT
        self.size = 0
        self.delimiter: str | None = None
        self._name = name
        self._digest = hashlib.sha256()
        try:
            self._copy(content, packed, progress)
        except BaseException:
            self.file.close()
            raise

    @property
    def sha256(self) -> str:
        """The hash of the bytes kept."""
        return self._digest.hexdigest()

    def begins_with(self, signatures: tuple[bytes, ...]) -> bool:
        """Whether the first bytes are one of these."""
        self.file.seek(0)
        head = self.file.read(max(map(len, signatures)))
        self.file.seek(0)
        return head.startswith(signatures)

    def _copy(self, content: IO[bytes], packed: int | None, progress: Progress) -> None:
        taken, unbroken, held = 0, 0, b""
        while block := content.read(_BLOCK):
            progress("Opening the file", 0, 0)
            if not taken:
                self.kind = kind_of(self._name, block)
                block = self._without_statement(block)
            taken += len(block)
            check_growth(self._name, taken, packed)
            unbroken = 0 if b"\n" in block or b"\r" in block or self.kind is not Kind.TEXT else unbroken + 1
            if unbroken > _LONGEST_LINE:
                raise FileRefusedError(
                    f"“{self._name}” has a line of several megabytes, so it is no table. {SAVE_AS_CSV}"
                )
            held = self._keep(held + block)
        self._write(_without_end_sign(held) if self.kind is Kind.TEXT else held)
        if not self.size:
            raise empty(self._name)
        self._check_end()

    def _without_statement(self, block: bytes) -> bytes:
        """The first block without the separator that Excel writes in front; its line stays, so that lines count."""
        stated = _STATED.match(block) if self.kind is Kind.TEXT else None
        if not stated:
            return block
        self.delimiter = stated[2].decode("ascii")
        return (stated[1] or b"") + block[stated.end() :]

    def _keep(self, data: bytes) -> bytes:
        """Write down all but the last bytes, which are given back; marks of joined files are left out."""
        if self.kind is Kind.TEXT:
            data = data.replace(_MARK, b"\n").replace(_NEW_PAGE, b"\n")
        self._write(data[: 1 - len(_MARK)])
        return data[1 - len(_MARK) :]

    def _check_end(self) -> None:
        """A text that ends in nothing was cut when the power failed, perhaps inside a number."""
        self.file.seek(max(0, self.size - _EMPTY))
        if self.kind is Kind.TEXT and self.file.read() == bytes(_EMPTY):
            raise FileRefusedError(f"“{self._name}” was never written to its end. Export or copy it again.")

    def _write(self, data: bytes) -> None:
        self._digest.update(data)
        self.file.write(data)
        self.size += len(data)


def _without_end_sign(end: bytes) -> bytes:
    """The last bytes without the sign by which old programs end a text."""
    if end.endswith((b"\x1a\0", b"\0\x1a")):
        return end[:-2]
    bare = end.rstrip(b"\r\n ")
    return bare.rstrip(b"\x1a") if bare.endswith(b"\x1a") else end
