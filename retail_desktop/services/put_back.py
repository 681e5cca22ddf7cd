"""Lists taken back and put back: the catalogue, stock, orders and deliveries as if an undone file had never come."""

from dataclasses import replace
from typing import Any, TypeVar

from retail_desktop.domain.catalogue import Item, Supplier, SupplyTerms
from retail_desktop.domain.errors import WrongStateError
from retail_desktop.domain.imports import ImportRecord, Target
from retail_desktop.persistence import catalogue, deliveries, events, imports, ledger, order_imports, orders, plans
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.import_facts import PastFact, histories
from retail_desktop.services.catalogue_changes import (
    ITEM,
    SUPPLIER,
    TERMS,
    Subject,
    Terms,
    folded,
    said_in,
    save,
    told,
)

Values = dict[tuple[str, str], Subject]
One = TypeVar("One", Item, Supplier, SupplyTerms)


def put_back(work: Work, record: ImportRecord, *, undo: bool) -> None:
    """Bring everything in line with the imports that count now, of which `record` just changed its state.

    Raises:
        WrongStateError: what the import brought came again since it was undone.
    """
    if not undo:
        _refuse_second_time(work, record)
    _put_catalogue_back(work, record.import_id)
    touched = order_imports.touched_orders(work, record.import_id)
    if undo:
        order_imports.let_go_of_numbers(work, record.import_id)
    orders.count_receipts(work, touched)
    orders.settle_status(work, touched)
    ledger.refresh_balances(work, ledger.item_stores_of(work, record.import_id))


def _put_catalogue_back(work: Work, import_id: int) -> None:
    """Field by field: what something else has changed since stays as it is now."""
    known: dict[str, dict[str, Subject]] = {
        ITEM: dict(catalogue.items(work)),
        SUPPLIER: dict(catalogue.suppliers(work)),
        TERMS: dict(catalogue.all_terms(work)),
    }
    changed: Values = {}
    gone: list[str] = []
    for (kind, code), history in histories(work, import_id).items():
        current = known[kind].get(code)
        value = _settled(kind, code, current, history, import_id)
        if value is None and kind == SUPPLIER:
            gone.append(code)
        elif value is not None and value != current:
            changed[kind, code] = value
    save(work, changed)
    _withdraw_suppliers(work, gone)


def _settled(kind: str, code: str, current: Subject | None, history: list[PastFact], import_id: int) -> Subject | None:
    """What becomes of a subject; an item that nobody describes any longer goes back to its bare code."""
    was, now = folded(kind, code, history, switched=import_id), folded(kind, code, history)
    if kind == TERMS:
        return _terms_merged(*(one if isinstance(one, tuple) else () for one in (current, was, now)))
    if isinstance(current, Item) and isinstance(was, Item):
        return _item_merged(current, was, now if isinstance(now, Item) else Item(code, code))
    if isinstance(current, Supplier) and isinstance(was, Supplier):
        kept = None if current == was else Supplier(code, code)
        return now if now is None and kept is None else _merged(current, was, now or kept)
    if kind == SUPPLIER or current is None:
        return now
    for past in history:
        current = told(kind, code, current, said_in(past.fact)) if past.holds else current
    return current


def _merged(current: One, was: One, now: Any) -> One:  # noqa: ANN401 - a subject of the same kind
    """What is there now, with each field that nobody has changed since as the imports make it."""
    changed: dict[str, Any] = {
        name: getattr(now, name)
        for name in type(current).__slots__
        if getattr(was, name) != getattr(now, name) and getattr(current, name) == getattr(was, name)
    }
    return replace(current, **changed)


def _item_merged(current: Item, was: Item, now: Item) -> Item:
    barcodes = {*current.barcodes} - ({*was.barcodes} - {*now.barcodes}) | ({*now.barcodes} - {*was.barcodes})
    return replace(_merged(current, was, now), barcodes=tuple(sorted(barcodes)))


def _terms_merged(current: Terms, was: Terms, now: Terms) -> Terms:
    """The same of an item's terms, supplier by supplier; who is preferred by hand stays so."""
    if set(current) == set(was) and current[:1] == was[:1]:
        return now
    here, before, after = ({one.supplier: one for one in terms} for terms in (current, was, now))
    kept: dict[str, SupplyTerms] = {}
    for code in dict.fromkeys((*here, *after)):
        if code not in here:
            kept |= {} if code in before else {code: after[code]}
        elif code not in before:
            kept[code] = here[code]
        elif code in after:
            kept[code] = _merged(here[code], before[code], after[code])
        elif here[code] != before[code]:
            kept[code] = here[code]
    same = [one.supplier for one in current[:1]] == [one.supplier for one in was[:1]]
    first = [one.supplier for one in (now if same else current)[:1]]
    return tuple(kept[code] for code in dict.fromkeys((*first, *kept)) if code in kept)


def _withdraw_suppliers(work: Work, codes: list[str]) -> None:
    """Put suppliers out of sight; one to whom items, the plan or orders refer stays by its bare code."""
    needed = {one.supplier for terms in catalogue.all_terms(work).values() for one in terms}
    needed |= orders.supplier_codes(work) | plans.supplier_codes(work)
    catalogue.withdraw_suppliers(work, [code for code in codes if code not in needed])
    catalogue.save_suppliers(work, [Supplier(code, code) for code in codes if code in needed])


def _refuse_second_time(work: Work, record: ImportRecord) -> None:
    """What came again while an import was undone must not be added to it."""
    taken = order_imports.take_back_numbers(work, record.import_id)
    if taken is not None:
        raise WrongStateError(
            f"Order {taken} of import {record.import_id} ({record.file_name}) came again since it was undone. "
            "Undo the import that brought it, or cancel that order, first."
        )
    newer = imports.imported_since_undone(work, record.import_id)
    if record.target is Target.RECEIPTS:
        found = [one for one in deliveries.deliveries(work) if one.import_id in {record.import_id, *newer}]
        own = {(one.day, one.order, one.store, one.sku) for one in found if one.import_id == record.import_id}
        again = [
            one.import_id for one in found if one.import_id in newer and (one.day, one.order, one.store, one.sku) in own
        ]
    elif record.target is Target.EVENTS:
        mine = set(events.events(work, record.import_id))
        again = [number for number in newer if mine & set(events.events(work, number))]
    else:
        again = []
    if again:
        raise WrongStateError(
            f"Lines of import {record.import_id} ({record.file_name}) were imported again since it was undone, as "
            f"import {again[0]}; both would count. Undo import {again[0]} first."
        )
