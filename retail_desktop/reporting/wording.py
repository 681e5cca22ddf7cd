"""Numbers and days in the words of the page, the same in every country's system settings."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from retail_desktop.domain.quantities import plain

NOTHING = "–"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def units(quantity: Decimal | float | None, decimals: int = 3) -> str:
    """A quantity with thousands commas and at most `decimals` places; a dash where nothing is known."""
    if quantity is None:
        return NOTHING
    exact = Decimal(str(quantity)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, point, digits = plain(exact).partition(".")
    return _signed(f"{int(whole):,}{point}{digits}", negative=exact < 0)


def amount(money: Decimal | None, decimals: int = 2) -> str:
    """Money with thousands commas and fixed decimals; a dash where nothing is known."""
    if money is None:
        return NOTHING
    exact = money.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return _signed(f"{exact:,f}", negative=exact < 0)


def decimals_of(amounts: Iterable[Decimal | None]) -> int:
    """The decimals that show every amount of a column in full: two to four."""
    places = (len(plain(money).partition(".")[2]) for money in amounts if money is not None)
    return min(4, max(2, max(places, default=2)))


def day(when: date) -> str:
    """A day with its weekday and year: Tue 29 Sep 2026."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]} {when.year}"


def short_day(when: date) -> str:
    """A day within a year that is clear from its surroundings: 29 Sep."""
    return f"{when.day} {MONTHS[when.month - 1]}"


def short_date(when: date) -> str:
    """A day as short as it can stand alone in a column: 29 Sep 2026."""
    return f"{short_day(when)} {when.year}"


def span(first: date, last: date) -> str:
    """Days from first to last as short as they can be told: 27–29 Aug, 30 Aug–2 Sep, 29 Aug."""
    if first == last:
        return short_day(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same_month else short_day(first)}–{short_day(last)}"


def runs(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days gathered into unbroken stretches, each as its first and last day."""
    found: list[tuple[date, date]] = []
    for each in sorted(set(days)):
        if found and each - found[-1][1] == timedelta(days=1):
            found[-1] = (found[-1][0], each)
        else:
            found.append((each, each))
    return tuple(found)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 line, 9 lines."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str]) -> str:
    """Words in a row as one says them: Mon, Wed and Fri."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _signed(text: str, *, negative: bool) -> str:
    return f"−{text.lstrip('-')}" if negative else text.lstrip("-")
