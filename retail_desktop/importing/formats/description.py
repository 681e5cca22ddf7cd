"""The shape in which the knowledge about an export is written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.trade_words import NOT_PRODUCT_NAMES


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of export.

    Recognising it:
        `anchors`, or one of the sets of `other_anchors`, are headings that together occur only in this export.
        `aliases` are further names under which a user may ask for it.

    Its columns:
        `synonyms` names the headings of each field, best first. `item_keys` are the fields that identify an item,
        tried in turn for every line; several fields of one key are joined. `fill_down` are fields that stand on a
        receipt's first line only; with `receipt` among them, lines without a receipt belong to the one above.
        `units_per_line`: there are no quantities, every line sells one unit.

    What is no sale:
        `words` says what a text in the columns `type` and `status` means: `return`, `refunded` (a state of the sale
        itself), `void` or `other` (a line that is no sale); an unknown text is a sale, unless `sale_types` or
        `sale_states` name the only ones that are. `not_products` are codes, and beginnings and plain names, of lines
        that sell no goods. `return_receipts` are beginnings of receipt numbers that mark a return. `sign` is -1 where
        a sale is written as a negative quantity; `rival` names the format that reads sales where this one would find
        hardly anything but returns. `nameless_refunds`: a refund may stand on a line without an item; then its
        receipt tells what came back.

    Its texts:
        `empty_texts` stand for nothing. Codes of digits as long as one of `padded_codes` lose the zeros in front.
        `code_in_name`: items are written `[CODE] Name`. `html_text`: names hold entities such as `&amp;`.
        `quantity_decimals`: so many digits always follow the mark of a quantity, which proves the mark.
        `decimal` and `date_order` are the vendor's habits, taken where the file proves nothing.
        `amount_less_discount`: the line's discount is to be taken off quantity times price.

    Tables that are no sales:
        `group` is the field that tells records of one thing apart (an order's number, a product's handle), within which
        `fill_down` holds. `joints` are the texts between a name and its first variant and between the variants, as the
        vendor writes them in sales too. `usual_decimal` is the mark where numbers fit both and commas separate the
        columns.

    `notes` are sentences for the user about what this export cannot tell.
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
    not_product_names: frozenset[str] = NOT_PRODUCT_NAMES
    return_receipts: tuple[str, ...] = ()
    date_order: str | None = None
    units_per_line: bool = False
    other_anchors: tuple[tuple[str, ...], ...] = ()
    aliases: tuple[str, ...] = ()
    sale_types: frozenset[str] = frozenset()
    sale_states: frozenset[str] = frozenset()
    empty_texts: frozenset[str] = frozenset()
    padded_codes: tuple[int, ...] = ()
    code_in_name: bool = False
    html_text: bool = False
    quantity_decimals: int = 0
    rival: str = ""
    nameless_refunds: bool = False
    notes: tuple[str, ...] = ()
    group: str = ""
    joints: tuple[str, str] | None = None
    usual_decimal: str | None = None

    @property
    def anchor_sets(self) -> tuple[tuple[str, ...], ...]:
        """Every set of headings that tells this export; none for a table of any kind."""
        return tuple(filter(None, (self.anchors, *self.other_anchors)))
