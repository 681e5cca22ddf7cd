"""What is suggested: a quantity, how the item stands, and every number and reason behind it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Status(StrEnum):
    """How an item stands, worst first."""

    OUT = "Out now"
    BEFORE_DELIVERY = "Runs out before delivery"
    ORDER_TODAY = "Order today"
    ORDER_SOON = "Order soon"
    OK = "OK"
    TOO_MUCH = "Too much"
    NO_SALES = "No sales"
    CHECK_DATA = "Check data"


class Rule(StrEnum):
    """A rule that changed a quantity, or a fact that the reader of it must know."""

    REORDER_POINT = "reorder_point"
    LOT = "lot"
    SHELF_LIFE = "shelf_life"
    MINIMUM_ORDER = "minimum_order"
    PRICE_BREAK = "price_break"
    PACK = "pack"
    LAYER = "layer"
    PALLET = "pallet"
    MAXIMUM = "maximum"
    SUPPLIER_MINIMUM = "supplier_minimum"
    FREE_DELIVERY = "free_delivery"
    BUDGET = "budget"
    BELOW_SUPPLIER_MINIMUM = "below_supplier_minimum"
    LATE_ORDER = "late_order"
    BY_HAND = "by_hand"
    STOCK_NEVER_COUNTED = "stock_never_counted"
    NEGATIVE_STOCK = "negative_stock"
    DISCONTINUED = "discontinued"
    BEYOND_HORIZON = "beyond_horizon"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation behind a quantity; the amounts of a chain add up to its result.

    `rule` is what bound the quantity in this step; steps without one are the need before any rule.
    """

    label: str
    amount: Decimal
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested order of one item for one store, with all the numbers that made it.

    Units, currency, days; lead time and review days together are the days that the order must cover. `normal_level` is
    what the textbook's normal formula would order up to, for comparison, `policy` and `service` what is followed, in
    words, `safety_for_lateness` the part of the safety stock that an uncertain lead time asks for. `waiting_cost` is
    the margin expected to be lost by ordering only at the chance after next.
    """

    sku: str
    store: str
    supplier: str
    status: Status
    on_hand: Decimal
    on_order: Decimal
    allocated: Decimal
    inventory_position: Decimal
    lead_time_days: int
    review_days: int
    expected_demand: Decimal
    safety_stock: Decimal
    reorder_point: Decimal
    order_up_to: Decimal
    suggested_quantity: Decimal
    pack_size: Decimal
    packs: Decimal
    order_by: date | None
    runs_out_on: date | None
    stockout_risk: float
    unit_cost: Decimal | None
    line_cost: Decimal | None
    binding_rules: tuple[Rule, ...]
    steps: tuple[Step, ...]
    why: str
    daily_demand: Decimal = Decimal(0)
    ordered_quantity: Decimal | None = None
    policy: str = ""
    service: str = ""
    safety_for_lateness: Decimal = Decimal(0)
    normal_level: Decimal = Decimal(0)
    next_chance: date | None = None
    arrives_on: date | None = None
    waiting_risk: float = 0.0
    waiting_cost: Decimal = Decimal(0)
    expected_waste: Decimal = Decimal(0)
    transfer_from: str = ""
    transfer_quantity: Decimal = Decimal(0)

    @property
    def quantity(self) -> Decimal:
        """What will be ordered: a person's figure if there is one, else the suggestion."""
        return self.suggested_quantity if self.ordered_quantity is None else self.ordered_quantity
