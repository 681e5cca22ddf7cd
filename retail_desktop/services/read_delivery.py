"""A delivery note as a file: which lines of an order came, damaged or at another price, and what was not ordered."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from retail_desktop.domain.catalogue import same_barcode
from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.lots import UNNAMED, LotName
from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.domain.receiving import Arrived, Delivery, Extra
from retail_desktop.persistence import catalogue
from retail_desktop.services.order_goods import find_order
from retail_desktop.services.workplace import Workplace

Cells = Mapping[str, str]


def read_delivery(place: Workplace, number: str, file: str) -> Delivery:
    """What a CSV says of a delivery: `sku` (or barcode) or `line`, `quantity`, and if need be further columns.

    These are `damaged`, `price`, `lot` and `expires_on` (2026-10-31). The same line several times adds up, as a scanner
    counts; the last price and lot hold.

    Raises:
        FileRefusedError: a line cannot be understood; nothing is booked.
        NotFoundError: there is no such order.
    """
    with place.database.reading() as work:
        order = find_order(work, number)
        barcodes, known = catalogue.skus_by_barcode(work), catalogue.item_ids(work)
    lines: dict[int, Arrived] = {}
    extras: dict[str, Extra] = {}
    try:
        with Path(file).open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                cells = {(name or "").strip().lower(): (cell or "").strip() for name, cell in row.items() if name}
                code = cells.get("sku") or cells.get("barcode") or ""
                sku = code if code in known else barcodes.get(same_barcode(code), code)
                line = _line_of(order, sku, lines) or (int(cells["line"]) if not code or sku not in known else 0)
                if line:
                    lines[line] = _with(lines.get(line, Arrived(Decimal(0))), cells)
                else:
                    extras[sku] = _further(extras.get(sku, Extra(sku, Decimal(0))), cells)
    except (OSError, UnicodeDecodeError, KeyError, ValueError, InvalidOperation, csv.Error) as error:
        raise FileRefusedError(
            f"{file} cannot be read as a delivery of {order.number} ({error}). It needs a heading line and the columns "
            "sku (an item of the store) or line, and quantity; damaged, price, lot and expires_on may follow."
        ) from error
    return Delivery(lines, tuple(extras.values()), Path(file).name)


def _line_of(order: PurchaseOrder, sku: str, filled: Mapping[int, Arrived]) -> int:
    """The line of an item: of several the first that still waits; 0 if the item is not on the order."""
    own = [line for line in order.lines if line.sku == sku]
    waiting = [line for line in own if line.number not in filled or filled[line.number].good < line.outstanding]
    return (waiting or own)[0].number if own else 0


def _with(known: Arrived, cells: Cells) -> Arrived:
    price = _number(cells, "price")
    return Arrived(
        known.good + (Decimal(cells["quantity"]) if cells["quantity"] else Decimal(0)),
        known.damaged + (_number(cells, "damaged") or Decimal(0)),
        known.unit_cost if price is None else price,
        _lot(known.lot, cells),
    )


def _further(known: Extra, cells: Cells) -> Extra:
    price = _number(cells, "price")
    cost = known.unit_cost if price is None else price
    return Extra(known.sku, known.units + Decimal(cells["quantity"]), cost, _lot(known.lot, cells))


def _lot(known: LotName, cells: Cells) -> LotName:
    until = cells.get("expires_on")
    found = LotName(cells.get("lot", ""), date.fromisoformat(until) if until else None)
    return known if found == UNNAMED else found


def _number(cells: Cells, name: str) -> Decimal | None:
    return Decimal(cells[name]) if cells.get(name) else None
