"""What a customer at the shelf asks: the price, how many there are and where, and when more will come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import MAIN_STORE, ItemStatus, Supplier
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.next_delivery import Coming, NextDelivery, next_delivery
from retail_desktop.domain.replenishment.lead_times import Delivered, LeadTime, of_supplier, usual_lateness
from retail_desktop.domain.reservations import free_to_sell
from retail_desktop.persistence import catalogue, item_look_up, ledger, people, plans, reservations, sales
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.expected_deliveries import expected_lines
from retail_desktop.persistence.item_look_up import Named
from retail_desktop.persistence.lead_times import past_deliveries
from retail_desktop.services.workplace import Workplace, trading_day

DAYS = 30
MOST_ALTERNATIVES = 5
MOST_HITS = 12
Alternative = Named
"""Another item of the category that lies in the store, as the window knows it."""


@dataclass(frozen=True, slots=True)
class StoreStock:
    """An item in one store; `on_order` was sent to the supplier, `planned` was not sent yet."""

    store: str
    name: str
    on_hand: Decimal
    allocated: Decimal
    on_order: Decimal
    planned: Decimal
    next_delivery: NextDelivery | None
    could_arrive_on: date | None
    last_sale: date | None
    counted: bool

    @property
    def available(self) -> Decimal:
        """Units that are free to sell: on hand less what customers are owed."""
        return free_to_sell(self.on_hand, self.allocated)


@dataclass(frozen=True, slots=True)
class LookUp:
    """One item as a salesperson sees it, without costs; `sold` are net units of the last 30 days in all stores."""

    sku: str
    name: str
    category: str
    barcodes: tuple[str, ...]
    status: ItemStatus
    price: Decimal | None
    currency: str
    today: date
    here: StoreStock
    elsewhere: tuple[StoreStock, ...]
    sold_days: tuple[date, ...]
    sold: tuple[Decimal, ...]
    alternatives: tuple[Alternative, ...]

    @property
    def stores(self) -> tuple[StoreStock, ...]:
        """This store and then the others."""
        return (self.here, *self.elsewhere)

    @property
    def last_sale(self) -> date | None:
        """The last day on which any store sold it."""
        return max((one.last_sale for one in self.stores if one.last_sale), default=None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is meant by something typed or scanned: one item, or several to choose from."""

    text: str
    item: LookUp | None = None
    hits: tuple[Named, ...] = ()


def ask(place: Workplace, text: str, store: str | None = None) -> Answer:
    """Look something up: a code or barcode gives the item, a part of a name too if only one item has it."""
    wanted = text.strip()
    with place.database.reading() as work:
        sku = item_look_up.sku_of(work, wanted) if wanted else None
        hits = () if sku or not wanted else tuple(item_look_up.items_with(work, wanted.split(), MOST_HITS))
        if len(hits) == 1:
            sku = hits[0].sku
        return Answer(text, _look(work, sku, store), hits) if sku else Answer(text, None, hits)


def look_up(place: Workplace, text: str, store: str | None = None) -> LookUp:
    """The item with this code or barcode; `here` is the store named, else the only one, else the one with most of it.

    Raises:
        NotFoundError: there is no such item or store.
    """
    with place.database.reading() as work:
        sku = item_look_up.sku_of(work, text.strip())
        if sku is None:
            raise NotFoundError(f"There is no item {text}. Check the code; leading zeros count.")
        return _look(work, sku, store)


def _look(work: Work, sku: str, store: str | None) -> LookUp:
    key, item = item_look_up.item_of(work, sku)
    today, newest = trading_day(work), sales.newest_day(work)
    stocks = _stocks(work, sku, key, today)
    here = _here(stocks, store)
    price = item.price if item.price is not None else item_look_up.last_price(work, key)
    store_id = catalogue.store_ids(work).get(here.store, -1)
    days = _last_days(newest)
    sold = item_look_up.days_sold(work, key, days[0], days[-1]) if days else {}
    by_day = dict.fromkeys(days, Decimal(0))
    for (_, day), units in sold.items():
        by_day[day] += units
    return LookUp(
        sku=sku,
        name=item.name,
        category=item.category,
        barcodes=item.barcodes,
        status=item.status,
        price=price,
        currency=people.read_setting(work, "currency"),
        today=today,
        here=here,
        elsewhere=tuple(one for one in stocks if one is not here),
        sold_days=days,
        sold=tuple(by_day.values()),
        alternatives=tuple(item_look_up.alternatives(work, item, price, store_id, MOST_ALTERNATIVES)),
    )


def _last_days(newest: date | None) -> tuple[date, ...]:
    return () if newest is None else tuple(newest - timedelta(days=back) for back in range(DAYS - 1, -1, -1))


def _here(stocks: Sequence[StoreStock], store: str | None) -> StoreStock:
    if store is None:
        return max(stocks, key=lambda one: one.on_hand)
    found = next((one for one in stocks if one.store.casefold() == store.strip().casefold()), None)
    if found is None:
        raise NotFoundError(f"There is no store {store}. Known are: {', '.join(one.store for one in stocks)}.")
    return found


def _stocks(work: Work, sku: str, key: int, today: date) -> tuple[StoreStock, ...]:
    """The item in every store, the stores by code; a shop without any yet counts as one."""
    stores, keys = catalogue.stores(work) or (MAIN_STORE,), catalogue.store_ids(work)
    levels, owed = ledger.balances(work, key), reservations.allocated(work)
    coming, planned = _coming(work, sku), item_look_up.planned_units(work, key)
    plan = plans.newest_plan(work)
    arrivals = item_look_up.next_arrivals(work, plan.plan_id, key) if plan else {}
    habits = _habits(work, {one.supplier for lines in coming.values() for one in lines})
    found = []
    for one in stores:
        store_id = keys.get(one.code, -1)
        level, due = levels.get((key, store_id)), coming.get(one.code, [])
        lead_time, late = habits[due[0].supplier] if due else (None, 0)
        found.append(
            StoreStock(
                store=one.code,
                name=one.name or one.code,
                on_hand=level.on_hand if level else Decimal(0),
                allocated=owed.get((key, store_id), Decimal(0)),
                on_order=sum((line.units for line in due), Decimal(0)),
                planned=planned.get(store_id, Decimal(0)),
                next_delivery=next_delivery(due, today, lead_time, late),
                could_arrive_on=_still_ahead(arrivals.get(store_id), today),
                last_sale=level.last_sale if level else None,
                counted=bool(level and level.counted),
            )
        )
    return tuple(found)


def _still_ahead(day: date | None, today: date) -> date | None:
    return day if day is not None and day >= today else None


def _coming(work: Work, sku: str) -> Mapping[str, list[Coming]]:
    found: dict[str, list[Coming]] = {}
    for line in expected_lines(work, sku):
        one = Coming(line.order, line.store, line.supplier, line.units, line.due, line.ordered_on, line.confirmed)
        found.setdefault(line.store, []).append(one)
    return found


def _habits(work: Work, codes: set[str]) -> dict[str, tuple[LeadTime, int]]:
    """How long suppliers take, and how late they are when they are late."""
    suppliers = catalogue.suppliers(work) if codes else {}
    found = {}
    for code in codes:
        past: dict[str, Delivered] = {}
        for one in past_deliveries(work, ledger.END_OF_TIME, code):
            past.setdefault(one.order, one.days)
        typed = suppliers.get(code, Supplier(code, code)).lead_time_days
        known = of_supplier(typed, [days.days for days in past.values()])
        found[code] = known, usual_lateness(list(past.values()))
    return found
