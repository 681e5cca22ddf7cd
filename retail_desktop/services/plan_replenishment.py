"""From forecast, stock, open orders and supplier terms to a reorder plan."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import Item, ItemStatus, Supplier, SupplyTerms
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.replenishment import DEFAULT_SERVICE_LEVEL, Position, Suggestion, Terms, suggest, whole_packs
from retail_desktop.persistence import catalogue, forecasts, ledger, orders, people, plans, sales
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.ledger import END_OF_TIME, StockLevel
from retail_desktop.services import plan_changes
from retail_desktop.services.forecast_demand import HORIZON_DAYS, forecast_demand
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, last_day, now

Levels = Mapping[tuple[int, int], StockLevel]
Due = Mapping[tuple[int, int], list[tuple[date, Decimal]]]
NO_SUPPLIER = Supplier(code="", name="No supplier")


@dataclass(frozen=True, slots=True)
class Plan:
    """A reorder plan with the names that its codes stand for."""

    plan_id: int
    as_of: date
    created_at: str
    run_id: int
    lines: tuple[Suggestion, ...]
    names: Mapping[str, str]
    suppliers: Mapping[str, Supplier]

    @property
    def supplier_names(self) -> dict[str, str]:
        """Supplier code to name."""
        return {code: supplier.name for code, supplier in self.suppliers.items()}


def make_plan(place: Workplace, *, as_of: date | None = None, progress: Progress = silent) -> Plan:
    """Suggest orders from the newest forecast; makes a forecast first if none is fresh.

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
        lines = _suggestions(work, run, progress)
    with place.database.writing() as work:
        plan_id = plans.add_plan(work, run.run_id, run.as_of, now(), place.person.name, lines)
        detail = {"as_of": run.as_of, "lines": len(lines), plan_changes.RESTS_ON: known}
        people.note(work, place.person.name, plan_changes.MADE, str(plan_id), detail)
    plan = _read(place, plan_id)
    if plan is None:
        raise RetailError("The plan could not be read back. Make it again.")
    return plan


def latest_plan(place: Workplace) -> Plan | None:
    """The newest plan, if there is one."""
    return _read(place, None)


def change_quantity(
    place: Workplace, plan_id: int, sku: str, store: str, quantity: Decimal | None, note: str = ""
) -> Suggestion:
    """Write a person's quantity over a suggestion, in whole packs; None goes back to the suggestion.

    Raises:
        RetailError: the quantity is below zero.
        NotFoundError: the plan has no such line.
    """
    place.allow(Permission.PLAN)
    if quantity is not None and not (quantity.is_finite() and 0 <= quantity <= 1_000_000):
        raise RetailError(f"{quantity} cannot be ordered. Type a number from 0 to 1,000,000.")
    with place.database.writing() as work:
        found = [line for line in plans.lines(work, plan_id, sku) if line.store == store]
        if not found:
            raise NotFoundError(f"The plan has no line for item {sku} in store {store}. Make a new plan.")
        if quantity is not None:
            quantity = whole_packs(quantity, found[0].pack_size)
        keys = catalogue.item_ids(work)[sku], catalogue.store_ids(work)[store]
        plans.set_ordered_quantity(work, plan_id, keys, quantity, place.person.name, note)
        detail = {"plan": plan_id, "suggested": found[0].suggested_quantity, "ordered": quantity}
        people.note(work, place.person.name, "change quantity", sku, detail)
    return replace(found[0], ordered_quantity=quantity)


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
    longest = max([supplier.lead_time_days for supplier in suppliers] + own, default=0)
    review = max((supplier.review_days for supplier in suppliers), default=0)
    return min(max(HORIZON_DAYS, -(-(longest + max(review, 14)) // 7) * 7), 364)


def _suggestions(work: Work, run: ForecastRun, progress: Progress) -> list[Suggestion]:
    items, stores = catalogue.items(work), catalogue.store_ids(work)
    keys = catalogue.item_ids(work)
    terms, suppliers = catalogue.terms(work), catalogue.suppliers(work)
    levels, due = _stock_and_orders(work, run.as_of)
    lines = []
    for done, forecast in enumerate(forecasts.forecasts(work, run.run_id)):
        if done % 200 == 0:
            progress("Planning", done, run.items)
        item = items.get(forecast.sku)
        if item is None or item.status is ItemStatus.IGNORED:
            continue
        key = keys[forecast.sku], stores[forecast.store]
        level = levels.get(key)
        position = Position(
            on_hand=level.on_hand if level else Decimal(0),
            due=tuple(due.get(key, ())),
            counted=level is not None and level.counted,
        )
        lines.append(suggest(forecast.sku, forecast.store, forecast, position, resolved_terms(item, terms, suppliers)))
    return lines


def _stock_and_orders(work: Work, as_of: date) -> tuple[Levels, Due]:
    """Stock and open orders; only a plan for a past day leaves out what came after it.

    With the newest sales a delivery of this morning counts, though the sales reach only to yesterday.
    """
    newest = sales.newest_day(work)
    until = END_OF_TIME if newest is None or as_of >= newest else as_of
    return ledger.levels(work, until), orders.outstanding(work, until)


def resolved_terms(item: Item, terms: Mapping[str, SupplyTerms], suppliers: Mapping[str, Supplier]) -> Terms:
    """What binds an order of an item: its own terms, its supplier's where they are silent, usual ones without any."""
    own = terms.get(item.sku) or SupplyTerms(sku=item.sku, supplier="")
    supplier = suppliers.get(own.supplier, NO_SUPPLIER)
    return Terms(
        supplier=own.supplier,
        lead_time_days=supplier.lead_time_days if own.lead_time_days is None else own.lead_time_days,
        review_days=supplier.review_days,
        order_weekdays=supplier.order_weekdays,
        pack_size=own.pack_size,
        minimum_order=own.minimum_order,
        unit_cost=item.unit_cost if own.unit_cost is None else own.unit_cost,
        service_level=item.service_level or DEFAULT_SERVICE_LEVEL,
        shelf_life_days=item.shelf_life_days,
        discontinued=item.status is ItemStatus.DISCONTINUED,
    )


def _read(place: Workplace, plan_id: int | None) -> Plan | None:
    with place.database.reading() as work:
        head = plans.newest_plan(work) if plan_id is None else plans.plan_head(work, plan_id)
        if head is None:
            return None
        lines = plans.lines(work, head.plan_id)
        names = {sku: item.name for sku, item in catalogue.items(work).items()}
        suppliers = catalogue.suppliers(work)
    return Plan(head.plan_id, head.as_of, head.created_at, head.run_id, lines, names, suppliers)


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
