"""What a forecast says of one item in one store: a mean and quantiles, of each day and of totals over days."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.975, 0.99)
MEDIAN = LEVELS.index(0.5)


@dataclass(frozen=True, slots=True)
class ItemForecast:
    """Daily means and quantiles from the day after `as_of`, in units.

    `quantiles` and `total_quantiles` are day by day, each day `len(LEVELS)` numbers; `total_*` speak of the sum over
    the first 1, 2, … days. Where a person has changed the numbers, `engine` holds the engine's own.
    """

    sku: str
    store: str
    as_of: date
    method: str
    mean: Sequence[float]
    quantiles: Sequence[float]
    total_mean: Sequence[float]
    total_sd: Sequence[float]
    total_quantiles: Sequence[float]
    engine: "ItemForecast | None" = None

    @property
    def horizon_days(self) -> int:
        """How many days the forecast reaches."""
        return len(self.mean)

    def day(self, ahead: int) -> date:
        """The calendar day `ahead` days after `as_of`; 1 is the first forecast day."""
        return self.as_of + timedelta(days=ahead)

    def day_quantiles(self, ahead: int) -> Sequence[float]:
        """Quantiles of the day `ahead`, one per level."""
        return self.quantiles[(ahead - 1) * len(LEVELS) : ahead * len(LEVELS)]

    def total_line(self, days: int) -> Sequence[float]:
        """Quantiles of the total over the first `days` days, one per level."""
        return self.total_quantiles[(days - 1) * len(LEVELS) : days * len(LEVELS)]

    def expected_total(self, days: int) -> float:
        """Expected demand over the first `days` days; beyond the horizon it goes on at the mean daily rate."""
        if days <= 0:
            return 0.0
        reach = min(days, self.horizon_days)
        return self.total_mean[reach - 1] * days / reach

    def total_quantile(self, days: int, level: float) -> float:
        """Demand over the first `days` days that is not exceeded with probability `level`.

        Linear between the stored levels; beyond the horizon the spread grows with the square root of the days.
        """
        if days <= 0:
            return 0.0
        reach = min(days, self.horizon_days)
        inside = _at_level(self.total_line(reach), level)
        if days == reach:
            return inside
        middle = self.total_mean[reach - 1]
        return max(0.0, middle * days / reach + (inside - middle) * sqrt(days / reach))

    def running_quantile(self, level: float) -> Iterator[float]:
        """The same for the first 1, 2, … days, to the horizon."""
        place, low, width = _between(level)
        lines = self.total_quantiles
        for start in range(place, len(lines), len(LEVELS)):
            below = lines[start - 1]
            yield max(0.0, below + (lines[start] - below) * (level - low) / width)

    def exceedance(self, days: int, stock: float) -> float:
        """Probability that demand over the first `days` days is more than `stock`."""
        if days <= 0:
            return 0.0
        reach = min(days, self.horizon_days)
        if days > reach:
            middle = self.total_mean[reach - 1]
            stock = middle + (stock - middle * days / reach) / sqrt(days / reach)
        return _above(self.total_line(reach), stock)


@dataclass(frozen=True, slots=True)
class ForecastRun:
    """One run over the catalogue; a preliminary one gave first forecasts, without tests on the past."""

    run_id: int
    as_of: date
    horizon_days: int
    created_at: str
    items: int
    seconds: float
    preliminary: bool = False


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Errors at past origins, out of sample; None where there was no evidence."""

    sku: str
    store: str
    method: str
    folds: int
    wape: float | None
    mase: float | None
    rmsse: float | None
    bias: float | None
    pinball: float | None
    coverage_80: float | None
    coverage_95: float | None
    naive_wape: float | None
    value_added: float | None


def _at_level(line: Sequence[float], level: float) -> float:
    place, low, width = _between(level)
    value = line[place - 1] + (line[place] - line[place - 1]) * (level - low) / width
    return max(0.0, value)


def _between(level: float) -> tuple[int, float, float]:
    """The place of the stored level above, the one below, and how far they are apart."""
    place = min(max(bisect_right(LEVELS, level), 1), len(LEVELS) - 1)
    return place, LEVELS[place - 1], LEVELS[place] - LEVELS[place - 1]


def _above(line: Sequence[float], stock: float) -> float:
    """Share of the distribution above `stock`; beyond the highest line the last per cent shrinks in proportion."""
    if stock < 0:
        return 1.0
    if line[-1] <= 0:
        return 0.0
    place = bisect_right(line, stock)
    if place == len(line):
        return (1 - LEVELS[-1]) * line[-1] / stock
    low_value, low_level = (line[place - 1], LEVELS[place - 1]) if place else (0.0, 0.0)
    share = (stock - low_value) / (line[place] - low_value)
    return 1 - (low_level + share * (LEVELS[place] - low_level))
