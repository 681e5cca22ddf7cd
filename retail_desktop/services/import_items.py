"""Items and price lists: what a file says is written over what is stored, cell by cell.

A list with a supplier's codes only is a supplier's price list: it brings costs and terms, but renames nothing and
leaves selling prices alone.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.importing.catalogue import ItemRow
from retail_desktop.persistence import catalogue, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import ASIDE, ITEM, SUPPLIER, TERMS, Changes
from retail_desktop.services.find_suppliers import Suppliers
from retail_desktop.services.import_outcome import Outcome, shown
from retail_desktop.services.supplier_codes import THEIRS, SupplierCodes, are_theirs

_ITEM_FIELDS = ("name", "category", "status", "price", "unit_cost", "shelf_life_days", "service_level")
_SIZES = ("nearest_pack", "layer_size", "pallet_size", "maximum_stock")
_TERM_FIELDS = ("supplier_code", "unit_cost", "pack_size", "minimum_order", "lead_time_days", "breaks", *_SIZES)


def apply_items(work: Work, rows: Sequence[ItemRow], options: ImportOptions) -> Outcome:
    """What a list of items or prices says of the catalogue; unknown items become new ones, if `options` say so.

    Raises:
        DoubtfulCodesError: the codes may be the store's own or the supplier's.
    """
    listing = _Listing(work, rows, options)
    for row in rows:
        listing.take(row)
    listing.warn()
    return listing.outcome


class _Listing:
    """Goes through the rows of a list; `theirs` says that its codes are the supplier's."""

    def __init__(self, work: Work, rows: Sequence[ItemRow], options: ImportOptions) -> None:
        self.outcome = Outcome(Changes(work))
        self._changes = self.outcome.changes
        self._create_unknown = options.create_unknown_items
        self._suppliers = Suppliers(self._changes)
        self._codes = SupplierCodes(work)
        self._own = catalogue.item_ids(work)
        self._currency = people.read_setting(work, "currency")
        coded = [(row.sku or _text(row, "supplier_code"), self._named(row)) for row in rows]
        bare = all(not row.sku for row in rows)
        self._theirs = bare or (
            not any("supplier_code" in row.fields for row in rows)
            and are_theirs(set(coded), self._codes, self._own, options)
        )
        self._shared = self._codes.only_supplier([code for code, _ in coded]) if self._theirs else ""
        if self._theirs and not bare:
            self.outcome.warnings.append(THEIRS)
        self._taken: dict[str, set[str]] = {}
        self._made: list[str] = []
        self._elsewhere: list[str] = []
        self._aside: list[str] = []

    def _named(self, row: ItemRow) -> str:
        return self._suppliers.find(_text(row, "supplier"), _text(row, "supplier_name"))

    def take(self, row: ItemRow) -> None:
        """Store what a row says, or reject its lines."""
        supplier = self._named(row) or self._shared
        sku, known = self._find(row, supplier)
        reason, column = None, "sku"
        if not known and not (self._create_unknown and sku):
            reason = Reason.UNKNOWN_ITEM
        elif sku in self._taken and (not supplier or {"", supplier} & self._taken[sku]):
            reason = Reason.DUPLICATE
        elif self._is_foreign(row, supplier):
            reason, column = Reason.BAD_VALUE, "currency"
        if reason is not None:
            value = _text(row, "currency") if column == "currency" else row.sku or _text(row, "supplier_code")
            self.outcome.rejected += [LineIssue(line, reason, column, value) for line in row.lines]
            return
        self.outcome.accepted += len(row.lines)
        self._say(row, sku, supplier, known=known)
        self._taken.setdefault(sku, set()).add(supplier)

    def _find(self, row: ItemRow, supplier: str) -> tuple[str, bool]:
        """The item a row means and whether it exists; no code where it must not be made."""
        barcode = _text(row, "barcode")
        if row.sku and not self._theirs:
            known = row.sku if self._changes.item(row.sku) else self._changes.owner(row.sku)
            return known or row.sku, known is not None
        code = row.sku or _text(row, "supplier_code")
        known = self._codes.find(code, supplier) or (self._changes.owner(barcode) if barcode else None)
        new = next((text for text in (code, barcode) if text and text not in self._own), "")
        return known or new, known is not None

    def _is_foreign(self, row: ItemRow, supplier: str) -> bool:
        """Whether the row's money is not of the currency in which the supplier, or the store, is known to reckon."""
        known = self._changes.supplier(supplier)
        usual = (known.currency if known else "") if supplier else self._currency
        return bool(usual) and _text(row, "currency") not in {"", usual}

    def _say(self, row: ItemRow, sku: str, supplier: str, *, known: bool) -> None:
        terms = _given(row.fields, _TERM_FIELDS)
        if self._theirs and row.sku:
            terms["supplier_code"] = row.sku
        if supplier:
            self._suppliers.say(supplier, _text(row, "supplier_name"))
            currency = _text(row, "currency")
            if currency:
                self._changes.say(SUPPLIER, supplier, {"currency": currency})
            terms["supplier"] = supplier
        aside = bool(supplier and known and self._is_second(row, sku, supplier))
        barcodes = self._barcodes(row, sku)
        given = {} if aside else self._of_item(row, sku, supplier, known=known)
        self._changes.say(ITEM, sku, {**given, **({"barcodes": barcodes} if barcodes else {})})
        if terms:
            self._changes.say(TERMS, sku, terms | ({ASIDE: True} if aside else {}))
        if not known and self._theirs:
            self._made.append(sku)
        if aside and self._theirs:
            self._aside.append(sku)

    def _is_second(self, row: ItemRow, sku: str, supplier: str) -> bool:
        """Whether the item goes on being bought from somebody else: as the row says, else who is named first counts."""
        if "preferred" in row.fields:
            return not row.fields["preferred"]
        return sku in self._taken or (self._theirs and self._buys_elsewhere(sku, supplier))

    def _of_item(self, row: ItemRow, sku: str, supplier: str, *, known: bool) -> dict[str, Any]:
        """What the row says of the item; of a known one a supplier's list tells no more than its cost and end."""
        given = _given(row.fields, _ITEM_FIELDS)
        if self._reckons_otherwise(supplier) or "preferred" in row.fields:
            given.pop("unit_cost", None)
        item = self._changes.item(sku)
        if not (known and self._theirs and item):
            return given
        ends = item.status is ItemStatus.ACTIVE and given.get("status") is ItemStatus.DISCONTINUED
        kept = {"unit_cost", "status"} if ends else {"unit_cost"}
        return {name: value for name, value in given.items() if name in kept}

    def _buys_elsewhere(self, sku: str, supplier: str) -> bool:
        terms = self._changes.terms(sku)
        return bool(terms) and terms[0].supplier != supplier

    def _reckons_otherwise(self, supplier: str) -> bool:
        known = self._changes.supplier(supplier)
        return bool(known and known.currency and self._currency and known.currency != self._currency)

    def _barcodes(self, row: ItemRow, sku: str) -> tuple[str, ...]:
        """The row's barcodes, without those that are another item's."""
        named = dict.fromkeys([_text(row, "barcode"), *row.fields.get("other_barcodes", ())])  # type: ignore[misc]  # read as texts
        wanted = [code for code in named if code]
        foreign = [code for code in wanted if self._changes.owner(code) not in {None, sku}]
        self._elsewhere += [f"{code} of {sku}" for code in foreign]
        return tuple(code for code in wanted if code not in foreign)

    def warn(self) -> None:
        """Say what a person should know."""
        self.outcome.warnings += [
            *shown(self._elsewhere, "barcodes belong to another item already and stay there"),
            *shown(self._made, "items of this price list were not known; they were made under the supplier's code"),
            *shown(self._aside, "items are bought from another supplier; the prices of this one are kept beside it"),
        ]


def _text(row: ItemRow, name: str) -> str:
    return str(row.fields.get(name, ""))


def _given(fields: Mapping[str, object], names: Sequence[str]) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}
