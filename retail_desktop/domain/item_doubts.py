"""Which items an unknown code is likely to mean: a suggestion with its reason, never a match."""

import difflib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from retail_desktop.domain.imports import ItemDoubt
from retail_desktop.domain.item_codes import grouped, is_number, rounded_from, spelling, without_zeros
from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.sales import SeenItem

MOST_DOUBTS = 1_000
_MOST_LIKELY = 5
_NAMES_COMPARED = 200  # each costs a fraction of a millisecond
_COMPARED_WITH = 8
_COMMON_WORD = 40
_ALIKE = 0.85

Counts = Mapping[str, tuple[int, int]]
"""Lines and thousandths of a unit by code."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The items that are there: names by code, and codes by barcode."""

    names: Mapping[str, str]
    barcodes: Mapping[str, str] = field(default_factory=dict)

    def shown(self, sku: str) -> str:
        """An item as people call it."""
        name = self.names.get(sku, "")
        return f"{sku} {name}" if name and name != sku else sku


def plain_name(name: str) -> str:
    """A name without accents, capitals and needless spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())


def doubts(
    unknown: Sequence[str],
    damaged: Mapping[str, tuple[str, ...]],
    seen: Mapping[str, SeenItem],
    shelf: Shelf,
    counts: Counts,
) -> tuple[ItemDoubt, ...]:
    """A doubt for each unknown code, the most sold first; at most a thousand, those with a likely item before others.

    `damaged` are the codes that lost their zeros, with what they were.
    """
    ranked = sorted(unknown, key=lambda code: (-counts.get(code, (0, 0))[0], code))
    likely = {code: (skus, _zeros_lost(code, skus, shelf)) for code, skus in damaged.items()}
    for find in (_by_zeros, _by_spelling, _by_name, _by_near_name):
        likely |= find([code for code in ranked if code not in likely], seen, shelf)
    found = [_doubt(code, seen, counts, *likely.get(code, ((), _strange(code)))) for code in ranked]
    if len(found) > MOST_DOUBTS:
        found = sorted(found, key=lambda doubt: not doubt.likely)[:MOST_DOUBTS]
    return tuple(sorted(found, key=lambda doubt: (-doubt.lines, doubt.code)))


def doubts_of_rounded(lines: Mapping[str, int], shelf: Shelf) -> tuple[ItemDoubt, ...]:
    """A doubt for each code in scientific notation, with how many lines were rejected for it."""
    found = []
    for code, count in lines.items():
        skus = rounded_from(code, shelf.names, shelf.barcodes)[:_MOST_LIKELY]
        hint = f"; it may be {_listed(skus, shelf)}" if skus else ""
        why = (
            f"{code} is what a spreadsheet made of a longer code{hint}. Export the file anew without opening it there."
        )
        found.append(ItemDoubt(code, "", count, quantity(0), skus, why))
    return tuple(sorted(found, key=lambda doubt: (-doubt.lines, doubt.code))[:MOST_DOUBTS])


Likely = dict[str, tuple[tuple[str, ...], str]]


def _doubt(code: str, seen: Mapping[str, SeenItem], counts: Counts, skus: tuple[str, ...], why: str) -> ItemDoubt:
    lines, units = counts.get(code, (0, 0))
    name = seen[code].name if code in seen else ""
    return ItemDoubt(code, name, lines, quantity(units), skus[:_MOST_LIKELY], why)


def _strange(code: str) -> str:
    return f"{code} is not in your catalogue, and nothing in it resembles it."


def _listed(skus: Sequence[str], shelf: Shelf) -> str:
    return " or ".join(map(shelf.shown, skus[:_MOST_LIKELY]))


def _zeros_lost(code: str, skus: Sequence[str], shelf: Shelf) -> str:
    verb = "is" if len(skus) == 1 else "are"
    return (
        f"Item {code} is not in your catalogue, {_listed(skus, shelf)} {verb}. Excel removes leading zeros. "
        f"Treat {code} as {skus[0]}?"
    )


def _by_zeros(codes: Iterable[str], _seen: Mapping[str, SeenItem], shelf: Shelf) -> Likely:
    numbers = [code for code in codes if is_number(code)]
    same = grouped(filter(is_number, shelf.names), without_zeros) if numbers else {}
    return {
        code: (tuple(skus), f"{code} and {_listed(skus, shelf)} differ in leading zeros only. Is it the same item?")
        for code in numbers
        if (skus := same.get(without_zeros(code)))
    }


def _by_spelling(codes: Sequence[str], _seen: Mapping[str, SeenItem], shelf: Shelf) -> Likely:
    same = grouped(shelf.names, spelling) if codes else {}
    return {
        code: (
            tuple(skus),
            f"{code} and {_listed(skus, shelf)} differ in capitals or spaces only. Is it the same item?",
        )
        for code in codes
        if len(skus := same.get(spelling(code), [])) == 1
    }


def _by_name(codes: Iterable[str], seen: Mapping[str, SeenItem], shelf: Shelf) -> Likely:
    named = {code: name for code in codes if code in seen and (name := plain_name(seen[code].name))}
    same = defaultdict(list)
    for sku, name in shelf.names.items() if named else ():
        same[plain_name(name)].append(sku)
    return {
        code: ((same[name][0],), f"“{seen[code].name}” is also the name of item {same[name][0]}. Is it the same item?")
        for code, name in named.items()
        if len(same.get(name, ())) == 1
    }


def _by_near_name(codes: Iterable[str], seen: Mapping[str, SeenItem], shelf: Shelf) -> Likely:
    named = [(code, name) for code in codes if code in seen and (name := plain_name(seen[code].name))]
    compared = named[:_NAMES_COMPARED]
    names = {sku: plain_name(name) for sku, name in shelf.names.items()} if compared else {}
    by_word = defaultdict(list)
    wanted = {word for _, name in compared for word in name.split()}
    for sku, name in names.items():
        for word in wanted.intersection(name.split()):
            by_word[word].append(sku)
    found: Likely = {}
    for code, name in compared:
        shared = Counter(
            sku for word in set(name.split()) if len(by_word[word]) <= _COMMON_WORD for sku in by_word[word]
        )
        nearest = sorted(shared, key=lambda sku: (-shared[sku], sku))[:_COMPARED_WITH]
        alike = {sku: ratio for sku in nearest if (ratio := _likeness(name, names[sku])) >= _ALIKE}
        if alike:
            skus = tuple(sorted(alike, key=lambda sku: (-alike[sku], sku)))
            found[code] = (
                skus,
                f"“{seen[code].name}” is nearly the name of {_listed(skus, shelf)}. Is it the same item?",
            )
    return found


def _likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1; other figures in them mean other goods (250 ml, 500 ml)."""
    if [word for word in one.split() if not word.isalpha()] != [word for word in other.split() if not word.isalpha()]:
        return 0.0
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
