"""Suppliers and the terms of their items, as a person changes them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from retail_desktop.domain.catalogue import Supplier, SupplyTerms
from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.people import Permission
from retail_desktop.domain.term_checks import refuse_faults, supplier_faults, terms_faults
from retail_desktop.persistence import catalogue, orders, people, plans
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace

Terms = tuple[SupplyTerms, ...]
SUPPLIER, TERMS = "change supplier", "change item terms"


def save_supplier(place: Workplace, value: Supplier, before: Supplier | None) -> Supplier:
    """Keep the terms of a supplier in the place of those `before`, as they were read; None makes a new one.

    Raises:
        NotAllowedError: the person may not change suppliers.
        WrongStateError: somebody else changed the supplier since, or a new one has the code of another.
        RetailError: a field cannot be so.
    """
    place.allow(Permission.SUPPLIERS)
    refuse_faults(f"Supplier {value.code or value.name}", supplier_faults(value))
    with place.database.writing() as work:
        stored = catalogue.suppliers(work).get(value.code)
        if stored is not None and before is None:
            raise WrongStateError(f"There is a supplier {value.code} already: {stored.name}. Choose another code.")
        if stored != before:
            raise WrongStateError(
                f"Supplier {value.code} was changed by somebody else meanwhile. Look at it again, then change it."
            )
        catalogue.save_suppliers(work, [value])
        told = {name: getattr(value, name) for name in value.__slots__ if getattr(value, name) != _was(stored, name)}
        people.note(work, place.person.name, SUPPLIER, value.code, told)
    return value


def _was(stored: Supplier | None, name: str) -> object:
    return getattr(stored, name, None)


def remove_supplier(place: Workplace, code: str) -> None:
    """Take a supplier out of the lists that nothing refers to, such as one that was added by mistake.

    Raises:
        NotFoundError: there is no such supplier.
        WrongStateError: items, orders or the plan name it.
    """
    place.allow(Permission.SUPPLIERS)
    with place.database.writing() as work:
        find_supplier(work, code)
        named = {one.supplier for terms in catalogue.all_terms(work).values() for one in terms}
        if code in named | orders.supplier_codes(work) | plans.supplier_codes(work):
            raise WrongStateError(
                f"Supplier {code} cannot be removed: items, orders or the plan name it. "
                "Give its items another supplier instead."
            )
        catalogue.withdraw_suppliers(work, [code])
        people.note(work, place.person.name, SUPPLIER, code, {"removed": True})


def save_item_terms(place: Workplace, sku: str, terms: Sequence[SupplyTerms], before: Sequence[SupplyTerms]) -> Terms:
    """Keep the terms of an item with all its suppliers, the preferred first, in the place of those `before`.

    Raises:
        NotAllowedError: the person may not change suppliers.
        NotFoundError: there is no such item or supplier.
        WrongStateError: somebody else changed the terms since.
        RetailError: a field cannot be so, or a supplier is named twice.
    """
    place.allow(Permission.SUPPLIERS)
    kept = tuple(replace(one, sku=sku, breaks=tuple(sorted(one.breaks))) for one in terms)
    for one in kept:
        refuse_faults(f"What {one.supplier} says of item {sku}", terms_faults(one))
    with place.database.writing() as work:
        stored = terms_of(work, sku)
        if set(stored) != set(before) or stored[:1] != tuple(before)[:1]:
            raise WrongStateError(f"The terms of item {sku} were changed meanwhile. Look at them again.")
        for code, times in Counter(one.supplier for one in kept).items():
            find_supplier(work, code)
            if times > 1:
                raise RetailError(f"Supplier {code} is named twice for item {sku}. Name each supplier once.")
        catalogue.save_terms(work, {sku: kept})
        told = {"suppliers": [one.supplier for one in kept]}
        people.note(work, place.person.name, TERMS, sku, told)
    return kept


def prefer_supplier(place: Workplace, sku: str, supplier: str) -> Terms:
    """Buy an item from this supplier from now on; gives its terms as they were.

    Raises:
        NotAllowedError: the person may not change suppliers.
        NotFoundError: the item is not known, or not sold by that supplier.
    """
    with place.database.reading() as work:
        before = terms_of(work, sku)
    chosen = [one for one in before if one.supplier == supplier]
    if not chosen:
        raise NotFoundError(f"{supplier} does not sell item {sku} yet. Add it with its terms first.")
    save_item_terms(place, sku, (*chosen, *(one for one in before if one.supplier != supplier)), before)
    return before


def terms_of(work: Work, sku: str) -> Terms:
    """The terms of an item with all its suppliers, the preferred first.

    Raises:
        NotFoundError: there is no such item.
    """
    if sku not in catalogue.items(work, [sku]):
        raise NotFoundError(f"There is no item {sku}. Check the code; leading zeros count.")
    return catalogue.all_terms(work).get(sku, ())


def find_supplier(work: Work, code: str) -> Supplier:
    """A supplier by its code, or by its name where only one bears it.

    Raises:
        NotFoundError: there is none.
    """
    known = catalogue.suppliers(work)
    wanted = code.strip().casefold()
    named = [one for one in known.values() if wanted in {one.code.casefold(), one.name.casefold()}]
    if code in known or len(named) == 1:
        return known.get(code) or named[0]
    raise NotFoundError(f"There is no supplier {code}. Known are: {', '.join(known) or 'none'}.")
