"""The terms of supply as arrays: when one may order in a replay, how long deliveries take, in what packs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.quantities import thousandths
from retail_desktop.domain.replenishment import Terms, review_days_from
from retail_desktop.domain.replenishment.levels import shelf_life_level
from retail_desktop.forecasting.replaying import rules
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT
from retail_desktop.persistence import catalogue, deliveries, orders
from retail_desktop.persistence.database import Work
from retail_desktop.services.plan_replenishment import resolved_terms

SEED = 1
ENOUGH_DELIVERIES = 5
"""Of a supplier, for its lead times to be learned; with fewer the typed one holds."""

Series = Sequence[tuple[str, str]]
"""Item and store of each row."""


@dataclass(frozen=True, slots=True)
class Supply:
    """Terms of n series; suppliers are counted by store and lead time, for each delivers on its own.

    Attributes:
        suppliers: number of the supplier of each series, [n].
        chances: mornings on which one may order, [days, suppliers].
        review_days: from such a morning to the next one, [days, suppliers].
        lead_days: drawn for an order of that morning, [days, suppliers].
        terms: what the rules know, [n].
        pack: thousandths, [n].
        minimum: thousandths, [n].
        maximum: most stock there is room for, thousandths, [n].
        level: service level, [n].
        unit_cost: currency, 0 where unknown, [n].
        unit_margin: price less cost, 0 where either is unknown, [n].
    """

    suppliers: NDArray[np.int64]
    chances: NDArray[np.bool_]
    review_days: NDArray[np.int64]
    lead_days: NDArray[np.int64]
    terms: rules.Terms
    pack: NDArray[np.int64]
    minimum: NDArray[np.int64]
    maximum: NDArray[np.int64]
    level: NDArray[np.float64]
    unit_cost: NDArray[np.float64]
    unit_margin: NDArray[np.float64]


def read_supply(work: Work, series: Series, first: date, days: int) -> Supply:
    """Terms of the series as they are today, and lead times as deliveries showed them.

    The rules know the deliveries until the evening before `first`; the draws come from all of them.
    """
    items, own, suppliers = catalogue.items(work), catalogue.terms(work), catalogue.suppliers(work)
    terms = [resolved_terms(items[sku], own, suppliers) for sku, _ in series]
    taken = lead_times(work)
    typed = {sku for sku, line in own.items() if line.lead_time_days is not None}
    keys = [
        (line.supplier, store, line.lead_time_days, sku in typed)
        for (sku, store), line in zip(series, terms, strict=True)
    ]
    groups = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    number = np.array([groups[key] for key in keys], dtype=np.int64)
    example = {groups[key]: line for key, line in zip(keys, terms, strict=True)}
    known, drawn = list[NDArray[np.float64]](), list[NDArray[np.float64]]()
    longest = max([lead for leads in taken.values() for _, lead in leads] + [t.lead_time_days for t in terms]) + 1
    for key, place in groups.items():
        leads = [] if key[3] else taken.get(key[0], [])
        usual = example[place].lead_time_days
        known.append(lead_shares([lead for day, lead in leads if day < first], usual, longest))
        drawn.append(lead_shares([lead for _, lead in leads], usual, longest))
    calendar = [_calendar(example[place], first, days) for place in range(len(groups))]
    shelf = np.array([line.shelf_life_days or 0 for line in terms], dtype=np.int64)
    pack = np.array([max(thousandths(line.pack_size), 1) for line in terms], dtype=np.int64)
    lead_days = np.array([line.lead_time_days for line in terms], dtype=np.int64)
    step = np.where(pack % UNIT == 0, UNIT, 1)
    fresh = np.array([shelf_life_level(line) for line in terms])
    return Supply(
        suppliers=number,
        chances=np.array([chances for chances, _ in calendar]).T,
        review_days=np.array([review for _, review in calendar], dtype=np.int64).T,
        lead_days=draw(np.array(drawn), days),
        terms=rules.Terms(lead_days, np.array(known).T[:, number], shelf, step, fresh),
        pack=pack,
        minimum=np.array([thousandths(line.minimum_order) for line in terms], dtype=np.int64),
        maximum=np.array([_maximum(line) for line in terms], dtype=np.int64),
        level=np.array([float(line.service_level) for line in terms]),
        unit_cost=np.array([float(line.unit_cost or 0) for line in terms]),
        unit_margin=_margins(items, series, terms),
    )


def lead_times(work: Work) -> dict[str, list[tuple[date, int]]]:
    """By supplier the day of each order's first delivery and the days it took; orders of known suppliers only."""
    ordered = {order.number: (order.supplier, order.created_on) for order in orders.orders(work)}
    found = defaultdict[str, list[tuple[date, int]]](list)
    seen = set[str]()
    for delivery in deliveries.deliveries(work):
        if delivery.order in ordered and delivery.order not in seen and delivery.quantity > 0:
            seen.add(delivery.order)
            supplier, placed = ordered[delivery.order]
            if delivery.day >= placed:
                found[supplier].append((delivery.day, (delivery.day - placed).days))
    return dict(found)


def lead_shares(leads: Sequence[int], usual: int, longest: int) -> NDArray[np.float64]:
    """Probability of a lead time of 0, 1, … days, [longest]: as it was, or the usual one where too little is known."""
    if len(leads) < ENOUGH_DELIVERIES:
        leads = [usual]
    return np.bincount(leads, minlength=longest) / len(leads)


def draw(shares: NDArray[np.float64], days: int) -> NDArray[np.int64]:
    """A lead time for every morning and supplier, [days, suppliers], by its shares [suppliers, k]; always the same."""
    chance = np.random.default_rng(SEED).random((days, len(shares)))
    within = np.cumsum(shares, axis=1)
    return np.array(
        [np.searchsorted(line[:-1], column, side="right") for line, column in zip(within, chance.T, strict=True)],
        dtype=np.int64,
    ).T


def _calendar(terms: Terms, first: date, days: int) -> tuple[list[bool], list[int]]:
    """Whether one may order on each morning, and how far the next chance is from there."""
    mornings = [first + timedelta(days=day) for day in range(days)]
    every = max(terms.review_days, 1)
    if terms.order_weekdays:
        chances = [morning.weekday() in terms.order_weekdays for morning in mornings]
    else:
        chances = [day % every == 0 for day in range(days)]
    return chances, [max(review_days_from(morning, terms), 1) for morning in mornings]


def _maximum(terms: Terms) -> int:
    return NO_BOUND if terms.maximum_stock is None else thousandths(terms.maximum_stock)


def _margins(items: Mapping[str, Item], series: Series, terms: Sequence[Terms]) -> NDArray[np.float64]:
    found = []
    for (sku, _), line in zip(series, terms, strict=True):
        price = items[sku].price
        found.append(0.0 if price is None or line.unit_cost is None else float(price - line.unit_cost))
    return np.array(found)
