"""Days on which the stock ran out: what would have been sold if there had been enough.

What was sold on such a day is a lower bound, and the days are the busy ones: leaving them out makes every forecast too
low (Nahmias 1994). So the bound is kept and raised to the usual demand of such a day; where it is known how long the
item was there, only the time after is filled up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.event_calendar import Cells
from retail_desktop.forecasting.history import Floats

LONG_ENOUGH = 0.6  # of the day: what was sold in it tells more than the bound does


@dataclass(frozen=True, slots=True, eq=False)
class SoldOut(Cells):
    """Days that ended without stock.

    Attributes:
        open_share: part of the day's usual demand that came while there was stock, 0..1, [n]; 0 where there was none
            all day, NaN where only the evening is known.
    """

    open_share: Floats

    @property
    def all_day(self) -> Cells:
        """The days that never had stock: no evidence of demand at all."""
        never = self.open_share == 0
        return Cells(self.rows[never], self.days[never])

    def until(self, n_days: int) -> SoldOut:
        """The days of the past alone."""
        past = self.days < n_days
        return SoldOut(self.rows[past], self.days[past], self.open_share[past])


@dataclass(frozen=True, slots=True, eq=False)
class LostSales(Cells):
    """Units that were wanted and not there, [n]; days without a loss are left out."""

    units: Floats


def demand_when_sold_out(sold: Floats, usual: Floats, open_share: Floats) -> Floats:
    """Estimated demand of days that sold out, all [n]: at least what was sold."""
    known = open_share >= LONG_ENOUGH
    filled = sold + (1.0 - np.where(known, open_share, 1.0)) * usual
    wanted: Floats = np.where(known, filled, np.maximum(sold, usual))
    return wanted
