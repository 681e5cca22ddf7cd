"""Days gathered into the bars and ranges that a chart shows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Literal

from retail_desktop.domain.forecast import LEVELS, ItemForecast

Period = Literal["week", "day"]
DAYS: dict[Period, int] = {"week": 7, "day": 1}
RANGE_LEVELS = (0.05, 0.25, 0.75, 0.95)
_PLACES = tuple(LEVELS.index(level) for level in RANGE_LEVELS)
_MEASURED_DAYS = 7


@dataclass(frozen=True, slots=True)
class Sold:
    """Units sold from `first` to `last`; `days` of them have data, `out_days` of those ended without stock."""

    first: date
    last: date
    units: float
    days: int
    out_days: int

    @property
    def is_partial(self) -> bool:
        """Whether some of the period's days are missing."""
        return self.days <= (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Outlook:
    """Expected units from `first` to `last` and their 5, 25, 75 and 95 % quantiles, if they are known."""

    first: date
    last: date
    mean: float
    ranges: tuple[float, ...] = ()


def sold_periods(
    days: Sequence[date], units: Sequence[float], out_of_stock: Iterable[date], as_of: date, period: Period
) -> tuple[Sold, ...]:
    """Sales by period, in units; weeks end on the weekday of `as_of`, so that the newest one is whole."""
    length = DAYS[period]
    out = set(out_of_stock)
    gathered: dict[int, list[tuple[date, float]]] = {}
    for day, sold in zip(days, units, strict=True):
        if day <= as_of:
            gathered.setdefault((as_of - day).days // length, []).append((day, sold))
    found = []
    for back in range(max(gathered, default=-1), -1, -1):
        last = as_of - timedelta(days=back * length)
        inside = gathered.get(back, [])
        total = sum(sold for _, sold in inside)
        found.append(
            Sold(last - timedelta(days=length - 1), last, total, len(inside), sum(day in out for day, _ in inside))
        )
    return tuple(found)


def outlooks(forecast: ItemForecast | Sequence[float] | None, as_of: date, period: Period) -> tuple[Outlook, ...]:
    """The forecast by whole periods from the day after `as_of`, in units.

    Days carry their own quantiles. The first week carries those of its total. A later week has the first week's
    deviations from its mean, scaled by how much wider its daily 5–95 % ranges are: totals of later weeks alone are not
    part of a forecast, and differences of quantiles are not quantiles.
    """
    if not isinstance(forecast, ItemForecast):
        return tuple(_expected(forecast or (), as_of, DAYS[period]))
    return tuple(_by_day(forecast) if period == "day" else _by_week(forecast))


def _expected(units: Sequence[float], as_of: date, length: int) -> Iterator[Outlook]:
    for start in range(0, len(units) - length + 1, length):
        first = as_of + timedelta(days=start + 1)
        yield Outlook(first, first + timedelta(days=length - 1), sum(units[start : start + length]))


def _by_day(forecast: ItemForecast) -> Iterator[Outlook]:
    for ahead in range(1, forecast.horizon_days + 1):
        line = forecast.day_quantiles(ahead)
        day = forecast.day(ahead)
        yield Outlook(day, day, forecast.mean[ahead - 1], tuple(line[place] for place in _PLACES))


def _by_week(forecast: ItemForecast) -> Iterator[Outlook]:
    first_week = next(_expected(forecast.mean, forecast.as_of, _MEASURED_DAYS), None)
    if first_week is None:
        return
    line = forecast.total_line(_MEASURED_DAYS)
    deviations = [line[place] - forecast.total_mean[_MEASURED_DAYS - 1] for place in _PLACES]
    first_spread = _spread(forecast, 0)
    for start, week in enumerate(_expected(forecast.mean, forecast.as_of, _MEASURED_DAYS)):
        if first_spread > 0:
            wider = _spread(forecast, start) / first_spread
        else:
            wider = sqrt(week.mean / first_week.mean) if first_week.mean > 0 else 1.0
        yield Outlook(
            week.first, week.last, week.mean, tuple(max(0.0, week.mean + wider * step) for step in deviations)
        )


def _spread(forecast: ItemForecast, week: int) -> float:
    """Sum of the daily 5–95 % widths of a week, in units."""
    days = range(week * _MEASURED_DAYS + 1, (week + 1) * _MEASURED_DAYS + 1)
    lines = [forecast.day_quantiles(ahead) for ahead in days]
    return sum(line[_PLACES[-1]] - line[_PLACES[0]] for line in lines)
