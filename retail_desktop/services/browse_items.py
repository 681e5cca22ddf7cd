"""Looking things up: the list of items, one item's card, search by code, barcode or name."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import MAIN_STORE, Item, ItemStatus, Supplier, SupplyTerms
from retail_desktop.domain.classification import pattern_from_moments
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.forecast import Accuracy, ItemForecast
from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.reservations import free_to_sell
from retail_desktop.domain.sales import day_demand
from retail_desktop.persistence import catalogue, forecasts, ledger, orders, plans, reservations, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.find_item import find_sku
from retail_desktop.services.workplace import Workplace

PATTERN_DAYS = 365


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item in one store; quantities in units, forecast in units a day."""

    sku: str
    name: str
    category: str
    supplier: str
    supplier_name: str
    store: str
    on_hand: Decimal
    on_order: Decimal
    sold_30_days: Decimal
    daily_forecast: float | None
    price: Decimal | None
    unit_cost: Decimal | None
    last_sale: date | None
    status: ItemStatus
    pattern: str
    counted: bool = True
    last_receipt: date | None = None
    allocated: Decimal = Decimal(0)

    @property
    def available(self) -> Decimal:
        """Units that are free to sell: on hand less what customers are owed."""
        return free_to_sell(self.on_hand, self.allocated)


@dataclass(frozen=True, slots=True)
class ItemCard:
    """Everything about one item in one store; the history is demand a day, oldest first."""

    item: Item
    row: ItemRow
    stores: tuple[ItemRow, ...]
    supplier: Supplier | None
    terms: SupplyTerms | None
    next_delivery: date | None
    history_days: tuple[date, ...]
    history_units: tuple[float, ...]
    out_of_stock: tuple[date, ...]
    forecast: ItemForecast | None
    suggestion: Suggestion | None
    due: tuple[tuple[date, Decimal], ...]
    accuracy: Accuracy | None


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the rows of all items have in common, read once."""

    terms: Mapping[str, SupplyTerms]
    suppliers: Mapping[str, Supplier]
    due: Mapping[tuple[int, int], list[tuple[date, Decimal]]]
    key_of: Mapping[str, int]
    sku_of: Mapping[int, str]
    store_of: Mapping[int, str]
    last: date
    owed: Mapping[tuple[int, int], Decimal]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rows of one item, or of all, are put together from."""

    items: Mapping[str, Item]
    levels: Mapping[tuple[int, int], ledger.StockLevel]
    sold: Mapping[tuple[int, int], int]
    means: Mapping[tuple[int, int], float]
    moments: Mapping[tuple[int, int], tuple[int, float, float, date]]


def list_items(place: Workplace) -> tuple[ItemRow, ...]:
    """All items in all stores that sold or held them, by code and store; items in no store under the first one."""
    with place.database.reading() as work:
        return _rows(work, _shared(work))


def find_items(place: Workplace, text: str, limit: int = 20) -> tuple[ItemRow, ...]:
    """Items whose code or barcode is `text`, or else whose code or name contains it; by code."""
    wanted = text.strip().casefold()
    if not wanted:
        return ()
    with place.database.reading() as work:
        exact = find_sku(work, text)
        found = [exact] if exact else _near(work, wanted)
        shared = _shared(work)
        return tuple(row for sku in found[:limit] for row in _rows(work, shared, sku))[:limit]


def item_card(place: Workplace, sku: str, store: str | None = None) -> ItemCard:
    """One item with its history, forecast and plan; in the store that sells most of it unless one is named.

    Raises:
        NotFoundError: there is no such item, or not in that store.
    """
    with place.database.reading() as work:
        code = find_sku(work, sku)
        if code is None:
            raise NotFoundError(f"There is no item {sku}. Check the code; leading zeros count.")
        shared = _shared(work)
        rows = _rows(work, shared, code)
        named = [row for row in rows if store in {None, row.store}]
        if not named:
            raise NotFoundError(f"Item {sku} is not known in store {store}.")
        return _card(work, shared, max(named, key=lambda row: row.sold_30_days), rows)


def _near(work: Work, wanted: str) -> list[str]:
    items = catalogue.items(work).values()
    return [item.sku for item in items if wanted in item.sku.casefold() or wanted in item.name.casefold()]


def _rows(work: Work, shared: _Shared, sku: str | None = None) -> tuple[ItemRow, ...]:
    """Rows of all items, or of one."""
    facts = _facts(work, shared, sku)
    default = next(iter(shared.store_of.values()), MAIN_STORE.code)
    rows = [_row(shared, facts, key) for key in facts.levels if shared.sku_of[key[0]] in facts.items]
    seen = {row.sku for row in rows}
    rows += [_bare_row(shared, item, default) for code, item in facts.items.items() if code not in seen]
    return tuple(sorted(rows, key=lambda row: (row.sku, row.store)))


