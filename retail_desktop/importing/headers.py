"""Headings to fields: what the words above the columns say, in any of the languages known."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from retail_desktop.importing.formats.personal_headings import PERSONAL, PERSONAL_BEGINNINGS

_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_SIGNS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th"})
_NUMBER = re.compile(r"(?:number|nummer|numer[oau]?|num|nbr|nr|no)$")
_ALONE = frozenset({"n", "no", "nr", "nbr", "num", "numb"})
_CURRENCY = re.compile(
    r"(?<=\w )(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|CAD|AUD|NZD|ZAR|TRY|BRL|MXN|INR|JPY|CNY|KRW|RUB)$"
)
_UMLAUTS = re.compile(r"(?<=[aou])e")


@lru_cache(maxsize=10_000)
def plain_words(header: str) -> str:
    """Lower-case words without accents and punctuation: `InvoiceNo`, `invoice_no.` and `Invoice No` are one."""
    spaced = _CAMEL.sub(" ", header.replace("#", " no "))
    letters = unicodedata.normalize("NFKD", spaced.lower().translate(_LETTERS))
    return _SIGNS.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


@lru_cache(maxsize=10_000)
def heading_key(header: str) -> str:
    """What two spellings of one heading share: `ITEMNUMBER`, `Item No.` and `item_nr`, or `Stück` and `Stueck`."""
    words = ["no" if word in _ALONE else word for word in plain_words(header).split()]
    return _UMLAUTS.sub("", _NUMBER.sub("no", "".join(words)))


def without_unit(header: str) -> str:
    """The heading without what stands in brackets and without a currency, as in `Price (EUR)` or `Total USD`."""
    return _CURRENCY.sub(" ", re.sub(r"[(\[][^)\]]*[)\]]", " ", header))


def heading_keys(headers: Iterable[str]) -> frozenset[str]:
    """The keys of headings as a whole, without what stands in brackets, and of the parts of bilingual ones."""
    return frozenset(
        heading_key(spelling) for header in headers for spelling in (header, without_unit(header), *_parts(header))
    )


def candidates(headers: Sequence[str], synonyms: Mapping[str, tuple[str, ...]]) -> dict[str, list[int]]:
    """For each field the columns whose heading names it, best synonym first; a column serves one field only.

    A heading that fits without its brackets, or in one language of two (`Menge / Quantity`), counts only where none
    fits as a whole.
    """
    ranks: dict[str, tuple[int, str]] = {}
    for name, words in synonyms.items():
        for rank, word in enumerate(words):
            ranks.setdefault(heading_key(word), (rank, name))
    found: dict[str, list[int]] = {}
    taken: set[int] = set()
    for spelling in (heading_key, _bare_key, lambda header: _key_of_a_part(header, ranks)):
        matches = _matches(headers, spelling, ranks, taken)
        for name, columns in matches.items():
            found.setdefault(name, columns)
        taken.update(column for columns in matches.values() for column in columns)
    return found


def _parts(header: str) -> list[str]:
    parts = re.split(r"[/|\n]|\s[-–]\s", header)
    return parts if len(parts) > 1 else []


def _bare_key(header: str) -> str:
    return heading_key(without_unit(header))


def _key_of_a_part(header: str, ranks: Mapping[str, tuple[int, str]]) -> str:
    """The key of the part of a heading that names a field, if all parts that do name the same one."""
    parts = [key for part in _parts(header) if (key := heading_key(part)) in ranks]
    return parts[0] if len({ranks[part][1] for part in parts}) == 1 else ""


def _matches(
    headers: Sequence[str], spelling: Callable[[str], str], ranks: Mapping[str, tuple[int, str]], taken: set[int]
) -> dict[str, list[int]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for column, header in enumerate(headers):
        key = "" if column in taken else spelling(header)
        if key in ranks:
            rank, name = ranks[key]
            found.setdefault(name, []).append((rank, column))
    return {name: [column for _, column in sorted(columns)] for name, columns in found.items()}


_PLACES = re.compile(
    r"^(?:billing|shipping) (?:country|province|province name|state|method|tax.*|cost|total|amount|fee)$"
)
_PERSONAL = frozenset(map(heading_key, PERSONAL))


def is_personal(header: str) -> bool:
    """Whether a heading announces data about a person: a customer, or who stood at the till."""
    if heading_key(header) in _PERSONAL or heading_key(without_unit(header)) in _PERSONAL:
        return True
    words = plain_words(header)
    return words.startswith(PERSONAL_BEGINNINGS) and not _PLACES.match(words)


def personal_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """The headings of personal data, which are never stored."""
    return tuple(header for header in headers if is_personal(header))
