"""What binds an order of one item, already resolved from item, supplier and policy, and where its stock stands."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.periods import Period
from retail_desktop.domain.replenishment.lead_times import LeadTime
from retail_desktop.domain.replenishment.policies import AUTOMATIC, Policy

DEFAULT_SERVICE_LEVEL = Decimal("0.95")
DEFAULT_HOLDING_RATE = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Calendar:
    """A supplier's days: weekdays to order and to deliver (0 = Monday, empty: any), the cut-off, and closed days."""

    order_weekdays: frozenset[int] = frozenset()
    delivery_weekdays: frozenset[int] = frozenset()
    cut_off: time | None = None
    closed: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What binds an order of one item at its supplier, already resolved; days, units, currency per unit.

    `lead_time_days` is what to plan with; `lead_time` its distribution where one was learned. `line_cost` is what one
    more order line costs, `holding_rate` what keeping a unit for a year costs, as a share of its cost.
    """

    supplier: str
    lead_time_days: int
    review_days: int
    order_weekdays: frozenset[int] = frozenset()
    pack_size: Decimal = Decimal(1)
    minimum_order: Decimal = Decimal(0)
    unit_cost: Decimal | None = None
    service_level: Decimal = DEFAULT_SERVICE_LEVEL
    shelf_life_days: int | None = None
    discontinued: bool = False
    delivery_weekdays: frozenset[int] = frozenset()
    cut_off: time | None = None
    closed: tuple[Period, ...] = ()
    lead_time: LeadTime | None = None
    policy: Policy = AUTOMATIC
    price: Decimal | None = None
    line_cost: Decimal = Decimal(0)
    holding_rate: Decimal = DEFAULT_HOLDING_RATE
    breaks: tuple[PriceBreak, ...] = ()
    nearest_pack: bool = False
    layer_size: Decimal | None = None
    pallet_size: Decimal | None = None
    maximum_stock: Decimal | None = None

    @property
    def calendar(self) -> Calendar:
        """When orders are taken and delivered."""
        return Calendar(self.order_weekdays, self.delivery_weekdays, self.cut_off, self.closed)

    @property
    def lead_times(self) -> LeadTime:
        """How long a delivery takes: as learned, else exactly the planned days."""
        return self.lead_time or LeadTime(float(self.lead_time_days))

    @property
    def margin(self) -> Decimal | None:
        """What a sold unit earns; None where price or cost is unknown, or nothing is earned."""
        if self.price is None or self.unit_cost is None or self.price <= self.unit_cost:
            return None
        return self.price - self.unit_cost

    def cost_of(self, quantity: Decimal) -> Decimal | None:
        """What a unit costs when this many are ordered."""
        reached = [one.unit_cost for one in self.breaks if one.from_quantity <= quantity]
        return reached[-1] if reached else self.unit_cost


@dataclass(frozen=True, slots=True)
class Position:
    """Stock of one item in one store, in units; `due` lists open orders as `(expected day, units)`.

    `late` are the units among them whose promised day is over.
    """

    on_hand: Decimal
    allocated: Decimal = Decimal(0)
    due: tuple[tuple[date, Decimal], ...] = ()
    counted: bool = True
    late: Decimal = Decimal(0)

    @property
    def usable(self) -> Decimal:
        """Stock that can be sold: a negative or never counted book figure is no stock."""
        return max(Decimal(0), self.on_hand) if self.counted else Decimal(0)

    @property
    def on_order(self) -> Decimal:
        """Units on open orders."""
        return sum((units for _, units in self.due), Decimal(0))

    @property
    def stands_at(self) -> Decimal:
        """The inventory position: on hand and on order, less what customers are owed."""
        return self.usable + self.on_order - self.allocated

    def available_by(self, day: date) -> Decimal:
        """Units that can be sold before the evening of `day` without a new order; late orders count from today."""
        return self.usable - self.allocated + sum((units for due, units in self.due if due <= day), Decimal(0))
