"""What there is to choose from where stock is changed by hand."""

from dataclasses import dataclass
from datetime import date

from retail_desktop.persistence import catalogue
from retail_desktop.services.workplace import Workplace, trading_day


@dataclass(frozen=True, slots=True)
class StockChoices:
    """Stores, categories, suppliers as code and name; `today` is the day on which things are booked by themselves."""

    stores: tuple[str, ...]
    categories: tuple[str, ...]
    suppliers: tuple[tuple[str, str], ...]
    today: date


def stock_choices(place: Workplace) -> StockChoices:
    """The stores, categories and suppliers there are, and the store's own day."""
    with place.database.reading() as work:
        return StockChoices(
            stores=tuple(one.code for one in catalogue.stores(work)),
            categories=tuple(sorted({item.category for item in catalogue.items(work).values()})),
            suppliers=tuple((one.code, one.name) for one in catalogue.suppliers(work).values()),
            today=trading_day(work),
        )
