"""Why a forecast is what it is, in plain words."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from retail_desktop.domain.events import ComingEvent
from retail_desktop.domain.explanation import ForecastParts
from retail_desktop.domain.forecast import LEVELS, ItemForecast
from retail_desktop.domain.forecast_history import Drift, OverrideValue
from retail_desktop.domain.overrides import Override
from retail_desktop.gui.screens import wording
from retail_desktop.services.explain_forecast import ForecastExplanation

MONTH_DAYS = 28
STRONG, WEAK = 1.2, 0.8
ALIKE = 0.1
LARGEST_RATIO = 10  # beyond it a share says less than the two figures
MATTERS = 0.05
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WHOLE_DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_HIGH = LEVELS.index(0.95)


def headline(found: ForecastExplanation) -> str:
    """`About 4.2 a day: level 3.9, weekends up, Christmas Day ×1.6; 12 of the last 13 …` in one sentence."""
    forecast = found.forecast
    if forecast is None:
        return "There is no forecast for this item yet. Run Forecast and plan."
    days = min(MONTH_DAYS, forecast.horizon_days)
    last = forecast.day(days)
    told = f"About {rate(forecast.total_mean[days - 1] / days)} a day over the next {days} days"
    if found.parts is not None:
        told += ": " + ", ".join(_parts(found.parts, [one for one in found.coming if one.day <= last], forecast.day(1)))
    if forecast.engine is not None:
        told += f", changed by hand from {rate(forecast.engine.total_mean[days - 1] / days)}"
    return f"{told}; {held_words(found.parts)}." if found.parts and found.parts.past else f"{told}."


def held_words(parts: ForecastParts) -> str:
    """`12 of the last 13 four-week totals lay below the 95 % line`."""
    held = sum(one.held for one in parts.past)
    days = parts.past[0].days
    length = f"{days // 7}-week" if days % 7 == 0 and days > 7 else f"{days}-day"
    length = {"4-week": "four-week"}.get(length, length)
    return f"{held} of the last {len(parts.past)} {length} totals lay below the 95 % line"


def rate(value: float) -> str:
    """Units a day, finer where there are few."""
    return wording.number(value, 1 if value >= 0.95 else 2)


def week_pattern(parts: ForecastParts, first: date) -> list[float]:
    """The factors from Monday to Sunday; `first` is the first forecast day."""
    by_day = {(first + timedelta(days=step)).weekday(): value for step, value in enumerate(parts.week_pattern[:7])}
    return [by_day.get(weekday, 1.0) for weekday in range(7)]


def week_words(pattern: Sequence[float]) -> str:
    """What stands out in a week: `weekends up`, `Fridays up`, `nothing on Sundays`."""
    usual = median(pattern)
    if max(pattern) - min(pattern) < ALIKE or usual <= 0:
        return "every weekday alike"
    if min(pattern[5:]) > max(pattern[:5]) and sum(pattern[5:]) / 2 >= STRONG * sum(pattern[:5]) / 5:
        return "weekends up"
    highest = max(range(7), key=pattern.__getitem__)
    none = [day for day in range(7) if pattern[day] < 0.01]
    low = [day for day in range(7) if 0.01 <= pattern[day] <= WEAK * usual]
    words = [f"{_WHOLE_DAYS[highest]} up"] if pattern[highest] >= STRONG * usual else []
    words += [f"nothing on {_named(none)}"] if none else []
    words += [f"{_named(low)} down"] if low and len(low) <= 2 else []
    return ", ".join(words) or "no weekday stands out"


def _named(days: Sequence[int]) -> str:
    return " and ".join(_WHOLE_DAYS[day] for day in days)


def course_words(factors: Sequence[float]) -> str:
    """Where the coming weeks lead: `rising to ×1.2 by week 8`."""
    if not factors or abs(factors[-1] - 1) < MATTERS:
        return ""
    way = "rising" if factors[-1] > 1 else "falling"
    return f"{way} to {wording.times(factors[-1])} by week {len(factors)}"


def month_words(factors: Sequence[float], first: date) -> str:
    """The coming days that their day of the month moves most: `day of the month up to ×1.12 (1 Oct – 4 Oct)`."""
    days = factors[:MONTH_DAYS]
    most = max(range(len(days)), key=lambda step: abs(days[step] - 1), default=0)
    if not days or abs(days[most] - 1) < MATTERS:
        return ""
    side = 1 if days[most] > 1 else -1
    alike = [(one - 1) * side >= MATTERS for one in days]
    start, end = most, most
    while start and alike[start - 1]:
        start -= 1
    while end + 1 < len(days) and alike[end + 1]:
        end += 1
    names = [wording.short_day(first + timedelta(days=step)) for step in (start, end)]
    when = names[0] if start == end else " – ".join(names)
    return f"day of the month {'up to' if side > 0 else 'down to'} {wording.times(days[most], 2)} ({when})"


def strongest(coming: Sequence[ComingEvent]) -> ComingEvent | None:
    """The happening that changes most, if any matters."""
    most = max(coming, key=lambda one: abs(one.factor - 1), default=None)
    return most if most is not None and abs(most.factor - 1) >= MATTERS else None


def alarm_words(alarm: Drift) -> str:
    """What sold outside its range, and what was expected."""
    where = "above" if alarm.side > 0 else "below"
    weeks, sold = wording.plural(alarm.weeks, "week"), wording.number(alarm.sold)
    expected = f"{wording.number(alarm.low)} to {wording.number(alarm.high)}"
    return (
        f"Sold {where} its forecast range for {weeks}: {sold} since {wording.day(alarm.since)}, not {expected}. "
        "Has something changed, such as its price or place? If it stays so, change the forecast."
    )


def period(one: Override) -> str:
    """`1 Dec – 24 Dec`, `from 1 Dec on`."""
    return (
        f"{wording.full_day(one.first)} – {wording.full_day(one.last)}"
        if one.last
        else f"from {wording.full_day(one.first)} on"
    )


def value_words(value: OverrideValue) -> str:
    """What changes by hand were worth where their days have come; empty where none have."""
    added = value.value_added
    if not value.totals or added is None:
        return ""
    of = wording.plural(value.totals, "past total")
    if added > 0:
        return f"Changes by hand made the forecast better: {wording.percent(added)} less error over {of}."
    if added < 0:
        return f"Changes by hand made the forecast worse: {wording.percent(-added)} more error over {of}."
    return f"Changes by hand made no difference over {of}."


def preview_words(before: ItemForecast, after: ItemForecast) -> str:
    """What a change does to the next 28 days of one item."""
    days = min(MONTH_DAYS, before.horizon_days)
    old, new = before.total_mean[days - 1], after.total_mean[days - 1]
    if old == new:
        return f"The next {days} days stay as they are: about {wording.number(old, 1)} units."
    share = f" ({_signed_percent(new / old - 1)})" if old > 0 and new / old <= LARGEST_RATIO else ""
    lines = before.total_line(days)[_HIGH], after.total_line(days)[_HIGH]
    return (
        f"The next {days} days: about {wording.number(new, 1)} units instead of {wording.number(old, 1)}{share}; "
        f"the 95 % line moves from {wording.number(lines[0])} to {wording.number(lines[1])}."
    )


def _parts(parts: ForecastParts, coming: Sequence[ComingEvent], first: date) -> list[str]:
    words = [f"level {rate(parts.level)}", week_words(week_pattern(parts, first)), course_words(parts.year_factors)]
    words.append(month_words(parts.month_factors, first))
    most = strongest(coming)
    if most is not None:
        name, factor, day = most.names[0], wording.times(most.factor), wording.day(most.day)
        words.append(f"{factor} on {day} ({name})" if "," in name else f"{name} {factor} on {day}")
    return [one for one in words if one]


def _signed_percent(share: float) -> str:
    return f"{'+' if share > 0 else ''}{wording.percent(share)}"
