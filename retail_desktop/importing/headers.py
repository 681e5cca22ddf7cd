"""Headings to fields: what the words above the columns say, in any of the languages known."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

PERSONAL = (
    "customer", "customer name", "customer id", "customerid", "customer code", "customer contacts", "customer email",
    "customer reference id", "email", "e mail", "phone", "telephone", "mobile", "address", "billing name",
    "billing street", "billing phone", "shipping name", "shipping street", "shipping phone", "server", "cashier",
    "cashier name", "employee", "employee name", "order employee name", "user", "staff", "card brand", "pan suffix",
    "card number", "credit card auth code", "tab name", "kunde", "kundenname", "kundennummer", "kassierer",
    "client", "nom du client", "cliente", "klant", "kund", "first name", "last name", "loyalty card",
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_SIGNS = re.compile(r"[^a-z0-9#]+")


@lru_cache(maxsize=10_000)
def plain_words(header: str) -> str:
    """Lower-case words without accents and punctuation: `InvoiceNo`, `invoice_no.` and `Invoice No` are one."""
    spaced = _CAMEL.sub(" ", header.replace("ß", "ss").replace("#", " no "))
    letters = unicodedata.normalize("NFKD", spaced.lower())
    return _SIGNS.sub(" ", "".join(c for c in letters if not unicodedata.combining(c))).strip()


def without_unit(header: str) -> str:
    """The heading without what stands in brackets, as in `Price (EUR)`."""
    return re.sub(r"[(\[][^)\]]*[)\]]", " ", header)


def candidates(headers: Sequence[str], synonyms: Mapping[str, tuple[str, ...]]) -> dict[str, list[int]]:
    """For each field the columns whose heading names it, best synonym first; a column serves one field only.

    A heading that fits without its brackets counts only where none fits as a whole.
    """
    ranks: dict[str, tuple[int, str]] = {}
    for name, words in synonyms.items():
        for rank, word in enumerate(words):
            ranks.setdefault(plain_words(word), (rank, name))
    whole = _matches(map(plain_words, headers), ranks)
    bare = _matches((plain_words(without_unit(header)) for header in headers), ranks)
    taken = {column for columns in whole.values() for column in columns}
    free = {name: [column for column in columns if column not in taken] for name, columns in bare.items()}
    return {name: columns for name, columns in free.items() if columns} | whole


def _matches(headers: Iterable[str], ranks: Mapping[str, tuple[int, str]]) -> dict[str, list[int]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for column, header in enumerate(headers):
        if header in ranks:
            rank, name = ranks[header]
            found.setdefault(name, []).append((rank, column))
    return {name: [column for _, column in sorted(columns)] for name, columns in found.items()}


def personal_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """The headings of personal data, which are never stored."""
    known = {plain_words(word) for word in PERSONAL}
    return tuple(header for header in headers if plain_words(header) in known)
