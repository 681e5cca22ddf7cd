"""Stock day by day from what is there, what arrives and what will be asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.forecast import LEVELS, MEDIAN, ItemForecast
from retail_desktop.reporting.charts.periods import RANGE_LEVELS

_DEMAND_PLACES = [LEVELS.index(level) for level in reversed(RANGE_LEVELS)]  # much demand, little stock
_ALL = (*_DEMAND_PLACES[:2], MEDIAN, *_DEMAND_PLACES[2:])


@dataclass(frozen=True, slots=True)
class Shelf:
    """Stock on one morning, before and after what arrives then: 5, 25, 50, 75 and 95 % quantiles, in units."""

    day: date
    before: tuple[float, ...]
    after: tuple[float, ...]
    arrived: float


def project(on_hand: Decimal, arrivals: Iterable[tuple[date, Decimal]], forecast: ItemForecast) -> tuple[Shelf, ...]:
    """Mornings from the day after `as_of` to the end of the forecast.

    Stock tomorrow = max(0, stock after arrivals - demand of the day), each quantile of stock following the opposite
    quantile of cumulative demand: a shop's customers do not wait, so what an empty shelf cannot serve is lost. What is
    late is taken to arrive on the first day.
    """
    return tuple(_mornings(float(on_hand), _by_day(arrivals, forecast.day(1)), forecast))


def _mornings(on_hand: float, arrivals: dict[date, float], forecast: ItemForecast) -> Iterator[Shelf]:
    stock = [max(0.0, on_hand)] * len(_ALL)
    asked = [0.0] * len(_ALL)
    for ahead in range(1, forecast.horizon_days + 2):
        day = forecast.day(ahead)
        arrived = arrivals.get(day, 0.0)
        after = [units + arrived for units in stock]
        yield Shelf(day, tuple(stock), tuple(after), arrived)
        if ahead <= forecast.horizon_days:
            line = forecast.total_line(ahead)
            total = [line[place] for place in _ALL]
            left = zip(after, asked, total, strict=True)
            stock = sorted(max(0.0, units - (now - before)) for units, before, now in left)
            asked = total


def _by_day(arrivals: Iterable[tuple[date, Decimal]], first: date) -> dict[date, float]:
    by_day: dict[date, float] = {}
    for day, units in arrivals:
        by_day[max(day, first)] = by_day.get(max(day, first), 0.0) + float(units)
    return by_day
