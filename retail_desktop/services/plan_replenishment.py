"""From forecast, stock, open orders, supplier terms and policies to a reorder plan."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import ItemStatus, Supplier
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.quantity_changes import QuantityChange
from retail_desktop.domain.replenishment import Suggestion, suggest
from retail_desktop.domain.replenishment.budgets import within_budget
from retail_desktop.domain.replenishment.transfers import with_transfers
from retail_desktop.domain.replenishment.whole_orders import Candidate, candidate, topped_up
from retail_desktop.persistence import catalogue, forecasts, people, plans, quantity_changes
from retail_desktop.persistence.database import Work
from retail_desktop.services import plan_changes
from retail_desktop.services.deciding_facts import (
    NO_SUPPLIER,
    DecidingFacts,
    learned_times,
    read_facts,
    resolved_terms,
)
from retail_desktop.services.forecast_demand import HORIZON_DAYS, forecast_demand
from retail_desktop.services.other_suppliers import with_other_suppliers
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, last_day, now

__all__ = [
    "NO_SUPPLIER", "Plan", "explain_packs", "latest_plan", "make_plan", "read_plan", "resolved_terms",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """A reorder plan with the names that its codes stand for, and what people changed of it."""

    plan_id: int
    as_of: date
    created_at: str
    run_id: int
    lines: tuple[Suggestion, ...]
    names: Mapping[str, str]
    suppliers: Mapping[str, Supplier]
    changes: tuple[QuantityChange, ...] = ()

    @property
    def supplier_names(self) -> dict[str, str]:
        """Supplier code to name."""
        return {code: supplier.name for code, supplier in self.suppliers.items()}


def make_plan(
    place: Workplace, *, as_of: date | None = None, budget: Decimal | None = None, progress: Progress = silent
) -> Plan:
    """Suggest orders from the newest forecast, costing no more than a budget; makes a forecast first if none is fresh.

    Raises:
        RetailError: there are no sales to forecast from.
    """
    place.allow(Permission.PLAN)
    with place.database.reading() as work:
        known = people.newest_sequence(work)
    run = _fresh_run(place, as_of) or forecast_demand(
        place, as_of=as_of, progress=progress, horizon_days=_horizon(place)
    )
    progress("Planning", 0, run.items)
    with place.database.reading() as work:
        facts = read_facts(work, run.as_of)
        lines = _suggestions(work, run, facts, budget, progress)
    made = now()
    with place.database.writing() as work:
        plan_id = plans.add_plan(work, run.run_id, run.as_of, made, place.person.name, lines)
        detail = {"as_of": run.as_of, "lines": len(lines), plan_changes.RESTS_ON: known}
        people.note(work, place.person.name, plan_changes.MADE, str(plan_id), detail)
        stored = plans.as_stored(work, lines)
    names = {sku: item.name for sku, item in facts.items.items()}
    return Plan(plan_id, run.as_of, made, run.run_id, stored, names, facts.suppliers)


def latest_plan(place: Workplace) -> Plan | None:
    """The newest plan, if there is one."""
    return _read(place, None)


def _fresh_run(place: Workplace, as_of: date | None) -> ForecastRun | None:
    """The newest forecast, if it was made from the sales as they are, for this day, and with its numbers at hand."""
    with place.database.reading() as work:
        newest = forecasts.newest_run(work)
        version = int(people.read_setting(work, "sales_version", "0"))
        wanted = last_day(work, as_of)
    if newest is None or newest[1] != version or newest[0].as_of != wanted:
        return None
    return newest[0]


def _horizon(place: Workplace) -> int:
    """Far enough for the longest lead time and review period, in whole weeks."""
    with place.database.reading() as work:
        suppliers = catalogue.suppliers(work).values()
        own = [terms.lead_time_days or 0 for terms in catalogue.terms(work).values()]
        learned = [round(one.mean + 2 * one.sd) for one in learned_times(work).suppliers.values()]
    longest = max([supplier.lead_time_days for supplier in suppliers] + own + learned, default=0)
    review = max((supplier.review_days for supplier in suppliers), default=0)
    return min(max(HORIZON_DAYS, -(-(longest + max(review, 14)) // 7) * 7), 364)


def _suggestions(
    work: Work, run: ForecastRun, facts: DecidingFacts, budget: Decimal | None, progress: Progress
) -> list[Suggestion]:
    """The lines of a plan: each item on its own first, then whole orders, the budget, and what lies elsewhere."""
    keys, stores = catalogue.item_ids(work), catalogue.store_ids(work)
    whole = {code for code, one in facts.suppliers.items() if one.minimum_order_value or one.delivery_cost}
    lines: list[Suggestion] = []
    orders_of: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for done, forecast in enumerate(forecasts.forecasts(work, run.run_id)):
        if done % 200 == 0:
            progress("Planning", done, run.items)
        item = facts.items.get(forecast.sku)
        if item is None or item.status is ItemStatus.IGNORED:
            continue
        terms = facts.terms_of(item, forecast.store)
        position = facts.position_of((keys[forecast.sku], stores[forecast.store]), terms.supplier)
        line = suggest(forecast.sku, forecast.store, forecast, position, terms)
        if terms.supplier in whole or (budget is not None and line.suggested_quantity):
            orders_of[terms.supplier, forecast.store].append(candidate(line, forecast, terms))
        else:
            lines.append(line)
    lines = with_transfers(lines + _whole_orders(orders_of, facts.suppliers, budget))
    return with_other_suppliers(lines, facts, catalogue.all_terms(work), people.read_setting(work, "currency"))


def _whole_orders(
    orders_of: Mapping[tuple[str, str], list[Candidate]], suppliers: Mapping[str, Supplier], budget: Decimal | None
) -> list[Suggestion]:
    """The lines of orders that a supplier's minimum, free delivery or the budget may change."""
    changed: list[Candidate] = []
    for (code, _), found in orders_of.items():
        supplier = suppliers.get(code, NO_SUPPLIER)
        raised = topped_up(found, supplier.minimum_order_value, supplier.free_delivery_value, supplier.delivery_cost)
        changed += [replace(one, line=line) for one, line in zip(found, raised, strict=True)]
    return [one.line for one in changed] if budget is None else within_budget(changed, budget)


def _read(place: Workplace, plan_id: int | None) -> Plan | None:
    with place.database.reading() as work:
        head = plans.newest_plan(work) if plan_id is None else plans.plan_head(work, plan_id)
        if head is None:
            return None
        lines = plans.lines(work, head.plan_id)
        names = {sku: item.name for sku, item in catalogue.items(work).items()}
        suppliers = catalogue.suppliers(work)
        changes = quantity_changes.standing(work, head.plan_id)
    return Plan(head.plan_id, head.as_of, head.created_at, head.run_id, lines, names, suppliers, changes)


def read_plan(place: Workplace, plan_id: int | None = None) -> Plan:
    """A plan by number, or the newest.

    Raises:
        NotFoundError: there is none.
    """
    plan = _read(place, plan_id)
    if plan is None:
        raise NotFoundError("There is no reorder plan yet. Make one with Forecast and plan, or `retail-desktop plan`.")
    return plan


def explain_packs(line: Suggestion) -> str:
    """Packs times pack size, as it is printed and shown."""
    packs = line.quantity / line.pack_size
    return f"{plain(packs)} × {plain(line.pack_size)}" if line.quantity else "–"
