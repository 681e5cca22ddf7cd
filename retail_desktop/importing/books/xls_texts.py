"""Texts as the old binary workbooks keep them: one or two bytes a letter, with formatting behind, cut in pieces."""

import codecs
import struct


def code_page(number: int) -> str:
    """The encoding of texts in workbooks of 1995, by its number."""
    name = {1200: "utf-16-le", 10000: "mac_roman", 32768: "mac_roman", 32769: "cp1252"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def read_text(data: bytes, place: int, length_bytes: int, encoding: str | None) -> str:
    """A text with its length in front; `encoding` is None where each text says how many bytes a letter has."""
    (length,) = struct.unpack_from("<B" if length_bytes == 1 else "<H", data, place)
    start = place + length_bytes
    if encoding is not None:
        return data[start : start + length].decode(encoding, "replace")
    flags = data[start] if start < len(data) else 0
    start += 1 + 2 * bool(flags & 8) + 4 * bool(flags & 4)
    if flags & 1:
        return data[start : start + 2 * length].decode("utf-16-le", "replace")
    return data[start : start + length].decode("latin-1")


def read_shared(blocks: list[bytes]) -> list[str]:
    """The texts that cells share, which go on from one block to the next."""
    (count,) = struct.unpack_from("<I", blocks[0], 4)
    reader = _Blocks(blocks, 8)
    found: list[str] = []
    while len(found) < count and not reader.ended:
        found.append(reader.text())
    return found


class _Blocks:
    """A place in a row of blocks."""

    def __init__(self, blocks: list[bytes], place: int) -> None:
        self._blocks = blocks
        self._block = 0
        self._place = place

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        while self._block < len(self._blocks) and self._place >= len(self._blocks[self._block]):
            self._place -= len(self._blocks[self._block])
            self._block += 1
        return self._block == len(self._blocks)

    def text(self) -> str:
        """The next text; where a block ends inside it, the next one says anew how many bytes a letter has."""
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & 8 else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & 4 else 0
        pieces: list[str] = []
        while length:
            wide = flags & 1
            block = self._blocks[self._block]
            count = min(length, (len(block) - self._place) >> wide)
            end = self._place + (count << wide)
            pieces.append(block[self._place : end].decode("utf-16-le" if wide else "latin-1", "replace"))
            self._place, length = end, length - count
            if length:
                self._block, self._place = self._block + 1, 1
                flags = self._blocks[self._block][0]
        self._place += 4 * runs + extra
        return "".join(pieces)

    def _take(self, count: int) -> bytes:
        if self.ended:
            raise IndexError("a text is missing")
        taken = self._blocks[self._block][self._place : self._place + count]
        self._place += count
        if len(taken) < count:
            raise IndexError("a text is cut")
        return taken
