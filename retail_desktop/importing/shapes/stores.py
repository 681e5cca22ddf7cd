"""One column for each store: items in rows, what each store sold or holds in columns of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import Target
from retail_desktop.importing.amounts import is_number
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import names_figure, names_no_store, names_place, numbered_alike
from retail_desktop.importing.shapes.answers import STORES_ACROSS
from retail_desktop.importing.shapes.fields import Fields, counts_units, fields_of, is_whole, total_among, total_of
from retail_desktop.importing.shapes.grid import Arrangement
from retail_desktop.importing.shapes.labels import Labelled, labelled_columns
from retail_desktop.importing.shapes.melting import Melting, melted
from retail_desktop.importing.words import is_total

_MAIN = {Target.SALES: "quantity", Target.STOCK: "on_hand"}
_HEADINGS = {
    "quantity": "Quantity",
    "on_hand": "On hand",
    "amount": "Net sales",
    "gross_amount": "Gross sales",
    "price": "Unit price",
}
_SUMS = ("quantity", "on_hand", "amount", "gross_amount", "discount", "tax")


@dataclass(frozen=True, slots=True)
class _Stores:
    """The columns of each measure by store, in the order of the file.

    `left_out` are totals over all stores, `total` the one of the main measure.
    """

    columns: dict[str, dict[str, int]]
    left_out: Sequence[int]
    total: int | None = None


def stores_across(arrangement: Arrangement, target: Target) -> Arrangement:
    """The table with one record for each item and store, if it is certain that the columns are stores."""
    main = _MAIN.get(target)
    wanted = arrangement.options.format == STORES_ACROSS
    if main is None:
        return arrangement
    fields = fields_of(arrangement, target)
    stores = None
    if wanted or (fields.items() and not fields.has("store")):
        stores = _labelled(fields, main, wanted) or _named(fields, main, wanted)
    if stores is None:
        if wanted:
            raise FileRefusedError(
                "No column of numbers is left that could be a store. Leave the format open, or name the columns."
            )
        return arrangement
    if wanted:
        arrangement = replace(arrangement, options=replace(arrangement.options, format=None))
    return melted(arrangement, _melting(fields, stores, main), _note(list(stores.columns), target))


def _melting(fields: Fields, stores: _Stores, main: str) -> Melting:
    measures = [
        main,
        *(name for name in _HEADINGS if name != main and any(name in places for places in stores.columns.values())),
    ]
    melted_places = {place for places in stores.columns.values() for place in places.values()}
    items = fields.items()
    sums = {place for name in _SUMS for place in fields.columns.get(name, [])}
    others = {place for place in range(len(fields.headers)) if _belongs(fields.headers[place], stores.columns)}
    left_out = (melted_places | sums | others | set(stores.left_out)) - set(items)
    return Melting(
        label="store",
        heading="Store",
        groups=[(store, [places.get(name) for name in measures]) for store, places in stores.columns.items()],
        measures=[(name, _HEADINGS[name]) for name in measures],
        keys=items,
        kept=[place for place in range(len(fields.headers)) if place not in left_out],
        counts=main == "on_hand",
        total=stores.total,
        decimal=fields.decimal,
    )


def _belongs(header: str, stores: dict[str, dict[str, int]]) -> bool:
    """Whether a heading is of another figure of one of the stores, such as its reorder point."""
    words = plain_words(header)
    return any(words.endswith(f" {plain_words(store)}") for store in stores if plain_words(store))


def _note(stores: list[str], target: Target) -> str:
    shown = ", ".join(f"“{store}”" for store in stores[:3]) + (", …" if len(stores) > 3 else "")
    empty = "an empty cell is no count" if target is Target.STOCK else "empty and zero cells are no sales"
    if len(stores) == 1:
        return f"The headings name the store, {shown}; {empty}."
    return f"The file has one column for each of {len(stores)} stores ({shown}); {empty}."


def _labelled(fields: Fields, main: str, wanted: bool) -> _Stores | None:
    """Columns headed by a figure and a store, such as `Qty [Harbour St]`, `Sold - North`, `inventory_Basement`."""
    found = labelled_columns(fields.headers, main)
    totals = [one for one in found if is_total(one.label)]
    heads = [one for one in found if one.field == main and one not in totals]
    heads = [one for one in heads if one.marked] or heads
    labels = [plain_words(one.label) for one in heads]
    heads = [one for one in heads if not any(plain_words(one.label).endswith(f" {label}") for label in labels)]
    if not heads or len({plain_words(one.label) for one in heads}) < len(heads):
        return None
    if any(names_no_store(one.label) for one in heads) and not wanted:
        return None
    if not all(_is_figure(fields, one) for one in heads) or not (wanted or _told_apart(heads)):
        return None
    parts = [one.place for one in heads]
    total = total_of(fields, parts)
    if set(fields.columns.get(main, [])) - {total, *(one.place for one in found)}:
        return None
    columns = {one.label: {main: one.place} for one in heads}
    for one in found:
        if one.label in columns:
            columns[one.label].setdefault(one.field, one.place)
    return _Stores(columns, [*([] if total is None else [total]), *(one.place for one in totals)], total)


def _told_apart(heads: list[Labelled]) -> bool:
    """Whether the headings show plainly that their labels are stores."""
    if len(heads) == 1:
        return heads[0].plain
    return all(one.marked or names_place(one.label) for one in heads)


def _is_figure(fields: Fields, one: Labelled) -> bool:
    texts = fields.texts(one.place)
    return not texts or (fields.all_of(one.place, is_whole) if one.is_sales else any(map(is_number, texts)))


def _named(fields: Fields, main: str, wanted: bool) -> _Stores | None:
    """Columns headed by nothing but the store."""
    if fields.has(main) and not wanted:
        return None
    figures = [place for place in fields.figures() if fields.texts(place) or names_place(fields.headers[place])]
    total = total_among(fields, figures)
    parts = [place for place in figures if place != total]
    total = total_of(fields, parts) if total is None else total
    if not parts or not (wanted or _certain(fields, parts, main, proved=total is not None)):
        return None
    named = [place for place in fields.spare() if is_total(fields.headers[place])]
    columns = {fields.headers[place]: {main: place} for place in parts}
    return _Stores(columns, [*([] if total is None else [total]), *named], total)


def _certain(fields: Fields, parts: list[int], main: str, *, proved: bool) -> bool:
    """Whether columns beside an item can hardly be anything but stores."""
    headings = [fields.headers[place] for place in parts]
    filled = [place for place in parts if fields.texts(place)]
    if len(filled) < 2 or len(set(map(plain_words, headings))) < len(parts) or not all(headings):
        return False
    test = is_number if main == "on_hand" else counts_units
    if any(map(names_figure, headings)) or not all(fields.all_of(place, test) for place in filled):
        return False
    return all(map(names_place, headings)) or (
        proved and not numbered_alike(headings) and not any(map(names_no_store, headings))
    )
