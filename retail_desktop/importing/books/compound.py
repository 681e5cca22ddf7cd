"""Streams inside a compound file, the small file system in which old Office programs keep their documents."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAM = 2
_FREE = 0xFFFFFFF0  # sector numbers from here on mark an end or nothing


class CompoundError(Exception):
    """The bytes are no compound file, or a broken one."""


def read_streams(content: bytes, wanted: Sequence[str]) -> dict[str, bytes]:
    """The contents of the wanted streams, in the order in which they are wanted; those that are missing are left out.

    Raises:
        CompoundError: it is no compound file, or its tables lead nowhere.
    """
    try:
        return _Compound(content).streams(wanted)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise CompoundError(str(error)) from None


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of the directory; `links` are the entries before, behind and below it."""

    name: str
    kind: int
    links: list[int]
    first: int
    size: int


class _Compound:
    def __init__(self, content: bytes) -> None:
        if not content.startswith(_SIGNATURE):
            raise CompoundError("no compound file")
        self._content = content
        shift, small_shift = struct.unpack_from("<HH", content, 30)
        if not (7 <= shift <= 12 and 4 <= small_shift <= 9):
            raise CompoundError("sectors of an odd size")
        self._size, self._small_size = 1 << shift, 1 << small_shift
        self._directory, self._cutoff, self._small_first = (
            struct.unpack_from("<I", content, place)[0] for place in (48, 56, 60)
        )
        self._table = self._allocation()

    def streams(self, wanted: Sequence[str]) -> dict[str, bytes]:
        entries = self._entries()
        small = self._chain(entries[0].first) if entries[0].first < _FREE else b""
        small_table = _numbers(self._chain(self._small_first)) if self._small_first < _FREE else []
        found = {}
        for name in wanted:
            for place in _outermost(entries):
                entry = entries[place]
                if entry.name.casefold() == name.casefold() and entry.kind == _STREAM:
                    if entry.size >= self._cutoff:
                        found[name] = self._chain(entry.first)[: entry.size]
                    else:
                        found[name] = _follow(small, entry.first, self._small_size, small_table, 0)[: entry.size]
        return found

    def _allocation(self) -> list[int]:
        """The table that says which sector follows which."""
        content = self._content
        places = list(struct.unpack_from("<109I", content, 76))
        (more,) = struct.unpack_from("<I", content, 68)
        seen = set[int]()
        while more < _FREE and more not in seen:
            seen.add(more)
            block = _numbers(self._sector(more))
            places += block[:-1]
            more = block[-1]
        return [number for place in places if place < _FREE for number in _numbers(self._sector(place))]

    def _entries(self) -> list["_Entry"]:
        """Everything kept inside; the first is the root."""
        directory = self._chain(self._directory)
        found = []
        for place in range(0, len(directory) - 127, 128):
            length, kind, _, *links = struct.unpack_from("<HBB3I", directory, place + 64)
            name = directory[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            found.append(_Entry(name, kind, links, *struct.unpack_from("<II", directory, place + 116)))
        return found

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        block = self._content[start : start + self._size]
        if not block:
            raise CompoundError("a sector is missing")
        return block.ljust(self._size, b"\0")

    def _chain(self, first: int) -> bytes:
        return _follow(self._content, first, self._size, self._table, self._size)


def _outermost(entries: list[_Entry]) -> list[int]:
    """The entries right below the root; those of documents embedded in the document lie deeper."""
    found, waiting = list[int](), [entries[0].links[2]]
    while waiting:
        place = waiting.pop()
        if place < len(entries) and place not in found:
            found.append(place)
            waiting += entries[place].links[:2]
    return found


def _follow(content: bytes, first: int, size: int, table: list[int], offset: int) -> bytes:
    """The sectors of one chain, put together."""
    pieces, number, left = list[bytes](), first, len(table)
    while number < _FREE:
        if left < 0:
            raise CompoundError("a chain without an end")
        left -= 1
        start = number * size + offset
        pieces.append(content[start : start + size])
        number = table[number]
    return b"".join(pieces)


def _numbers(block: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
