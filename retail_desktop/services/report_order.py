"""A purchase order as a document for the supplier."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from retail_desktop.domain.people import Permission
from retail_desktop.persistence import catalogue, people
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.order_goods import find_order
from retail_desktop.services.workplace import Workplace


def write_order(place: Workplace, number: str, out: Path) -> Path:
    """Write an order as .pdf, .xlsx or .csv.

    Raises:
        NotFoundError: there is no such order.
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import order_document  # noqa: PLC0415 - reportlab is slow to load

    place.allow(Permission.VIEW_COST)
    with place.database.reading() as work:
        order = find_order(work, number)
        items = catalogue.items(work, [line.sku for line in order.lines])
        document = order_document.OrderDocument(
            order=order,
            supplier=catalogue.suppliers(work)[order.supplier],
            store_name=next((store.name for store in catalogue.stores(work) if store.code == order.store), order.store),
            barcodes={sku: item.barcodes[0] for sku, item in items.items() if item.barcodes},
            buyer_address=people.read_setting(work, "buyer_address"),
        )
    makers: dict[str, Callable[[order_document.OrderDocument, Path], object]] = {
        ".pdf": order_document.write_pdf,
        ".xlsx": order_document.write_xlsx,
        ".csv": order_document.write_csv,
    }
    write_by_ending(out, {ending: partial(make, document) for ending, make in makers.items()})
    return out
