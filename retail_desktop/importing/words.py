"""Lines that are no sales: returns, voids, payments, totals and things that are no goods, told by their words."""

import html
import re
from collections.abc import Collection, Sequence

from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.trade_words import NO_NAMES, REFUNDED_WORDS, RETURN_WORDS
from retail_desktop.importing.headers import plain_words

_TOTALS = frozenset(map(plain_words, (
    "total", "totals", "grand total", "subtotal", "sub total", "summa", "summe", "gesamt", "gesamtsumme", "endsumme",
    "zwischensumme", "totale", "totale generale", "totaal", "total general", "sous total", "suma", "somme", "yhteensä",
    "totalt", "records found", "report total", "sum", "razem", "celkem", "celkom", "összesen", "toplam", "genel toplam",
    "σύνολο", "итого", "всего", "合計", "小計", "総計", "合计", "总计", "小计", "總計", "합계", "총계", "소계",
)))  # fmt: skip
_FOOTERS = frozenset({*_TOTALS, "printed", "generated", "report generated", "end of report", "exported"})
_FOOTER_STARTS = tuple(f"{word} " for word in sorted(_FOOTERS))
_NO = frozenset(map(plain_words, (
    "", "no", "false", "0", "n", "none", "null", "nein", "non", "nei", "nej", "nee", "nie", "ne", "nem", "hayır", "não",
    "falsch", "faux", "falso", "nan", "na", "active", "valid", "ok", "нет", "いいえ", "否", "아니요",
)))  # fmt: skip
_YES = frozenset(map(plain_words, (
    "yes", "y", "true", "1", "x", "t", "ja", "j", "oui", "si", "sì", "sim", "wahr", "vrai", "vero", "verdadero",
    "kyllä", "tak", "ano", "áno", "igen", "evet", "da", "да", "はい", "是", "예", *RETURN_WORDS, *REFUNDED_WORDS,
)))  # fmt: skip
_NOT = ("not ", "nicht ", "non ", "no ", "pas ", "unvoided")
_SIGN = r"(?:[$€£¥₹₽₺₩]|kr\.?|R|[A-Z]{3})"
_MONEY = re.compile(rf"(?:{_SIGN}\s*\d[\d.,]*|\d[\d.,]*\s*(?:{_SIGN}|%|,-))(?![\w])")
_VOUCHERS = (
    "gift",
    "gutschein",
    "geschenk",
    "cadeau",
    "regalo",
    "presentkort",
    "gavekort",
    "lahjakortti",
    "podarunkow",
)
_CODE_IN_FRONT = re.compile(r"\s*\[([^\]]+)\]\s*(.*)", re.DOTALL)
JOINT = "\x1f"
"""Between the texts of several columns that identify an item together."""


def is_total(text: str) -> bool:
    """Whether a text says nothing but total, in one of the languages known."""
    return plain_words(text) in _TOTALS


def begins_footer(row: Sequence[str]) -> bool:
    """Whether the first filled cell of a record begins like a total or a report's last lines."""
    words = next((plain_words(cell) for cell in row if cell.strip()), "")
    return words.startswith(_FOOTER_STARTS) or words in _FOOTERS


def meanings(known: Format) -> dict[str, str]:
    """What the words in the columns of types and states mean: `return`, `refunded`, `void` or `other`."""
    return {plain_words(word): meaning for meaning, words in known.words.items() for word in words}


