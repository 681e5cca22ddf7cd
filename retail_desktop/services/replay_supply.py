"""The terms of supply as arrays: when one may order in a replay, how long deliveries take, in what packs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.catalogue import Item, Supplier
from retail_desktop.domain.quantities import thousandths
from retail_desktop.domain.replenishment import Terms, review_days_from
from retail_desktop.domain.replenishment.lead_times import ENOUGH_RECEIPTS
from retail_desktop.domain.replenishment.levels import shelf_life_level
from retail_desktop.forecasting.replaying import rules
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT
from retail_desktop.persistence import catalogue
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.lead_times import past_deliveries
from retail_desktop.persistence.ledger import END_OF_TIME
from retail_desktop.services.deciding_facts import NO_SUPPLIER, learned_times, resolved_terms

SEED = 1

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

    The rules know the lead times that a plan would have learned by the evening before `first`; the draws come from all
    deliveries of the supplier.
    """
    items, own, suppliers = catalogue.items(work), catalogue.terms(work), catalogue.suppliers(work)
    typed = [resolved_terms(items[sku], own, suppliers) for sku, _ in series]
    times = learned_times(work, first - timedelta(days=1))
    terms = [resolved_terms(items[sku], own, suppliers, times) for sku, _ in series]
    keys = [(line.supplier, store, line.lead_time_days) for (_, store), line in zip(series, typed, strict=True)]
    groups = {key: place for place, key in enumerate(dict.fromkeys(keys))}
    number = np.array([groups[key] for key in keys], dtype=np.int64)
    example = {groups[key]: line for key, line in zip(keys, terms, strict=True)}
    calendar = [_calendar(example[place], first, days) for place in range(len(groups))]
    pack = np.array([max(thousandths(line.pack_size), 1) for line in terms], dtype=np.int64)
    return Supply(
        suppliers=number,
        chances=np.array([chances for chances, _ in calendar]).T,
        review_days=np.array([review for _, review in calendar], dtype=np.int64).T,
        lead_days=draw(_drawn(lead_times(work), suppliers, list(groups)), days),
        terms=_known(terms, np.where(pack % UNIT == 0, UNIT, 1)),
        pack=pack,
        minimum=np.array([thousandths(line.minimum_order) for line in terms], dtype=np.int64),
        maximum=np.array([_maximum(line) for line in terms], dtype=np.int64),
        level=np.array([float(line.service_level) for line in terms]),
        unit_cost=np.array([float(line.unit_cost or 0) for line in terms]),
        unit_margin=_margins(items, series, terms),
    )


def _known(terms: Sequence[Terms], step: NDArray[np.int64]) -> rules.Terms:
    """What the rules know of the supply of each series."""
    chances = [line.lead_times.chances for line in terms]
    shares = np.zeros((max(days for line in chances for days, _ in line) + 1, len(terms)))
    for place, line in enumerate(chances):
        for days, share in line:
            shares[days, place] += share
    return rules.Terms(
        lead_days=np.array([line.lead_time_days for line in terms], dtype=np.int64),
        lead_shares=shares,
        shelf_days=np.array([line.shelf_life_days or 0 for line in terms], dtype=np.int64),
        step=step,
        shelf_level=np.array([shelf_life_level(line) for line in terms]),
    )


def lead_times(work: Work) -> dict[str, list[int]]:
    """By supplier the days that each order's first delivery took."""
    found = defaultdict[str, dict[str, int]](dict)
    for past in past_deliveries(work, END_OF_TIME):
        found[past.supplier].setdefault(past.order, past.days.days)
    return {supplier: list(orders.values()) for supplier, orders in found.items()}


def _drawn(
    taken: Mapping[str, Sequence[int]], suppliers: Mapping[str, Supplier], groups: Sequence[tuple[str, str, int]]
) -> NDArray[np.float64]:
    """Lead times to draw from, [groups, k]; items typed with other days than their supplier keep the difference."""
    leads = []
    for code, _, usual in groups:
        apart = usual - suppliers.get(code, NO_SUPPLIER).lead_time_days
        leads.append([max(0, lead + apart) for lead in taken.get(code, ())])
    longest = max([usual for *_, usual in groups] + [lead for group in leads for lead in group]) + 1
    return np.array([lead_shares(group, usual, longest) for group, (*_, usual) in zip(leads, groups, strict=True)])


def lead_shares(leads: Sequence[int], usual: int, longest: int) -> NDArray[np.float64]:
    """Probability of a lead time of 0, 1, … days, [longest]: as it was, or the usual one where too little is known."""
    if len(leads) < ENOUGH_RECEIPTS:
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
