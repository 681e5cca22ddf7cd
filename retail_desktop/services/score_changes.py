"""How people's changes of order quantities turned out, once the days they were for are over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.change_scores import ChangeOutcome, Score, last_day, outcome, scores
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.quantity_changes import ChangeReason, QuantityChange
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.persistence import catalogue, plans, quantity_changes, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.stock_history import empty_days
from retail_desktop.services.workplace import Workplace

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ChangeScores:
    """Every change that can be judged, newest first, and together by person and by item; `waiting` are not over.

    `reader` is who asked.
    """

    outcomes: tuple[ChangeOutcome, ...] = ()
    people: tuple[Score, ...] = ()
    items: tuple[Score, ...] = ()
    waiting: int = 0
    reader: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    item_keys: Mapping[str, int]
    store_keys: Mapping[str, int]
    items: Mapping[str, Item]
    newest: date


def score_changes(place: Workplace) -> ChangeScores:
    """Judge the changes of quantities that were ordered; those for a budget or between stores are no judgement.

    Nothing for those who may not see costs.
    """
    if Permission.VIEW_COST not in PERMISSIONS[place.person.role]:
        return ChangeScores(reader=place.person.name)
    with place.database.reading() as work:
        newest = sales.newest_day(work)
        found = [one for one in quantity_changes.ordered_by(work) if one.reason is ChangeReason.OWN]
        known = _Known(
            catalogue.item_ids(work),
            catalogue.store_ids(work),
            catalogue.items(work, {one.sku for one in found}),
            newest or date.min,
        )
        judged = (_judged(work, change, known) for change in reversed(found))
        done = [one for one in judged if one is not None]
    return ChangeScores(
        tuple(done),
        tuple(scores(done, lambda one: one.change.person)),
        tuple(scores(done, lambda one: one.change.sku)),
        len(found) - len(done),
        place.person.name,
    )


def _judged(work: Work, change: QuantityChange, known: _Known) -> ChangeOutcome | None:
    """The outcome of a change; None while its days are not over."""
    lines = plans.lines(work, change.plan_id, change.sku)
    line = next((one for one in lines if one.store == change.store), None)
    if line is None or last_day(line, change.as_of) > known.newest:
        return None
    keys, item = (known.item_keys[change.sku], known.store_keys[change.store]), known.items.get(change.sku)
    return outcome(change, line, _wanted(work, keys, line, change.as_of), item.price if item else None)


def _wanted(work: Work, keys: Key, line: Suggestion, as_of: date) -> list[Decimal]:
    """Units wanted on each day that the order had to last: what was sold; without stock what was forecast."""
    last = last_day(line, as_of)
    sold = {day: out for _, store, day, out, _ in sales.raw_days(work, last.toordinal(), keys[0]) if store == keys[1]}
    empty = empty_days(work, keys, last)
    days = range((as_of + timedelta(days=1)).toordinal(), last.toordinal() + 1)
    return [line.daily_demand if day in empty else quantity(sold.get(day, 0)) for day in days]
