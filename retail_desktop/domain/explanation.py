"""Why a forecast is what it is: the parts that it was multiplied from, and how past ones turned out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class PastTotal:
    """What would have been forecast after `day` for the next `days` days, and what came, in units.

    Nine of ten actual totals should lie between `low` (the 5 % line) and `high` (the 95 % line).
    """

    day: date
    days: int
    actual: float
    mean: float
    low: float
    high: float

    @property
    def held(self) -> bool:
        """Whether no more was wanted than the 95 % line allowed for."""
        return self.actual <= self.high


@dataclass(frozen=True, slots=True)
class ForecastParts:
    """The parts of one forecast: a day's mean is level x week pattern x year, month and event factor.

    Attributes:
        level: units a day today, the season and the week taken out.
        week_pattern: factors around 1 of the first seven forecast days; they go on in the same order.
        year_factors: one for each forecast week; empty means 1 throughout.
        month_factors: of its day of the month, one for each forecast day; empty means 1 throughout.
        event_factors: one for each forecast day; empty means 1 throughout.
        votes: share of each method in the level, adding up to 1.
        past: totals of the backtest, oldest first.
    """

    level: float
    week_pattern: tuple[float, ...]
    year_factors: tuple[float, ...] = ()
    event_factors: tuple[float, ...] = ()
    votes: Mapping[str, float] = field(default_factory=dict)
    past: tuple[PastTotal, ...] = ()
    month_factors: tuple[float, ...] = ()
