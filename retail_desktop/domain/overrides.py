"""What a person changes in a forecast: a number of units a day, a part more or less, units on top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from math import sqrt
from statistics import NormalDist

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.forecast import LEVELS, ItemForecast

LARGEST = Decimal(1_000_000)
FAMILIAR = 3.0
_Z = tuple(NormalDist().inv_cdf(level) for level in LEVELS)


class OverrideKind(StrEnum):
    """What the number means: units a day instead, per cent more or less, units a day on top."""

    VALUE = "value"
    PERCENT = "percent"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Override:
    """A change of the mean demand of every day from `first` to `last`; without `last` it has no end.

    It concerns an item, a store, an item in a store, a category, or with none of them everything; never an item and a
    category. `amount` is in units a day, or in per cent. `removed_at` is empty as long as it holds.
    """

    override_id: int
    kind: OverrideKind
    amount: Decimal
    first: date
    last: date | None = None
    sku: str = ""
    store: str = ""
    category: str = ""
    person: str = ""
    note: str = ""
    created_at: str = ""
    removed_at: str = ""
    removed_by: str = ""

    @property
    def narrowness(self) -> tuple[int, bool]:
        """How little it concerns: an item is less than a category, and one store less than all."""
        return 2 if self.sku else int(bool(self.category)), bool(self.store)

    def concerns(self, sku: str, store: str, category: str) -> bool:
        """Whether it speaks of an item of this category in this store."""
        pairs = (self.sku, sku), (self.store, store), (self.category, category)
        return all(not wanted or wanted == found for wanted, found in pairs)

    def covers(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def changed(self, mean: float) -> float:
        """The mean demand of a day after this change; never below zero."""
        amount = float(self.amount)
        if self.kind is OverrideKind.VALUE:
            return amount
        return max(0.0, mean + amount if self.kind is OverrideKind.SHIFT else mean * (1 + amount / 100))


def check(override: Override) -> None:
    """Refuse what no forecast can follow.

    Raises:
        RetailError: the number is out of bounds, the period ends before it begins, or the scope is ambiguous.
    """
    if not (override.amount.is_finite() and abs(override.amount) <= LARGEST):
        raise RetailError(f"{override.amount} is not a number a forecast can be changed by. Use at most 1,000,000.")
    if override.kind is OverrideKind.VALUE and override.amount < 0:
        raise RetailError("Demand is not below zero. Use 0 for an item that will not sell.")
    if override.kind is OverrideKind.PERCENT and override.amount < -100:
        raise RetailError("Demand cannot fall by more than 100 per cent.")
    if override.last is not None and override.last < override.first:
        raise RetailError(f"The change would end on {override.last}, before it begins on {override.first}.")
    if override.sku and override.category:
        raise RetailError("Name an item or a category, not both.")


def overridden(forecast: ItemForecast, overrides: Iterable[Override], category: str) -> ItemForecast:
    """The forecast of an item of this category after the changes that concern it, keeping the engine's own numbers.

    On each day the narrowest changes that cover it count alone (item before category before store before all, one
    store before all stores), in the order in which they were made. Without any the forecast is the engine's own.
    """
    own = forecast.engine or forecast
    mine = sorted(
        (one for one in overrides if not one.removed_at and one.concerns(own.sku, own.store, category)),
        key=lambda one: one.override_id,
    )
    mean = [_day_mean(mine, own.day(ahead), before) for ahead, before in enumerate(own.mean, start=1)]
    return own if all(new == old for new, old in zip(mean, own.mean, strict=True)) else _follow(own, mean)


def _day_mean(overrides: Sequence[Override], day: date, mean: float) -> float:
    covering = [one for one in overrides if one.covers(day)]
    narrowest = max((one.narrowness for one in covering), default=None)
    for one in covering:
        if one.narrowness == narrowest:
            mean = one.changed(mean)
    return mean


def _follow(own: ItemForecast, mean: Sequence[float]) -> ItemForecast:
    """Let days and totals follow new daily means.

    The variance of demand is taken as mean + (c mean)^2, the law of a negative binomial distribution, with the c that
    the engine's deviation shows: the spread of a fast seller scales with its mean, that of a slow one with its root.
    Totals never fall from one day to the next.
    """
    first = _relative_variance(own.mean[0], own.total_sd[0])
    quantiles: list[float] = []
    totals: list[float] = []
    deviations: list[float] = []
    reached = [0.0] * len(LEVELS)
    untouched = True
    for ahead, total in enumerate(accumulate(mean), start=1):
        place, before = ahead - 1, own.total_mean[ahead - 1]
        if mean[place] == own.mean[place]:
            quantiles += own.day_quantiles(ahead)
        else:
            widening = _widening(own.mean[place], mean[place], first)
            quantiles += _moved(own.day_quantiles(ahead), own.mean[place], mean[place], widening)
        untouched = untouched and mean[place] == own.mean[place]
        widening = 1.0 if untouched else _widening(before, total, _relative_variance(before, own.total_sd[place]))
        line = own.total_line(ahead) if untouched else _moved(own.total_line(ahead), before, total, widening)
        reached = [max(pair) for pair in zip(reached, line, strict=True)]
        totals += reached
        deviations.append(own.total_sd[place] * widening if before > 0 else sqrt(total))
    return replace(
        own,
        mean=mean,
        quantiles=quantiles,
        total_mean=list(accumulate(mean)),
        total_sd=deviations,
        total_quantiles=totals,
        engine=own,
    )


def _relative_variance(mean: float, deviation: float) -> float:
    """The c^2 of the law: what of the variance is not the chance of single sales, over the squared mean."""
    return max(0.0, deviation**2 - mean) / mean**2 if mean > 0 else 0.0


def _widening(before: float, after: float, relative: float) -> float:
    """The deviation after the change over the one before it.

    A spread that was seen around next to no demand says little about demand many times as high: it follows the law up
    to `FAMILIAR` times the mean, and beyond that no more than in proportion to it.
    """
    if before <= 0:
        return 0.0
    familiar = min(after, FAMILIAR * before)
    beyond = (after - familiar) + min(relative, 1.0) * (after**2 - familiar**2)
    return sqrt((familiar + relative * familiar**2 + beyond) / (before + relative * before**2))


def _moved(line: Sequence[float], before: float, after: float, widening: float) -> list[float]:
    """Quantiles of a distribution moved to a new mean; where there was none, those of single chance sales."""
    if before <= 0:
        return [max(0.0, after + z * sqrt(after)) for z in _Z]
    return [max(0.0, after + (value - before) * widening) for value in line]
