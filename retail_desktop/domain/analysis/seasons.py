"""Moving averages, and what is usual for a weekday and for a month."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

MONTHS_NEEDED = 24
Month = tuple[int, int]
"""Year and month."""


def moving_average(values: Sequence[float | None], length: int) -> list[float | None]:
    """Mean of each value and the `length` − 1 before it; None where one of them is missing."""
    found: list[float | None] = []
    for place in range(1, len(values) + 1):
        known = [value for value in values[max(0, place - length) : place] if value is not None]
        found.append(sum(known) / length if len(known) == length else None)
    return found


def weekday_index(totals: Mapping[date, float]) -> tuple[float | None, ...]:
    """Mean of each weekday's days / mean of all days, from Monday on; None for a weekday without an open day.

    `totals` holds open days alone: a closed day says nothing about its weekday.
    """
    whole = _mean(list(totals.values()))
    means = (_mean([value for day, value in totals.items() if day.weekday() == weekday]) for weekday in range(7))
    return tuple(mean / whole if mean is not None and whole else None for mean in means)


def month_index(totals: Mapping[Month, float]) -> tuple[float, ...] | None:
    """Usual ratio of each month, from January on, to the centred average of the 12 months around it; mean 1.

    The centred average of month t is (½x[t−6] + x[t−5] + … + x[t+5] + ½x[t+6]) / 12. None with fewer than 24 whole
    months in a row, or with months around which nothing was sold: not enough history.
    """
    months = sorted(totals)
    if len(months) < MONTHS_NEEDED or any(_number(b) - _number(a) != 1 for a, b in pairwise(months)):
        return None
    ratios: dict[int, list[float]] = {}
    values = [totals[month] for month in months]
    for place in range(6, len(values) - 6):
        around = values[place - 6 : place + 7]
        level = (sum(around) - (around[0] + around[-1]) / 2) / 12
        if level <= 0:
            return None
        ratios.setdefault(months[place][1], []).append(values[place] / level)
    usual = [sum(ratios[month]) / len(ratios[month]) for month in range(1, 13)]
    return tuple(ratio * 12 / sum(usual) for ratio in usual)


def _number(month: Month) -> int:
    return month[0] * 12 + month[1]


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
