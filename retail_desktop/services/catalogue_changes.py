"""What imports say of the catalogue, kept as facts: the catalogue is what was there before, and what holds, in order.

So any import can be taken back and put back, in any order, and the catalogue is as if an undone one had never come.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from retail_desktop.domain.catalogue import Item, ItemStatus, PriceBreak, Supplier, SupplyTerms, same_barcode
from retail_desktop.domain.periods import Period
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.import_facts import Fact, PastFact

Terms = tuple[SupplyTerms, ...]
Subject = Item | Supplier | Terms
ITEM, SUPPLIER, TERMS = "item", "supplier", "terms"
ASIDE = "aside"
"""Said of terms: the item goes on being bought from whom it is, if it is from somebody."""
MORE = "more"
"""What the same file says of the terms with further suppliers of the item."""

_DECIMALS = frozenset({
    "price", "unit_cost", "service_level", "minimum_order_value", "pack_size", "minimum_order", "free_delivery_value",
    "delivery_cost", "line_cost", "layer_size", "pallet_size", "maximum_stock",
})  # fmt: skip
_SAID = "said"


class Changes:
    """The catalogue as a file changes it: look, say, and write everything at the end."""

    def __init__(self, work: Work) -> None:
        self._known: dict[str, dict[str, Subject]] = {
            ITEM: dict(catalogue.items(work)),
            SUPPLIER: dict(catalogue.suppliers(work)),
            TERMS: dict(catalogue.all_terms(work)),
        }
        self._owners = catalogue.skus_by_barcode(work)
        self._said: dict[tuple[str, str], dict[str, Any]] = {}
        self._before: dict[tuple[str, str], Subject | None] = {}

    def item(self, sku: str) -> Item | None:
        """The item as it is so far."""
        found = self._known[ITEM].get(sku)
        return found if isinstance(found, Item) else None

    def supplier(self, code: str) -> Supplier | None:
        """The supplier as it is so far."""
        found = self._known[SUPPLIER].get(code)
        return found if isinstance(found, Supplier) else None

    def suppliers(self) -> list[Supplier]:
        """All suppliers as they are so far."""
        return [value for value in self._known[SUPPLIER].values() if isinstance(value, Supplier)]

    def terms(self, sku: str) -> Terms:
        """The item's terms with all its suppliers as they are so far, the preferred first."""
        found = self._known[TERMS].get(sku)
        return found if isinstance(found, tuple) else ()

    def owner(self, barcode: str) -> str | None:
        """The item that has a barcode, or whose code it is."""
        found = self._owners.get(same_barcode(barcode))
        return found if found in self._known[ITEM] else barcode if barcode in self._known[ITEM] else None

    def say(self, kind: str, code: str, given: Mapping[str, object]) -> None:
        """Take in what the file gives of a subject, by field; no field at all says that it exists."""
        key = kind, code
        self._before.setdefault(key, self._known[kind].get(code))
        said = self._said.setdefault(key, {})
        barcodes = [*said.get("barcodes", ()), *_sequence(given.get("barcodes"))]
        if kind == TERMS and said and given.get("supplier", said.get("supplier")) != said.get("supplier"):
            said[MORE] = (*said.get(MORE, ()), dict(given))
        else:
            said.update(given)
        if barcodes:
            said["barcodes"] = tuple(dict.fromkeys(barcodes))
            self._owners.update({same_barcode(barcode): code for barcode in _sequence(given.get("barcodes"))})
        value = told(kind, code, self._known[kind].get(code), given)
        if value is not None:
            self._known[kind][code] = value

    def new_items(self) -> list[str]:
        """Codes of the items that were not there before."""
        return [code for (kind, code), before in self._before.items() if kind == ITEM and before is None]

    def facts(self) -> list[Fact]:
        """What the file said, to be remembered."""
        return [
            Fact(kind, code, encoded(self._before[kind, code]), json.dumps({_SAID: said}, default=_plain))
            for (kind, code), said in self._said.items()
        ]

    def write(self, work: Work) -> None:
        """Store whatever is no longer as it was."""
        changed = {
            (kind, code): self._known[kind][code]
            for (kind, code), before in self._before.items()
            if code in self._known[kind] and self._known[kind][code] != before
        }
        save(work, changed)


def save(work: Work, values: Mapping[tuple[str, str], Subject]) -> None:
    """Write subjects over what is stored; empty terms forget an item's."""
    catalogue.save_suppliers(work, [value for value in values.values() if isinstance(value, Supplier)])
    catalogue.save_items(work, [value for value in values.values() if isinstance(value, Item)])
    catalogue.save_terms(work, {code: value for (_, code), value in values.items() if isinstance(value, tuple)})


