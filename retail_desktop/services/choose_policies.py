"""How items are replenished: choices of policy and service, and what a change comes to before it is kept."""

from dataclasses import dataclass
from decimal import Decimal

from retail_desktop.domain.catalogue import Item, ItemStatus
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.lot_sizing import with_price_breaks
from retail_desktop.domain.people import Permission
from retail_desktop.domain.replenishment import PolicyKind, whole_packs
from retail_desktop.domain.replenishment.effects import Effect, effect, in_money
from retail_desktop.domain.replenishment.levels import DAYS_A_YEAR
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.persistence import catalogue, forecasts, people, policies
from retail_desktop.persistence.database import Work
from retail_desktop.services.deciding_facts import DecidingFacts, read_facts
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, now


@dataclass(frozen=True, slots=True)
class LotAdvice:
    """The lot of one item that costs least with its price breaks, and that cost a year, goods included."""

    units: int
    unit_cost: Decimal
    cost_a_year: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """What a change of policy comes to over all stores: money in stock and sales lost a year, before and after."""

    before: Effect
    after: Effect
    item_stores: int
    currency: str
    lot: LotAdvice | None = None


def list_choices(place: Workplace) -> tuple[PolicyChoice, ...]:
    """The choices that are kept, widest first."""
    with place.database.reading() as work:
        return tuple(sorted(policies.choices(work), key=lambda one: tuple(bool(part) for part in one.scope)))


def choose_policy(place: Workplace, choice: PolicyChoice) -> PolicyChoice:
    """Keep a choice, in the place of the one for the same scope.

    Raises:
        NotAllowedError: the person may not plan.
        NotFoundError: the item, supplier or store is not known.
        RetailError: the choice cannot be followed.
    """
    place.allow(Permission.PLAN)
    with place.database.writing() as work:
        _check(work, choice)
        policies.save_choice(work, choice, place.person.name, now())
        told = {"policy": choice.kind.value, "service": choice.service.value, "level": choice.level}
        people.note(work, place.person.name, "policy", choice.scope_in_words, told)
    return choice


def forget_policy(place: Workplace, choice: PolicyChoice) -> None:
    """Drop the choice for the same scope.

    Raises:
        NotAllowedError: the person may not plan.
        NotFoundError: there is none.
    """
    place.allow(Permission.PLAN)
    with place.database.writing() as work:
        _check_scope(work, choice)
        if not policies.forget_choice(work, choice):
            raise NotFoundError(f"No policy was chosen for {choice.scope_in_words}. Nothing was changed.")
        people.note(work, place.person.name, "forget policy", choice.scope_in_words)


def try_policy(
    place: Workplace, choice: PolicyChoice, *, forgotten: bool = False, progress: Progress = silent
) -> Change:
    """What keeping a choice, or forgetting it, would come to, from the newest forecast; nothing is kept.

    Raises:
        NotFoundError: the item, supplier or store is not known.
        RetailError: the choice cannot be followed, or there is no forecast yet.
    """
    with place.database.reading() as work:
        _check(work, choice)
        newest = forecasts.newest_run(work)
        if newest is None:
            raise RetailError("There is no forecast yet, so nobody can say what this would come to. Make one first.")
        kept = policies.choices(work)
        tried = [one for one in kept if one.scope != choice.scope] + ([] if forgotten else [choice])
        run = newest[0]
        facts = read_facts(work, run.as_of, [*kept, choice])
        before, after, count = _totals(
            work, run.run_id, (facts.with_choices(kept), facts.with_choices(tried)), progress
        )
        lot = _lot(work, run.run_id, facts, choice)
        return Change(before, after, count, people.read_setting(work, "currency"), lot)


def _lot(work: Work, run_id: int, facts: DecidingFacts, choice: PolicyChoice) -> LotAdvice | None:
    """The best lot of the one item that a choice in lots is for; None for others, or where a line costs nothing."""
    item = facts.items.get(choice.sku)
    if item is None or choice.kind is not PolicyKind.FIXED_LOT:
        return None
    found = list(forecasts.forecasts(work, run_id, choice.sku, choice.store or None))
    terms = facts.terms_of(item, choice.store)
    demand = sum(one.expected_total(one.horizon_days) / one.horizon_days for one in found) * DAYS_A_YEAR
    if not terms.line_cost or not terms.unit_cost or demand <= 0:
        return None
    breaks = [
        (0.0, float(terms.unit_cost)),
        *((float(one.from_quantity), float(one.unit_cost)) for one in terms.breaks),
    ]
    lot, cost = with_price_breaks(float(terms.line_cost), float(terms.holding_rate), demand, breaks)
    units = whole_packs(Decimal(str(round(lot, 3))), terms.pack_size)
    return LotAdvice(int(units), terms.cost_of(units) or terms.unit_cost, Decimal(str(round(cost, 2))))


def _totals(
    work: Work, run_id: int, facts: tuple[DecidingFacts, DecidingFacts], progress: Progress
) -> tuple[Effect, Effect, int]:
    """Money in stock and sales lost under old and new choices, and how many item-stores these treat otherwise."""
    old, new = facts
    before = after = Effect(0.0, 0.0)
    changed = 0
    for done, forecast in enumerate(forecasts.forecasts(work, run_id)):
        if done % 200 == 0:
            progress("Comparing", done, 0)
        item = old.items.get(forecast.sku, Item(forecast.sku, forecast.sku, status=ItemStatus.IGNORED))
        if item.status is ItemStatus.IGNORED:
            continue
        was, will = old.terms_of(item, forecast.store), new.terms_of(item, forecast.store)
        now_so = in_money(effect(forecast, was), was)
        then_so = now_so if was == will else in_money(effect(forecast, will), will)
        before, after = before + now_so, after + then_so
        changed += was != will
    return before, after, changed


def _check(work: Work, choice: PolicyChoice) -> None:
    choice.check()
    _check_scope(work, choice)


def _check_scope(work: Work, choice: PolicyChoice) -> None:
    known = (
        ("item", choice.sku, catalogue.item_ids),
        ("supplier", choice.supplier, catalogue.supplier_ids),
        ("store", choice.store, catalogue.store_ids),
    )
    for kind, code, keys in known:
        if code and code not in keys(work):
            raise NotFoundError(f"There is no {kind} {code}. Check the code.")
