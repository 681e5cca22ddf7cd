"""Items, their barcodes, suppliers and their terms, stores."""

from dataclasses import dataclass, field
from datetime import time
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.periods import Period

LONGEST_CODE = 64


class ItemStatus(StrEnum):
    """Where an item is in its life; `WITHDRAWN` marks one that only an undone import had brought."""

    ACTIVE = "active"
    DISCONTINUED = "discontinued"
    IGNORED = "ignored"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Store:
    """A place that holds and sells stock."""

    code: str
    name: str


MAIN_STORE = Store("MAIN", "Main store")
"""Where the sales of files go that name no store, as long as there is no other."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something the store sells; money in the store's currency, excluding tax unless the till includes it."""

    sku: str
    name: str
    category: str = ""
    barcodes: tuple[str, ...] = ()
    status: ItemStatus = ItemStatus.ACTIVE
    price: Decimal | None = None
    unit_cost: Decimal | None = None
    shelf_life_days: int | None = None
    service_level: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who delivers, how long it takes and when one may order.

    `review_days` is the time until the next chance to order; `order_weekdays` (0 = Monday) narrows the chances to
    weekdays; empty means any day, as with `delivery_weekdays`. Orders placed after `order_cut_off` count from the next
    day. Below `free_delivery_value` a delivery costs `delivery_cost`; handling one order line costs us `line_cost`.
    """

    code: str
    name: str
    lead_time_days: int = 7
    review_days: int = 7
    order_weekdays: frozenset[int] = field(default_factory=frozenset)
    minimum_order_value: Decimal = Decimal(0)
    currency: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    account_number: str = ""
    order_cut_off: time | None = None
    delivery_weekdays: frozenset[int] = field(default_factory=frozenset)
    closed_days: tuple[Period, ...] = ()
    free_delivery_value: Decimal = Decimal(0)
    delivery_cost: Decimal = Decimal(0)
    line_cost: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, order=True)
class PriceBreak:
    """The cost of a unit from a number of units on, in the supplier's currency."""

    from_quantity: Decimal
    unit_cost: Decimal


@dataclass(frozen=True, slots=True)
class SupplyTerms:
    """How one supplier sells one item; `lead_time_days` None means the supplier's own.

    `breaks` are in the order of their quantities; below the first of them `unit_cost` holds. `nearest_pack` rounds to
    the nearest pack where others round up; layers and pallets are units, and `maximum_stock` bounds a store's shelf.
    """

    sku: str
    supplier: str
    supplier_code: str = ""
    unit_cost: Decimal | None = None
    pack_size: Decimal = Decimal(1)
    minimum_order: Decimal = Decimal(0)
    lead_time_days: int | None = None
    breaks: tuple[PriceBreak, ...] = ()
    nearest_pack: bool = False
    layer_size: Decimal | None = None
    pallet_size: Decimal | None = None
    maximum_stock: Decimal | None = None


def same_barcode(barcode: str) -> str:
    """The form under which equal barcodes meet: UPC-A, EAN-13 and GTIN-14 of a thing differ in leading zeros (GS1)."""
    if not barcode.isdigit() or len(barcode) not in (12, 13, 14):
        return barcode
    return barcode[1:] if len(barcode) == 14 and barcode[0] == "0" else barcode.zfill(13)


def is_gtin(code: str) -> bool:
    """Whether the digits carry a valid GS1 check digit (GTIN-8, -12, -13 or -14)."""
    if not (code.isascii() and code.isdigit()) or len(code) not in (8, 12, 13, 14):
        return False
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(code)))
    return weighted % 10 == 0
