"""Which column is which field: what the user says first, then the headings, then what the target needs."""

from collections.abc import Mapping

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.choice import one_of
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.known import KNOWN
from retail_desktop.importing.headers import candidates, plain_words
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


def assign_columns(file: str, known: Format, heading: Heading, options: ImportOptions) -> Assigned:
    """The columns of every field, with the target's necessary ones present; `file` is its name, for messages."""
    chosen = _by_position(options, known) if options.columns else _by_mapping(file, heading, options, known)
    columns = {field: place for place, field in chosen.items() if field != _IGNORE}
    found = {} if options.columns else candidates(heading.headers, known.synonyms)
    for field, places in found.items():
        free = [place for place in places if place not in chosen]
        if free and field not in columns:
            columns[field] = one_of(file, field, free, heading) if field in _DECISIVE else free[0]
    ignored = frozenset(place for place, field in chosen.items() if field == _IGNORE)
    if known.target is Target.SALES:
        return complete(file, columns, heading, options, ignored)
    return complete_list(file, known.target, columns, heading, options, ignored)


def _by_position(options: ImportOptions, known: Format) -> dict[int, str]:
    return _each_once({place: _field(one, known) for place, one in enumerate(options.columns)})


def _by_mapping(file: str, heading: Heading, options: ImportOptions, known: Format) -> dict[int, str]:
    numbered = list(enumerate(heading.headers))[::-1]
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
    """A field of the target by its name in any case, or by what people call it."""
    fields = _fields(known.target)
    plain = "_".join(name.strip().lower().replace("-", " ").replace("_", " ").split())
    field = plain if plain in fields else _ALIASES.get(plain, "")
    if field not in fields:
        raise FileRefusedError(f"“{name}” is not a field of the import. The fields are: {', '.join(sorted(fields))}.")
    return field


def _fields(target: Target) -> set[str]:
    return {_IGNORE}.union(*(known.synonyms for known in KNOWN if known.target is target))
