"""What Excel's two binary formats share: numbers in four bytes and the codes of errors."""

import struct

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def compressed(data: bytes, place: int) -> float:
    """A number in four bytes: a whole one or the first half of a binary fraction, either perhaps in hundredths."""
    (bits,) = struct.unpack_from("<i", data, place)
    number: float = bits >> 2 if bits & 2 else struct.unpack("<d", struct.pack("<Ii", 0, bits & ~3))[0]
    return number / 100 if bits & 1 else number
