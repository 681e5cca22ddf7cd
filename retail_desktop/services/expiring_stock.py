"""What expires soon: the lots on hand by their last day, what of them is likely to be sold in time, and the money."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.lots import Lot, LotName, sold_in_time
from retail_desktop.persistence import catalogue, forecasts, lots
from retail_desktop.persistence.database import Work
from retail_desktop.services.browse_items import ItemRow, list_items
from retail_desktop.services.find_item import get_store
from retail_desktop.services.workplace import Workplace, trading_day

USUAL_DAYS = 30
LONGEST_DAYS = 3_650


@dataclass(frozen=True, slots=True)
class ExpiringLot:
    """A lot on hand: its units, those likely to be sold before it expires, and what they cost.

    `days_left` is 0 on the last day on which it may be sold, and below zero after it.
    """

    sku: str
    name: str
    category: str
    store: str
    lot: str
    expires_on: date
    days_left: int
    units: Decimal
    likely_sold: Decimal
    unit_cost: Decimal | None

    @property
    def lot_name(self) -> LotName:
        """What the lot is called."""
        return LotName(self.lot, self.expires_on)

    @property
    def likely_wasted(self) -> Decimal:
        """Units that are likely to be left when it expires."""
        return self.units - self.likely_sold

    @property
    def at_risk(self) -> Decimal | None:
        """The whole lot at cost; None where no cost is known."""
        return None if self.unit_cost is None else (self.units * self.unit_cost).quantize(Decimal("0.01"))

    @property
    def likely_lost(self) -> Decimal | None:
        """What is likely to be left, at cost; None where no cost is known."""
        return None if self.unit_cost is None else (self.likely_wasted * self.unit_cost).quantize(Decimal("0.01"))


def list_expiring(place: Workplace, days: int = USUAL_DAYS, *, store: str | None = None) -> tuple[ExpiringLot, ...]:
    """Lots on hand that expire within so many days, or have expired; the earliest first, then the most money.

    Raises:
        NotFoundError: there is no such store.
        RetailError: the number of days cannot be.
    """
    if not 0 <= days <= LONGEST_DAYS:
        raise RetailError(f"{days} is no period. Give a number of days from 0 to {LONGEST_DAYS:,}.")
    rows = {(row.sku, row.store): row for row in list_items(place) if row.status is not ItemStatus.IGNORED}
    with place.database.reading() as work:
        where = None if store is None else get_store(work, store)
        today = trading_day(work)
        held = _lots(work)
        demand = _forecasts(work, held)
    found = [
        one
        for key, mine in held.items()
        if key in rows and where in {None, key[1]}
        for one in _judged(rows[key], mine, today, _expected(rows[key], demand.get(key), today))
        if one.days_left <= days
    ]
    return tuple(sorted(found, key=lambda one: (one.expires_on, -(one.at_risk or 0), one.sku, one.store)))


def _lots(work: Work) -> dict[tuple[str, str], Sequence[Lot]]:
    skus = {key: sku for sku, key in catalogue.item_ids(work).items()}
    stores = {key: code for code, key in catalogue.store_ids(work).items()}
    return {(skus[item], stores[where]): held for (item, where), held in lots.lots_on_hand(work).items()}


def _forecasts(work: Work, held: Container[tuple[str, str]]) -> Mapping[tuple[str, str], ItemForecast]:
    run = forecasts.newest_run(work)
    found = forecasts.forecasts(work, run[0].run_id) if run else iter(())
    return {key: one for one in found if (key := (one.sku, one.store)) in held}


def _expected(row: ItemRow, forecast: ItemForecast | None, today: date) -> Callable[[date], float]:
    """Demand from today until the evening of a day: as forecast, else as in the last thirty days."""
    rate = max(0.0, float(row.sold_30_days) / 30)

    def until(day: date) -> float:
        if forecast is None:
            return rate * max(0, (day - today).days + 1)
        before = forecast.expected_total((today - forecast.as_of).days - 1)
        return max(0.0, forecast.expected_total((day - forecast.as_of).days) - before)

    return until


def _judged(row: ItemRow, held: Sequence[Lot], today: date, expected: Callable[[date], float]) -> Iterator[ExpiringLot]:
    for lot, sold in zip(held, sold_in_time(held, expected), strict=True):
        if lot.name.expires_on is not None and sold is not None:
            yield ExpiringLot(
                sku=row.sku,
                name=row.name,
                category=row.category,
                store=row.store,
                lot=lot.name.number,
                expires_on=lot.name.expires_on,
                days_left=(lot.name.expires_on - today).days,
                units=lot.units,
                likely_sold=sold,
                unit_cost=row.unit_cost,
            )
