"""How sales went with prices and promotions. Both are association, not proof: other things change as well."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

WEEK = timedelta(days=7)
BASELINE_WEEKS = 8
WEEKS_LOOKED_AT = 26
POINTS_NEEDED = 8
LEAST_SPREAD = 1.02


@dataclass(frozen=True, slots=True)
class Effect:
    """Units a day in the week before a promotion, during it and in the week after, beside what is usual.

    The usual of each of these days is the mean of its weekday over `weeks` weeks without a promotion; None of them all
    where there are no such weeks.
    """

    before: float
    during: float
    after: float | None
    usual_before: float | None
    usual: float | None
    usual_after: float | None
    weeks: int

    @property
    def lift(self) -> float | None:
        """(During − usual) / usual; None without a usual above zero."""
        return None if not self.usual or self.usual <= 0 else (self.during - self.usual) / self.usual


def promotion_effect(
    sold: Mapping[date, float], first: date, last: date, promoted: Collection[date], newest: date, oldest: date
) -> Effect:
    """How a promotion from `first` to `last` sold.

    `promoted` are the days of all promotions of the same goods. Weeks are counted back from the day before the one
    before the promotion; of the last 26 those without a promotion, at most eight, are the baseline.
    """
    usual, weeks = _baseline(sold, first - WEEK, promoted, oldest)
    after = last + timedelta(days=1)
    has_after = after + WEEK - timedelta(days=1) <= newest
    during = _days(first, min(last, newest))
    return Effect(
        before=_mean_of(sold, _days(first - WEEK, first - timedelta(days=1))),
        during=_mean_of(sold, during),
        after=_mean_of(sold, _days(after, last + WEEK)) if has_after else None,
        usual_before=_usual_of(usual, _days(first - WEEK, first - timedelta(days=1))),
        usual=_usual_of(usual, during),
        usual_after=_usual_of(usual, _days(after, last + WEEK)) if has_after else None,
        weeks=weeks,
    )


def price_response(points: Sequence[tuple[float, float]]) -> float | None:
    """By how many per cent units differ where the average price is one per cent higher: slope of ln units on ln price.

    `points` are average price and units of periods; those of zero are left out. None with fewer than eight points, or
    with prices that hardly differ (the highest less than 2 % above the lowest).
    """
    known = [(price, units) for price, units in points if price > 0 and units > 0]
    if len(known) < POINTS_NEEDED or max(price for price, _ in known) < LEAST_SPREAD * min(price for price, _ in known):
        return None
    x, y = [log(price) for price, _ in known], [log(units) for _, units in known]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    spread = sum((one - mean_x) ** 2 for one in x)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / spread


def _baseline(
    sold: Mapping[date, float], end: date, promoted: Collection[date], oldest: date
) -> tuple[dict[int, float], int]:
    """Mean by weekday over the weeks before `end` that had no promotion, and how many weeks those are."""
    totals: dict[int, float] = dict.fromkeys(range(7), 0.0)
    weeks = 0
    for back in range(1, WEEKS_LOOKED_AT + 1):
        days = _days(end - back * WEEK, end - (back - 1) * WEEK - timedelta(days=1))
        if weeks == BASELINE_WEEKS or days[0] < oldest:
            break
        if not any(day in promoted for day in days):
            weeks += 1
            for day in days:
                totals[day.weekday()] += sold.get(day, 0.0)
    return {weekday: total / weeks for weekday, total in totals.items()} if weeks else {}, weeks


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _mean_of(sold: Mapping[date, float], days: Sequence[date]) -> float:
    return sum(sold.get(day, 0.0) for day in days) / len(days)


def _usual_of(usual: Mapping[int, float], days: Sequence[date]) -> float | None:
    return sum(usual[day.weekday()] for day in days) / len(days) if usual else None
