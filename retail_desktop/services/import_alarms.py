"""What looks unusual about the sales that a file brings, held against the weeks before."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.import_alarms import (
    LOOK_BACK_DAYS,
    LOOKED_AT_DAYS,
    DayTotal,
    FileFigures,
    StoreDays,
    import_alarms,
)
from retail_desktop.domain.quantities import MONEY_SCALE, QUANTITY_SCALE
from retail_desktop.persistence import catalogue, day_history
from retail_desktop.persistence.database import Work
from retail_desktop.services.match_items import Matches
from retail_desktop.services.sales_lines import UNKNOWN, Lines

_LINES_SAMPLED = 200_000  # prices and quantities look the same in every so manieth line
_HUNDREDTH = QUANTITY_SCALE // 100
Days = dict[int, DayTotal]


def sales_alarms(
    work: Work, lines: Lines, codes: Sequence[str], stores: Sequence[str], matches: Matches, *, replacing: bool
) -> tuple[str, ...]:
    """Alarms about lines that are about to be stored; to be asked before they are.

    `lines` carry the file's own numbers of items and stores; `codes` and `stores` are the file's item codes and the
    store codes by these numbers. `replacing`: the lines stand in for what is stored of their days.
    """
    if not len(lines):
        return ()
    brought = _brought(lines, stores)
    return import_alarms(
        _store_days(work, brought, replacing=replacing),
        _figures(work, lines.only(np.s_[:: len(lines) // _LINES_SAMPLED + 1]), codes, matches),
    )


def code_counts(lines: Lines, codes: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Lines and thousandths of a unit of each of the file's codes, in the order of their numbers."""
    counts = np.bincount(lines.item, minlength=len(codes)).tolist()
    units = np.bincount(lines.item, lines.quantity, len(codes)).astype(np.int64).tolist()
    return dict(zip(codes, zip(counts, units, strict=True), strict=True))


def _brought(lines: Lines, stores: Sequence[str]) -> dict[str, Days]:
    """The day totals of the lines by store code; several texts of a file may mean one store."""
    names = sorted(set(stores))
    place = np.array([names.index(code) for code in stores], np.int64)[lines.store]
    first = int(lines.day.min())
    span = int(lines.day.max()) - first + 1
    key = place * span + (lines.day - first)
    units = np.bincount(key, lines.quantity, len(names) * span)
    amounts = np.bincount(key, np.where(lines.net == UNKNOWN, 0, lines.net), len(names) * span)
    found: dict[str, Days] = {}
    for one in np.flatnonzero(np.bincount(key)).tolist():
        total = DayTotal(int(units[one]), int(amounts[one]))
        found.setdefault(names[one // span], {})[first + one % span] = total
    return found


def _store_days(work: Work, brought: Mapping[str, Days], *, replacing: bool) -> list[StoreDays]:
    first, last = min(map(min, brought.values())), max(map(max, brought.values()))
    keys = {code: key for code, key in catalogue.store_ids(work).items() if code in brought}
    stored: dict[int, Days] = {key: {} for key in keys.values()}
    since = max(first, last - LOOKED_AT_DAYS) - LOOK_BACK_DAYS
    for key, day, units, amount in day_history.store_totals(work, stored, since, last):
        stored[key][day] = DayTotal(units, amount)
    before = {code: day_history.newest_days(work, min(days)).get(code) for code, days in brought.items()}
    held = day_history.imported_days(work, min(filter(None, before.values()), default=first) - LOOK_BACK_DAYS)
    newest, several = day_history.newest_days(work), len(catalogue.store_ids(work).keys() | brought) > 1
    return [
        StoreDays(
            store=code if several else "",
            stored=(known := stored.get(keys.get(code, -1), {})),
            brought=days if replacing else {day: _sum(total, known.get(day)) for day, total in days.items()},
            days=frozenset(held.get(code, ())),
            newest=newest.get(code),
            before=before[code],
        )
        for code, days in brought.items()
    ]


def _sum(one: DayTotal, other: DayTotal | None) -> DayTotal:
    return DayTotal(one.units + other.units, one.net_amount + other.net_amount) if other else one


def _figures(work: Work, lines: Lines, codes: Sequence[str], matches: Matches) -> FileFigures:
    broken = lines.quantity % QUANTITY_SCALE != 0
    scale = MONEY_SCALE // QUANTITY_SCALE
    equal = (lines.quantity * scale == lines.net) | (lines.quantity * scale == lines.price)
    # One piece, or goods at 1.00 each, equal their amounts by nature.
    equal &= (lines.quantity != QUANTITY_SCALE) & (lines.price != MONEY_SCALE)
    stocked = bool(catalogue.item_names(work))
    return FileFigures(
        lines=len(lines),
        broken=int(broken.sum()),
        cents=int((broken & (lines.quantity % _HUNDREDTH == 0)).sum()),
        equal=int(equal.sum()),
        codes=len(matches.sku_of) + len(matches.refused),
        new_codes=len(matches.new) if stocked else 0,
        prices=_prices(work, lines, codes, matches),
    )


def _prices(work: Work, lines: Lines, codes: Sequence[str], matches: Matches) -> dict[str, tuple[int, int]]:
    """The price of each item in the catalogue and its average price now, in ten-thousandths."""
    price: NDArray[np.int64] = np.where(lines.price == UNKNOWN, 0, lines.price)
    priced = lines.only((price > 0) & (lines.quantity > 0))
    count = np.bincount(priced.item, minlength=len(codes))
    total = np.bincount(priced.item, priced.price, len(codes))
    before = catalogue.item_prices(work)
    found = {}
    for number in np.flatnonzero(count).tolist():
        sku = matches.sku_of.get(codes[number], "")
        if sku in before:
            found[sku] = (before[sku], round(float(total[number]) / int(count[number])))
    return found
