"""Numbers as people and tills write them, read exactly, and the evidence for the decimal mark."""

import re
from collections.abc import Iterable
from decimal import Decimal

from retail_desktop.domain.imports import Reason
from retail_desktop.domain.quantities import LARGEST_QUANTITY, QUANTITY_SCALE, ten_thousandths

LARGEST_PRICE = 100_000_000
LARGEST_AMOUNT = LARGEST_QUANTITY * LARGEST_PRICE
_ARTEFACT = Decimal("1e-9")  # how far off the text of a binary fraction such as 0.30000000000000004 may be

_BLANKS = " \t\r\n\ufeff\u200b\xa0\u2007\u2009\u202f"
_SPACES = "\xa0\u2007\u2009\u202f "
_CURRENCY = r"(?:[$€£¥₩₹₽₺₪฿₫₴₦]|R\$|C\$|A\$|US\$|[A-Z]{3}|kr\.?|zł|Kč|Ft|Fr\.|lei)"
_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_DRESSED = re.compile(
    rf"(?P<currency>{_CURRENCY}[{_SPACES}]*)?(?P<open>\()?(?P<before>[-+−])?[{_SPACES}]*(?P<unit>{_CURRENCY})?[{_SPACES}]*"
    rf"(?P<after>[-+−])?(?P<body>[.,]?\d(?:[\d.,'’{_SPACES}]*[\d.,])?)[{_SPACES}]*(?P<behind>{_CURRENCY})?(?P<last>[-−])?"
    r"(?P<close>\))?",
    re.ASCII,
)
_BODY = {
    mark: re.compile(
        rf"(?P<whole>\d*|\d{{1,3}}(?P<group>[{group}'’{_SPACES}])\d{{3}}(?:(?P=group)\d{{3}})*)"
        rf"(?:{re.escape(mark)}(?P<part>\d*))?",
        re.ASCII,
    )
    for mark, group in ((".", ","), (",", "."))
}


def _undressed(text: str) -> tuple[str, str] | None:
    """The sign (`-` or nothing) and the digits with their marks; None if the text is no number or signed twice."""
    found = _DRESSED.fullmatch(text.strip(_BLANKS))
    if not found or bool(found["open"]) != bool(found["close"]) or (found["currency"] and found["unit"]):
        return None
    signs = [sign for sign in (found["open"], found["before"], found["after"], found["last"]) if sign]
    if len(signs) > 1 or (found["behind"] and (found["currency"] or found["unit"])):
        return None
    return ("-" if signs and signs != ["+"] else ""), found["body"]


def read_number(text: str, decimal: str, *, money: bool = True) -> Decimal | None:
    """The exact number, or None where the text is none; `money` allows a currency sign or code."""
    if decimal == "." and _PLAIN.fullmatch(text):
        return Decimal(text)
    if not money and any(character.isalpha() for character in text):
        return None
    undressed = _undressed(text)
    body = _BODY[decimal].fullmatch(undressed[1]) if undressed else None
    if not undressed or not body or not (body["whole"] or body["part"]):
        return None
    whole = re.sub(r"\D", "", body["whole"])
    part = f".{body['part']}" if body["part"] else ""
    return Decimal(f"{undressed[0]}{whole or 0}{part}")


def is_number(text: str) -> bool:
    """Whether a text is a number under some decimal mark."""
    return read_number(text, ".") is not None or read_number(text, ",") is not None


def read_quantity(text: str, decimal: str) -> int | Reason:
    """Whole thousandths of a unit, exact but for the artefacts of binary fractions, or the reason against it."""
    number = read_number(text, decimal, money=False)
    if number is None:
        return Reason.BAD_QUANTITY if text.strip(_BLANKS) else Reason.MISSING_QUANTITY
    if abs(number) > LARGEST_QUANTITY:
        return Reason.QUANTITY_OUT_OF_RANGE
    scaled = number * QUANTITY_SCALE
    nearest = int(scaled.to_integral_value())
    return nearest if abs(scaled - nearest) <= _ARTEFACT * QUANTITY_SCALE else Reason.BAD_QUANTITY


def read_money(text: str, decimal: str, largest: int = LARGEST_PRICE) -> int | Reason | None:
    """Whole ten-thousandths of the currency unit, None where nothing is written, or the reason against it."""
    number = read_number(text, decimal)
    if number is None:
        return Reason.BAD_PRICE if text.strip(_BLANKS) else None
    return Reason.BAD_PRICE if abs(number) > largest else ten_thousandths(number)


def decimal_evidence(text: str) -> str | None:
    """What one number text proves: decimal `.` or `,`; `?` where it fits both (`1.234`); None where it says nothing."""
    undressed = _undressed(text)
    if not undressed:
        return None
    body = re.sub(rf"['’{_SPACES}]", "", undressed[1])
    points, commas = body.count("."), body.count(",")
    if not points and not commas:
        return None
    if points and commas:
        return _fitting(undressed[1], "." if body.rindex(".") > body.rindex(",") else ",")
    mark, other = (".", ",") if points else (",", ".")
    if points + commas > 1:
        return _fitting(undressed[1], other)
    whole, part = body.split(mark)
    grouped = len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0") and body == undressed[1]
    return "?" if grouped else _fitting(undressed[1], mark)


def _fitting(body: str, decimal: str) -> str | None:
    return decimal if _BODY[decimal].fullmatch(body) else None


def settle_decimal(texts: Iterable[str]) -> tuple[str | None, list[str]]:
    """The decimal mark that the texts prove, and the texts that fit both marks.

    `.` where no text needs a mark; None where texts fit both, or prove both often.
    """
    proofs = {".": 0, ",": 0, "?": 0}
    open_texts = []
    for text in texts:
        proof = decimal_evidence(text)
        if proof:
            proofs[proof] += 1
        if proof == "?":
            open_texts.append(text)
    rare, often = sorted((".", ","), key=lambda mark: proofs[mark])
    if proofs[often] > 50 * proofs[rare]:
        return often, open_texts
    return (None if proofs["?"] or proofs[often] else "."), open_texts
