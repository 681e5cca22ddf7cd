"""What running out costs."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.shortage import days_missing, sales_at_risk

TODAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("out", "supplied", "days"),
    [(0, 6, 6), (-3, 6, 6), (2, 6, 4), (6, 6, 0), (9, 6, 0), (None, 6, 0), (0, None, 0)],
)
def test_days_are_missing_from_the_day_stock_ends_until_goods_come(
    out: int | None, supplied: int | None, days: int
) -> None:
    runs_out, comes = (None if one is None else TODAY + timedelta(days=one) for one in (out, supplied))
    assert days_missing(TODAY, runs_out, comes) == days


def test_what_is_at_risk_is_demand_at_its_price() -> None:
    assert sales_at_risk(Decimal("3.5"), 6, Decimal("7.45")) == Decimal("156.45")
    assert sales_at_risk(Decimal("3.5"), 6, None) == 0


@given(st.integers(-30, 30), st.integers(-30, 30))
def test_a_later_delivery_never_leaves_fewer_days_missing(out: int, supplied: int) -> None:
    runs_out, comes = TODAY + timedelta(days=out), TODAY + timedelta(days=supplied)
    assert 0 <= days_missing(TODAY, runs_out, comes) <= days_missing(TODAY, runs_out, comes + timedelta(days=1))
