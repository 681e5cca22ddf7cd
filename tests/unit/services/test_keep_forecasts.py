"""What of a forecast run is kept."""

from dataclasses import replace
from datetime import date, timedelta
from math import isnan

import numpy as np
import pytest

from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.forecast_history import Band, ForecastCheck
from retail_desktop.persistence import forecast_checks
from retail_desktop.services.demand_history import Histories
from retail_desktop.services.keep_forecasts import _come, fingerprint
from retail_desktop.services.workplace import Workplace
from tests.unit.persistence.runs import add_run

FIRST, DAYS = date(2025, 7, 1), 40
HISTORIES = Histories(
    keys=((1, 1),), skus=("00101",), stores=("MAIN",), categories=("Tea",), groups=np.zeros(1, np.int64),
    prices=np.full((1, DAYS), np.nan), first=FIRST,
    demand=np.full((1, DAYS), 2.0), observed=np.ones((1, DAYS), np.bool_), empty=(), sold_out=(),
)  # fmt: skip


@pytest.mark.parametrize("change", ["demand", "observed", "groups", "first", "keys"])
def test_a_fingerprint_tells_any_other_past(change: str) -> None:
    assert fingerprint(HISTORIES) == fingerprint(replace(HISTORIES))
    others = {
        "demand": HISTORIES.demand + 1, "observed": ~HISTORIES.observed, "groups": HISTORIES.groups + 1,
        "first": FIRST + timedelta(1), "keys": ((2, 1),),
    }  # fmt: skip
    assert fingerprint(replace(HISTORIES, **{change: others[change]})) != fingerprint(HISTORIES)


def came(place: Workplace, histories: Histories, as_of: date, sku: str = "00101") -> list[ForecastCheck]:
    """What changes in a check of a run of that day."""
    with place.database.writing() as work:
        head = ForecastRun(0, as_of, 28, "", 1, 0.0)
        run = add_run(work, head)
        check = ForecastCheck(run, as_of, sku, "MAIN", Band(14, 10, 20), Band(56, 45, 70))
        forecast_checks.add_checks(work, run, as_of, [check])
        found = list(_come(work, histories))
        forecast_checks.change_checks(work, found)
        assert list(_come(work, histories)) == []  # nothing is written twice
        work.rollback()
    return found


def test_a_check_gets_what_was_sold_once_its_days_have_come(shop: Workplace) -> None:
    (found,) = came(shop, HISTORIES, FIRST + timedelta(3))
    assert (found.week.sold, found.month.sold) == (14.0, 56.0)
    (found,) = came(shop, HISTORIES, FIRST + timedelta(30))
    assert found.week.sold == 14.0
    assert isnan(found.month.sold)
    assert came(shop, HISTORIES, FIRST + timedelta(DAYS - 1)) == []


def test_days_without_stock_are_made_up_for_unless_they_are_too_many(shop: Workplace) -> None:
    observed = HISTORIES.observed.copy()
    observed[0, 5] = False
    (found,) = came(shop, replace(HISTORIES, observed=observed), FIRST + timedelta(3))
    assert (found.week.sold, found.month.sold) == (14.0, 56.0)
    observed[0, 6] = False
    (found,) = came(shop, replace(HISTORIES, observed=observed), FIRST + timedelta(3))
    assert isnan(found.week.sold)
    assert found.month.sold == 56.0


def test_what_the_history_does_not_reach_stays_unknown(shop: Workplace) -> None:
    assert came(shop, HISTORIES, FIRST - timedelta(5)) == []
    assert came(shop, HISTORIES, FIRST + timedelta(3), "00102") == []
