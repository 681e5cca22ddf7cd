"""Totals of several days, spread evenly over these days in whole units."""

from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.periods import EARLIEST, Period, latest_allowed
from retail_desktop.domain.quantities import QUANTITY_SCALE
from retail_desktop.importing.sales_lines import UNKNOWN, Ints, SalesLines, narrow

_LARGEST = 2.0**61
_CELLS = 2_000_000  # days times lines at once


def known_days(period: Period, today: date) -> Period:
    """The days of a period until today, since none after it can have sold anything.

    Raises:
        FileRefusedError: the period lies in the future, or before there were tills.
    """
    if period.first > latest_allowed(today) or period.first < EARLIEST:
        raise FileRefusedError(
            f"The sales would be dated {period.first}, which cannot be. Give the first and the last day of the sales."
        )
    return period if period.last <= latest_allowed(today) else Period(period.first, max(period.first, today))


def spread_over(lines: SalesLines, period: Period) -> SalesLines:
    """The lines, all of them totals of the same days, on each of these days; see `spread_each`."""
    first, days = (np.full(len(lines), number, np.int32) for number in (period.first.toordinal(), len(period)))
    return spread_each(replace(lines, day=first), days)


def spread_each(lines: SalesLines, days: Ints) -> SalesLines:
    """Each line once for every one of so many `days` from its own on that gets some of its units.

    Quantities and amounts add up to the totals exactly, and the lines of a record keep its number.

    Units are spread by cumulative rounding, a quantity with a fraction in thousandths; an amount goes with the units.
    """
    if not len(lines.net) and np.any(lines.quantity % QUANTITY_SCALE):
        lines = replace(lines, net=lines.amounts())  # parts of a thousandth each cannot be priced one by one
    run = max(1, _CELLS // int(days.max(initial=1)))
    runs = (np.s_[start : start + run] for start in range(0, len(lines), run))
    parts = [_spread(lines.only(one), days[one]) for one in runs]
    if not parts:
        return lines
    columns = zip(*(part.columns() for part in parts), strict=True)
    return SalesLines(*(narrow(np.concatenate(column)) if len(column[0]) else column[0] for column in columns))


def _spread(lines: SalesLines, days: Ints) -> SalesLines:
    quantity = lines.quantity.astype(np.int64)
    step = np.where(quantity % QUANTITY_SCALE, 1, QUANTITY_SCALE)
    whole = days.astype(np.int64)[:, None]
    done = np.minimum(np.arange(whole.max() + 1), whole)
    marks = (2 * (quantity // step)[:, None] * done + whole) // (2 * whole) * step[:, None]
    shares = np.diff(marks, axis=1)
    place, day = np.nonzero(shares)
    spread = lines.only(place)
    net = np.diff(_net_marks(lines.net, quantity, marks), axis=1)[place, day] if len(lines.net) else lines.net
    if len(lines.net):
        net = np.where(spread.net == UNKNOWN, UNKNOWN, net)
    return replace(spread, day=narrow(spread.day + day), quantity=narrow(shares[place, day]), net=net)


def _net_marks(net: Ints, quantity: Ints, marks: NDArray[np.int64]) -> NDArray[np.int64]:
    """How much of each amount belongs to the units up to each day."""
    known = np.where(net == UNKNOWN, 0, net).astype(np.int64)
    whole = quantity[:, None]
    if np.abs(known.astype(float)).max() * np.abs(quantity.astype(float)).max() > _LARGEST:
        exact = (2 * known.astype(object)[:, None] * marks.astype(object) + whole) // (2 * whole)
        return np.asarray(exact, np.int64)
    found: NDArray[np.int64] = (2 * known[:, None] * marks + whole) // (2 * whole)
    return found
