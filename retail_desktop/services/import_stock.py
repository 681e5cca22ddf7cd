"""Counted stock: each count fixes the level of an item in a store at the evening of its day."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.periods import latest_allowed
from retail_desktop.importing.stock import StockRow
from retail_desktop.persistence import catalogue, ledger, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import Changes
from retail_desktop.services.find_goods import Found, find_goods, say_goods
from retail_desktop.services.import_outcome import Outcome, Stamp
from retail_desktop.services.workplace import trading_day

Count = tuple[str, str, date]


def apply_stock(work: Work, rows: Sequence[StockRow], options: ImportOptions) -> Outcome:
    """The counts of a file; two different ones of an item, store and day contradict each other, so neither holds."""
    outcome = Outcome(Changes(work))
    found = find_goods(work, [row.goods for row in rows], options)
    outcome.warnings += found.warnings
    outcome.doubts = found.doubts
    default = catalogue.default_store(work, options.store)
    # A count without a date goes with the newest sales: it stands for the evening of their last day.
    counted = sales.newest_day(work) or trading_day(work) - timedelta(days=1)
    latest = latest_allowed(date.today())  # noqa: DTZ011 - a trading day has no zone
    counts: dict[Count, list[tuple[StockRow, Found]]] = {}
    for row, one in zip(rows, found.lines, strict=True):
        day = row.day or counted
        if one.reason is Reason.NOT_A_PRODUCT:
            outcome.ignored.append(LineIssue(row.line, one.reason))
        elif one.reason is not None:
            outcome.rejected.append(LineIssue(row.line, one.reason, "sku", row.goods.sku))
        elif day > latest:
            outcome.rejected.append(LineIssue(row.line, Reason.FUTURE_DATE, "date", day.isoformat()))
        else:
            counts.setdefault((one.sku, row.store or default, day), []).append((row, one))
    held = _held(outcome, counts)
    outcome.write = lambda work, stamp: _write(work, stamp, held)
    return outcome


def _held(outcome: Outcome, counts: dict[Count, list[tuple[StockRow, Found]]]) -> dict[Count, Decimal]:
    """The counts that hold; an item counted twice has both lines rejected, unless both say that there is none."""
    held = {}
    for key, rows in counts.items():
        (first, found), *others = rows
        if others and any(row.on_hand for row, _ in rows):
            outcome.rejected += [LineIssue(row.line, Reason.DUPLICATE, "sku", row.goods.sku) for row, _ in rows]
            continue
        if found.new:
            say_goods(outcome.changes, found, first.goods)
        outcome.ignored += [LineIssue(row.line, Reason.DUPLICATE) for row, _ in others]
        outcome.accepted += 1
        outcome.stores.add(key[1])
        outcome.days.add(key[2])
        outcome.units += first.on_hand
        held[key] = first.on_hand
    negative = sum(units < 0 for units in held.values())
    if negative:
        outcome.warnings.append(
            f"{negative} counts are below zero; they are stored as they are. Count these items anew."
        )
    return held


def _write(work: Work, stamp: Stamp, counts: dict[Count, Decimal]) -> None:
    stores, items = catalogue.add_stores(work, {store for _, store, _ in counts}), catalogue.item_ids(work)
    rows = [
        ledger.movement_row(
            items[sku], stores[store], day, MovementKind.COUNT, units,
            import_id=stamp.import_id, recorded_at=stamp.at, person=stamp.person,
        )
        for (sku, store, day), units in counts.items()
    ]  # fmt: skip
    ledger.add_movements(work, rows)
