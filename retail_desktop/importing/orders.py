"""Purchase orders out of a recognised file: one line for each item, grouped by the order's number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.domain.purchasing import OPEN, OrderStatus
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.goods import GOODS_KEYS, Goods, named_goods
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.keyed import Filled, Parser, Reading, Rows, issue, sorted_out
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.parsers import (
    as_code,
    as_currency,
    as_day,
    as_further_barcode,
    as_label,
    as_money,
    as_name,
    as_pack,
    as_some_units,
)
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.source import Source
from retail_desktop.importing.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One line of an order; quantities in units, `received` None where the file does not say."""

    line: int
    goods: Goods
    quantity: Decimal
    received: Decimal | None
    pack_size: Decimal | None
    unit_cost: Decimal | None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order for one store (`""` = the file names none); what the file does not say is empty or None."""

    number: str
    supplier: str
    supplier_name: str
    store: str
    ordered: date | None
    expected: date | None
    status: OrderStatus
    currency: str
    note: str
    lines: tuple[OrderedLine, ...]


OrderRows = Rows[OrderRow]
Pair = tuple[Filled, OrderedLine]


def read_orders(source: Source, layout: Layout, known: Format, *, progress: Progress = silent) -> OrderRows:
    """The orders of a file; one for several stores becomes an order for each of them."""
    rows, ignored, rejected = sorted_out(Reading(layout, known, ORDER_FIELDS, keys=GOODS_KEYS).read(source, progress))
    orders: dict[str, list[Pair]] = {}
    for row in rows:
        line = _line(row, layout)
        number = str(row.fields.get("order", ""))
        if isinstance(line, LineIssue):
            rejected.append(line)
        elif not line.quantity:
            ignored.append(LineIssue(row.line, Reason.NO_VALUE))
        elif not number:
            rejected.append(issue(row.line, Reason.BAD_VALUE, "order", row.record, layout))
        elif number.casefold() in orders and _other_supplier(row, orders[number.casefold()][0][0]):
            rejected.append(issue(row.line, Reason.BAD_VALUE, "supplier", row.record, layout))
        else:
            orders.setdefault(number.casefold(), []).append((row, line))
    for number, found in orders.items():
        orders[number] = _still_open(found, ignored)
    made = tuple(order for found in orders.values() for order in _orders(found))
    several = sum(len({row.fields.get("expected") for row, _ in found}) > 1 for found in orders.values())
    warnings = (f"{several} orders have lines due on different days; the latest of them holds.",) if several else ()
    return Rows(made, tuple(ignored), tuple(rejected), warnings)


def _other_supplier(row: Filled, first: Filled) -> bool:
    return any(row.fields.get(name) not in {None, first.fields.get(name)} for name in ("supplier", "supplier_name"))


def _orders(found: Sequence[Pair]) -> list[OrderRow]:
    number = str(found[0][0].fields["order"])
    stores = dict.fromkeys(str(row.fields.get("store", "")) for row, _ in found)
    parts = {store: [pair for pair in found if str(pair[0].fields.get("store", "")) == store] for store in stores}
    named = {store: f"{number}/{store}" if len(stores) > 1 and store else number for store in stores}
    return [_order(named[store], store, part) for store, part in parts.items()]


def _still_open(found: list[Pair], ignored: list[LineIssue]) -> list[Pair]:
    """An order's lines; where states differ from line to line, one that is over waits for nothing any more."""
    states = [row.fields.get("status") for row, _ in found]
    if len(set(states)) < 2 or not any(state in OPEN for state in states):
        return found
    left = []
    for (row, line), state in zip(found, states, strict=True):
        if state in {OrderStatus.CANCELLED, OrderStatus.CLOSED}:
            ignored.append(LineIssue(row.line, Reason.NO_VALUE))
        elif state is OrderStatus.RECEIVED:
            left.append((row, replace(line, received=line.received or line.quantity)))
        else:
            left.append((row, line))
    return left


