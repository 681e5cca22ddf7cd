"""What deciding needs to know besides the forecasts: terms, policies, classes, learned lead times, stock, orders."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Item, ItemStatus, Supplier, SupplyTerms
from retail_desktop.domain.classification import abc, xyz
from retail_desktop.domain.replenishment import DEFAULT_SERVICE_LEVEL, Policy, Position, Terms
from retail_desktop.domain.replenishment.lead_times import (
    ENOUGH_RECEIPTS,
    Delivered,
    LeadTime,
    of_item,
    of_supplier,
    usual_lateness,
)
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice, Subject, chosen
from retail_desktop.persistence import catalogue, ledger, orders, policies, reservations, sales
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.lead_times import past_deliveries
from retail_desktop.persistence.ledger import END_OF_TIME, StockLevel

Due = Mapping[tuple[int, int], list[tuple[date, Decimal]]]
NO_SUPPLIER = Supplier(code="", name="No supplier")
WEEKS_OF_CLASSES = 52


@dataclass(frozen=True, slots=True)
class LearnedTimes:
    """What past deliveries teach: lead time and lateness by supplier, and the days each item's orders took."""

    suppliers: Mapping[str, LeadTime]
    lateness: Mapping[str, int]
    items: Mapping[tuple[str, str], Sequence[int]]

    def of(self, own: SupplyTerms, supplier: Supplier, typed_days: int) -> LeadTime | None:
        """The lead time of an item at its supplier; None while the typed one holds."""
        known = self.suppliers.get(supplier.code)
        if known is None or known.receipts < ENOUGH_RECEIPTS:
            return None
        return of_item(typed_days, known, supplier.lead_time_days, self.items.get((supplier.code, own.sku), ()))


@dataclass(frozen=True, slots=True)
class DecidingFacts:
    """Everything of a moment, by codes; stock and open orders by keys."""

    today: date
    items: Mapping[str, Item]
    terms: Mapping[str, SupplyTerms]
    suppliers: Mapping[str, Supplier]
    choices: Sequence[PolicyChoice]
    classes: Mapping[str, str]
    times: LearnedTimes
    levels: Mapping[tuple[int, int], StockLevel]
    due: Due
    owed: Mapping[tuple[int, int], Decimal]

    def with_choices(self, choices: Sequence[PolicyChoice]) -> "DecidingFacts":
        """The same moment under other policies."""
        return replace(self, choices=choices)

    def terms_of(self, item: Item, store: str) -> Terms:
        """What binds an order of an item for a store, its policy among it."""
        found = resolved_terms(item, self.terms, self.suppliers, self.times)
        if not self.choices:
            return found
        own = self.classes.get(item.sku, "")
        choice = chosen(self.choices, Subject(item.sku, store, found.supplier, own[:1], own[1:]))
        return found if choice is None else _following(found, choice, item)

    def position_of(self, key: tuple[int, int], supplier: str) -> Position:
        """Where the stock of an item in a store stands; late orders are expected today and their usual lateness."""
        level, due = self.levels.get(key), self.due.get(key, ())
        late = sum((units for day, units in due if day < self.today), Decimal(0))
        again = self.today + timedelta(days=self.times.lateness.get(supplier, 0))
        return Position(
            on_hand=level.on_hand if level else Decimal(0),
            allocated=self.owed.get(key, Decimal(0)),
            due=tuple((again if day < self.today else day, units) for day, units in due),
            counted=level is not None and level.counted,
            late=late,
        )


def _following(found: Terms, choice: PolicyChoice, item: Item) -> Terms:
    """The terms under a chosen policy; an item's own service level stands before the one of a wider choice."""
    own = choice.sku or item.service_level is None
    level = choice.level if choice.level is not None and own else found.service_level
    policy = Policy(choice.kind, choice.service, choice.minimum, choice.maximum)
    return replace(found, policy=policy, service_level=level)


