"""Which encoding a file is written in, by the evidence of its bytes."""

import codecs
import re
from itertools import islice

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing.source import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp437", "mac_roman")
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøùúûüßœÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ"
_WESTERN_SIGNS = "£€§°©®™«»“”‘’…–—•¿¡ºª´·²³½¼¾×±\xa0"


def find_encoding(source: Source, wanted: str | None) -> str:
    """The encoding's Python name: the wanted one, the one that the bytes prove, or a question."""
    if wanted:
        return _known(wanted)
    head = next(source.blocks())
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if b"\x00" in head[:4096]:
        return _without_mark(source.name, head[:4096])
    return "utf-8" if _all_utf8(source) else _by_lines(source)


def _all_utf8(source: Source) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in source.blocks():
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _by_lines(source: Source) -> str:
    total, special, broken = 0, 0, list[bytes]()
    for line in source.lines():
        total += 1
        if not line.isascii():
            special += 1
            if not _is_utf8(line):
                broken.append(line)
    if len(broken) * 10 <= special:
        return "utf-8"
    if len(broken) * 10 >= special * 9 and all(map(_looks_western, broken)):
        return "cp1252"
    if len(broken) * 100 <= total:
        return "utf-8"
    raise _question(source.name, broken)


def _known(wanted: str) -> str:
    try:
        name = codecs.lookup(wanted.strip()).name
        "".encode(name)
    except LookupError:
        raise FileRefusedError(
            f"“{wanted}” is not an encoding the program knows. Try utf-8, cp1252 or utf-16."
        ) from None
    return "utf-8-sig" if name == "utf-8" else name


def _without_mark(name: str, head: bytes) -> str:
    """UTF-16 writes Latin text with a zero in every second byte."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 10 * even and odd * 3 > len(head) // 2:
        return "utf-16-le"
    if even > 10 * odd and even * 3 > len(head) // 2:
        return "utf-16-be"
    if head.count(0) * 50 > len(head):
        raise FileRefusedError(f"“{name}” does not hold text. Export the sales as CSV and import that file.")
    return "utf-8"


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _looks_western(line: bytes) -> bool:
    """Whether the line reads as Western European text: no lone signs inside words, no words of accents only."""
    try:
        text = line.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(
        _plausible(word) for word in re.findall(r"[^\x00-\x26\x28-\x40]*[^\x00-\x7f][^\x00-\x26\x28-\x40]*", text)
    )


def _plausible(word: str) -> bool:
    special = [character for character in word if not character.isascii()]
    letters = [character for character in special if character in _WESTERN_LETTERS]
    if any(character not in _WESTERN_LETTERS and character not in _WESTERN_SIGNS for character in special):
        return False
    inside = word[1:-1]
    if any(character in _WESTERN_SIGNS and character not in "’´·-\xa0" for character in inside):
        return False
    return len(letters) * 3 <= len(word) * 2 or len(letters) == 1


def _question(name: str, broken: list[bytes]) -> NeedsAnswerError:
    line = max(islice(broken, 100), key=lambda line: sum(byte > 127 for byte in line)).strip()
    first = next(place for place, byte in enumerate(line) if byte > 127)
    example = line[max(0, first - 30) : first + 60]
    choices: dict[str, str] = {}
    for encoding in _CANDIDATES:
        text = example.decode(encoding, "replace")
        if "\ufffd" not in text:
            choices[encoding] = text
    return NeedsAnswerError(
        f"The letters beyond A to Z in “{name}” can be read in several ways. Choose the one that looks right.",
        "encoding",
        choices or {encoding: example.decode(encoding, "replace") for encoding in _CANDIDATES},
    )
