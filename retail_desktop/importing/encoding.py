"""Which encoding a file is written in, by the evidence of its bytes."""

import codecs
import re
from collections.abc import Sequence
from itertools import islice

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing.likely_readings import Reading, likely_readings
from retail_desktop.importing.source import Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALIASES = {
    "ansi": "cp1252", "latin1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "oem": "cp850", "dos": "cp850",
    "mac": "mac_roman", "koi8": "koi8-r", "koi8r": "koi8-r", "koi8u": "koi8-u", "unicode": "utf-16",
    "utf-8": "utf-8-sig", "utf-8-bom": "utf-8-sig", "big5": "cp950", "gbk": "gb18030", "gb2312": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
_WINDOWS = re.compile(r"(?:x-)?(?:win|windows|cp|ms|ibm)?[-_ ]?(\d{3,5})", re.IGNORECASE)
_SEVERAL_BYTES = frozenset({"cp932", "euc_jp", "gb18030", "cp950", "cp949"})
_SURE, _SURE_OF_FEW, _SURE_OF_USUAL = 6.0, 10.0, 4.0  # bits that the second likeliest reading is behind
_FEW = 10  # characters
_LOOKED_AT = 500  # different lines
_MOST_CHOICES = 8
_DOUBLED = re.compile(rb"\xc3[\x82\x83]\xc2[\x80-\xbf]|\xc3\xa2\xe2\x82\xac")


def find_encoding(source: Source, wanted: str | None) -> str:
    """The encoding's Python name: the wanted one, the one that the bytes prove, or a question."""
    head = next(source.blocks())
    if wanted:
        return _known(wanted, head)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    wide = _wide(source.name, head[:4096])
    if wide:
        return wide
    return "utf-8" if _all_utf8(source) else _by_lines(source)


def encoding_notes(source: Source, encoding: str) -> tuple[str, ...]:
    """What to say of the letters: that some were damaged before the file was written."""
    if not encoding.startswith("utf-8"):
        return ()
    block = next(source.blocks())
    found = _DOUBLED.search(block)
    if not found:
        return ()
    before = re.split(rb"[^\w'-]", block[max(0, found.start() - 20) : found.start()])[-1]
    behind = re.split(rb"[^\w'-]", block[found.end() : found.end() + 20])[0]
    word = (before + found[0] + behind).decode("utf-8", "replace")
    return (
        f"Some letters were damaged before this file was written, such as those in “{word}”; they stay as they are.",
    )


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
    """One encoding for all lines that are not UTF-8; where those are few among others, they alone are unreadable."""
    total, special, broken = 0, 0, 0
    sample: dict[bytes, None] = {}
    for line in source.lines():
        total += 1
        if not line.isascii():
            special += 1
            if not _is_utf8(line):
                broken += 1
                if len(sample) < _LOOKED_AT:
                    sample[line.strip()] = None
    if broken * 10 <= special:
        return "utf-8"
    readings = likely_readings(list(sample))
    best = readings[0] if readings else None
    share = 6 if best and best.encoding in _SEVERAL_BYTES else 9  # pairs of bytes are UTF-8 by chance now and then
    if best and best.plausible and broken * 10 >= special * share and _is_sure(readings):
        return best.encoding
    if broken * 100 <= total:
        return "utf-8"
    raise _question(source.name, list(sample), readings)


def _is_sure(readings: Sequence[Reading]) -> bool:
    best, *others = readings
    enough = _SURE_OF_USUAL if best.encoding == "cp1252" else _SURE_OF_FEW if best.characters < _FEW else _SURE
    return not others or others[0].bits - best.bits >= enough


def _known(wanted: str, head: bytes) -> str:
    """The encoding that a person means, who may call it by many names."""
    text = wanted.strip().lower()
    numbered = _WINDOWS.fullmatch(text)
    try:
        text = f"cp{numbered[1]}" if numbered else _ALIASES.get(text, text)
        name = codecs.lookup(text).name
        "".encode(name)
    except LookupError:
        raise FileRefusedError(
            f"“{wanted}” is not an encoding the program knows. Try utf-8, cp1252 or utf-16."
        ) from None
    name = _ALIASES.get(name, name)
    if name == "utf-16" and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16-be" if head[:4096:2].count(0) > head[1:4096:2].count(0) else "utf-16-le"
    return name


def _wide(name: str, head: bytes) -> str | None:
    """Two or four bytes a letter, which leaves many of them zero in Latin text and around it."""
    zeros = head.count(0)
    if not zeros:
        return None
    quarters = [head[place::4].count(0) * 4 for place in range(4)]
    even, odd = head[::2].count(0), head[1::2].count(0)
    for likely, encoding, size in (
        (min(quarters[2:]) > len(head) * 0.9, "utf-32-le", 4),
        (min(quarters[:2]) > len(head) * 0.9, "utf-32-be", 4),
        (odd > 10 * even and zeros * 20 > len(head), "utf-16-le", 2),
        (even > 10 * odd and zeros * 20 > len(head), "utf-16-be", 2),
    ):
        if likely and _is_text(head[: len(head) // size * size], encoding):
            return encoding
    if zeros * 50 > len(head):
        raise FileRefusedError(f"“{name}” does not hold text. Export the sales as CSV and import that file.")
    return None


def _is_text(content: bytes, encoding: str) -> bool:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        text = content[: error.start].decode(encoding) if error.start >= len(content) - 2 else ""
    return "\n" in text or "\r" in text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _question(name: str, lines: Sequence[bytes], readings: Sequence[Reading]) -> NeedsAnswerError:
    """The likeliest readings of the line that differs most, side by side."""
    encodings = [reading.encoding for reading in readings[:_MOST_CHOICES]] or ["cp1252", "cp1250", "cp1251"]
    line = max(islice(lines, 100), key=lambda line: len({line.decode(one, "replace") for one in encodings}) * 1000
               + min(999, sum(byte > 127 for byte in line)))  # fmt: skip
    choices: dict[str, str] = {}
    for encoding in encodings:
        text = line.decode(encoding, "replace")
        first = next((place for place, character in enumerate(text) if not character.isascii()), 0)
        choices[encoding] = text[max(0, first - 30) : first + 60]
    return NeedsAnswerError(
        f"The letters beyond A to Z in “{name}” can be read in several ways. Choose the one that looks right.",
        "encoding",
        choices,
    )
