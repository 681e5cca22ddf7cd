"""The distinct texts of a column, each with a number: what is read once need not be understood twice.

Cells of up to 16 bytes are looked up for a whole block at once, in a hash table with linear probing whose keys are the
bytes themselves (Knuth, The Art of Computer Programming, vol. 3, section 6.4, algorithm L).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
_Words = NDArray[np.uint64]

_MASKS = np.array([(1 << (8 * length)) - 1 for length in range(9)], np.uint64)
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], np.uint64)  # odd, from the golden ratio and xxHash
_SHORT = 16  # bytes that two words hold
_NONE = -1


class Dictionary:
    """Numbers the distinct texts of one column from 0 on; a number once given stays what it is."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._keys = np.zeros((2, 1024), np.uint64)
        self._slots = np.full(4096, _NONE, np.int32)
        self._count = 0
        self._long: dict[bytes, int] = {}
        self._long_texts: dict[int, bytes] = {}
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return self._count

    def text(self, code: int) -> str:
        """The text with this number."""
        raw = self._long_texts.get(code)
        if raw is None:
            raw = self._keys[:, code].tobytes().rstrip(b"\0")
        return raw.decode(self._encoding, "surrogateescape")

    def texts(self, first: int = 0) -> list[str]:
        """All texts by number, or those from a number on."""
        raw = np.ascontiguousarray(self._keys[:, first : self._count].T).view("S16").ravel().tolist()
        for code, text in self._long_texts.items():
            if code >= first:
                raw[code - first] = text
        return [one.decode(self._encoding, "surrogateescape") for one in raw]

    def numbers(self, texts: Sequence[str]) -> Codes:
        """The numbers of texts that were read one by one."""
        known = self._known
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            raw = [text.encode(self._encoding, "surrogateescape") for text in new]
            ends = np.cumsum([len(one) for one in raw])
            starts = np.concatenate(([0], ends[:-1]))
            codes = self.codes(b"".join(raw) + b"\0" * _SHORT, starts, ends)
            known.update(zip(new, codes.tolist(), strict=True))
        return np.fromiter(map(known.__getitem__, texts), np.int32, len(texts))

    def codes(self, text: bytes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Codes:
        """The numbers of the cells of a block, given where they start and end; `text` is padded by 16 bytes."""
        lengths = ends - starts
        longest = int(lengths.max(initial=0))
        words: _Words = np.ndarray((len(text) - 7,), np.uint64, text, strides=(1,))
        low = words[starts] & _MASKS[np.minimum(lengths, 8)]
        high = np.zeros_like(low)
        if longest > 8:
            high = words[starts + 8] & _MASKS[np.clip(lengths - 8, 0, 8)]
        if longest <= _SHORT:
            return self._short_codes(low, high)
        short = lengths <= _SHORT
        codes = np.empty(len(starts), np.int32)
        codes[short] = self._short_codes(low[short], high[short])
        for place in np.flatnonzero(~short).tolist():
            codes[place] = self._long_code(text[starts[place] : ends[place]])
        return codes

    def _long_code(self, raw: bytes) -> int:
        code = self._long.get(raw)
        if code is None:
            code = self._long[raw] = self._count
            self._long_texts[code] = raw
            self._make_room(1)
            self._count += 1
        return code

    def _short_codes(self, low: _Words, high: _Words) -> Codes:
        codes = self._found(low, high)
        missing = np.flatnonzero(codes == _NONE)
        if len(missing):
            pairs = np.stack((low[missing], high[missing]), axis=1).view([("low", "u8"), ("high", "u8")]).ravel()
            _, first, same = np.unique(pairs, return_index=True, return_inverse=True)
            rank = np.argsort(np.argsort(first))  # new texts are numbered in the order of the file
            order = missing[np.sort(first)]
            begin = self._count
            self._add(low[order], high[order])
            codes[missing] = begin + rank[same]
        return codes

    def _home(self, low: _Words, high: _Words) -> NDArray[np.int64]:
        mixed = low * _FACTORS[0] ^ high * _FACTORS[1]
        mixed ^= mixed >> np.uint64(32)
        mixed *= _FACTORS[1]
        mixed ^= mixed >> np.uint64(29)
        slots: NDArray[np.int64] = (mixed & np.uint64(len(self._slots) - 1)).astype(np.int64)
        return slots

    def _found(self, low: _Words, high: _Words) -> Codes:
        """The numbers of keys, -1 where one is new."""
        slot = self._home(low, high)
        codes = self._slots[slot]
        wrong = self._other(codes, low, high)
        pending = np.flatnonzero(wrong)
        while len(pending):
            slot[pending] = (slot[pending] + 1) & (len(self._slots) - 1)
            codes[pending] = self._slots[slot[pending]]
            pending = pending[self._other(codes[pending], low[pending], high[pending])]
        return codes

    def _other(self, codes: Codes, low: _Words, high: _Words) -> NDArray[np.bool_]:
        """Where a slot holds another key than the one sought."""
        held = np.maximum(codes, 0)
        other: NDArray[np.bool_] = (codes != _NONE) & ((self._keys[0][held] != low) | (self._keys[1][held] != high))
        return other

    def _add(self, low: _Words, high: _Words) -> None:
        """Number new keys, all of them different."""
        self._make_room(len(low))
        codes = np.arange(self._count, self._count + len(low), dtype=np.int32)
        self._keys[0][codes], self._keys[1][codes] = low, high
        self._count += len(low)
        self._place(codes)

    def _place(self, codes: Codes) -> None:
        slot = self._home(self._keys[0][codes], self._keys[1][codes])
        while len(codes):
            free = self._slots[slot] == _NONE
            self._slots[slot[free]] = codes[free]
            left = self._slots[slot] != codes  # of several that met in one slot, one has it now
            codes, slot = codes[left], (slot[left] + 1) & (len(self._slots) - 1)

    def _make_room(self, more: int) -> None:
        needed = self._count + more
        if needed > self._keys.shape[1]:
            self._keys = np.concatenate((self._keys, np.zeros((2, max(needed, self._count)), np.uint64)), axis=1)
        if needed * 3 > len(self._slots):
            size = len(self._slots)
            while needed * 3 > size:
                size *= 4
            self._slots = np.full(size, _NONE, np.int32)
            held = np.arange(self._count, dtype=np.int32)
            self._place(held[~np.isin(held, list(self._long_texts))] if self._long_texts else held)
