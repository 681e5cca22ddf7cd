"""What is out or runs out before a delivery can come, with the sales that are at stake."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from retail_desktop.domain.figures import StockRisk
from retail_desktop.domain.replenishment import Status
from retail_desktop.persistence import plans
from retail_desktop.persistence.database import Work
from retail_desktop.services.trade_history import History

_AT_RISK = {Status.OUT, Status.BEFORE_DELIVERY}
_CENT = Decimal("0.01")


def stock_risks(work: Work, history: History, last: date) -> tuple[StockRisk, ...]:
    """The risks of the plan of the week that ends with a day, dearest first; of the history's stores alone."""
    head = plans.plan_of_week(work, last)
    if head is None:
        return ()
    prices = history.prices(last.toordinal())
    rows = {key: row for row, key in enumerate(history.series.keys)}
    found = []
    for line in plans.with_status(work, head.plan_id, _AT_RISK):
        row = rows.get((line.item_id, line.store_id))
        if row is None:
            continue
        days = _days_without(line, head.as_of)
        stake = (line.daily_demand * days * Decimal(str(round(float(prices[row]), 4)))).quantize(_CENT)
        item, store = history.series.items[row], history.series.stores[row]
        found.append(StockRisk(item.sku, item.name, store, line.supplier or "", line.status, days, stake))
    return tuple(sorted(found, key=lambda one: (-one.at_stake, one.sku, one.store)))


def _days_without(line: Any, as_of: date) -> int:  # noqa: ANN401 - a row of the plan, with the columns' names
    """Days from the first one without stock until goods ordered at the next chance arrive."""
    arrives: date = line.arrives_on or as_of + timedelta(days=1 + line.lead_time_days)
    empty = as_of + timedelta(days=1) if line.status == Status.OUT.value else line.runs_out_on or arrives
    return max(0, (arrives - empty).days)
