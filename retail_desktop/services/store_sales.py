"""Sales that were read and matched: what an import of them says, and how they are written down."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.imports import ADD_UP, ImportOptions, ImportReport, LineIssue, Reason, Target, day_of, totals
from retail_desktop.domain.overlaps import Overlap
from retail_desktop.domain.people import Person
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import QUANTITY_SCALE, money
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.sales import SalesRead
from retail_desktop.importing.sales_lines import NO_PRICE, UNKNOWN, Ints, SalesLines, distinct, products
from retail_desktop.importing.source import Source
from retail_desktop.persistence import catalogue, imports, ledger, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_duplicates import Duplicates, store_days
from retail_desktop.services.layout_facts import layout_facts
from retail_desktop.services.match_items import Matches
from retail_desktop.services.overlaps import settle_overlaps
from retail_desktop.services.progress import Progress
from retail_desktop.services.workplace import now

BATCH = 50_000
Pair = tuple[int, int]
_NO_DAY = 0
_SORTING = "Making ready to store"
_DEAREST = 2**42  # ten-thousandths; above every price that is accepted


@dataclass(slots=True)
class SalesFile:
    """A sales file and what was read of it; `lines` are those whose item is known or new, numbered as in the file."""

    source: Source
    layout: Layout
    options: ImportOptions
    read: SalesRead
    lines: SalesLines
    rejected: list[LineIssue] = field(default_factory=list)
    ignored: list[LineIssue] = field(default_factory=list)

    def keyed(self, work: Work, matches: Matches) -> SalesLines:
        """The lines with the keys of the store for their items and stores; -1 for what is not stored yet."""
        items, stores = catalogue.item_ids(work), catalogue.store_ids(work)
        item_keys = [items.get(matches.sku_of.get(code, ""), -1) for code in self.read.skus]
        return self.lines.with_keys(item_keys, [stores.get(code, -1) for code in store_codes(work, self)])


def store_codes(work: Work, file: SalesFile) -> list[str]:
    """The store of each store text in the file; a file that names none belongs to the only store, or the main one."""
    default = catalogue.default_store(work, file.options.store)
    return [code or default for code in file.read.stores]


def report_of(work: Work, file: SalesFile, matches: Matches, duplicates: Duplicates) -> ImportReport:
    """What storing these lines would do; refused when none can be used, or not all and the user wants all."""
    counting = duplicates.twins == 0
    lines = file.lines if counting.all() else file.lines.only(counting)
    sums, known = _sums(lines), _known(file, counting)
    units, net_sales = totals(sums.quantity, sums.net or 0)
    refused = bool(file.rejected) and (file.options.strict or not len(file.lines))
    codes = store_codes(work, file)
    return ImportReport(
        status="refused" if refused else "partial" if file.rejected else "ok",
        target=Target.SALES,
        file_name=file.source.name,
        format=file.layout.format,
        accepted=sums.records,
        returns=sums.returns,
        ignored=tuple(sorted([*file.ignored, *known], key=lambda issue: issue.line)),
        rejected=tuple(sorted(file.rejected, key=lambda issue: issue.line)),
        new_items=matches.new,
        warnings=tuple(_warnings(file, sums, known, counting)),
        error=_refusal(file) if refused else None,
        period=Period(day_of(int(lines.day.min())), day_of(int(lines.day.max()))) if len(lines) else None,
        stores=tuple(sorted({codes[place] for place in _stores(lines)})),
        units=units,
        net_sales=None if sums.net is None else net_sales,
        currency=people.read_setting(work, "currency"),
        layout=layout_facts(file.layout),
        replaces=tuple(sorted({day_of(day).isoformat() for _, day in duplicates.replaced})),
    )


def _known(file: SalesFile, counting: NDArray[np.bool_]) -> list[LineIssue]:
    """The records that bring nothing new, on any of their days."""
    lines = file.lines.line
    known = np.setdiff1d(lines[~counting], lines[counting]) if not counting.all() else lines[:0]
    return [LineIssue(file.source.line(line), Reason.DUPLICATE) for line in known.tolist()]


def _refusal(file: SalesFile) -> str:
    reasons = Counter(issue.reason.value.replace("_", " ") for issue in file.rejected)
    first = min(file.rejected, key=lambda issue: issue.line)
    causes = ", ".join(f"{count} × {reason}" for reason, count in reasons.most_common(3))
    return (
        f"{len(file.rejected)} lines cannot be used ({causes}), "
        f"the first is line {first.line}. Correct the file and import it again; nothing was stored."
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """Records, returns and records given away; thousandths and ten-thousandths (None where no amount is known)."""

    records: int
    returns: int
    free: int
    quantity: int
    net: int | None


def _sums(lines: SalesLines) -> _Sums:
    quantity = net = known = 0
    free = list[Ints]()
    for part in lines.parts():
        amounts = part.amounts()
        priced = amounts != UNKNOWN
        quantity += int(part.quantity.sum(dtype=np.int64))
        net += int(amounts[priced].sum(dtype=np.int64))
        known += int(priced.sum())
        free.append((part.quantity > 0) & (amounts == 0))
    records = lines.records()
    given = np.concatenate(free) if free else np.empty(0, bool)
    gifts = len(np.setdiff1d(lines.line[given], lines.line[~given])) if given.any() else 0
    return _Sums(len(records), int((records.quantity < 0).sum()), gifts, quantity, net if known else None)


def _warnings(file: SalesFile, sums: _Sums, known: Sequence[LineIssue], counting: NDArray[np.bool_]) -> Iterable[str]:
    if sums.free:
        yield f"{_were(sums.free)} given away at price 0; what is given away counts as sold."
    if known:
        yield f"{_were(len(known))} imported before from another file and not counted again."
    in_part = len(file.lines.only(~counting).records()) - len(known) if not counting.all() else 0
    if in_part:
        yield f"{_were(in_part)} imported before from another file in part; only the other days are counted."
    if not sums.records and not file.rejected:
        yield "Nothing in this file is new; nothing was stored."


def _were(count: int) -> str:
    return "1 line was" if count == 1 else f"{count} lines were"


def store_sales(
    person: Person,
    work: Work,
    file: SalesFile,
    matches: Matches,
    duplicates: Duplicates,
    report: ImportReport,
    progress: Progress,
) -> ImportReport:
    """Write the import, its new items, its lines and the balances; gives the report with its number."""
    stores = {store_codes(work, file)[place] for place in _stores(file.lines)}
    catalogue.add_stores(work, sorted(stores))
    import_id = imports.add_import(
        work, report, file_hash=file.source.sha256, headers=file.layout.headers, at=now(), person=person.name
    )
    progress(_SORTING, 0, 0)
    catalogue.add_items(work, _new_items(file, matches), import_id)
    progress(_SORTING, 0, 0)
    lines = file.keyed(work, matches)
    file.lines = lines  # the file's own numbers are not needed any more
    imports.set_stored(work, import_id, len(lines), int(lines.quantity.sum(dtype=np.int64)))
    progress(_SORTING, 0, 0)
    sales.add_import_days(work, _import_days(lines, import_id, duplicates, file.options))
    sold = _write_lines(work, lines, file.read.receipts, import_id, progress)
    changed = settle_overlaps(work, import_id)
    if changed:
        ledger.refresh_balances(work, changed | sold.keys())
    else:
        ledger.book_sales(work, [(*pair, units, day or None) for pair, (units, day) in sold.items()])
    people.count_up(work, "sales_version")
    people.note(work, person.name, "import sales", str(import_id), {"file": report.file_name, "lines": report.accepted})
    return replace(report, import_id=import_id)


def _write_lines(
    work: Work, lines: SalesLines, receipts: list[str], import_id: int, progress: Progress
) -> dict[Pair, tuple[int, int]]:
    """Write the lines in key order, some at a time, so that their Python numbers never stand in memory all at once.

    Gives what they take off the stock, by item and store: thousandths sold since the last count, last day with a sale.
    """
    sold: dict[Pair, tuple[int, int]] = {}
    counted = ledger.counted_days(work)
    receipt = _stored_receipts(work, lines, receipts)
    progress(_SORTING, 0, 0)
    order = _key_order(lines)
    for start in range(0, len(lines), BATCH):
        progress("Storing sales", start, len(lines))
        places = order[start : start + BATCH]
        part = lines.only(places)
        columns: dict[str, NDArray[Any] | int] = {
            "item_id": part.item, "store_id": part.store, "day": part.day, "import_id": import_id, "line": part.line,
            "quantity": part.quantity,
        }  # fmt: skip
        if np.any(part.price != NO_PRICE):
            columns["price"] = np.where(part.price == NO_PRICE, UNKNOWN, part.price)
        if len(part.net):
            columns["net_amount"] = _not_computed(part)
        if len(receipt):
            columns["receipt_id"] = receipt[places]
        sales.add_lines(work, columns)
        _sum_up(part, counted, sold)
    return sold


def _sum_up(lines: SalesLines, counted: Mapping[Pair, int], sold: dict[Pair, tuple[int, int]]) -> None:
    """Add sorted lines to what is sold of each item and store."""
    changes = (lines.item[1:] != lines.item[:-1]) | (lines.store[1:] != lines.store[:-1])
    starts = np.concatenate(([0], np.flatnonzero(changes) + 1))
    pairs = list(zip(lines.item[starts].tolist(), lines.store[starts].tolist(), strict=True))
    since = np.repeat([counted.get(pair, _NO_DAY) for pair in pairs], np.diff(np.append(starts, len(lines))))
    units = np.add.reduceat(np.where(lines.day > since, lines.quantity, 0), starts, dtype=np.int64)
    last = np.maximum.reduceat(np.where(lines.quantity > 0, lines.day, _NO_DAY), starts)
    for pair, more, day in zip(pairs, units.tolist(), last.tolist(), strict=True):
        before = sold.get(pair, (0, _NO_DAY))
        sold[pair] = before[0] + more, max(before[1], day)


def _not_computed(lines: SalesLines) -> Ints:
    """Amounts that are not simply the whole product of quantity and price; the others need not be stored."""
    whole = lines.quantity.astype(np.int64) % QUANTITY_SCALE == 0
    small = np.abs(lines.quantity.astype(np.float64) * lines.price) < 2.0**62
    equal = (products(lines.quantity, lines.price) == lines.net) & whole & small
    return np.where(equal, UNKNOWN, lines.net)


def _key_order(lines: SalesLines) -> Ints:
    """The places of the lines in the order in which the store keeps them: item, store, day, line."""
    days = lines.day - lines.day.min(initial=1)
    spans = [int(column.max(initial=0)) + 1 for column in (lines.item, lines.store, days)]
    if np.prod([float(span) for span in (*spans, len(lines))]) >= 2.0**62:
        return np.lexsort((lines.line, lines.day, lines.store, lines.item))
    key = lines.item.astype(np.int64)
    for column, span in ((lines.store, spans[1]), (days, spans[2])):
        key *= span
        key += column
    key *= max(1, len(lines))
    key += np.arange(len(lines), dtype=np.int32)  # lines come in the order of the file
    key.sort()
    key %= max(1, len(lines))
    return key.astype(np.int32)


def _stored_receipts(work: Work, lines: SalesLines, numbers: list[str]) -> Ints:
    """The key of each line's receipt, or `UNKNOWN`; empty where the file knows neither receipts nor times."""
    if not len(lines.receipt) and not len(lines.minute):
        return np.empty(0, np.int64)
    receipt = lines.receipt.astype(np.int64) if len(lines.receipt) else np.full(len(lines), len(numbers))
    minute = lines.minute.astype(np.int64) if len(lines.minute) else np.full(len(lines), -1)
    found, place = np.unique(receipt * 1441 + minute + 1, return_inverse=True)
    texts = [*numbers, ""]
    rows = [(texts[one // 1441], one % 1441 - 1) for one in found.tolist()]
    known = np.array([bool(text) or minute >= 0 for text, minute in rows], bool)
    first = sales.add_receipts(
        work,
        [text for (text, _), wanted in zip(rows, known.tolist(), strict=True) if wanted],
        [None if one < 0 else one for (_, one), wanted in zip(rows, known.tolist(), strict=True) if wanted],
    )
    keys = np.where(known, first + np.cumsum(known) - 1, UNKNOWN)
    stored: Ints = keys[place]
    return stored


def _import_days(
    lines: SalesLines, import_id: int, duplicates: Duplicates, options: ImportOptions
) -> Mapping[str, NDArray[Any] | int]:
    pairs, counts = store_days(lines)
    store, day = pairs >> 32, pairs & (2**32 - 1)
    if options.duplicates == "replace":
        overlap = np.full(len(pairs), Overlap.REPLACE)
    elif options.duplicates in {"add", ADD_UP}:
        overlap = np.full(len(pairs), Overlap.ADD)
    else:
        replaced = np.array([place * 2**32 + one for place, one in duplicates.replaced], np.int64)
        overlap = np.where(np.isin(pairs, replaced), Overlap.REPLACE, Overlap.MERGE)
    return {"store_id": store, "day": day, "import_id": import_id, "lines": counts, "overlap": overlap}


def _stores(lines: SalesLines) -> list[int]:
    found: list[int] = distinct(lines, lambda part: part.store, int(lines.store.max(initial=0)) + 1)[0].tolist()
    return found


def _new_items(file: SalesFile, matches: Matches) -> list[Item]:
    """Items as this file describes them, each with the newest price it was sold at."""
    new = set(matches.new)
    newest = _newest_prices(file.lines, len(file.read.skus))
    found = []
    for number, code in enumerate(file.read.skus):
        sku = matches.sku_of.get(code)
        if sku not in new:
            continue
        seen = file.read.items.get(code, SeenItem())
        found.append(
            Item(
                sku=sku,
                name=seen.name or sku,
                category=seen.category,
                barcodes=(seen.barcode,) if seen.barcode else (),
                price=money(int(newest[number])) if newest[number] else None,
            )
        )
    return found


def _newest_prices(lines: SalesLines, items: int) -> Ints:
    """By item number the highest price of the newest day on which it was sold at one, 0 where there is none."""
    newest = np.zeros(items, np.int64)
    for part in lines.parts():
        priced = (part.price > 0) & (part.price < _DEAREST) & (part.quantity > 0)
        np.maximum.at(newest, part.item[priced], part.day[priced].astype(np.int64) * _DEAREST + part.price[priced])
    return newest % _DEAREST
