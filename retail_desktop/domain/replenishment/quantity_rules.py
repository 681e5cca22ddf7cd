"""What becomes of a raw quantity: each rule in the trade's order, with the number it changed and the reason.

Shelf life, minimum, price break, packs, layers and pallets, maximum; whole orders have rules of their own.
"""

from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from retail_desktop.domain.lot_sizing import saving_of_break
from retail_desktop.domain.quantities import grouped
from retail_desktop.domain.replenishment.levels import shelf_life_level
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.suggestion import Rule, Step
from retail_desktop.domain.replenishment.terms import Terms

NEARLY_FULL = Decimal("1.1")
"""A quantity is raised to full layers or pallets where that adds at most a tenth."""


@dataclass(slots=True)
class Chain:
    """A quantity on its way through the rules, and the steps that changed it."""

    quantity: Decimal
    steps: list[Step] = field(default_factory=list)

    def bind(self, rule: Rule, label: str, changed: Decimal) -> None:
        """Note what a rule makes of the quantity, if it changes it."""
        if changed != self.quantity:
            self.steps.append(Step(label, changed - self.quantity, rule))
            self.quantity = changed


@dataclass(frozen=True, slots=True)
class Room:
    """How many units there is room for besides what is there: None means no bound; and what does the bounding."""

    shelf_life: Decimal | None
    maximum: Decimal | None

    @property
    def most(self) -> Decimal | None:
        """The tighter of the two bounds."""
        bounds = [bound for bound in (self.shelf_life, self.maximum) if bound is not None]
        return min(bounds, default=None)

    def holds(self, quantity: Decimal) -> bool:
        """Whether there is room for this many units."""
        most = self.most
        return most is None or quantity <= most


def whole_packs(quantity: Decimal, pack_size: Decimal) -> Decimal:
    """The smallest whole number of packs that holds `quantity`, in units."""
    return (quantity / pack_size).to_integral_value(ROUND_CEILING) * pack_size


def room_for(demand: ProtectedDemand, terms: Terms, stands_at: Decimal) -> Room:
    """What sells before it expires and what the shelf holds, less what is there; whole units, never below zero.

    The last perishable unit must sell in time with probability cost / price; see `levels.shelf_life_level`. A pack
    of which at least half sells in time counts as selling.
    """
    shelf = None
    if terms.shelf_life_days is not None:
        days = terms.lead_time_days + terms.shelf_life_days
        sells = Decimal(int(demand.forecast.total_quantile(days, shelf_life_level(terms))))
        half = terms.pack_size / 2
        units = max(Decimal(0), sells - stands_at)
        packs = ((units + half) / terms.pack_size).to_integral_value(ROUND_FLOOR)
        shelf = max(units, packs * terms.pack_size)
    maximum = None if terms.maximum_stock is None else max(Decimal(0), terms.maximum_stock - stands_at)
    return Room(shelf, maximum)


def ruled(raw: Decimal, daily_demand: float, terms: Terms, room: Room) -> Chain:
    """The quantity after each rule in turn."""
    chain = Chain(raw)
    if room.shelf_life is not None:
        label = f"Only what sells within {terms.shelf_life_days} days of shelf life"
        chain.bind(Rule.SHELF_LIFE, label, min(chain.quantity, room.shelf_life))
    if not chain.quantity:
        return chain
    label = f"Raised to the minimum of {grouped(terms.minimum_order)}"
    chain.bind(Rule.MINIMUM_ORDER, label, max(chain.quantity, terms.minimum_order))
    _take_price_break(chain, daily_demand, terms, room)
    _fill_packs(chain, terms)
    for rule, size, name in ((Rule.LAYER, terms.layer_size, "layers"), (Rule.PALLET, terms.pallet_size, "pallets")):
        full = whole_packs(whole_packs(chain.quantity, size), terms.pack_size) if size else chain.quantity
        if size and full <= chain.quantity * NEARLY_FULL and room.holds(full):
            chain.bind(rule, f"Filled up to full {name} of {grouped(size)}", full)
    _keep_within(chain, terms, room)
    return chain


def _take_price_break(chain: Chain, daily_demand: float, terms: Terms, room: Room) -> None:
    """Raise to the break that saves most, if one saves more than it costs to hold."""
    best, target = 0.0, None
    cost = terms.cost_of(chain.quantity)
    for one in terms.breaks:
        wanted = whole_packs(one.from_quantity, terms.pack_size)
        if cost is None or wanted <= chain.quantity or not room.holds(wanted):
            continue
        saving = saving_of_break(
            daily_demand, float(terms.holding_rate), float(chain.quantity), float(cost), float(wanted),
            float(one.unit_cost),
        )  # fmt: skip
        if saving > best:
            best, target = saving, one
    if target is not None:
        label = f"From {grouped(target.from_quantity)} on a unit costs {target.unit_cost:,.2f}: saves {best:,.2f}"
        chain.bind(Rule.PRICE_BREAK, label, target.from_quantity)


def _fill_packs(chain: Chain, terms: Terms) -> None:
    pack = terms.pack_size
    if not terms.nearest_pack:
        chain.bind(Rule.PACK, f"Rounded up to packs of {grouped(pack)}", whole_packs(chain.quantity, pack))
        return
    least = max(pack, whole_packs(terms.minimum_order, pack))
    nearest = (chain.quantity / pack).to_integral_value(ROUND_HALF_UP) * pack
    chain.bind(Rule.PACK, f"Rounded to the nearest pack of {grouped(pack)}", max(least, nearest))


def _keep_within(chain: Chain, terms: Terms, room: Room) -> None:
    """Take packs away until the quantity fits; what then falls below the minimum cannot be ordered at all."""
    if room.holds(chain.quantity) or room.most is None:
        return
    fits = (room.most / terms.pack_size).to_integral_value(ROUND_FLOOR) * terms.pack_size
    too_few = fits < terms.minimum_order
    spoils = room.shelf_life is not None and room.most == room.shelf_life
    rule = Rule.SHELF_LIFE if spoils else Rule.MAXIMUM
    if too_few:
        words = "The smallest order would spoil" if spoils else "The smallest order does not fit the maximum stock"
    else:
        words = (
            f"Only whole packs that sell within {terms.shelf_life_days} days"
            if spoils
            else f"No more than the maximum stock of {grouped(terms.maximum_stock or Decimal(0))}"
        )
    chain.bind(rule, words, Decimal(0) if too_few else fits)
