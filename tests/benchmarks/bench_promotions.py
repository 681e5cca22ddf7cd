"""What knowing promotions is worth, on made-up sales whose true lift is known: bench_promotions.py [series].

For items of several volumes and parts of weeks on promotion: the error of forecasts of single weeks and of 28 days
(WAPE), as a part of that of forecasts that know of no promotion; once with what the program learned of them, once with
the true factors in the past and the days to come, which is about the best that any estimate of the lift could do.
"""

import sys
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from retail_desktop.forecasting.censoring import SoldOut
from retail_desktop.forecasting.cleaning import clean
from retail_desktop.forecasting.engine import forecast
from retail_desktop.forecasting.event_calendar import Cells, Promotions, no_events, sorted_cells
from retail_desktop.forecasting.history import DemandMatrix

DAYS, HORIZON, CATEGORIES = 728, 28, 12
NONE = np.zeros(0, dtype=np.int64)
SHOPS = ((20, 200, 0.15), (2, 20, 0.15), (0.2, 0.3, 0.15), (2, 200, 0.06), (0.2, 0.3, 0.06))


@dataclass
class Shop:
    """Units sold, the true factor of promotions on each day, and what is known of them; a row per series."""

    sold: np.ndarray
    factor: np.ndarray
    promotions: Promotions


def shop(n_series: int, slowest: float, fastest: float, part: float) -> Shop:
    """Sell Poisson units around wandering levels; promotions last a week and cut the price by 10 to 40 %."""
    random, days = np.random.default_rng(1), DAYS + HORIZON
    category = np.arange(n_series) % CATEGORIES
    rate = np.exp(random.uniform(np.log(slowest), np.log(fastest), n_series))
    level = np.exp(np.cumsum(random.normal(0, 0.012, (n_series, days)), axis=1))
    weekday = np.resize(np.array([0.8, 0.8, 0.9, 1.0, 1.2, 1.4, 0.9]), days)
    promoted = np.repeat(random.random((n_series, days // 7)) < part, 7, axis=1)
    cut = np.repeat(random.choice([0.1, 0.2, 0.3, 0.4], (n_series, days // 7)), 7, axis=1)
    base, elasticity = random.normal(0.35, 0.12, CATEGORIES), random.normal(2.0, 0.4, CATEGORIES)
    own = random.normal(0, 0.2, n_series)
    lift = np.exp((base[category] + own)[:, None] - elasticity[category][:, None] * np.log(1 - cut))
    factor = np.where(promoted, lift, 1.0)
    sold = random.poisson(rate[:, None] * level * weekday * factor * random.gamma(20, 1 / 20, factor.shape))
    rows, columns, _ = sorted_cells(*np.nonzero(promoted))
    return Shop(sold.astype(float), factor, Promotions(rows, columns, np.zeros_like(rows), 1 - cut[rows, columns]))


def errors(mean: np.ndarray, came: np.ndarray) -> np.ndarray:
    """WAPE of weeks and of 28 days."""
    weeks = [days.reshape(len(days), -1, 7).sum(axis=2) for days in (mean, came)]
    totals = [days.sum(axis=1) for days in (mean, came)]
    return np.array([np.abs(made - true).sum() / true.sum() for made, true in (weeks, totals)])


def main() -> None:
    """Forecast each shop three times and print the parts."""
    n_series = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for slowest, fastest, part in SHOPS:
        made = shop(n_series, slowest, fastest, part)
        past, came = made.sold[:, :DAYS], made.sold[:, DAYS:]
        groups, items = np.arange(n_series) % CATEGORIES, np.arange(n_series)
        seen = np.ones_like(past, dtype=np.bool_)
        matrix = DemandMatrix(past, seen, 0, groups, first_day=date(2023, 1, 2), items=items)
        empty, never = no_events(n_series, DAYS, HORIZON), SoldOut(NONE, NONE, np.zeros(0))
        found = []
        for calendar in (empty, replace(empty, promotions=made.promotions)):
            cleaned = clean(matrix, calendar, never, Cells(NONE, NONE), lambda _: None)
            found.append(forecast(cleaned.matrix, HORIZON, factors=cleaned.event_factor).mean)
        true = replace(matrix, values=past / made.factor[:, :DAYS], whole=np.ones(n_series, dtype=np.bool_))
        found.append(forecast(true, HORIZON, factors=made.factor[:, DAYS:]).mean)
        without, learned, known = (errors(mean.astype(float), came) for mean in found)
        parts = zip(("weeks", "28 days"), learned / without, known / without, strict=True)
        told = "; ".join(f"{what} {own:.3f}, true lift {best:.3f}" for what, own, best in parts)
        print(f"{slowest}-{fastest} a day, {part:.0%} of weeks on promotion: {told}", flush=True)


if __name__ == "__main__":
    main()
