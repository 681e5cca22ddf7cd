"""Files that say how much money came in, but neither which items were sold nor how many."""

from collections.abc import Mapping, Sequence

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.choice import share
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.measures import HARMLESS, names_figure
from retail_desktop.importing.words import is_flag

_ITEMS = frozenset({"sku", "barcode", "name", "variant", "quantity", "returned_quantity"})
_MONEY = frozenset({
    "amount", "amounts", "betrag", "erloes", "revenue", "revenues", "sales", "takings", "turnover", "umsatz", "ventes",
})  # fmt: skip
_UNITS = frozenset({"count", "items", "qty", "quantity", "sold", "unit", "units", "volume"})
_GROUPS = frozenset({"group", "groups"})
_TIMES = HARMLESS - {"id", "no"}
_MOST_GROUPS = 40
_SHOWN = ("date", "time", "receipt", "store", "category")


def refuse_takings(file: str, columns: Mapping[str, int], heading: Heading, spare: Sequence[int]) -> None:
    """Refuse a file of money for each day, store or group in which no column can be the item or the quantity.

    Raises:
        FileRefusedError: that is all the file tells.
    """
    money = [columns[name] for name in ("amount", "gross_amount") if name in columns]
    money = money or [place for place in spare if _words(heading, place) & _MONEY]
    left = [place for place in spare if place not in money]
    known = not money or not all(_in_cents(heading, place) for place in money) or _ITEMS & columns.keys()
    if known or any(_counts(heading, place) or _may_be_item(heading, place) for place in left):
        return
    each = {columns[name] for name in _SHOWN if name in columns} | {place for place in left if _divides(heading, place)}
    shown = [f"“{heading.title(place)}”" for place in sorted(each)]
    of_each = f" for each {' and '.join(filter(None, [', '.join(shown[:-1]), shown[-1]]))}" if shown else ""
    raise FileRefusedError(
        f"“{file}” gives money (“{heading.title(money[0])}”){of_each}, but neither items nor quantities: it does not "
        "say what was sold. Choose an export with one line for each item sold and its quantity."
    )


def _words(heading: Heading, place: int) -> set[str]:
    return set(plain_words(heading.title(place)).split())


def _in_cents(heading: Heading, place: int) -> bool:
    """Whether the cells are numbers with decimals and nobody calls them units; whole “sales” may be units."""
    fractions = share(heading, place, lambda text: is_number(text) and not text.strip().lstrip("-").isdigit())
    return fractions > 0.5 and share(heading, place, is_number) > 0.95 and not _counts(heading, place)


def _counts(heading: Heading, place: int) -> bool:
    return bool(_words(heading, place) & _UNITS)


def _may_be_item(heading: Heading, place: int) -> bool:
    figure = names_figure(heading.title(place)) and share(heading, place, is_number) > 0.95
    return not (figure or _divides(heading, place) or share(heading, place, is_flag) == 1)


def _divides(heading: Heading, place: int) -> bool:
    """Whether a column is headed as a time, or as a group of items and holds few of them."""
    values = {row[place] for row in heading.sample if place < len(row)}
    is_group = _words(heading, place) <= _GROUPS and len(values) <= _MOST_GROUPS
    return is_group or plain_words(heading.title(place)) in _TIMES
