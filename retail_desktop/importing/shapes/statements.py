"""What a line of a report says in words: which store, which category, which days the figures below are of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retail_desktop.importing.formats.sales_fields import SALES_FIELDS
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import names_street
from retail_desktop.importing.shapes.texts import is_day, read_span

_DATE = re.compile(
    r"(?<![\w.,/-])(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d\d)|(?:19|20)\d{6}"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?[ -](?:de )?[^\W\d]{3,}\.?,?[ -](?:de )?(?:19|20)\d\d"
    r"|[^\W\d]{3,}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d)(?![\w/-]|[.,]\d)"
)
_SPAN = re.compile(
    r"(?<![\w.,/-])(?:[^\W\d]{3,}\.?[ -](?:19|20)\d\d|\d{1,2}[/.](?:19|20)\d\d|(?:19|20)\d\d[-/]\d{1,2}"
    r"|(?:19|20)\d\d-?W\d{1,2})(?![\w/-]|[.,]\d)"
)
_LABEL = re.compile(r"\s*(?P<label>[^:=\d]{2,40}?)\s*[:=]\s*(?P<value>.*\S)\s*")
_DASHED = re.compile(r"\s*(?P<label>[^\W\d]+(?: [^\W\d]+)?)\s+[-–—]\s+(?P<value>.*\S)\s*")
_NAMED = re.compile(r"(?P<label>[^\W\d]+)\.?\s+(?P<number>[\w-]+)\s*\(\s*(?P<name>[^)]+?)\s*\)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(map(plain_words, text.split(", ")))


_STORES = frozenset(map(plain_words, SALES_FIELDS["store"])) | _words(
    "shop name, branch name, outlet name, butikk, kauppa, loja"
)
_CATEGORIES = frozenset(map(plain_words, SALES_FIELDS["category"])) | _words(
    "class, group, departement, abteilung, departamento, reparto, afdeling, avdelning, familia, famille, section, "
    "subcategory, sub category, subdepartment, warengruppe"
)
_PRINTED = tuple(sorted(_words(
    "printed, print, generated, created, exported, export, run, produced, report run, report generated, report "
    "printed, report created, gedruckt, druck, druckdatum, erstellt, ausgedruckt, imprime, edite, genere, impreso, "
    "generado, stampato, creato, afgedrukt, utskriven, tulostettu, downloaded, last updated, data as at"
)))  # fmt: skip
_FROM = _words(
    "from, start, start time, start date, begin, begin date, beginning, von, ab, desde, du, dal, van, fra, fran, date "
    "from, from date, period start, period from, first day, startdatum, fecha inicial, date de debut"
)
_TO = _words(
    "to, end, end time, end date, until, till, through, bis, hasta, au, al, tot, til, date to, to date, period end, "
    "period to, last day, enddatum, fecha final, date de fin"
)
_KNOWN = _STORES | _CATEGORIES | _FROM | _TO
_ALL = _words(
    "all, all stores, all locations, all shops, all outlets, all branches, alle, alle filialen, todas, todos, tous, "
    "toutes, tutti, any, total"
)
_REPORT = _words(
    "report, sales, summary, detail, details, by, stock, inventory, list, bericht, umsatz, rapport, ventes, informe, "
    "ventas, export, page, seite"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One line: `kind` is `store`, `category`, `dates`, `printed`, `other` (a label that does not matter) or `bare`.

    `value` is what it says without its label; `dates` are the texts of days in it, or of one month or week; `edge` is
    `from` or `to` where it gives one end of a period.
    """

    kind: str
    value: str
    dates: tuple[str, ...] = ()
    edge: str = ""


def statement(cells: Sequence[str]) -> Statement:
    """What the filled cells of one line say."""
    told = [cell.strip().removeprefix("'") for cell in cells if cell.strip().strip("'")]
    text = " ".join(told)
    label, value = _parts(told, text)
    words = plain_words(label)
    dates = dates_in(text)
    if (label or dates) and f"{plain_words(text)} ".startswith(tuple(f"{word} " for word in _PRINTED)):
        return Statement("printed", text)
    if label and words in _STORES:
        return Statement("store", value if plain_words(value) not in _ALL else "", dates)
    if label and words in _CATEGORIES:
        return Statement("category", value)
    if dates:
        return Statement("dates", text, dates, "from" if words in _FROM else "to" if words in _TO else "")
    if label:
        return Statement("other", value)
    return Statement("bare", told[-1] if told else "")


def _parts(told: Sequence[str], text: str) -> tuple[str, str]:
    """Label and value: behind a colon or a dash, in the next cell, or a name in brackets behind a number."""
    if (found := _NAMED.match(text)) and plain_words(found["label"]) in _STORES:
        return found["label"], found["name"]
    if len(told) >= 2 and (told[0].endswith(":") or plain_words(told[0]) in _KNOWN):
        return told[0].rstrip(": "), " ".join(told[1:])
    if found := _LABEL.fullmatch(text):
        return found["label"], found["value"]
    if (found := _DASHED.fullmatch(text)) and plain_words(found["label"]) in _KNOWN:
        return found["label"], found["value"]
    return _bare_parts(text)


def _bare_parts(text: str) -> tuple[str, str]:
    """A known word and what follows it, as in `from 1 May 2026` or `Branch Harbour St`."""
    first, _, rest = text.partition(" ")
    words = plain_words(rest).split()
    if plain_words(first) in _FROM | _TO and dates_in(rest):
        return first, rest.strip()
    if plain_words(first) in _STORES and 1 <= len(words) <= 4 and _REPORT.isdisjoint(words):
        return first, text if rest.strip().isdigit() else rest.strip()
    return "", ""


def dates_in(text: str) -> tuple[str, ...]:
    """The texts of days that stand in a line, else of its month or week."""
    days = [_ORDINAL.sub("", found[0]) for found in _DATE.finditer(text)]
    days = [day for day in days if is_day(day)]
    spans = [found[0] for found in _SPAN.finditer(text)] if not days else []
    return tuple(days or [span for span in spans if read_span(span)][:1])


def sounds_like_store(text: str) -> bool:
    """Whether a line without label is the name of a place and nothing else, such as `Harbour St`."""
    words = plain_words(text).split()
    return (
        names_street(text)
        and len(words) <= 4
        and _REPORT.isdisjoint(words)
        and not any(c in ",;0123456789@" for c in text)
    )
