"""Sales added up, and what they come to in each measure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from retail_desktop.domain.analysis.question import Measure
from retail_desktop.domain.quantities import money, quantity


def share(part: Decimal, whole: Decimal) -> Decimal:
    """A part of a whole that is not zero, to a millionth."""
    return (part / whole).quantize(Decimal("0.000001"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Sums:
    """Whole thousandths of units and ten-thousandths of money; returns are taken off.

    `priced` are the units of lines with an amount. `costed` is the net amount of those whose item has a known cost, and
    `cost` what they cost; None where costs may not be seen.
    """

    units: int = 0
    net: int = 0
    priced: int = 0
    costed: int | None = None
    cost: int = 0
    has_cost: bool = False
    lines: int = 0

    @property
    def sold(self) -> Decimal:
        """Units, net of returns."""
        return quantity(self.units)

    @property
    def net_sales(self) -> Decimal:
        """Net amount."""
        return money(self.net)

    @property
    def margin(self) -> Decimal | None:
        """Net amount of lines whose item has a known cost, minus that cost; None where none is known."""
        return money(self.costed - self.cost) if self.costed is not None and self.has_cost else None

    @property
    def margin_share(self) -> Decimal | None:
        """Margin as a share of the net amount it came from."""
        margin = self.margin
        return share(margin, money(self.costed)) if margin is not None and self.costed else None

    @property
    def price(self) -> Decimal | None:
        """Average price: net amount / units of lines with an amount, to 0.0001; None without units."""
        if self.priced <= 0:
            return None
        return (money(self.net) / quantity(self.priced)).quantize(Decimal("0.0001"), ROUND_HALF_UP)

    def value(self, measure: Measure) -> Decimal | None:
        """What the sales come to in a measure."""
        values = {Measure.UNITS: "sold", Measure.NET: "net_sales", Measure.MARGIN: "margin", Measure.PRICE: "price"}
        found: Decimal | None = getattr(self, values[measure])
        return found
