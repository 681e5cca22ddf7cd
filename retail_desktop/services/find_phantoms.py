"""Which items to count first: those whose stock in the book can hardly be true, by the money at risk."""

from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.phantom_stock import (
    FEWEST_DAYS_WITH_SALES,
    UNLIKELY,
    Doubt,
    Suspect,
    chance_of_silence,
    daily_moments,
)
from retail_desktop.persistence import catalogue, ledger, sales
from retail_desktop.services.browse_items import ItemRow, list_items
from retail_desktop.services.workplace import Workplace

USUAL_DAYS = 365

Moments = tuple[int, float, float, date]


def find_suspects(place: Workplace) -> tuple[Suspect, ...]:
    """Items below zero, silent beyond chance or never counted, the most money first.

    Somebody who counts an item sees that it is there, and the silence begins anew; a file of counts may be a till's own
    book, so it ends no silence. What is usual is the item's own year up to its last sale; one that sold on fewer than
    four days has no usual.
    """
    rows = list_items(place)
    with place.database.reading() as work:
        last = sales.newest_day(work)
        if last is None:
            return ()
        items = {key: sku for sku, key in catalogue.item_ids(work).items()}
        stores = {key: code for code, key in catalogue.store_ids(work).items()}
        moments = sales.demand_moments(work, last - timedelta(days=USUAL_DAYS - 1), last)
        seen = {(items[one], stores[where]): day for (one, where), day in ledger.counted_by_hand(work).items()}
    usual = {(items[item], stores[store]): value for (item, store), value in moments.items()}
    found = [_suspect(row, usual.get(key := (row.sku, row.store)), last, seen.get(key)) for row in rows]
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.at_risk, one.sku, one.store)))


def _suspect(row: ItemRow, usual: Moments | None, last: date, seen: date | None) -> Suspect | None:
    mean, variance = _daily(row, usual)
    worth = row.unit_cost if row.unit_cost is not None else row.price or Decimal(0)
    weekly = mean * 7
    if not row.counted:
        # No level is known at all: what a wrong guess costs is what sells in a week.
        risk = Decimal(str(round(weekly, 3))) * worth
        return _of(row, Doubt.NEVER_COUNTED, risk, weekly) if row.last_sale else None
    if row.on_hand < 0:
        return _of(row, Doubt.NEGATIVE, -row.on_hand * worth, weekly)
    # Goods that came or were counted after the last sale have had only so long to sell.
    since = max(filter(None, (row.last_sale, row.last_receipt, seen)), default=last)
    silent = max(0, (last - since).days)
    chance = chance_of_silence(mean, variance, silent)
    if row.on_hand == 0 or chance >= UNLIKELY:
        return None
    risk = row.on_hand * worth * Decimal(str(round(1 - chance, 4)))
    return _of(row, Doubt.SILENT, risk, weekly, silent, chance)


def _daily(row: ItemRow, usual: Moments | None) -> tuple[float, float]:
    if usual is None or row.last_sale is None or usual[0] < FEWEST_DAYS_WITH_SALES:
        return 0.0, 0.0
    days, total, squares, first = usual
    return daily_moments(days, total, squares, (row.last_sale - first).days + 1)


def _of(
    row: ItemRow, doubt: Doubt, risk: Decimal, weekly: float, silent: int = 0, chance: float | None = None
) -> Suspect:
    return Suspect(
        sku=row.sku,
        name=row.name,
        store=row.store,
        doubt=doubt,
        on_hand=row.on_hand,
        at_risk=risk.quantize(Decimal("0.01")),
        last_sale=row.last_sale,
        silent_days=silent,
        weekly=weekly,
        chance=chance,
    )
