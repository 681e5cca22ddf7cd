"""What running out costs: the days an item is missing, and the sales that are expected to be lost meanwhile."""

from datetime import date
from decimal import Decimal

CENT = Decimal("0.01")


def days_missing(today: date, runs_out_on: date | None, supplied_on: date | None) -> int:
    """Days on which nothing is there: from the day it runs out, today at the earliest, until goods come.

    An item that does not run out, or that nothing is known to come for, counts no days.
    """
    if runs_out_on is None or supplied_on is None:
        return 0
    return max(0, (supplied_on - max(today, runs_out_on)).days)


def sales_at_risk(daily_demand: Decimal, days: int, price: Decimal | None) -> Decimal:
    """Expected sales of the missing days in the currency of the price, to cents; zero where no price is known."""
    return (daily_demand * days * (price or Decimal(0))).quantize(CENT)
