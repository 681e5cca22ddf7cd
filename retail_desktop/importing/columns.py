"""Which column is which field: what the user says first, then the headings, then what the target needs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.choice import one_of, share
from retail_desktop.importing.dates import is_date
from retail_desktop.importing.deduction import Deduction, fitting
from retail_desktop.importing.figures import Figures
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import candidates, heading_key, plain_words
from retail_desktop.importing.heading import Heading
from retail_desktop.importing.required import Assigned, complete
from retail_desktop.importing.required_lists import complete_list

_ALIASES = {
    "net_amount": "amount",
    "qty": "quantity",
    "item": "sku",
    "code": "sku",
    "location": "store",
    "cost": "unit_cost",
    "stock": "on_hand",
    "order_number": "order",
    "po_number": "order",
    "number": "order",
    "moq": "minimum_order",
    "vendor": "supplier",
    "vendor_code": "supplier_code",
}
_IGNORE = "ignore"
_DECISIVE = ("date", "sku", "quantity", "on_hand", "code")
_COUNTS = ("qty", "quantity", "units", "menge", "anzahl", "pieces", "pcs", "sales", "sold")
_TELLING = ("price", "amount", "gross_amount", "store", "type", "status")


def assign_columns(file: str, known: Format, heading: Heading, options: ImportOptions) -> Assigned:
    """The columns of every field, with the target's necessary ones present; `file` is its name, for messages."""
    chosen = _by_position(options, known) if options.columns else _by_mapping(file, heading, options, known)
    columns = {field: place for place, field in chosen.items() if field != _IGNORE}
    ignored = frozenset(place for place, field in chosen.items() if field == _IGNORE)
    notes: list[str] = []
    sold: tuple[str, ...] = ()
    if not options.columns:
        fixed = tuple(columns)
        _add_named(file, known, heading, columns, frozenset(chosen))
        if known.target is Target.SALES:
            deduction = Deduction(known, heading, columns, fixed, ignored)
            deduction.conclude()
            notes = deduction.notes
            sold = deduction.sold
            _identify(known, heading, columns, notes)
            _refuse_list(file, heading, columns)
    if known.target is not Target.SALES:
        return complete_list(file, known.target, columns, heading, options, ignored)
    assigned = complete(file, columns, heading, options, ignored, units_per_line=known.units_per_line)
    return replace(assigned, notes=(*notes, *assigned.notes), sold=sold)


def _add_named(file: str, known: Format, heading: Heading, columns: dict[str, int], chosen: frozenset[int]) -> None:
    """The columns whose headings name them; among several that matter one must stand out."""
    for field, places in sorted(_named(known, heading).items(), key=lambda named: named[0] == "quantity"):
        free = [place for place in places if place not in chosen]
        if not free or field in columns:
            continue
        fits = fitting(heading, field, free)
        twice = len({heading_key(heading.headers[place]) for place in fits[:2]}) < len(fits[:2])
        if len(fits) > 1 and field == "quantity":
            columns[field] = _by_product(heading, columns, fits) or one_of(file, field, fits, heading)
        elif field in _DECISIVE or (twice and field in _TELLING):
            columns[field] = one_of(file, field, fits, heading)
        else:
            columns[field] = fits[0]


def _named(known: Format, heading: Heading) -> dict[str, list[int]]:
    """The columns by the format's headings; what a changed export no longer calls by its name, by the usual words."""
    found = candidates(heading.headers, known.synonyms)
    if known.target is not Target.SALES or known.synonyms is SALES.synonyms:
        return found
    identified = any(key[0] in found for key in known.item_keys)
    sought = {"date", *(() if known.units_per_line else ("quantity",)), *(() if identified else ("sku", "name"))}
    taken = {place for places in found.values() for place in places}
    usual = candidates(heading.headers, {name: SALES.synonyms[name] for name in sought - found.keys()})
    free = {name: [place for place in places if place not in taken] for name, places in usual.items()}
    return found | {name: places for name, places in free.items() if places}


