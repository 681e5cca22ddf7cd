"""Codes as spreadsheets leave them: what they may have been, and when a file shows that they were damaged."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

_SCIENTIFIC = re.compile(r"[+]?(\d)(?:[.,](\d{1,14}))?E\+?(\d{1,2})", re.IGNORECASE | re.ASCII)
_SHORTEST_BARCODE = 8


@dataclass(frozen=True, slots=True)
class ItemDecision:
    """What a person decided about a code: it means the item `sku` called `name`, or with no item: never import it."""

    code: str
    sku: str
    name: str = ""
    decided_at: str = ""
    person: str = ""

    @property
    def shown(self) -> str:
        """The item as people call it."""
        return f"{self.sku} {self.name}" if self.name != self.sku else self.sku


def is_number(code: str) -> bool:
    """Whether a code is digits only, so that a spreadsheet takes it for a number."""
    return code.isascii() and code.isdigit()


def without_zeros(code: str) -> str:
    """A code as a spreadsheet leaves it: a number has no leading zeros."""
    return code.lstrip("0") if is_number(code) else code


def spelling(code: str) -> str:
    """A code without the difference of capitals and spaces."""
    return "".join(code.casefold().split())


def grouped(codes: Iterable[str], form: Callable[[str], str]) -> dict[str, list[str]]:
    """Codes by a form in which several may meet."""
    found = defaultdict(list)
    for code in codes:
        found[form(code)].append(code)
    return found


def lost_zeros(
    codes: Collection[str], unknown: Iterable[str], known: Iterable[str], barcodes: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Unknown codes that a spreadsheet has damaged, with the items they were.

    The rule: the code is digits only, an item (by its code or barcode) has the same digits behind leading zeros, and
    none of the file's codes has kept a leading zero. A file that kept one was not damaged.
    """
    doubtful = {code for code in unknown if is_number(code)}
    if not doubtful or any(code[0] == "0" and len(code) > 1 and is_number(code) for code in codes):
        return {}
    padded = [(without_zeros(sku), sku) for sku in known if sku[:1] == "0" and is_number(sku)]
    padded += [
        (without_zeros(code), sku)
        for code, sku in barcodes.items()
        if code[:1] == "0" and len(code) > _SHORTEST_BARCODE
    ]
    found: dict[str, dict[str, None]] = {}
    for bare, sku in padded:
        if bare in doubtful:
            found.setdefault(bare, {})[sku] = None
    return {code: tuple(skus) for code, skus in found.items()}


def rounded_from(text: str, known: Iterable[str], barcodes: Mapping[str, str]) -> tuple[str, ...]:
    """The items whose code or barcode a spreadsheet shows as this number in scientific notation: `1.23457E+10`."""
    found = _SCIENTIFIC.fullmatch(text.strip())
    if not found:
        return ()
    digits, exponent = found[1] + (found[2] or ""), int(found[3])
    step = Decimal(10) ** (exponent + 1 - len(digits))
    low, high = (int(digits) - Decimal("0.5")) * step, (int(digits) + Decimal("0.5")) * step
    candidates = [(sku, sku) for sku in known] + list(barcodes.items())
    fitting = {sku: None for code, sku in candidates if (number := _number(code)) is not None and low <= number <= high}
    return tuple(fitting)


def _number(code: str) -> Decimal | None:
    """The number a spreadsheet takes a code for; `22E1` is one as well."""
    if is_number(code) or _SCIENTIFIC.fullmatch(code) or re.fullmatch(r"\d{1,14}E\d{1,2}", code, re.IGNORECASE):
        return Decimal(code.replace(",", "."))
    return None
