"""The shape in which the knowledge about an export is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from retail_desktop.domain.imports import Target


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of export.

    `anchors` are headers that together occur only in this export. `synonyms` names the headers of each field, best
    first. `item_keys` are the fields that identify an item, tried in turn for every line. `words` says what a text in
    the columns `type` and `status` means: `return`, `void` or `other` (a line that is no sale); an unknown text is a
    sale. `sign` is -1 where a sale is written as a negative quantity. `decimal` is the vendor's habit, None unknown.
    `amount_less_discount`: the line's discount is to be taken off quantity times price. `fill_down` are fields that
    stand on a receipt's first line only. `not_products` are codes, and beginnings and plain names, of lines that sell
    no goods. `return_receipts` are beginnings of receipt numbers that mark a return. `date_order` is the
    vendor's habit where the dates do not show it. `units_per_line`: there are no quantities, every line sells one unit.

    For tables that are no sales: `group` is the field that tells records of one thing apart (an order's number, a
    product's handle), within which `fill_down` holds. `joints` are the texts between a name and its first variant and
    between the variants, as the vendor writes them in sales too. `entities`: texts hold HTML entities. `usual_decimal`
    is the vendor's mark where numbers fit both and commas separate the columns.
    """

    name: str
    title: str
    target: Target
    anchors: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]]
    item_keys: tuple[tuple[str, ...], ...] = (("sku",),)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sign: int = 1
    decimal: str | None = None
    amount_less_discount: bool = False
    fill_down: tuple[str, ...] = ()
    not_products: frozenset[str] = frozenset()
    not_product_prefixes: tuple[str, ...] = ()
    not_product_names: frozenset[str] = frozenset()
    return_receipts: tuple[str, ...] = ()
    date_order: str | None = None
    units_per_line: bool = False
    group: str = ""
    joints: tuple[str, str] | None = None
    entities: bool = False
    usual_decimal: str | None = None
