"""The column that tells the kinds of a file's lines, by the words in it: sales, returns, payments."""

from dataclasses import dataclass, field

from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.trade_words import SALE_WORDS, TENDER_WORDS
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.words import meanings

_MOST = 12
_SALES = frozenset(map(plain_words, SALE_WORDS))
_TENDERS = frozenset(map(plain_words, TENDER_WORDS))


@dataclass(slots=True)
class Kinds:
    """What the words in the first lines of a column say about it."""

    known: Format
    heading: Heading
    _meanings: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._meanings = meanings(self.known)

    def are_told_by(self, place: int) -> bool:
        """Whether a column holds nothing but words for sale, return and the like, and one of these two."""
        texts = set(self._words(place)) - {""}
        telling = any(text in _SALES or self._meanings.get(text) in {"return", "refunded"} for text in texts)
        return telling and len(texts) <= _MOST and all(text in _SALES or text in self._meanings for text in texts)

    def tell_payments(self, place: int) -> bool:
        """Whether a column tells how was paid, so that a gift card in it is no gift card sold."""
        words = set(self._words(place))
        trade = any(word in _SALES or self._meanings.get(word) == "return" for word in words)
        return bool(words & _TENDERS) and not trade

    def unknown(self, place: int) -> list[str]:
        """Where some lines are called sales, the kinds that nobody knows."""
        texts = {row[place].strip() for row in self.heading.sample if len(row) > place and row[place].strip()}
        other = [text for text in texts if plain_words(text) not in self._meanings and plain_words(text) not in _SALES]
        sales = any(plain_words(text) in _SALES for text in texts)
        return sorted(other) if sales and len(texts) <= _MOST and not self.known.sale_types else []

    def sold(self, place: int) -> tuple[str, ...]:
        """The kinds of most lines, where none is a sale by its word, so that these must be."""
        words = self._words(place)
        other = [word for word in words if self._meanings.get(word) == "other"]
        known = all(self._meanings.get(word) for word in words)
        return tuple(sorted(set(other))) if known and len(other) * 2 > len(words) else ()

    def _words(self, place: int) -> list[str]:
        return [plain_words(row[place]) for row in self.heading.sample if len(row) > place]
