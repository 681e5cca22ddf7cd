"""How a supplier keeps its word, and what it costs if it does not."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.supplier_score import LineRecord, OrderRecord, SafetyTerms, score, unreliability

DAY = date(2026, 1, 5)
NORTH = Supplier("N", "North", lead_time_days=5)
TEN = Decimal(10)


def on(days: int) -> date:
    return DAY + timedelta(days=days)


def order(number: str, *lines: LineRecord, finished: bool = True) -> OrderRecord:
    return OrderRecord(number, DAY, on(5), finished, lines)


def test_a_record_is_reckoned_from_orders_and_deliveries() -> None:
    orders = (
        order("1", LineRecord(TEN, TEN, ((on(4), TEN),)), LineRecord(TEN, TEN, ((on(4), TEN),))),
        order("2", LineRecord(TEN, Decimal(8), ((on(5), Decimal(4)), (on(9), Decimal(4))))),
        order("3", LineRecord(TEN, Decimal(0)), finished=False),
    )
    found = score(NORTH, orders, (), on(30))
    assert (found.orders, found.lines, found.deliveries) == (3, 4, 3)
    assert (found.fill_rate, found.on_time_share) == (Decimal("0.7"), Decimal("0.5"))
    assert (found.mean_lead_days, found.sd_lead_days, found.against_typed) == (6, Decimal("2.65"), 1)
    assert (found.late_deliveries, found.mean_days_late, found.worst_days_late, found.overdue_lines) == (1, 4, 4, 1)


def test_what_is_not_due_yet_is_no_failure() -> None:
    found = score(NORTH, (order("1", LineRecord(TEN, Decimal(0)), finished=False),), (), on(5))
    assert (found.fill_rate, found.on_time_share, found.overdue_lines) == (None, None, 0)
    assert (found.mean_lead_days, found.sd_lead_days, found.against_typed, found.unreliability_cost) == (None,) * 4


def test_what_a_list_says_had_arrived_fills_but_has_no_day() -> None:
    found = score(NORTH, (order("1", LineRecord(TEN, Decimal(12))),), (), on(30))
    assert (found.fill_rate, found.on_time_share, found.deliveries) == (1, None, 0)


def test_a_varying_lead_time_costs_safety_stock() -> None:
    item = SafetyTerms(Decimal(3), Decimal(0), Decimal(2), Decimal("0.95"))
    assert unreliability((item,), TEN) == (Decimal("98.69"), 0)  # 1.644854 × 3 × 10 = 49.346 units
    some = SafetyTerms(Decimal(3), Decimal(30), Decimal(2), Decimal("0.95"))
    assert unreliability((some,), TEN) == (Decimal("55.50"), 0)  # √(30² + 49.346²) − 30 = 27.749 units
    unknown = SafetyTerms(Decimal(3), TEN, None, Decimal("0.95"))
    assert unreliability((item, unknown), TEN) == (Decimal("98.69"), 1)


@given(st.decimals(0, 60, places=2), st.decimals(0, 500, places=1), st.decimals(0, 50, places=2))
def test_a_steady_supplier_costs_nothing_and_no_supplier_less(sd: Decimal, safety: Decimal, demand: Decimal) -> None:
    item = SafetyTerms(demand, safety, Decimal("1.25"), Decimal("0.95"))
    assert unreliability((item,), Decimal(0))[0] == 0
    assert unreliability((item,), sd)[0] >= 0
