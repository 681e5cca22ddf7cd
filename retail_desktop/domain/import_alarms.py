"""What looks unusual about a file of sales, in plain sentences with figures; it never stops an import."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from retail_desktop.domain.quantities import MONEY_SCALE, QUANTITY_SCALE
from retail_desktop.domain.trading_days import WEEKS, missing_days, shown_date, shown_day, shown_days, weekday

LOOKED_AT_DAYS = 60
"""How many of a file's newest days are looked at."""

LOOK_BACK_DAYS = 7 * WEEKS
"""How many days before a day are needed to know what is usual."""

_LONGEST_GAP = 31

_FEWEST_SAME_WEEKDAYS = 4
_LOW, _HIGH = 0.5, 2.5
_TELLING_UNITS = 20 * QUANTITY_SCALE  # a day with fewer may be anything
_MOST_DAYS_NAMED = 3
_NEW_ITEMS, _NEW_SHARE = 20, 0.3
_PRICE_FACTOR, _PRICED_ITEMS, _PRICED_SHARE = 10, 5, 0.3
_UNIT_FACTOR = 30
_BROKEN_SHARE, _CENTS_SHARE, _EQUAL_SHARE = 0.6, 0.9, 0.8
_TELLING_LINES = 20


@dataclass(frozen=True, slots=True)
class DayTotal:
    """Units in thousandths (returns taken off) and net amount in ten-thousandths of a store's day."""

    units: int
    net_amount: int = 0


@dataclass(frozen=True, slots=True)
class StoreDays:
    """A store's day totals by day ordinal: `stored` before, and `brought`, what the file's days come to with it.

    Of the file's own days the newest are enough; `first` is its first one. `days` are all with sales, the file's and
    the stored ones from eight weeks before `before` on, the newest one before the file; `newest` is the newest stored
    one; None = none. `store` is empty where there is one store only.
    """

    store: str
    stored: Mapping[int, DayTotal]
    brought: Mapping[int, DayTotal]
    first: int
    days: frozenset[int]
    newest: int | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class FileFigures:
    """What is counted over a whole file.

    Of its lines: how many have a quantity that is no whole number (`broken`), how many of these have whole hundredths
    (`cents`), and in how many the quantity equals the amount or the price (`equal`). Of its codes: how many are new to
    a catalogue that is not empty. `prices`: those of an item before and now, in ten-thousandths.
    """

    lines: int
    broken: int = 0
    cents: int = 0
    equal: int = 0
    codes: int = 0
    new_codes: int = 0
    prices: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def import_alarms(stores: Sequence[StoreDays], figures: FileFigures) -> tuple[str, ...]:
    """Sentences about a file, the gravest first: wrong figures, missing days, unusual days, another store's codes."""
    prices = _prices(figures.prices)
    return (
        *prices,
        *([] if prices else _revenue_per_unit(stores)),
        *_quantities(stores, figures),
        *(words for store in stores for words in _missing(store)),
        *_old(stores),
        *(words for store in stores for words in _unusual(store)),
        *_strangers(figures),
    )


def _prices(prices: Mapping[str, tuple[int, int]]) -> list[str]:
    """Many prices tenfold or a tenth of what they were: the decimal mark."""
    known = {sku: pair for sku, pair in prices.items() if min(pair) > 0}
    dearer = [sku for sku, (before, now) in known.items() if now >= _PRICE_FACTOR * before]
    cheaper = [sku for sku, (before, now) in known.items() if before >= _PRICE_FACTOR * now]
    changed, words = max((dearer, "at least ten times"), (cheaper, "at most a tenth of"), key=lambda pair: len(pair[0]))
    if len(changed) < max(_PRICED_ITEMS, _PRICED_SHARE * len(known)):
        return []
    before, now = (amount / MONEY_SCALE for amount in known[changed[0]])
    example = f"{changed[0]} was {before:,.2f} and is {now:,.2f} now"
    return [
        f"{len(changed)} of {len(known)} items cost {words} what they did: {example}. Was the decimal mark misread?"
    ]


def _revenue_per_unit(stores: Sequence[StoreDays]) -> Iterable[str]:
    before = _average(total for store in stores for total in store.stored.values())
    now = _average(total for store in stores for total in store.brought.values())
    if before and now and max(before, now) >= _UNIT_FACTOR * min(before, now):
        yield (
            f"A unit in this file sells for {now:,.2f} on average, so far for {before:,.2f}. "
            "Are amounts and quantities in the right columns, and was the decimal mark read rightly?"
        )


