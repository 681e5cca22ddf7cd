"""A purchase order as files for the supplier: paper, tables, EDI, and an e-mail draft with them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import AFTER_SENDING, OrderStatus, PurchaseOrder, StatusChange
from retail_desktop.persistence import catalogue, orders, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.letterhead import letterhead
from retail_desktop.services.order_goods import find_order, key_of
from retail_desktop.services.workplace import Workplace, now

if TYPE_CHECKING:
    from retail_desktop.reporting.order_document import OrderDocument

ENDINGS = (".pdf", ".xlsx", ".csv", ".edi", ".edifact", ".eml")
_PRINTED = frozenset({".pdf", ".eml"})
_INTERCHANGES = frozenset({".edi", ".edifact"})
_FINAL = AFTER_SENDING | {OrderStatus.APPROVED}


def write_order(place: Workplace, number: str, out: Path) -> Path:
    """Write an order as .pdf, .xlsx, .csv, .edi (X12 850), .edifact (EANCOM ORDERS) or .eml (draft of an e-mail).

    The order remembers that it was printed; the same revision printed again is marked as a reprint.

    Raises:
        NotFoundError: there is no such order.
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import (  # noqa: PLC0415 - reportlab is slow to load
        order_document,
        order_eancom,
        order_pages,
        order_x12,
    )

    place.allow(Permission.VIEW_COST)
    ending = out.suffix.lower()
    document = _document(place, number, interchange=ending in _INTERCHANGES)
    makers: dict[str, Callable[[OrderDocument, Path], object]] = {
        ".pdf": order_pages.write_pdf,
        ".xlsx": order_document.write_xlsx,
        ".csv": order_document.write_csv,
        ".edi": order_x12.write_x12,
        ".edifact": order_eancom.write_eancom,
        ".eml": _write_mail,
    }
    write_by_ending(out, {ending: partial(make, document) for ending, make in makers.items()})
    if ending in _PRINTED and document.order.status in _FINAL:
        with place.database.writing() as work:
            _remember(place, work, document.order)
    return out


def _document(place: Workplace, number: str, *, interchange: bool) -> "OrderDocument":
    from retail_desktop.reporting.order_document import OrderDocument  # noqa: PLC0415 - as above

    with place.database.writing() if interchange else place.database.reading() as work:
        order = find_order(work, number)
        items = catalogue.items(work, [line.sku for line in order.lines])
        return OrderDocument(
            order=order,
            supplier=catalogue.suppliers(work)[order.supplier],
            store_name=next((store.name for store in catalogue.stores(work) if store.code == order.store), order.store),
            barcodes={sku: item.barcodes[0] for sku, item in items.items() if item.barcodes},
            letterhead=letterhead(work),
            reprint=not interchange and any(step.note == _mark(order) for step in order.history),
            control=people.count_up(work, "edi_interchange") if interchange else 0,
            written_at=datetime.now(),  # noqa: DTZ005 - EDI and e-mail drafts carry the wall clock's time
        )


def _mark(order: PurchaseOrder) -> str:
    return f"Printed revision {order.revision}"


def _remember(place: Workplace, work: Work, order: PurchaseOrder) -> None:
    current = find_order(work, order.number)
    if all(step.note != _mark(order) for step in current.history):
        change = StatusChange(current.status, now(), place.person.name, _mark(order))
        orders.add_history(work, key_of(work, current), change)


def _write_mail(document: "OrderDocument", out: Path) -> None:
    from retail_desktop.reporting import order_document, order_mail, order_pages  # noqa: PLC0415 - as above

    with TemporaryDirectory() as folder:
        name = Path(folder) / document.order.number.replace("/", "-")
        files = [name.with_name(f"{name.name}{ending}") for ending in (".pdf", ".csv", ".xlsx")]
        order_pages.write_pdf(document, files[0])
        order_document.write_csv(document, files[1])
        order_document.write_xlsx(document, files[2])
        order_mail.write_mail(document, out, [(file.name, file.read_bytes()) for file in files])
