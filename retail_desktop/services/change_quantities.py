"""People write their own quantities over suggestions; who, when and why is kept."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantity_changes import QuantityWish
from retail_desktop.domain.replenishment import Suggestion, whole_packs
from retail_desktop.persistence import catalogue, people, plans, quantity_changes
from retail_desktop.services.workplace import Workplace, now

MOST = 1_000_000


def change_quantity(
    place: Workplace, plan_id: int, sku: str, store: str, quantity: Decimal | None, note: str = ""
) -> Suggestion:
    """Write one quantity over a suggestion; see `change_quantities`."""
    (line,) = change_quantities(place, plan_id, [QuantityWish(sku, store, quantity, note)])
    return line


def change_quantities(place: Workplace, plan_id: int, wishes: Sequence[QuantityWish]) -> tuple[Suggestion, ...]:
    """Write quantities over suggestions of a plan, in whole packs; None goes back to the suggestion. All or none.

    Raises:
        RetailError: a quantity is below zero or impossibly high.
        NotFoundError: the plan has no such line.
    """
    place.allow(Permission.PLAN)
    for wish in wishes:
        _check(wish.quantity)
    done = list[Suggestion]()
    with place.database.writing() as work:
        only = wishes[0].sku if len(wishes) == 1 else None
        known = {(line.sku, line.store): line for line in plans.lines(work, plan_id, only)}
        items, stores = catalogue.item_ids(work), catalogue.store_ids(work)
        for wish in wishes:
            line = known.get((wish.sku, wish.store))
            if line is None:
                raise NotFoundError(f"The plan has no line for item {wish.sku} in store {wish.store}. Make a new plan.")
            quantity = None if wish.quantity is None else whole_packs(wish.quantity, line.pack_size)
            keys = items[wish.sku], stores[wish.store]
            plans.set_ordered_quantity(work, plan_id, keys, quantity, place.person.name, wish.note)
            kept = replace(wish, quantity=quantity)
            quantity_changes.add(work, plan_id, keys, kept, line.suggested_quantity, place.person.name, now())
            detail = {"plan": plan_id, "suggested": line.suggested_quantity, "ordered": quantity}
            people.note(work, place.person.name, "change quantity", wish.sku, detail)
            done.append(replace(line, ordered_quantity=quantity))
    return tuple(done)


def _check(quantity: Decimal | None) -> None:
    if quantity is not None and not (quantity.is_finite() and 0 <= quantity <= MOST):
        raise RetailError(f"{quantity} cannot be ordered. Type a number from 0 to {MOST:,}.")
