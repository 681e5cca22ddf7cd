"""Item codes and other short texts: kept as written, or the reason why one cannot be trusted."""

import re
import unicodedata

from retail_desktop.domain.catalogue import LONGEST_CODE
from retail_desktop.domain.imports import Reason

LONGEST_NAME = 200
_EDGES = " \t\r\n\xa0\u2007\u202f\ufeff\u200b\u200e\u200f\u202a\u202c"
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
_DAMAGED = re.compile(r"[+-]?\d+(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_MONTH = "(?:Jan|Feb|Mar|Mrz|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)"
_DATED = re.compile(rf"\d{{4}}-\d\d-\d\d 00:00:00|\d{{1,2}}(?:-|\. ){_MONTH}|{_MONTH}[- ]\d\d", re.ASCII)  # once 3-1
_SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)", re.IGNORECASE)
_FORMULA = re.compile(r"[=@].*|[+-].*[(|!].*", re.DOTALL)


def trimmed(text: str) -> str:
    """The text without blank and invisible characters at its ends."""
    return text.strip(_EDGES)


def read_code(text: str) -> str | Reason:
    """An item code as text, without a spreadsheet's wrapping (`="0123"`, `'1001`), or why it is none."""
    code = trimmed(text)
    if wrapped := _TEXT_FORMULA.fullmatch(code):
        code = trimmed(wrapped[1])
    elif code.startswith("'"):
        code = trimmed(code[1:])
    if not code:
        return Reason.MISSING_SKU
    if code.isalnum() and code.isascii() and len(code) <= LONGEST_CODE:
        return code
    return _objection(code) or unicodedata.normalize("NFC", code)


def _objection(code: str) -> Reason | None:
    if any(unicodedata.category(character) in {"Cc", "Cf", "Zl", "Zp"} for character in code):
        return Reason.CONTROL_CHAR
    if any(unicodedata.category(character) == "Cs" or character == "\ufffd" for character in code):
        return Reason.BAD_ENCODING
    if _SPREADSHEET_ERROR.fullmatch(code):
        return Reason.BAD_SKU
    if _DAMAGED.fullmatch(code) or _DATED.fullmatch(code):
        return Reason.SKU_DAMAGED
    if _FORMULA.fullmatch(code):
        return Reason.FORMULA_TEXT
    return Reason.SKU_TOO_LONG if len(code) > LONGEST_CODE else None


def read_label(text: str) -> str | Reason:
    """A store's or receipt's text as written, or why it cannot be kept; empty is allowed."""
    label = trimmed(text)
    if wrapped := _TEXT_FORMULA.fullmatch(label):
        label = trimmed(wrapped[1])
    if len(label) > LONGEST_CODE:
        return Reason.FIELD_TOO_LONG
    if any(unicodedata.category(character) == "Cc" for character in label):
        return Reason.CONTROL_CHAR
    return label


def read_name(text: str) -> str:
    """A name for showing: one line, no invisible characters, at most 200 characters."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_NAME and text == text.strip():
        return text
    shown = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cs"}
    )
    return unicodedata.normalize("NFC", " ".join(shown.split()))[:LONGEST_NAME]


def read_barcode(text: str) -> str:
    """A barcode as text, or nothing where the cell holds none that can be trusted."""
    code = read_code(text)
    return "" if isinstance(code, Reason) else code
