"""What became of forecasts: runs, the bands they drew for the days to come, and what was sold there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile
from math import isfinite, nan

DRIFT_WEEKS = 3
WEEK_DAYS, MONTH_DAYS = 7, 28


class RunState(StrEnum):
    """Where a run is; an interrupted one ended with its program.

    Preliminary are first forecasts, untested: they are there until a run over everything is complete.
    """

    PRELIMINARY = "preliminary"
    RUNNING = "running"
    COMPLETE = "complete"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class RunMeasures:
    """Errors of a whole run in its backtest, every unit counting alike (see `forecast.Accuracy`); None unknown."""

    wape: float | None = None
    bias: float | None = None
    coverage_80: float | None = None
    coverage_95: float | None = None
    naive_wape: float | None = None

    @property
    def value_added(self) -> float | None:
        """The part of the error of a carried-on 28-day mean that the engine saves."""
        return None if self.wape is None or not self.naive_wape else 1 - self.wape / self.naive_wape


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run with what makes it repeatable: the same program and engine, settings and data give the same numbers.

    `fingerprint` is the hash of the demand that it saw, `settings` is JSON.
    """

    run_id: int
    state: RunState
    as_of: date
    horizon_days: int
    created_at: str
    person: str
    items: int
    seconds: float
    whole: bool
    fingerprint: str
    settings: str
    program: str
    engine: str
    measures: RunMeasures = RunMeasures()


@dataclass(frozen=True, slots=True)
class Band:
    """A total over some days: its mean and its 5 % and 95 % lines, and what was sold; NaN where not known (yet)."""

    mean: float
    low: float
    high: float
    sold: float = nan

    @property
    def known(self) -> bool:
        """Whether it was drawn, and its days have come with enough of them observed."""
        return isfinite(self.sold) and isfinite(self.mean)

    @property
    def side(self) -> int:
        """1 if more was sold than the band allows, -1 if less, 0 within it or not known."""
        return int(self.sold > self.high) - int(self.sold < self.low)


@dataclass(frozen=True, slots=True)
class ForecastCheck:
    """What a run said of an item in a store for the next 7 and 28 days, and what came.

    `engine_mean` is the 28-day mean before a person changed it; NaN where nobody did.
    """

    run_id: int
    as_of: date
    sku: str
    store: str
    week: Band
    month: Band
    engine_mean: float = nan


@dataclass(frozen=True, slots=True)
class Drift:
    """An item that sold outside its band week after week: above it (`side` 1) or below it (-1).

    `sold`, `low` and `high` are units of all these weeks together, `since` is the first of their days.
    """

    sku: str
    store: str
    weeks: int
    side: int
    since: date
    sold: float
    low: float
    high: float

    @property
    def text(self) -> str:
        """`This item has sold above its band for 3 weeks.`."""
        return f"This item has sold {'above' if self.side > 0 else 'below'} its band for {self.weeks} weeks."


def drift(checks: Sequence[ForecastCheck]) -> Drift | None:
    """The alarm of one item in one store from its weekly checks, oldest first; None if the newest weeks are quiet.

    Three weeks in a row on the same side of a 5-95 % band happen by chance once in eight thousand.
    """
    known = [check for check in checks if check.week.known]
    side = known[-1].week.side if known else 0
    run = list(takewhile(lambda check: check.week.side == side, reversed(known)))
    if side == 0 or len(run) < DRIFT_WEEKS:
        return None
    weeks = [check.week for check in run]
    return Drift(
        sku=run[0].sku,
        store=run[0].store,
        weeks=len(run),
        side=side,
        since=date.fromordinal(run[-1].as_of.toordinal() + 1),
        sold=sum(week.sold for week in weeks),
        low=sum(week.low for week in weeks),
        high=sum(week.high for week in weeks),
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """How 28-day forecasts turned out once their days had come: errors as shares of what was sold; None unknown."""

    totals: int
    wape: float | None
    bias: float | None
    inside: float | None


def outcome(bands: Iterable[Band]) -> Outcome:
    """Sum up the bands whose days have come; `inside` should be 0.9."""
    known = [band for band in bands if band.known]
    sold = sum(band.sold for band in known)
    return Outcome(
        totals=len(known),
        wape=sum(abs(band.mean - band.sold) for band in known) / sold if sold > 0 else None,
        bias=sum(band.mean - band.sold for band in known) / sold if sold > 0 else None,
        inside=sum(band.side == 0 for band in known) / len(known) if known else None,
    )


@dataclass(frozen=True, slots=True)
class OverrideValue:
    """What people's changes were worth: their 28-day errors beside the engine's, as shares of what was sold."""

    totals: int
    override_wape: float | None
    engine_wape: float | None

    @property
    def value_added(self) -> float | None:
        """The part of the engine's error that the changes saved; below 0 they made it worse."""
        if self.override_wape is None or not self.engine_wape:
            return None
        return 1 - self.override_wape / self.engine_wape


def override_value(checks: Iterable[ForecastCheck]) -> OverrideValue:
    """Compare changed forecasts with the engine's own where the days have come."""
    known = [check for check in checks if check.month.known and isfinite(check.engine_mean)]
    sold = sum(check.month.sold for check in known)
    if sold <= 0:
        return OverrideValue(len(known), None, None)
    changed = sum(abs(check.month.mean - check.month.sold) for check in known)
    own = sum(abs(check.engine_mean - check.month.sold) for check in known)
    return OverrideValue(len(known), changed / sold, own / sold)
