"""What looks unusual about the sales that a file brings, held against the weeks before."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from retail_desktop.domain.import_alarms import (
    LOOK_BACK_DAYS,
    LOOKED_AT_DAYS,
    DayTotal,
    FileFigures,
    StoreDays,
    import_alarms,
)
from retail_desktop.domain.quantities import MONEY_SCALE, QUANTITY_SCALE
from retail_desktop.importing.sales_lines import UNKNOWN, SalesLines
from retail_desktop.persistence import catalogue, day_history
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_duplicates import Duplicates, store_days
from retail_desktop.services.match_items import Matches
from retail_desktop.services.store_sales import SalesFile, store_codes

_LINES_SAMPLED = 100_000  # prices and quantities look the same in every so manieth line
_HUNDREDTH = QUANTITY_SCALE // 100


@dataclass(slots=True)
class _Brought:
    """What a file brings for one store: all its days, and the totals of the newest of them."""

    days: set[int] = field(default_factory=set)
    units: Counter[int] = field(default_factory=Counter)
    amounts: Counter[int] = field(default_factory=Counter)


def sales_alarms(work: Work, file: SalesFile, matches: Matches, duplicates: Duplicates) -> tuple[str, ...]:
    """Alarms about the lines of a file that are about to be stored; to be asked before they are."""
    counting = duplicates.twins == 0
    lines = file.lines if counting.all() else file.lines.only(counting)
    if not len(lines):
        return ()
    records = lines.records()
    sample = records.only(np.s_[:: len(records) // _LINES_SAMPLED + 1])
    stores = _store_days(work, _brought(lines, store_codes(work, file)), duplicates.replaced)
    return import_alarms(stores, _figures(work, sample, file.read.skus, matches))


def code_counts(lines: SalesLines, codes: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Records and thousandths of a unit of each of the file's codes, in the order of their numbers."""
    counts, units = np.bincount(lines.records().item, minlength=len(codes)), np.zeros(len(codes), np.int64)
    for part in lines.parts():
        units += np.bincount(part.item, part.quantity, len(codes)).astype(np.int64)
    return dict(zip(codes, zip(counts.tolist(), units.tolist(), strict=True), strict=True))


def _brought(lines: SalesLines, codes: Sequence[str]) -> dict[str, _Brought]:
    """What the lines bring by store code; several texts of a file may mean one store."""
    found: dict[str, _Brought] = defaultdict(_Brought)
    for pair in store_days(lines)[0].tolist():
        found[codes[pair >> 32]].days.add(pair & (2**32 - 1))
    last = int(lines.day.max())
    since = max(int(lines.day.min()), last - LOOKED_AT_DAYS)
    span = last - since + 1
    for part in lines.parts():
        recent = part.only(part.day >= since)
        key = recent.store.astype(np.int64) * span + (recent.day - since)
        amounts = recent.amounts()
        units = np.bincount(key, recent.quantity)
        money = np.bincount(key, np.where(amounts == UNKNOWN, 0, amounts))
        for one in np.flatnonzero(np.bincount(key)).tolist():
            store, day = found[codes[one // span]], since + one % span
            store.units[day] += int(units[one])
            store.amounts[day] += int(money[one])
    return found


def _store_days(work: Work, brought: Mapping[str, _Brought], replaced: set[tuple[int, int]]) -> list[StoreDays]:
    keys = catalogue.store_ids(work)
    last = max(max(one.days) for one in brought.values())
    first = {code: min(one.days) for code, one in brought.items()}
    stored: dict[int, dict[int, DayTotal]] = {keys[code]: {} for code in brought if code in keys}
    since = max(min(first.values()), last - LOOKED_AT_DAYS) - LOOK_BACK_DAYS
    for key, day, units, amount in day_history.store_totals(work, stored, since, last):
        stored[key][day] = DayTotal(units, amount)
    before = {code: day_history.newest_days(work, day).get(code) for code, day in first.items()}
    held = day_history.imported_days(work, min(filter(None, before.values()), default=last) - LOOK_BACK_DAYS)
    newest, several = day_history.newest_days(work), len(keys.keys() | brought) > 1
    return [
        StoreDays(
            store=code if several else "",
            stored=(known := stored.get(key := keys.get(code, -1), {})),
            brought={
                day: DayTotal(units, one.amounts[day])
                if (key, day) in replaced or day not in known
                else DayTotal(units + known[day].units, one.amounts[day] + known[day].net_amount)
                for day, units in one.units.items()
            },
            first=first[code],
            days=frozenset(one.days.union(held.get(code, ()))),
            newest=newest.get(code),
            before=before[code],
        )
        for code, one in brought.items()
    ]


def _figures(work: Work, lines: SalesLines, codes: Sequence[str], matches: Matches) -> FileFigures:
    amounts, ratio = lines.amounts(), MONEY_SCALE // QUANTITY_SCALE
    quantity = lines.quantity.astype(np.int64)
    broken = quantity % QUANTITY_SCALE != 0
    # One piece, or goods at 1.00 each, equal their amounts by nature.
    telling = (quantity != QUANTITY_SCALE) & (lines.price != MONEY_SCALE)
    stocked = bool(catalogue.item_names(work))
    return FileFigures(
        lines=len(lines),
        broken=int(broken.sum()),
        cents=int((broken & (quantity % _HUNDREDTH == 0)).sum()),
        equal=int((telling & ((quantity * ratio == amounts) | (quantity * ratio == lines.price))).sum()),
        codes=len(matches.sku_of) + len(matches.refused),
        new_codes=len(matches.new) if stocked else 0,
        prices=_prices(work, lines, codes, matches),
    )


def _prices(work: Work, lines: SalesLines, codes: Sequence[str], matches: Matches) -> dict[str, tuple[int, int]]:
    """The price of each item in the catalogue and its average price now, in ten-thousandths."""
    priced = lines.only((lines.price > 0) & (lines.quantity > 0))
    count = np.bincount(priced.item, minlength=len(codes))
    total = np.bincount(priced.item, priced.price, len(codes))
    before = catalogue.item_prices(work)
    found = {}
    for number in np.flatnonzero(count).tolist():
        sku = matches.sku_of.get(codes[number], "")
        if sku in before:
            found[sku] = (before[sku], round(float(total[number]) / int(count[number])))
    return found
