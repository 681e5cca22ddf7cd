"""Definitions of forecast error and of the figures by which a store is judged.

Errors take plain sequences of equal length and return a plain number. Source: Hyndman & Koehler 2006, "Another look at
measures of forecast accuracy"; M5 guide (RMSSE). Figures take exact sums and return None where they would divide by
nothing.
"""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from math import nan, sqrt

YEAR_DAYS = 365
LONGEST_COVER_DAYS = 999


def wape(actual: Sequence[float], forecast: Sequence[float]) -> float:
    """Weighted absolute percentage error: sum |F - A| / sum |A|; nan without demand."""
    total = sum(abs(value) for value in actual)
    return sum(abs(f - a) for a, f in zip(actual, forecast, strict=True)) / total if total else nan


def bias(actual: Sequence[float], forecast: Sequence[float]) -> float:
    """Relative bias: sum (F - A) / sum A; positive means over-forecast; nan without demand."""
    total = sum(actual)
    return (sum(forecast) - total) / total if total else nan


def mase(actual: Sequence[float], forecast: Sequence[float], history: Sequence[float]) -> float:
    """Mean absolute scaled error: mean |F - A| over the history's mean one-step naive error; nan if that is 0."""
    scale = _mean([abs(b - a) for a, b in itertools.pairwise(history)])
    return _mean([abs(f - a) for a, f in zip(actual, forecast, strict=True)]) / scale if scale else nan


def rmsse(actual: Sequence[float], forecast: Sequence[float], history: Sequence[float]) -> float:
    """Root mean squared scaled error: sqrt(mean (F - A)^2 / mean (h[t] - h[t-1])^2); nan if the scale is 0."""
    scale = _mean([(b - a) ** 2 for a, b in itertools.pairwise(history)])
    error = _mean([(f - a) ** 2 for a, f in zip(actual, forecast, strict=True)])
    return sqrt(error / scale) if scale else nan


def pinball(actual: Sequence[float], quantile: Sequence[float], level: float) -> float:
    """Mean pinball loss of a quantile forecast: level*(A-Q) above, (1-level)*(Q-A) below."""
    pairs = zip(actual, quantile, strict=True)
    return _mean([level * (a - q) if a >= q else (1 - level) * (q - a) for a, q in pairs])


def coverage(actual: Sequence[float], quantile: Sequence[float]) -> float:
    """Share of actuals at or below the quantile; nan without actuals."""
    return _mean([float(a <= q) for a, q in zip(actual, quantile, strict=True)])


def accuracy(wape_: float) -> float:
    """Forecast accuracy, 1 - WAPE, at least 0."""
    return max(0.0, 1 - wape_)


def gross_margin(net_sales: Decimal, cost: Decimal) -> Decimal | None:
    """Gross margin as a share of net sales: (net sales - cost of goods sold) / net sales."""
    return _over(net_sales - cost, net_sales)


def inventory_turnover(cost: Decimal, days: int, average_inventory: Decimal) -> Decimal | None:
    """Times a year that the stock is sold: cost of goods sold in `days`, for 365 days, over average stock at cost."""
    return _over(cost * YEAR_DAYS / days, average_inventory)


def days_of_inventory(turnover: Decimal) -> Decimal | None:
    """Days that the stock has lasted, looking back: 365 / turnover."""
    return _over(Decimal(YEAR_DAYS), turnover)


def days_of_supply(stock: Decimal, per_day: Decimal) -> Decimal | None:
    """Days that the stock will last, looking ahead: stock / forecast per day, at most 999; None without demand."""
    days = _over(stock, per_day)
    return None if days is None else min(Decimal(LONGEST_COVER_DAYS), days)


def gmroi(margin: Decimal, average_inventory: Decimal) -> Decimal | None:
    """Gross margin return on inventory: gross margin of 12 months over average stock at cost; money per money."""
    return _over(margin, average_inventory)


def turn_earn(turnover: Decimal, margin_share: Decimal) -> Decimal:
    """Turnover times gross margin share."""
    return turnover * margin_share


def sell_through(sold: Decimal, opening: Decimal, received: Decimal) -> Decimal | None:
    """Units sold over opening stock and what was received."""
    return _over(sold, opening + received)


def stock_to_sales(stock_value: Decimal, net_sales: Decimal) -> Decimal | None:
    """Stock at cost over the sales of the period."""
    return _over(stock_value, net_sales)


def in_stock_share(days_in_stock: int, days_stocked: int) -> Decimal | None:
    """Ready rate: days with stock over all days of items that are to be there."""
    return _over(Decimal(days_in_stock), Decimal(days_stocked))


def fill_rate(served: Decimal, lost: Decimal) -> Decimal | None:
    """Service of type 2: units served from stock over units wanted, which are those served and those lost."""
    return _over(served, served + lost)


def shrinkage(missing_at_cost: Decimal, net_sales: Decimal) -> Decimal | None:
    """What the book had and the count had not, at cost, as a share of net sales; below zero more was found."""
    return _over(missing_at_cost, net_sales)


def _over(part: Decimal, whole: Decimal) -> Decimal | None:
    return part / whole if whole > 0 else None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else nan