def _average(totals: Iterable[DayTotal]) -> float:
    """What a unit sold for, in the currency unit; 0 where that is not known."""
    sums = [(total.units, total.net_amount) for total in totals]
    units, amount = sum(units for units, _ in sums), sum(amount for _, amount in sums)
    return (amount / MONEY_SCALE) / (units / QUANTITY_SCALE) if units > 0 and amount > 0 else 0.0


def _quantities(stores: Sequence[StoreDays], figures: FileFigures) -> Iterable[str]:
    """Quantities that look like money."""
    if figures.lines < _TELLING_LINES:
        return
    stored = [total.units for store in stores for total in store.stored.values()]
    weighed = sum(units % QUANTITY_SCALE != 0 for units in stored) * 2 > len(stored)
    if figures.equal >= _EQUAL_SHARE * figures.lines:
        yield (
            f"In {_percent(figures.equal, figures.lines)} of the lines the quantity equals the amount or the price. "
            "Was the quantity taken from the right column?"
        )
    elif (
        not weighed
        and figures.broken >= _BROKEN_SHARE * figures.lines
        and figures.cents >= _CENTS_SHARE * figures.broken
    ):
        yield (
            f"{_percent(figures.broken, figures.lines)} of the quantities have decimals like money. "
            "Was the quantity taken from the right column?"
        )


def _missing(store: StoreDays) -> Iterable[str]:
    """Usual trading days without sales since the newest day before the file, and among the file's own days."""
    if not store.brought:
        return
    days, first, last = store.days, store.first, max(store.brought)
    gap = [] if store.before is None else missing_days(days, store.before + 1, first - 1)
    if gap and first - gap[0] > _LONGEST_GAP:
        yield f"{_at(store)}no sales between {shown_date(gap[0] - 1)} and {shown_date(first)}. Are files missing?"
    elif gap:
        count = "1 day" if len(gap) == 1 else f"{len(gap)} days"
        yield f"{_at(store)}no file for {count}: {shown_days(gap)} {_are(gap)} missing. Closed, or is a file missing?"
    if holes := missing_days(days, max(first, last - LOOKED_AT_DAYS), last):
        yield f"{_at(store)}{shown_days(holes)} {_are(holes)} missing in this file. Closed, or is the export not whole?"


def _old(stores: Sequence[StoreDays]) -> Iterable[str]:
    """A file that ends before what is stored."""
    days = [day for store in stores for day in store.brought]
    newest = [store.newest for store in stores if store.newest is not None]
    if days and newest and max(days) < min(newest):
        yield (
            f"The newest day of this file is {shown_date(max(days))}, but sales are stored up to "
            f"{shown_date(max(newest))}. Is it the right file?"
        )


def _unusual(store: StoreDays) -> Iterable[str]:
    """Days with far less or more than the middle one of the same weekdays before."""
    found: dict[int, tuple[float, str]] = {}
    since = max(store.brought, default=0) - LOOKED_AT_DAYS
    for day, total in sorted(store.brought.items()):
        if day < since:
            continue
        same = [store.stored[past].units for week in range(1, WEEKS + 1) if (past := day - 7 * week) in store.stored]
        usual = median(same) if len(same) >= _FEWEST_SAME_WEEKDAYS else 0
        if usual >= _TELLING_UNITS and not _LOW <= total.units / usual <= _HIGH:
            share = total.units / usual
            found[day] = (
                share,
                (
                    f"{_at(store)}{weekday(day)} {shown_day(day)} has {share:.0%} of a normal {weekday(day)}: "
                    f"{_units(total.units)} units, normally about {_units(usual)}."
                ),
            )
    if len(found) <= _MOST_DAYS_NAMED:
        yield from (words for _, words in found.values())
        return
    for low, words in ((True, "less than half of"), (False, "more than two and a half times")):
        days = [day for day, (share, _) in found.items() if (share < 1) == low]
        if days:
            yield f"{_at(store)}{len(days)} days have {words} what is normal for their weekday: {shown_days(days)}."


def _strangers(figures: FileFigures) -> Iterable[str]:
    """Mostly unknown codes: another store's file, or another column."""
    if figures.new_codes > _NEW_ITEMS and figures.new_codes > _NEW_SHARE * figures.codes:
        yield (
            f"{figures.new_codes:,} of {figures.codes:,} item codes are not in your catalogue. Is this another shop's "
            "file, or are the codes in another column?"
        )


def _at(store: StoreDays) -> str:
    return f"{store.store}: " if store.store else ""


def _are(days: Sequence[int]) -> str:
    return "is" if len(days) == 1 else "are"


def _units(thousandths: float) -> str:
    return f"{thousandths / QUANTITY_SCALE:,.0f}"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}"
