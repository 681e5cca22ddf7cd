"""How much more is sold on promotion: one factor for each item, by how deep the price is cut where that is known.

A Poisson regression with log(usual demand) as offset (McCullagh & Nelder 1989, ch. 6) gives each category a factor for
being on promotion and a price elasticity; both are steadied by those of all items. The item's own factor is a gamma
posterior around its category's, so an item never promoted before gets its category's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import DAYS_PER_WEEK, Floats, Integers

PRIOR_UNITS = 20.0  # of usual demand at factor 1 stand behind the factor of all items together
CATEGORY_UNITS = 50.0  # at the factor of all items stand behind a category's
WEEKDAY_UNITS = 300.0  # at the same factor stand behind that of a single weekday
DEPTH_STEP = 0.05  # price cuts are put together in steps of 5 % (of the log price ratio)
DEPTH_STEPS = 24
LARGEST_ELASTICITY = 6.0
RIDGE = 1e-3  # squared depth that the prior elasticity is worth
FACTORS = (0.2, 20.0)
USUAL_SPREAD = 0.2  # items differ from their category by a fifth where there is little evidence,
SPREAD_UNITS = 20.0  # which is so much usual demand of one item
ITEM_UNITS = (5.0, 500.0)  # bounds of the units that stand behind the category's factor for one item


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Past days on promotion, all [n].

    Attributes:
        rows: series.
        weekdays: position in the week.
        depth: -log(price ratio), at least 0; 0 where prices are not known.
        sold: demand on the day, units.
        usual: what would have been sold without the promotion, units.
    """

    rows: Integers
    weekdays: Integers
    depth: Floats
    sold: Floats
    usual: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Uplift:
    """What promotions do.

    Attributes:
        base: log factor of being on promotion, per category.
        elasticity: rise of the log factor with the depth, per category.
        item: factor of the series beyond its category's, [n_series].
        weekday: factor of a position in the week, [7].
    """

    base: Floats
    elasticity: Floats
    item: Floats
    weekday: Floats

    def factors(self, rows: Integers, groups: Integers, weekdays: Integers, depth: Floats) -> Floats:
        """Factor on demand of single days, [n], from the series' row and category, the weekday and the depth."""
        log = self.base[groups] + self.elasticity[groups] * depth
        return np.clip(np.exp(log) * self.item[rows] * self.weekday[weekdays], *FACTORS)


def estimate_uplift(seen: Evidence, groups: Integers, n_groups: int, dispersion: float) -> Uplift:
    """Learn what promotions do from past ones; `groups` is [n_series], `dispersion` the variance over the mean."""
    steps = np.minimum((seen.depth / DEPTH_STEP).astype(np.int64), DEPTH_STEPS - 1)
    cells = groups[seen.rows] * DEPTH_STEPS + steps
    sold, usual, weighed = (
        np.bincount(cells, weights, n_groups * DEPTH_STEPS).reshape(n_groups, DEPTH_STEPS).astype(np.float64)
        for weights in (seen.sold, seen.usual, seen.usual * seen.depth)
    )
    middle = (np.arange(DEPTH_STEPS) + 0.5) * DEPTH_STEP
    depth = np.divide(weighed, usual, out=np.tile(middle, (n_groups, 1)), where=usual > 0)
    everything = usual.sum(axis=0)
    pooled_depth = np.divide((usual * depth).sum(axis=0), everything, out=middle.copy(), where=everything > 0)
    none = np.zeros((1, 2))
    together = _regress(sold.sum(axis=0)[None], everything[None], pooled_depth[None], none, PRIOR_UNITS)
    single = _regress(sold, usual, depth, np.repeat(together, n_groups, axis=0), CATEGORY_UNITS)
    category = Uplift(single[:, 0], single[:, 1], np.ones(len(groups)), np.ones(DAYS_PER_WEEK))
    expected = seen.usual * category.factors(seen.rows, groups[seen.rows], seen.weekdays, seen.depth)
    item = _item_factors(seen, expected, len(groups), dispersion)
    expected = expected * item[seen.rows]
    by_day, of_day = (np.bincount(seen.weekdays, weights, DAYS_PER_WEEK) for weights in (seen.sold, expected))
    weekday = (by_day + WEEKDAY_UNITS) / (of_day + WEEKDAY_UNITS)
    return Uplift(single[:, 0], single[:, 1], item, weekday)


def _regress(sold: Floats, usual: Floats, depth: Floats, prior: Floats, units: float) -> Floats:
    """Poisson regression of each row of cells on 1 and depth, [rows, 2], steadied by `units` sold as the prior says.

    Newton's method in the elasticity alone; the prior stands as further sales at the depths that were seen.
    """
    part = np.divide(usual, usual.sum(axis=1, keepdims=True), out=np.zeros_like(usual), where=usual > 0)
    part[usual.sum(axis=1) == 0, 0] = 1.0
    usual = usual + units * part
    sold = sold + units * part * np.exp(prior[:, [0]] + prior[:, [1]] * depth)
    elasticity = prior[:, 1].copy()
    for _ in range(8):
        raised = usual * np.exp(np.minimum(elasticity[:, None] * depth, 5.0))
        mean = raised * (sold.sum(axis=1) / raised.sum(axis=1))[:, None]  # the base follows from the elasticity
        spread = (mean * depth**2).sum(axis=1) - (mean * depth).sum(axis=1) ** 2 / mean.sum(axis=1)
        ridge = RIDGE * mean.sum(axis=1)  # where all are equally deep, the elasticity stays the prior's
        score = ((sold - mean) * depth).sum(axis=1) - ridge * (elasticity - prior[:, 1])
        elasticity = np.clip(elasticity + np.clip(score / (spread + ridge), -1.0, 1.0), 0.0, LARGEST_ELASTICITY)
    raised = usual * np.exp(np.minimum(elasticity[:, None] * depth, 5.0))
    return np.stack([np.log(sold.sum(axis=1) / raised.sum(axis=1)), elasticity], axis=1)


def _item_factors(seen: Evidence, expected: Floats, n_series: int, dispersion: float) -> Floats:
    """Factor of each series beyond its category's, [n_series]; how far it may go shows in how far items differ."""
    sold, mean = (np.bincount(seen.rows, weights, n_series) for weights in (seen.sold, expected))
    excess = ((sold - mean) ** 2 - dispersion * mean).sum() + USUAL_SPREAD**2 * SPREAD_UNITS**2
    excess /= (mean**2).sum() + SPREAD_UNITS**2
    units = float(np.clip(dispersion / max(excess, 1e-9), *ITEM_UNITS))
    factor: Floats = (sold + units) / (mean + units)
    return factor
