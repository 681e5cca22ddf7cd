"""Which item each line of a list means: by the store's own code, the supplier's code, or the barcode."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retail_desktop.domain.imports import ImportOptions, ItemDoubt, Reason
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.goods import Goods
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import ITEM, TERMS, Changes
from retail_desktop.services.match_items import match_items
from retail_desktop.services.supplier_codes import THEIRS, SupplierCodes, are_theirs


@dataclass(frozen=True, slots=True)
class Found:
    """The item of a line, or the reason why there is none; `new` where the line makes the item."""

    sku: str = ""
    reason: Reason | None = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """The item of every line, what is doubtful about codes that are no item's, and sentences for the user."""

    lines: tuple[Found, ...]
    doubts: tuple[ItemDoubt, ...] = ()
    warnings: tuple[str, ...] = ()


def find_goods(work: Work, goods: Sequence[Goods], options: ImportOptions) -> Findings:
    """The item of every line; `supplier` of the goods is a code of the catalogue.

    Raises:
        FileRefusedError: a decision about a code names an item that does not exist.
        DoubtfulCodesError: the codes may be the store's own or the supplier's.
    """
    codes, own = SupplierCodes(work), catalogue.item_ids(work)
    theirs = not any(one.supplier_code for one in goods) and are_theirs(
        {(one.sku, one.supplier) for one in goods}, codes, own, options
    )
    lines = [replace(one, sku="", supplier_code=one.sku) for one in goods] if theirs else goods
    texts = [one.sku or one.barcode for one in lines]
    seen = {text: SeenItem(one.name, "", one.barcode) for text, one in zip(texts, lines, strict=True) if text}
    matches = match_items(
        work, seen, seen, create_unknown=False, decisions=options.item_matches,
        counts=lambda: {text: (times, 0) for text, times in Counter(texts).items()},
    )  # fmt: skip
    found = []
    for text, one in zip(texts, lines, strict=True):
        sku = matches.sku_of.get(text) or codes.find(one.supplier_code, one.supplier)
        reason = matches.refused.get(text, Reason.UNKNOWN_ITEM)
        name = text or one.supplier_code
        if sku:
            found.append(Found(sku))
        elif options.create_unknown_items and reason is Reason.UNKNOWN_ITEM and (text or name not in own):
            found.append(Found(name, new=True))
        else:
            found.append(Found(reason=reason))
    return Findings(tuple(found), matches.doubts, (THEIRS,) if theirs else ())


def say_goods(changes: Changes, found: Found, goods: Goods) -> None:
    """Make the item of a line that has none yet, as the line describes it."""
    barcodes = (goods.barcode,) if goods.barcode and changes.owner(goods.barcode) is None else ()
    name = {"name": goods.name} if goods.name else {}
    changes.say(ITEM, found.sku, {**name, **({"barcodes": barcodes} if barcodes else {})})
    if goods.supplier and goods.supplier_code:
        changes.say(TERMS, found.sku, {"supplier": goods.supplier, "supplier_code": goods.supplier_code})
