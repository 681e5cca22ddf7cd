"""The receiving list: what is expected, by day."""

from datetime import timedelta
from typing import TYPE_CHECKING

from retail_desktop.domain.purchasing import RECEIVABLE
from retail_desktop.persistence import catalogue, orders
from retail_desktop.services.report_wish import Wish, check, occasion
from retail_desktop.services.workplace import Workplace, trading_day

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document


def receiving_document(place: Workplace, wish: Wish) -> "Document":
    """What is outstanding of the orders that were sent; without costs, for everybody at the back door.

    Raises:
        NotFoundError: there is no such store or supplier.
    """
    from retail_desktop.reporting import receiving_list  # noqa: PLC0415 - reporting loads XlsxWriter
    from retail_desktop.reporting.document import chosen  # noqa: PLC0415 - as above

    with place.database.reading() as work:
        check(work, wish)
        as_of = trading_day(work) - timedelta(days=1)
        last = None if wish.days is None else as_of + timedelta(days=wish.days)
        due = [
            order
            for order in orders.orders(work)
            if order.status in RECEIVABLE
            and wish.holds(order.store, supplier=order.supplier)
            and (last is None or order.expected_on <= last)
        ]
        skus = {line.sku for order in due for line in order.lines}
        barcodes = {
            sku: item.barcodes[0] for sku, item in catalogue.items(work).items() if sku in skus and item.barcodes
        }
        ahead = ("the next", f"{wish.days} days") if wish.days else ("", "")
        made = occasion(place, work, as_of, chosen(("store", wish.store), ("supplier", wish.supplier), ahead))
    return receiving_list.document(due, barcodes, made)
