"""What somebody wants to see in a report, and what every report says of its making."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.figure_periods import Span
from retail_desktop.domain.trading_days import shown_moment
from retail_desktop.persistence import catalogue, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Occasion

Paper = Literal["A4", "Letter"]
LONGEST_PERIOD = 3_660


@dataclass(frozen=True, slots=True)
class Wish:
    """What is chosen of a report; what is empty means everything, or what is usual.

    `days` are those without a sale that make stock dead, or the period of a supplier's orders or of sales. `first`,
    `last` and `by` are of sales: their days, and what they are divided by. `span` is the period of the figures.
    """

    as_of: date | None = None
    store: str = ""
    category: str = ""
    supplier: str = ""
    days: int | None = None
    with_items: bool = True
    page: Paper = "A4"
    first: date | None = None
    last: date | None = None
    by: str = ""
    span: Span | None = None

    def holds(self, store: str, category: str | None = None, supplier: str | None = None) -> bool:
        """Whether something belongs to what was chosen; None belongs to everything."""
        pairs = ((self.store, store), (self.category, category), (self.supplier, supplier))
        return all(not wanted or found is None or wanted == found for wanted, found in pairs)


def check(work: Work, wish: Wish) -> None:
    """Refuse a wish for what does not exist.

    Raises:
        NotFoundError: there is no such store, category or supplier.
        RetailError: a number of days that cannot be.
    """
    _known("store", wish.store, {store.code for store in catalogue.stores(work)})
    _known("supplier", wish.supplier, catalogue.suppliers(work))
    if wish.category:
        _known("category", wish.category, {item.category for item in catalogue.items(work).values()})
    if wish.days is not None and not 1 <= wish.days <= LONGEST_PERIOD:
        raise RetailError(f"{wish.days} is no period. Give a number of days from 1 to {LONGEST_PERIOD:,}.")


def occasion(place: Workplace, work: Work, as_of: date, filters: str) -> "Occasion":
    """Where, when and by whom a report is made."""
    from retail_desktop.reporting.document import Occasion  # noqa: PLC0415 - reporting loads XlsxWriter

    stores = catalogue.stores(work)
    newest = sales.newest_day(work)
    return Occasion(
        store_name=stores[0].name if len(stores) == 1 else f"{len(stores)} stores",
        as_of=as_of,
        data_through=min(newest, as_of) if newest else as_of,
        printed_at=shown_moment(datetime.now().astimezone()),
        printed_by=place.person.name,
        currency=people.read_setting(work, "currency"),
        filters=filters,
    )


def _known(what: str, wanted: str, known: Collection[str]) -> None:
    if wanted and wanted not in known:
        some = ", ".join(sorted(filter(None, known))[:12]) or "none yet"
        raise NotFoundError(f"There is no {what} {wanted}. Known are: {some}.")