def told(kind: str, code: str, value: Subject | None, given: Mapping[str, Any]) -> Subject | None:
    """A subject after something was said of it; terms without any supplier are still none."""
    if kind == SUPPLIER:
        known = value if isinstance(value, Supplier) else Supplier(code, code)
        return replace(known, **given)
    if kind == TERMS:
        return _terms_told(code, value if isinstance(value, tuple) else (), given)
    item = value if isinstance(value, Item) else Item(code, code)
    barcodes = tuple(sorted({*item.barcodes, *given.get("barcodes", ())}))
    return replace(item, **{**given, "barcodes": barcodes})


def _terms_told(sku: str, terms: Terms, given: Mapping[str, Any]) -> Terms | None:
    """The terms with the supplier that is named come first; with none named, what is said is of the present one."""
    if MORE in given:
        told_first = _terms_told(sku, terms, {name: one for name, one in given.items() if name != MORE})
        for further in given[MORE]:
            told_first = _terms_told(sku, told_first or (), further)
        return told_first
    supplier = given.get("supplier") or (terms[0].supplier if terms else None)
    if supplier is None:
        return terms or None
    known = next((one for one in terms if one.supplier == supplier), SupplyTerms(sku, supplier))
    value = replace(known, **{name: one for name, one in given.items() if name != ASIDE})
    others = tuple(one for one in terms if one.supplier != supplier)
    first = given.get(ASIDE) and others and terms[0].supplier != supplier
    return (*others, value) if first else (value, *others)


def folded(kind: str, code: str, history: Sequence[PastFact], *, switched: int | None = None) -> Subject | None:
    """The subject as the facts that hold make it, one after the other; with one import's facts switched, if asked."""
    value = decoded(kind, history[0].fact.before)
    for past in history:
        if past.holds != (past.import_id == switched):
            value = told(kind, code, value, said_in(past.fact))
    return value


def said_in(fact: Fact) -> dict[str, Any]:
    """What a fact says, by field; one of an earlier version tells what it made of the subject."""
    read = json.loads(fact.said)
    if _SAID in read:
        return _typed(read[_SAID])
    before = json.loads(fact.before or "{}")
    return _typed({name: value for name, value in read.items() if before.get(name) != value})


def encoded(value: Subject | None) -> str | None:
    """A subject as text to be kept."""
    if value is None:
        return None
    return json.dumps([asdict(one) for one in value] if isinstance(value, tuple) else asdict(value), default=_plain)


def decoded(kind: str, text: str | None) -> Subject | None:
    """The subject that a text keeps."""
    if text is None:
        return None
    read = json.loads(text)
    if kind == TERMS:
        return tuple(SupplyTerms(**_typed(one)) for one in (read if isinstance(read, list) else [read]))
    return Item(**_typed(read)) if kind == ITEM else Supplier(**_typed(read))


def _typed(fields: Mapping[str, Any]) -> dict[str, Any]:
    typed = dict(fields)
    for name in _DECIMALS & typed.keys():
        typed[name] = None if typed[name] is None else Decimal(typed[name])
    if "barcodes" in typed:
        typed["barcodes"] = tuple(typed["barcodes"])
    if "status" in typed:
        typed["status"] = ItemStatus(typed["status"])
    for name in {"order_weekdays", "delivery_weekdays"} & typed.keys():
        typed[name] = frozenset(typed[name])
    if typed.get("order_cut_off"):
        typed["order_cut_off"] = time.fromisoformat(typed["order_cut_off"])
    if "closed_days" in typed:
        typed["closed_days"] = tuple(
            Period(date.fromisoformat(one["first"]), date.fromisoformat(one["last"])) for one in typed["closed_days"]
        )
    if MORE in typed:
        typed[MORE] = tuple(_typed(one) for one in typed[MORE])
    if "breaks" in typed:
        typed["breaks"] = tuple(_price_break(one) for one in typed["breaks"])
    return typed


def _price_break(kept: Any) -> PriceBreak:  # noqa: ANN401 - as JSON gives it: a dictionary
    return PriceBreak(Decimal(kept["from_quantity"]), Decimal(kept["unit_cost"]))


def _plain(value: object) -> object:
    if isinstance(value, PriceBreak | Period):
        return asdict(value)
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _sequence(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
