"""What came of an order while somebody counts it: units, damage, prices, and what they do to cost and margin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.catalogue import same_barcode
from retail_desktop.domain.lots import LotName
from retail_desktop.domain.purchasing import OrderLine, PurchaseOrder
from retail_desktop.domain.receiving import Arrived, Delivery, Extra
from retail_desktop.domain.valuation import margin_share, moving_average
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.typed_figures import QuantityError, typed_day, typed_figure
from retail_desktop.services.receive_goods import ItemFacts

GOOD, DAMAGED, PRICE, LOT, UNTIL = "arrived", "damaged", "price", "lot", "until"


@dataclass(slots=True, eq=False)
class Arrival:
    """One line of the order, or an item that was not ordered, and what came of it."""

    sku: str
    name: str
    line: OrderLine | None
    good: Decimal
    facts: ItemFacts | None = None
    damaged: Decimal = Decimal(0)
    price: Decimal | None = None
    lot: str = ""
    until: date | None = None
    problem: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """The line's number, 0 for what was not ordered, and the item."""
        return (self.line.number if self.line else 0), self.sku

    @property
    def due(self) -> Decimal:
        """Units that were still to come."""
        return self.line.outstanding if self.line else Decimal(0)

    @property
    def ordered_price(self) -> Decimal | None:
        """The price of a unit on the order."""
        return self.line.unit_cost if self.line else None

    @property
    def paid(self) -> Decimal | None:
        """The price of a unit that counts."""
        return self.ordered_price if self.price is None else self.price

    @property
    def lot_name(self) -> LotName:
        """The lot that came."""
        return LotName(self.lot, self.until)

    @property
    def new_cost(self) -> Decimal | None:
        """The item's cost by moving average once this is booked; None where nothing is known."""
        if self.facts is None or self.paid is None:
            return self.facts.unit_cost if self.facts else None
        return moving_average(self.facts.on_hand + self.good, self.facts.unit_cost, self.good, self.paid)

    @property
    def margin(self) -> Decimal | None:
        """What is left of the selling price at the new cost."""
        return margin_share(self.facts.price, self.new_cost) if self.facts else None

    def take(self, key: str, text: str) -> None:
        """Take what was typed into a cell; an empty one returns to the proposal."""
        if key == LOT:
            self.lot = text.strip()
            return
        try:
            if key == UNTIL:
                self.until, self.problem = typed_day(text), ""
                return
            figure = typed_figure(text)
        except QuantityError as refusal:
            self.problem = str(refusal)
            return
        self.problem = ""
        if key == GOOD:
            self.good = self.due if figure is None else figure
        elif key == DAMAGED:
            self.damaged = figure or Decimal(0)
        else:
            self.price = None if figure == self.ordered_price else figure


def arrivals_of(order: PurchaseOrder, facts: Mapping[str, ItemFacts]) -> list[Arrival]:
    """Everything outstanding as if it had come."""
    return [Arrival(line.sku, line.name, line, line.outstanding, facts.get(line.sku)) for line in order.lines]


def scanned(code: str, arrivals: Sequence[Arrival], facts: Mapping[str, ItemFacts]) -> Arrival | None:
    """Count one unit of a scanned or typed code; gives its line, a new one for an item that was not ordered.

    None means that nobody knows the code.
    """
    wanted = same_barcode(code.strip())
    sku = next(
        (one.sku for one in facts.values() if code.strip() == one.sku or wanted in map(same_barcode, one.barcodes)),
        next((one.sku for one in arrivals if one.line and code.strip() in {one.sku, one.line.supplier_code}), ""),
    )
    own = [one for one in arrivals if one.sku == sku]
    if own:
        found = next((one for one in own if one.good + one.damaged < one.due), own[-1])
        found.good += 1
        return found
    known = facts.get(sku)
    return Arrival(sku, known.name, None, Decimal(1), known, price=known.unit_cost) if known else None


def delivery_of(arrivals: Iterable[Arrival], note: str) -> Delivery:
    """What is to be booked."""
    found = [one for one in arrivals if one.good or one.damaged]
    return Delivery(
        {one.line.number: Arrived(one.good, one.damaged, one.price, one.lot_name) for one in found if one.line},
        tuple(Extra(one.sku, one.good, one.price, one.lot_name) for one in found if not one.line and one.good),
        note,
    )


def sentence(arrivals: Sequence[Arrival]) -> str:
    """What came, what is too much, and what is not on the order, in words."""
    units = sum((one.good for one in arrivals), Decimal(0))
    damaged = sum((one.damaged for one in arrivals), Decimal(0))
    rest = sum((max(Decimal(0), one.due - one.good) for one in arrivals), Decimal(0))
    over = [one.sku for one in arrivals if one.line and one.good > one.due]
    other = [one.sku for one in arrivals if not one.line and one.good]
    words = [f"{wording.units(units)} units go into stock."]
    words += [f"{wording.units(damaged)} damaged stay out of it."] if damaged else []
    words += [f"More than outstanding: {', '.join(over)}."] if over else []
    words += [f"Not ordered: {', '.join(other)}."] if other else []
    words += [f"{wording.units(rest)} units are still to come."] if rest else []
    return " ".join(words)