def read_facts(work: Work, as_of: date, choices: Sequence[PolicyChoice] | None = None) -> DecidingFacts:
    """What is known on the morning after a day; `choices` are policies to try in the place of the kept ones.

    With the newest sales a delivery of this morning counts, though the sales reach only to yesterday; a plan for a
    past day leaves out what came after it.
    """
    newest = sales.newest_day(work)
    until = END_OF_TIME if newest is None or as_of >= newest else as_of
    kept = policies.choices(work) if choices is None else choices
    return DecidingFacts(
        today=as_of + timedelta(days=1),
        items=catalogue.items(work),
        terms=catalogue.terms(work),
        suppliers=catalogue.suppliers(work),
        choices=kept,
        classes=item_classes(work, as_of) if any(one.abc or one.xyz for one in kept) else {},
        times=learned_times(work, until),
        levels=ledger.levels(work, until),
        due=orders.outstanding(work, until),
        owed=reservations.allocated(work) if until == END_OF_TIME else {},
    )


def learned_times(work: Work, until: date = END_OF_TIME) -> LearnedTimes:
    """Lead times as past deliveries tell them; an order's delivery counts once for its supplier."""
    by_supplier: dict[str, dict[str, Delivered]] = defaultdict(dict)
    by_item: dict[tuple[str, str], list[int]] = defaultdict(list)
    for past in past_deliveries(work, until):
        by_supplier[past.supplier].setdefault(past.order, past.days)
        by_item[past.supplier, past.sku].append(past.days.days)
    typed = {code: supplier.lead_time_days for code, supplier in catalogue.suppliers(work).items()}
    return LearnedTimes(
        suppliers={
            code: of_supplier(typed.get(code, 0), [one.days for one in found.values()])
            for code, found in by_supplier.items()
        },
        lateness={code: usual_lateness(list(found.values())) for code, found in by_supplier.items()},
        items=by_item,
    )


def item_classes(work: Work, last: date) -> dict[str, str]:
    """The class of each item, such as AX, from the last year's sales; weeks count from an item's first sale."""
    found = policies.weekly_sales(work, last, WEEKS_OF_CLASSES)
    by_sales = abc({sku: net or units for sku, units, _, net, _ in found})
    return {sku: by_sales[sku] + xyz(units / weeks, squares / weeks) for sku, units, squares, _, weeks in found}


def resolved_terms(
    item: Item,
    terms: Mapping[str, SupplyTerms],
    suppliers: Mapping[str, Supplier],
    times: LearnedTimes | None = None,
) -> Terms:
    """What binds an order of an item: its own terms, its supplier's where they are silent, usual ones without any."""
    own = terms.get(item.sku) or SupplyTerms(sku=item.sku, supplier="")
    supplier = suppliers.get(own.supplier, NO_SUPPLIER)
    typed = supplier.lead_time_days if own.lead_time_days is None else own.lead_time_days
    learned = times.of(own, supplier, typed) if times else None
    return Terms(
        supplier=own.supplier,
        lead_time_days=learned.days if learned else typed,
        review_days=supplier.review_days,
        order_weekdays=supplier.order_weekdays,
        pack_size=own.pack_size,
        minimum_order=own.minimum_order,
        unit_cost=item.unit_cost if own.unit_cost is None else own.unit_cost,
        service_level=item.service_level or DEFAULT_SERVICE_LEVEL,
        shelf_life_days=item.shelf_life_days,
        discontinued=item.status is ItemStatus.DISCONTINUED,
        delivery_weekdays=supplier.delivery_weekdays,
        cut_off=supplier.order_cut_off,
        closed=supplier.closed_days,
        lead_time=learned,
        price=item.price,
        line_cost=supplier.line_cost,
        breaks=own.breaks,
        nearest_pack=own.nearest_pack,
        layer_size=own.layer_size,
        pallet_size=own.pallet_size,
        maximum_stock=own.maximum_stock,
    )
