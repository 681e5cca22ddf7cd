"""Terms as people type them: weekdays, a time of the day, closed days, price breaks; and written back the same way."""

import re
from collections.abc import Iterable
from datetime import date, time
from decimal import Decimal, InvalidOperation

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import plain

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def read_weekdays(text: str) -> frozenset[int]:
    """Weekdays such as `Mon, Thu`, with 0 for Monday; nothing means any day.

    Raises:
        RetailError: a word is no weekday.
    """
    places = {name.casefold(): place for place, name in enumerate(WEEKDAYS)}
    found = set()
    for word in filter(None, re.split(r"[,;\s]+", text.strip())):
        if word[:3].casefold() not in places:
            raise RetailError(f"“{word}” is not a weekday. Type days like Mon,Thu.")
        found.add(places[word[:3].casefold()])
    return frozenset(found)


def weekdays_text(days: Iterable[int]) -> str:
    """Weekdays as `Mon,Thu`."""
    return ",".join(WEEKDAYS[day] for day in sorted(days))


def read_time(text: str) -> time | None:
    """A time of the day such as 14:30; nothing means none.

    Raises:
        RetailError: it is no such time.
    """
    if not text.strip():
        return None
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    hour, minute = (int(part) for part in found.groups()) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise RetailError(f"“{text.strip()}” is not a time of the day. Type one like 14:30.")
    return time(hour, minute)


def read_closed_days(text: str) -> tuple[Period, ...]:
    """Days and periods such as `2026-12-24..2027-01-02, 2027-04-05`, in their order.

    Raises:
        RetailError: a part is neither a day nor a period.
    """
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[|;,\n]", text))):
        first, _, last = part.partition("..")
        try:
            found.append(Period(date.fromisoformat(first.strip()), date.fromisoformat((last or first).strip())))
        except ValueError:
            raise RetailError(f"“{part}” is not a day. Type 2026-12-24, or 2026-12-24..2027-01-02.") from None
    return tuple(sorted(found, key=lambda one: (one.first, one.last)))


def closed_days_text(periods: Iterable[Period]) -> str:
    """Closed days as they are typed."""
    return ", ".join(
        f"{one.first}" if one.first == one.last else f"{one.first}..{one.last}" for one in periods
    )  # fmt: skip


def read_price_breaks(text: str) -> tuple[PriceBreak, ...]:
    """Price breaks such as `10:1.15, 50:1.05`, from ten units on 1.15, in the order of their quantities.

    Raises:
        RetailError: a part is no quantity with its cost.
    """
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[|;,]", text))):
        units, _, cost = part.partition(":")
        try:
            read = PriceBreak(Decimal(units.strip()), Decimal(cost.strip()))
        except InvalidOperation:
            raise RetailError(f"“{part}” is not a price break. Type 50:1.05 for 1.05 from 50 units on.") from None
        found.append(read)
    return tuple(sorted(found))


def price_breaks_text(breaks: Iterable[PriceBreak]) -> str:
    """Price breaks as they are typed."""
    return ", ".join(f"{plain(one.from_quantity)}:{one.unit_cost:f}" for one in breaks)
