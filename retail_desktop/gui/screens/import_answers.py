"""The names of what can be answered: date orders, decimal marks, separators, encodings."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, cast

from retail_desktop.domain.imports import ImportOptions, PreviewColumn, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens.import_fields import IGNORE
from retail_desktop.services import known_formats

DATE_ORDERS = {"dmy": "Day/month/year", "mdy": "Month/day/year", "ymd": "Year/month/day"}
DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Vertical bar"}
DECIMALS = {".": "Point (1,234.50)", ",": "Comma (1.234,50)"}
DUPLICATES = {"replace": "Replace", "add": "Keep and add"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western European (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "iso-8859-15": "Western European (ISO)",
    "cp850": "Western European (DOS)",
    "cp437": "United States (DOS)",
    "mac_roman": "Western European (Mac)",
    "shift_jis": "Japanese (Shift-JIS)",
    "gb18030": "Chinese (GB18030)",
    "big5": "Chinese (Big5)",
    "euc_kr": "Korean",
}
ARRANGEMENTS = {"items-across": "Each column is an item", "stores-across": "Each column is a store"}
_NAMES: Mapping[str, Mapping[str, str]] = {
    "date_order": DATE_ORDERS,
    "decimal": DECIMALS,
    "delimiter": DELIMITERS,
    "duplicates": DUPLICATES,
    "encoding": ENCODINGS,
}
_NUMBERED = "Column "


def answer_words(target: Target, needs: str, answer: str) -> str:
    """The name of a candidate answer; one without a name is its own."""
    if needs == "format":
        return _capital(ARRANGEMENTS.get(answer) or known_formats.titles(target).get(answer, answer))
    return _NAMES.get(needs, {}).get(answer) or answer


def encoding_words(name: str) -> str:
    """The name of an encoding: `cp1252` is `Western European (Windows)`."""
    plain = name.lower().replace("_sig", "").removesuffix("-sig")
    return ENCODINGS.get(plain, name)


def answered(
    options: ImportOptions, needs: str, value: object, columns: tuple[PreviewColumn, ...] = ()
) -> ImportOptions:
    """The options with one more question settled; `columns` are those of the file as far as they are known."""
    if needs == "columns":
        return _with_columns(options, cast("Mapping[str, str]", value), columns)
    if needs == "date":
        return replace(options, period=cast("Period", value))
    return replace(options, **{needs: str(value)})  # type: ignore[arg-type]  # a question is named like its option


def _with_columns(
    options: ImportOptions, chosen: Mapping[str, str], columns: tuple[PreviewColumn, ...]
) -> ImportOptions:
    """The meaning of some columns; in a file without headings it is told by place, of all columns at once."""
    if not all(heading.startswith(_NUMBERED) and heading[len(_NUMBERED) :].isdigit() for heading in chosen):
        taken = {field for field in chosen.values() if field != IGNORE}
        kept = {heading: IGNORE if field in taken else field for heading, field in options.mapping.items()}
        return replace(options, mapping=kept | dict(chosen))
    places = {int(heading[len(_NUMBERED) :]) - 1: field for heading, field in chosen.items()}
    known = list(options.columns) or [column.field or IGNORE for column in columns]
    known += [IGNORE] * (max(places) + 1 - len(known))
    taken = {field for field in places.values() if field != IGNORE}
    fields_ = [places.get(place, IGNORE if field in taken else field) for place, field in enumerate(known)]
    return replace(options, columns=tuple(fields_))


def recalled(kept: Mapping[str, Any]) -> ImportOptions:
    """The answers of an earlier import, as they were kept; what is not understood is left to the file."""
    names = {field.name for field in fields(ImportOptions)} - {"dry_run", "strict", "duplicates", "remember"}
    known = {name: value for name, value in kept.items() if name in names and value not in (None, "", [], {})}
    for name in ("columns",):
        if name in known:
            known[name] = tuple(known[name])
    if "period" in known:
        first, last = known["period"]
        known["period"] = Period(date.fromisoformat(first), date.fromisoformat(last))
    return ImportOptions(**known)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
