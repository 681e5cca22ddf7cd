"""The stock card: every movement of an item in a store, from the first to the newest."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.lots import UNNAMED, Lot
from retail_desktop.domain.reservations import free_to_sell
from retail_desktop.domain.stock_card import CardLine, in_order
from retail_desktop.persistence import catalogue, ledger, lots, reservations, stock_card
from retail_desktop.services.find_item import get_sku, get_store
from retail_desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class StockCard:
    """An item in a store: `lots` in the order in which they go, `lines` newest first; quantities in units."""

    sku: str
    name: str
    store: str
    on_hand: Decimal
    owed: Decimal
    counted_on: date | None
    lines: tuple[CardLine, ...]
    lots: tuple[Lot, ...] = ()
    supplier: str = ""

    @property
    def free(self) -> Decimal:
        """Units on hand that nobody is owed."""
        return free_to_sell(self.on_hand, self.owed)

    @property
    def has_lots(self) -> bool:
        """Whether any of it has a lot's number or a last day."""
        return any(lot.name != UNNAMED for lot in self.lots)


def read_card(place: Workplace, sku: str, store: str | None = None) -> StockCard:
    """The card of an item, in the store named, else the only one or the first that holds it.

    Raises:
        NotFoundError: there is no such item or store.
    """
    with place.database.reading() as work:
        code = get_sku(work, sku)
        item, stores = catalogue.item_ids(work)[code], catalogue.store_ids(work)
        known = ledger.balances(work, item)
        if store is None and known:
            where = min((name for name, key in stores.items() if (item, key) in known), default=None)
        else:
            where = get_store(work, store)
        key = item, stores.get(where or "", -1)
        moved = [*stock_card.movements(work, date.min, date.max, key), *stock_card.sold(work, date.min, date.max, key)]
        level = known.get(key)
        return StockCard(
            sku=code,
            name=catalogue.items(work, [code])[code].name,
            store=where or "",
            on_hand=level.on_hand if level else Decimal(0),
            owed=reservations.allocated(work).get(key, Decimal(0)),
            counted_on=level.counted_on if level else None,
            supplier=terms.supplier if (terms := catalogue.terms(work).get(code)) else "",
            lots=lots.lots_on_hand(work, key).get(key, ()),
            lines=tuple(reversed(in_order(one.line for one in moved))),
        )
