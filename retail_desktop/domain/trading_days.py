"""On which days a store trades, which of them are missing, and days in words; days are ordinals."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

WEEKS = 8
_OFTEN = 0.6
_MOST_SHOWN = 6
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def trades(days: Collection[int], day: int) -> bool:
    """Whether a store with sales on `days` usually trades on the weekday of `day`: in 60 % of the 8 weeks before."""
    return sum(day - 7 * week in days for week in range(1, WEEKS + 1)) >= _OFTEN * WEEKS


def missing_days(days: Collection[int], first: int, last: int) -> list[int]:
    """The days from `first` to `last` without sales on which the store usually trades."""
    return [day for day in range(first, last + 1) if day not in days and trades(days, day)]


def weekday(day: int) -> str:
    """The name of a day's weekday."""
    return _WEEKDAYS[date.fromordinal(day).weekday()]


def shown_day(day: int) -> str:
    """A day in words: 27 Sep."""
    on = date.fromordinal(day)
    return f"{on.day} {_MONTHS[on.month - 1]}"


def shown_date(day: int) -> str:
    """A day in words with its year: 27 Sep 2026."""
    return f"{shown_day(day)} {date.fromordinal(day).year}"


def shown_moment(moment: datetime) -> str:
    """A moment in words: 27 Sep 2026 08:05."""
    return f"{shown_date(moment.toordinal())} {moment:%H:%M}"


def shown_days(days: Iterable[int]) -> str:
    """Days in words, runs drawn together: 26 and 27 Sep; 1 Sep, 3–7 Sep and 9 Sep."""
    runs = _runs(sorted(days))
    parts = [_shown_run(*run, dash=len(runs) > 1) for run in runs[:_MOST_SHOWN]]
    if len(runs) > _MOST_SHOWN:
        rest = sum(last - first + 1 for first, last in runs[_MOST_SHOWN:])
        parts.append(f"{rest} more {'day' if rest == 1 else 'days'}")
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and runs[-1][1] == day - 1:
            runs[-1] = runs[-1][0], day
        else:
            runs.append((day, day))
    return runs


def _shown_run(first: int, last: int, *, dash: bool) -> str:
    start, end = shown_day(first), shown_day(last)
    if first == last:
        return end
    start = start.split()[0] if start.split()[1] == end.split()[1] else start
    return f"{start} and {end}" if last == first + 1 and not dash else f"{start}–{end}"