class Vocabulary:
    """What texts mean in one kind of export; every text is asked about once."""

    def __init__(self, known: Format, sold: Collection[str] = ()) -> None:
        self._known = known
        self._meanings = meanings(known)
        self._sold = frozenset(sold)
        self._sale_types = frozenset(map(plain_words, known.sale_types))
        self._sale_states = frozenset(map(plain_words, known.sale_states))
        self._empty = frozenset(text.casefold() for text in known.empty_texts)
        self._no_goods = frozenset(map(plain_words, known.not_product_names))
        self._no_names = frozenset(map(plain_words, NO_NAMES))

    def written(self, text: str) -> str:
        """The text, or nothing where this export writes something for nothing (`NULL`, `1/1/1900`)."""
        return "" if self._empty and text.strip().casefold() in self._empty else text

    def kind(self, text: str) -> str:
        """What a text in the column of types says of its line: a sale (nothing), `return`, `void` or `other`."""
        words = plain_words(self.written(text))
        meaning = "" if words in self._sold else self._meanings.get(words, "")
        if not meaning and words and self._sale_types and words not in self._sale_types:
            return "other"
        return "return" if meaning == "refunded" else meaning

    def state(self, text: str) -> str:
        """What a text in the column of states says: nothing, `return`, `refunded`, `void` or `other`."""
        words = plain_words(self.written(text))
        meaning = self._meanings.get(words, "")
        return "other" if not meaning and words and self._sale_states and words not in self._sale_states else meaning

    def code(self, text: str) -> str:
        """The part of a cell (or of several, joined) that is the item's code, as text that may still be no code."""
        parts = list(dict.fromkeys(self.written(part).strip() for part in text.split(JOINT)))
        if not parts[0]:
            return ""
        if self._known.code_in_name and (found := _CODE_IN_FRONT.fullmatch(parts[0])):
            parts[0] = found[1].strip()
        if len(parts[0]) in self._known.padded_codes and parts[0].isdecimal():
            parts[0] = parts[0].lstrip("0") or "0"
        return " ".join(filter(None, parts))

    def name(self, text: str) -> str:
        """The name in a cell, without a code in front and without the entities of web pages."""
        name = self.written(text)
        if self._known.code_in_name and (found := _CODE_IN_FRONT.fullmatch(name)):
            name = found[2] or found[1]
        return html.unescape(name) if self._known.html_text else name

    def returned(self, text: str) -> str:
        """`return` where a flag says that the line is one."""
        return "return" if plain_words(self.written(text)) in _YES else ""

    def refunded(self, text: str) -> str:
        """`refunded` where a flag says that what was sold came back; a sum of money says it of single units only."""
        said = self.written(text)
        yes = says_yes(said) if self._known.units_per_line else plain_words(said) in _YES
        return "refunded" if yes else ""

    def is_goods(self, code: str) -> bool:
        """Whether a code stands for goods, not for postage, a total or the like."""
        known = self._known
        return not (
            code in known.not_products
            or code.startswith(known.not_product_prefixes)
            or plain_words(code) in self._no_goods
            or is_total(code)
        )

    def names_goods(self, text: str) -> bool:
        """Whether a name stands for goods."""
        return _without_amount(self.name(text)) not in self._no_goods

    def identifies(self, text: str) -> bool:
        """Whether a name stands for goods and names one, so that it may serve as the item's code."""
        return self.names_goods(text) and plain_words(self.name(text)) not in self._no_names


def _without_amount(text: str) -> str:
    """Plain words without an amount of money: `Gift Card $50.00`, `10% Discount` and `Gutschein 25` are no goods."""
    words = plain_words(_MONEY.sub(" ", text))
    if any(voucher in words for voucher in _VOUCHERS):
        return re.sub(r"^(?:\d+ )+|(?: \d+)+$", "", words)
    return words


def says_yes(text: str) -> bool:
    """Whether the cell of a column headed void, cancelled or refunded says yes, in whatever way."""
    words = plain_words(text)
    return not (words in _NO or not words.strip("0 ") or words.startswith(_NOT))


def is_flag(text: str) -> bool:
    """Whether a text says yes or no, or nothing."""
    words = plain_words(text)
    return words in _NO or words in _YES


def says_void(text: str) -> str:
    """`void` where the cell of a column headed void or cancelled says yes."""
    return "void" if says_yes(text) else ""


def says_minus(text: str) -> str:
    """`minus` where the cell of a column of signs holds one."""
    return "minus" if text.strip() in {"-", "−", "–", "-1", "−1"} else ""