def _card(work: Work, shared: _Shared, row: ItemRow, rows: tuple[ItemRow, ...]) -> ItemCard:
    item = catalogue.items(work, [row.sku])[row.sku]
    terms = shared.terms.get(row.sku)
    key = shared.key_of[row.sku], catalogue.store_ids(work).get(row.store, -1)
    due = tuple(sorted(shared.due.get(key, ())))
    run, plan = forecasts.newest_run(work, whole=False, or_first=True), plans.newest_plan(work)
    days, units = _history(work, row)
    found = forecasts.forecasts(work, run[0].run_id, row.sku, row.store) if run else iter(())
    scores = forecasts.accuracies(work, run[0].run_id, row.sku) if run else iter(())
    suggestions = plans.lines(work, plan.plan_id, row.sku) if plan else ()
    return ItemCard(
        item=item,
        row=row,
        stores=rows,
        supplier=shared.suppliers.get(terms.supplier) if terms else None,
        terms=terms,
        next_delivery=due[0][0] if due else None,
        history_days=days,
        history_units=units,
        out_of_stock=_out_of_stock(work, key, days),
        forecast=next(found, None),
        suggestion=next((line for line in suggestions if line.store == row.store), None),
        due=due,
        accuracy=next((score for score in scores if score.store == row.store), None),
    )


def _history(work: Work, row: ItemRow) -> tuple[tuple[date, ...], tuple[float, ...]]:
    last = sales.newest_day(work)
    rows = sales.item_days(work, row.sku, row.store, last) if last else []
    if not rows or last is None:
        return (), ()
    demand = {line.day: float(day_demand(line.sold, line.returned)) for line in rows}
    days = tuple(rows[0].day + timedelta(days=step) for step in range((last - rows[0].day).days + 1))
    return days, tuple(demand.get(day, 0.0) for day in days)


def _out_of_stock(work: Work, key: tuple[int, int], days: tuple[date, ...]) -> tuple[date, ...]:
    """Days that the forecast did not count as evidence because nothing was there to be sold."""
    if not days:
        return ()
    from retail_desktop.services.stock_history import empty_days  # noqa: PLC0415 - only a card asks for it

    empty = empty_days(work, key, days[-1])
    return tuple(day for day in days if day.toordinal() in empty)


def _shared(work: Work) -> _Shared:
    keys = catalogue.item_ids(work)
    return _Shared(
        terms=catalogue.terms(work),
        suppliers=catalogue.suppliers(work),
        due=orders.outstanding(work, ledger.END_OF_TIME),
        key_of=keys,
        sku_of={number: code for code, number in keys.items()},
        store_of={number: code for code, number in catalogue.store_ids(work).items()},
        last=sales.newest_day(work) or date.max,
        owed=reservations.allocated(work),
    )


def _facts(work: Work, shared: _Shared, sku: str | None) -> _Facts:
    run, last = forecasts.newest_run(work, or_first=True), shared.last
    key = None if sku is None else shared.key_of[sku]
    return _Facts(
        items=catalogue.items(work, None if sku is None else [sku]),
        levels=ledger.balances(work, key),
        sold=sales.sold_since(work, _days_before(last, 29), last, key),
        means=forecasts.daily_means(work, run[0].run_id, key) if run else {},
        moments=sales.demand_moments(work, _days_before(last, PATTERN_DAYS - 1), last, key),
    )


def _row(shared: _Shared, facts: _Facts, key: tuple[int, int]) -> ItemRow:
    item, level = facts.items[shared.sku_of[key[0]]], facts.levels[key]
    bare = _bare_row(shared, item, shared.store_of[key[1]])
    return replace(
        bare,
        on_hand=level.on_hand,
        on_order=sum((units for _, units in shared.due.get(key, ())), Decimal(0)),
        sold_30_days=quantity(facts.sold.get(key, 0)),
        daily_forecast=facts.means.get(key),
        last_sale=level.last_sale,
        pattern=_pattern(facts.moments.get(key), shared.last),
        counted=level.counted,
        last_receipt=level.last_receipt,
        allocated=shared.owed.get(key, Decimal(0)),
    )


def _pattern(moments: tuple[int, float, float, date] | None, last: date) -> str:
    days, total, squares, first = moments or (0, 0.0, 0.0, last)
    return pattern_from_moments(days, total, squares, (last - first).days + 1)


def _days_before(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _bare_row(shared: _Shared, item: Item, store: str) -> ItemRow:
    """A row of an item without stock and sales."""
    terms = shared.terms.get(item.sku)
    supplier = shared.suppliers.get(terms.supplier) if terms else None
    cost = terms.unit_cost if terms and terms.unit_cost is not None else item.unit_cost
    return ItemRow(
        sku=item.sku,
        name=item.name,
        category=item.category,
        supplier=supplier.code if supplier else "",
        supplier_name=supplier.name if supplier else "",
        store=store,
        on_hand=Decimal(0),
        on_order=Decimal(0),
        sold_30_days=Decimal(0),
        daily_forecast=None,
        price=item.price,
        unit_cost=cost,
        last_sale=None,
        status=item.status,
        pattern="none",
        counted=False,
    )