def _order(number: str, store: str, found: Sequence[Pair]) -> OrderRow:
    heads = [row.fields for row, _ in found]
    said = {name: value for head in reversed(heads) for name, value in head.items()}
    due = [day for head in heads if isinstance(day := head.get("expected"), date)]
    ordered, states = said.get("ordered"), [head.get("status") for head in heads]
    status = next((state for state in states if state in OPEN), states[0])
    return OrderRow(
        number=number,
        supplier=str(said.get("supplier", "")),
        supplier_name=str(said.get("supplier_name", "")),
        store=store,
        ordered=ordered if isinstance(ordered, date) else None,
        expected=max(due, default=None),
        status=status if isinstance(status, OrderStatus) else OrderStatus.SENT,
        currency=str(said.get("currency", "")),
        note=str(said.get("note", "")),
        lines=tuple(line for _, line in found),
    )


def _line(row: Filled, layout: Layout) -> OrderedLine | LineIssue:
    """Units as ordered, or put together from packs, or from what is open and what was received."""
    given = {name: value for name, value in row.fields.items() if isinstance(value, Decimal)}
    pack, received, still_due = given.get("pack_size"), given.get("received"), given.get("outstanding")
    quantity = in_units(given, pack)
    if quantity is None and still_due is not None:
        quantity = still_due + (received or 0)
    if isinstance(quantity, Reason) or quantity is None:
        name = "packs" if "packs" in given else "quantity"
        return issue(row.line, quantity or Reason.MISSING_QUANTITY, name, row.record, layout)
    if received is None and still_due is not None:
        received = max(Decimal(0), quantity - still_due)
    goods = named_goods(row, str(row.fields.get("sku", "")))
    return OrderedLine(row.line, goods, quantity, received, pack, given.get("unit_cost"))


def in_units(given: Mapping[str, Decimal], pack: Decimal | None) -> Decimal | Reason | None:
    """The units of a line that gives units, packs, or both; the reason where they contradict each other."""
    units, packs = given.get("quantity"), given.get("packs")
    if packs is None:
        return units
    if pack is None:
        return units if units is not None else Reason.BAD_QUANTITY
    return packs * pack if units in {None, packs * pack} else Reason.BAD_QUANTITY


_STATES = vocabulary(
    {
        OrderStatus.DRAFT: "draft, entwurf, planned, geplant, new, neu, brouillon, borrador, bozza",
        OrderStatus.APPROVED: "approved, genehmigt, released, freigegeben",
        OrderStatus.SENT: (
            "sent, open, ordered, submitted, issued, placed, pending, confirmed, acknowledged, in transit, shipped, "
            "on order, active, waiting, backordered, back order, purchase order, offen, bestellt, bestätigt, "
            "versendet, gesendet, envoyé, envoyée, commandé, en cours, enviado, abierto, pedido, pendiente, inviato, "
            "aperto, ordinato, verzonden, besteld, bevestigd, skickad, beställd"
        ),
        OrderStatus.PARTIALLY_RECEIVED: (
            "partially received, partial, partly received, part received, partially delivered, teilgeliefert, "
            "teilweise geliefert, partiellement reçu, parcial, parziale, deels ontvangen"
        ),
        OrderStatus.RECEIVED: (
            "received, delivered, complete, completed, fully received, fulfilled, done, geliefert, erhalten, "
            "abgeschlossen, reçu, reçue, livré, recibido, ricevuto, ontvangen, mottagen"
        ),
        OrderStatus.CLOSED: "closed, archived, erledigt, geschlossen, fermé, cerrado, chiuso, gesloten, stängd",
        OrderStatus.CANCELLED: (
            "cancelled, canceled, void, voided, rejected, deleted, storniert, annulé, annulée, cancelado, anulado, "
            "annullato, geannuleerd, avbruten"
        ),
    }
)


def _status(text: str, _: Layout) -> OrderStatus | Reason:
    return _STATES.get(plain_words(text), Reason.BAD_VALUE)


ORDER_FIELDS: Mapping[str, Parser] = {
    "order": as_code,
    "supplier": as_label,
    "supplier_name": as_name,
    "store": as_label,
    "ordered": as_day,
    "expected": as_day,
    "status": _status,
    "currency": as_currency,
    "note": as_name,
    "sku": as_code,
    "supplier_code": as_code,
    "barcode": as_further_barcode,
    "name": as_name,
    "quantity": as_some_units,
    "packs": as_some_units,
    "received": as_some_units,
    "outstanding": as_some_units,
    "pack_size": as_pack,
    "unit_cost": as_money,
}
