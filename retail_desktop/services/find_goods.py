"""Which item each line of a list means: by the store's own code, the supplier's code, or the barcode."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from retail_desktop.domain.imports import ImportOptions, ItemDoubt, Reason
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.goods import Goods
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import ITEM, TERMS, Changes
from retail_desktop.services.match_items import match_items

THEIRS = "The item codes in this file are the supplier's; items were found by them, not by your own codes."


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


class SupplierCodes:
    """Which items suppliers call by which code."""

    def __init__(self, work: Work) -> None:
        self._known: dict[str, set[tuple[str, str]]] = {}
        for sku, terms in catalogue.all_terms(work).items():
            for one in terms:
                if one.supplier_code:
                    self._known.setdefault(one.supplier_code, set()).add((one.supplier, sku))

    def find(self, code: str, supplier: str) -> str | None:
        """The one item that a supplier calls by this code; with no supplier named, the only one so called."""
        found = {sku for owner, sku in self._known.get(code, ()) if supplier in {"", owner}}
        return next(iter(found)) if len(found) == 1 and code else None

    def only_supplier(self, codes: Sequence[str]) -> str:
        """The supplier to whom all codes point that are known, if it is one; else nothing."""
        owners = [{owner for owner, _ in self._known[code]} for code in codes if code in self._known]
        shared = set.intersection(*owners) if owners else set[str]()
        return next(iter(shared)) if len(shared) == 1 else ""


def find_goods(work: Work, goods: Sequence[Goods], options: ImportOptions) -> Findings:
    """The item of every line; `supplier` of the goods is a code of the catalogue.

    Raises:
        FileRefusedError: a decision about a code names an item that does not exist.
    """
    codes, own = SupplierCodes(work), catalogue.item_ids(work)
    theirs = not any(one.supplier_code for one in goods) and are_theirs(
        [(one.sku, one.supplier) for one in goods], codes, own
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


def are_theirs(codes: Sequence[tuple[str, str]], known: SupplierCodes, own: Collection[str]) -> bool:
    """Whether codes, each with its supplier, are rather those of suppliers than the store's own."""
    theirs = sum(known.find(code, supplier) is not None for code, supplier in codes if code)
    return theirs > sum(code in own for code, _ in codes)


def say_goods(changes: Changes, found: Found, goods: Goods) -> None:
    """Make the item of a line that has none yet, as the line describes it."""
    barcodes = (goods.barcode,) if goods.barcode and changes.owner(goods.barcode) is None else ()
    name = {"name": goods.name} if goods.name else {}
    changes.say(ITEM, found.sku, {**name, **({"barcodes": barcodes} if barcodes else {})})
    if goods.supplier and goods.supplier_code:
        changes.say(TERMS, found.sku, {"supplier": goods.supplier, "supplier_code": goods.supplier_code})