def _by_product(heading: Heading, columns: Mapping[str, int], quantities: Sequence[int]) -> int | None:
    """The one quantity that, times the price, is the amount."""
    if "price" not in columns:
        return None
    amounts = [columns[name] for name in ("amount", "gross_amount") if name in columns]
    figures = Figures(heading, [*quantities, columns["price"], *amounts])
    fits = [
        quantity
        for quantity in quantities
        for amount in amounts
        if {quantity, columns["price"], amount} <= figures.columns.keys()
        and figures.multiply(quantity, columns["price"], amount)
    ]
    return fits[0] if len(set(fits)) == 1 else None


def _identify(known: Format, heading: Heading, columns: dict[str, int], notes: list[str]) -> None:
    """Without the format's own codes its next key identifies the items."""
    key = next((key for key in known.item_keys if key[0] in columns), None)
    if "sku" in columns or key is None:
        return
    columns["sku"] = columns[key[0]]
    notes.append(f"The file has no item codes; “{heading.title(columns['sku'])}” identifies the items.")


def _refuse_list(file: str, heading: Heading, columns: Mapping[str, int]) -> None:
    """A table with neither a time nor a quantity nor an amount tells of items, not of sales."""
    spare = [place for place in range(heading.width) if place not in columns.values()]
    told = {"date", "time", "receipt", "quantity", "amount", "gross_amount", "type"} & columns.keys()
    if not heading.headers or told or not {"name", "sku"} & columns.keys():
        return
    if not {"price", "cost", "barcode", "supplier"} & columns.keys() or any(
        share(heading, place, is_date) > 0.5 or heading_key(heading.title(place)).endswith(_COUNTS) for place in spare
    ):
        return
    raise FileRefusedError(
        f"“{file}” has neither dates nor quantities, so it holds no sales. If it is a list of items and prices, import "
        "it as items. For sales choose an export with one line for each item sold."
    )


def joined_columns(known: Format, columns: Mapping[str, int]) -> tuple[int, ...]:
    """The columns that identify an item together: a name with its variant, or a code with its cell of a grid."""
    key = known.item_keys[0]
    if known.target is Target.SALES and len(key) == 1 and columns.get("sku") == columns.get("name"):
        key = ("sku", "variant")
    places = tuple(columns[name] for name in key if name in columns)
    return places if len(places) > 1 and key[0] in columns else ()


def _by_position(options: ImportOptions, known: Format) -> dict[int, str]:
    return _each_once({place: _field(one, known) for place, one in enumerate(options.columns)})


def _by_mapping(file: str, heading: Heading, options: ImportOptions, known: Format) -> dict[int, str]:
    numbered = [(place, heading.title(place)) for place in range(len(heading.headers))][::-1]
    exact = {header.casefold(): place for place, header in numbered}
    plain = {plain_words(header): place for place, header in numbered}
    chosen = {}
    for header, field in options.mapping.items():
        place = exact.get(header.strip().casefold(), plain.get(plain_words(header)))
        if place is None:
            headers = ", ".join(heading.headers) or "none"
            raise FileRefusedError(f"“{file}” has no column “{header}”. Its columns are: {headers}.")
        chosen[place] = _field(field, known)
    return _each_once(chosen)


def _each_once(chosen: Mapping[int, str]) -> dict[int, str]:
    fields = [field for field in chosen.values() if field != _IGNORE]
    twice = sorted({field for field in fields if fields.count(field) > 1})
    if twice:
        raise FileRefusedError(f"The columns name {', '.join(twice)} twice. Name each field once.")
    return dict(chosen)


def _field(name: str, known: Format) -> str:
    field = field_named(name, known.target)
    if not field:
        fields = ", ".join(sorted(_fields(known.target)))
        raise FileRefusedError(f"“{name}” is not a field of the import. The fields are: {fields}.")
    return field


def field_named(name: str, target: Target) -> str:
    """A field of the target by its name in any case, or by what people call it; empty where there is none."""
    fields = _fields(target)
    plain = "_".join(name.strip().lower().replace("-", " ").replace("_", " ").split())
    field = plain if plain in fields else _ALIASES.get(plain, "")
    return field if field in fields else ""


def _fields(target: Target) -> set[str]:
    return {_IGNORE}.union(*(known.synonyms for known in KNOWN if known.target is target))
