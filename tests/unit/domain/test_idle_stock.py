"""Dead, slow and surplus stock, and its age."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.idle_stock import BUCKETS, Idleness, StockFacts, ages, judge, season_windows

TODAY = date(2026, 9, 30)
LONG_AGO = date(2020, 1, 1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


FACTS = StockFacts("main", "Tea", "1", "Green tea", "N", Decimal(10), Decimal("1.20"), LONG_AGO, ago(1), Decimal(90))


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, Idleness.FINE),
        ({"last_sale": ago(90)}, Idleness.DEAD),
        ({"last_sale": ago(89)}, Idleness.FINE),
        ({"last_sale": None}, Idleness.DEAD),
        ({"last_sale": None, "known_since": ago(59)}, Idleness.FRESH),
        ({"last_sale": None, "known_since": ago(60)}, Idleness.DEAD),
        ({"last_sale": ago(200), "next_sold": Decimal(5)}, Idleness.OFF_SEASON),
        ({"last_sale": ago(200), "next_sold": Decimal(5), "then_sold": Decimal(1)}, Idleness.DEAD),
        ({"last_sale": ago(200), "next_sold": Decimal(5), "known_since": ago(300)}, Idleness.DEAD),
        ({"recently_sold": Decimal(4)}, Idleness.SLOW),
        ({"recently_sold": Decimal(5)}, Idleness.FINE),
        ({"recently_sold": Decimal(-1)}, Idleness.FINE),
        ({"order_up_to": Decimal(9)}, Idleness.OVER),
        ({"order_up_to": Decimal(10)}, Idleness.FINE),
    ],
)
def test_stock_is_idle_for_one_reason(changes: dict[str, object], found: Idleness) -> None:
    assert judge(replace(FACTS, **changes), TODAY).idleness is found


def test_what_is_above_the_target_is_valued_at_cost() -> None:
    judged = judge(replace(FACTS, order_up_to=Decimal(4)), TODAY)
    assert (judged.value, judged.excess, judged.excess_value) == (Decimal("12.00"), 6, Decimal("7.20"))
    assert (judged.cover_days, judged.days_without_sale) == (10, 1)


def test_without_a_plan_nothing_is_known_to_be_too_much() -> None:
    judged = judge(replace(FACTS, last_sale=None, recently_sold=Decimal(0)), TODAY)
    assert (judged.excess, judged.excess_value, judged.cover_days, judged.days_without_sale) == (None,) * 4
    assert judge(replace(FACTS, unit_cost=None), TODAY).value is None


def test_what_is_left_came_with_the_newest_deliveries() -> None:
    layers = ((ago(400), Decimal(5)), (ago(45), Decimal(4)), (ago(30), Decimal(3)))
    assert dict(zip(BUCKETS, ages(Decimal(9), layers, TODAY), strict=True)) == {
        "0–30 days": 3, "31–60 days": 4, "61–90 days": 0, "91–180 days": 0, "181–365 days": 0, "Over 365 days": 2,
        "No delivery known": 0,
    }  # fmt: skip
    assert ages(Decimal(20), layers, TODAY)[-1] == 8


@given(st.decimals(-5, 500, places=1), st.lists(st.tuples(st.integers(0, 900), st.decimals("0.1", 90, places=1))))
def test_the_ages_add_up_to_the_stock(on_hand: Decimal, came: list[tuple[int, Decimal]]) -> None:
    layers = [(ago(days), units) for days, units in sorted(came, reverse=True)]
    found = ages(on_hand, layers, TODAY)
    assert sum(found) == max(Decimal(0), on_hand)
    assert min(found) >= 0


def test_a_season_is_looked_for_on_the_same_weekdays_a_year_ago() -> None:
    then, following = season_windows(TODAY, 90)
    assert then == (ago(364 + 89), ago(364))
    assert following == (ago(363), ago(364 - 182))
