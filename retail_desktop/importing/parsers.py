"""Cells of lists into values: a parser gives the value, None where the cell says nothing, or the reason against it."""

import re
from datetime import date, time
from decimal import Decimal

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import Reason
from retail_desktop.domain.periods import EARLIEST, Period
from retail_desktop.domain.quantities import money, quantity
from retail_desktop.importing.amounts import read_money, read_number, read_quantity
from retail_desktop.importing.codes import read_barcode, read_code, read_label, read_name
from retail_desktop.importing.dates import read_day
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.layout import Layout

_LONGEST_DAYS = 3_650
_LATEST = date(2199, 12, 31)
_STARTS_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
_NO_BARCODE = frozenset({"", "n a", "na", "none", "null", "nan", "no barcode", "0"})
_NO_PRICE = frozenset({"variable", "var", "poa", "on request", "auf anfrage"})
_YES = frozenset({"1", "y", "yes", "true", "ja", "oui", "si", "x"})
_NO = frozenset({"0", "n", "no", "false", "nein", "non", "nee", "nej"})


def guarded(text: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    bare = text.strip()
    return bare[1:] if bare.startswith("'") and bare.lstrip("'").startswith(_STARTS_FORMULA) else text


def as_code(text: str, _: Layout) -> str | Reason:
    """A code, kept as written."""
    return read_code(text)


def as_barcode(text: str, _: Layout) -> str | Reason | None:
    """A barcode, kept as written; words for none are none."""
    return None if plain_words(text) in _NO_BARCODE else read_code(text)


def as_further_barcode(text: str, _: Layout) -> str | None:
    """A barcode that is not needed to tell the item: one that cannot be trusted is left out."""
    return read_barcode(text) or None


def as_barcodes(text: str, _: Layout) -> tuple[str, ...] | Reason:
    """Several barcodes, separated by vertical bars."""
    codes = [read_code(part) for part in text.split("|") if part.strip()]
    bad = next((code for code in codes if isinstance(code, Reason)), None)
    return bad or tuple(str(code) for code in codes)


def as_label(text: str, _: Layout) -> str | Reason | None:
    """A short text such as a store's."""
    return read_label(guarded(text)) or None


def as_name(text: str, _: Layout) -> str | None:
    """A text for showing."""
    return read_name(guarded(text)) or None


def as_money(text: str, layout: Layout) -> Decimal | Reason | None:
    """Money of at least zero; the word `variable` stands for no fixed price."""
    if plain_words(text) in _NO_PRICE:
        return None
    amount = read_money(text, layout.decimal)
    if isinstance(amount, int):
        return money(amount) if amount >= 0 else Reason.BAD_PRICE
    return amount


def as_cost(text: str, layout: Layout) -> Decimal | Reason | None:
    """Money of at least zero, unrounded: what it buys may still divide it."""
    if plain_words(text) in _NO_PRICE or not text.strip():
        return None
    if isinstance(read_money(text, layout.decimal), Reason):
        return Reason.BAD_PRICE
    amount = read_number(text, layout.decimal)
    return amount if amount is not None and amount >= 0 else Reason.BAD_PRICE


def as_units(text: str, layout: Layout) -> Decimal | Reason:
    """A quantity in units, which may be negative."""
    units = read_quantity(text, layout.decimal)
    return units if isinstance(units, Reason) else quantity(units)


def as_some_units(text: str, layout: Layout) -> Decimal | Reason:
    """A quantity of at least zero."""
    units = as_units(text, layout)
    return units if isinstance(units, Reason) or units >= 0 else Reason.BAD_QUANTITY


def as_pack(text: str, layout: Layout) -> Decimal | Reason:
    """Units in a pack: more than zero."""
    units = as_units(text, layout)
    return units if isinstance(units, Reason) or units > 0 else Reason.BAD_QUANTITY


def as_days(text: str, layout: Layout) -> int | Reason:
    """A whole number of days of at least zero."""
    days = as_units(text, layout)
    if isinstance(days, Reason) or days < 0 or days != int(days) or days > _LONGEST_DAYS:
        return Reason.BAD_QUANTITY
    return int(days)


def as_day(text: str, layout: Layout) -> date | Reason:
    """A calendar day from 1990 on."""
    day = read_day(text, layout.date_order)
    if isinstance(day, Reason):
        return day
    return date.fromordinal(day) if EARLIEST.toordinal() <= day <= _LATEST.toordinal() else Reason.DATE_OUT_OF_RANGE


def as_yes(text: str, _: Layout) -> bool | Reason:
    """Yes or no, in whatever way."""
    words = plain_words(text)
    return True if words in _YES else False if words in _NO else Reason.BAD_VALUE


def as_currency(text: str, _: Layout) -> str | Reason:
    """A currency's three letters."""
    code = text.strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else Reason.BAD_VALUE


def as_share(text: str, _: Layout) -> Decimal | Reason:
    """A share between 0 and 1, or per cent; always with point or comma, whatever the file's money looks like."""
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    level = read_number(bare, ".", money=False)
    if level is None:
        return Reason.BAD_VALUE
    if "%" in text or level > 1:
        level /= 100
    return level if 0 < level < 1 else Reason.BAD_VALUE


_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon mo lun", "tue tu di mar", "wed we mi mer mie", "thu th do jeu jue gio", "fri fr ven vie",
            "sat sa sam sab", "sun su so dim dom",
        )
    )
    for name in names.split()
}  # fmt: skip


def as_weekdays(text: str, _: Layout) -> frozenset[int] | Reason:
    """Weekdays such as `Mon,Thu`, with 0 for Monday; their first letters are enough."""
    words = [
        plain_words(word) for word in re.split(r"[,;/\s+&]+", text.strip()) if plain_words(word) not in {"", "and"}
    ]
    days = {_WEEKDAYS.get(word[:3], _WEEKDAYS.get(word[:2])) for word in words}
    return Reason.BAD_VALUE if None in days else frozenset(day for day in days if day is not None)


def as_time(text: str, _: Layout) -> time | Reason:
    """A time of the day such as 16:30."""
    found = re.fullmatch(r"(\d{1,2})[:.h](\d{2})(?::\d{2})?", text.strip())
    hour, minute = (int(part) for part in found.groups()) if found else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else Reason.BAD_VALUE


def as_periods(text: str, _: Layout) -> tuple[Period, ...] | Reason:
    """Days and periods such as `2026-12-24..2026-12-27|2027-01-01`."""
    try:
        ends = [[date.fromisoformat(end.strip()) for end in part.split("..")] for part in re.split(r"[|;,]", text)]
        return tuple(Period(end[0], end[-1]) for end in ends if len(end) < 3)
    except (ValueError, RetailError):
        return Reason.BAD_DATE


def as_nearest(text: str, _: Layout) -> bool | Reason:
    """How quantities become whole packs: to the `nearest`, or always `up`."""
    words = plain_words(text)
    return words == "nearest" if words in {"nearest", "up"} else Reason.BAD_VALUE
