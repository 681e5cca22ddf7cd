"""Catalogue rows changed by an import, kept so that the import can be taken back and put back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from retail_desktop.domain.catalogue import Item, ItemStatus, Supplier, SupplyTerms
from retail_desktop.persistence import catalogue, imports, plans
from retail_desktop.persistence.database import Work

Subject = Item | Supplier | SupplyTerms

_KINDS: Mapping[str, type[Subject]] = {"item": Item, "supplier": Supplier, "terms": SupplyTerms}
_DECIMALS = frozenset({"price", "unit_cost", "service_level", "minimum_order_value", "pack_size", "minimum_order"})


class Changes:
    """Saves catalogue rows and remembers what they were before."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[str, dict[str, Subject]] = {
            "item": dict(catalogue.items(work)),
            "supplier": dict(catalogue.suppliers(work)),
            "terms": dict(catalogue.terms(work)),
        }
        self.rows: list[tuple[str, str, str | None, str | None]] = []

    def current(self, kind: str, code: str) -> Subject | None:
        """The row as it is stored."""
        return self._known[kind].get(code)

    def save(self, kind: str, code: str, value: Subject) -> None:
        """Write a row, unless it is as it was."""
        before = self.current(kind, code)
        if before != value:
            _save(self._work, value)
            self.rows.append((kind, code, _encoded(before), _encoded(value)))
            self._known[kind][code] = value


def put_back(work: Work, import_id: int, *, undo: bool) -> None:
    """Return what an import changed to what it was before, or again to what it made of it.

    A field that something else has changed since stays as it is now.
    """
    rows = imports.changes(work, import_id)
    known = Changes(work)
    for kind, code, before, after in reversed(rows) if undo else rows:
        here, there = (after, before) if undo else (before, after)
        value = _settled(known.current(kind, code), _decoded(kind, here), _decoded(kind, there))
        if kind == "terms":
            # Terms with a former supplier are not shown, but would hold on to a supplier that goes.
            catalogue.remove_terms(work, code)
        if isinstance(value, SupplyTerms) and value.supplier not in catalogue.suppliers(work):
            catalogue.save_supplier(work, Supplier(value.supplier, value.supplier))
        if value is not None:
            _save(work, value)
        elif kind == "supplier":
            _remove_supplier(work, code)


def _settled(current: Subject | None, here: Subject | None, there: Subject | None) -> Subject | None:
    """What becomes of a row that went from `here` to `there` and reads `current` now; None if it goes.

    An item is not removed but withdrawn, once nothing that counts refers to it.
    """
    if there is None:
        return None if current == here else current
    return there if current is None or here is None else _merged(current, here, there)


def _merged(current: Subject, here: Subject, there: Subject) -> Subject:
    names = [name for name in type(current).__slots__ if getattr(here, name) != getattr(there, name)]
    unchanged = [name for name in names if getattr(current, name) == getattr(here, name)]
    changed: dict[str, Any] = {name: getattr(there, name) for name in unchanged}
    return replace(current, **changed)


def _save(work: Work, value: Subject) -> None:
    if isinstance(value, Item):
        catalogue.save_item(work, value)
    elif isinstance(value, Supplier):
        catalogue.save_supplier(work, value)
    else:
        catalogue.save_terms(work, value)


def _remove_supplier(work: Work, code: str) -> None:
    """Forget a supplier; one that items, plans or orders may refer to stays by its bare code."""
    in_use = any(terms.supplier == code for terms in catalogue.terms(work).values())
    if in_use or plans.newest_plan(work) is not None:
        catalogue.save_supplier(work, Supplier(code, code))
    else:
        catalogue.remove_supplier(work, code)


def _encoded(value: Subject | None) -> str | None:
    return None if value is None else json.dumps(asdict(value), default=_plain)


def _plain(value: object) -> object:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def _decoded(kind: str, text: str | None) -> Subject | None:
    if text is None:
        return None
    fields = json.loads(text)
    for name in _DECIMALS & fields.keys():
        fields[name] = None if fields[name] is None else Decimal(fields[name])
    if "barcodes" in fields:
        fields["barcodes"] = tuple(fields["barcodes"])
        fields["status"] = ItemStatus(fields["status"])
    if "order_weekdays" in fields:
        fields["order_weekdays"] = frozenset(fields["order_weekdays"])
    return _KINDS[kind](**fields)
