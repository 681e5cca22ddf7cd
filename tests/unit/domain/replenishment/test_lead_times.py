"""How long deliveries take, learned from receipts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.replenishment.lead_times import (
    Delivered,
    LeadTime,
    in_words,
    of_item,
    of_supplier,
    usual_lateness,
)

MONDAY = date(2026, 9, 28)


def delivered(days: int, late: int = 0) -> Delivered:
    return Delivered(MONDAY, MONDAY + timedelta(days=days - late), MONDAY + timedelta(days=days))


def test_until_five_deliveries_the_typed_days_hold() -> None:
    assert of_supplier(7, [9, 9, 9, 9]) == LeadTime(7.0, 0.0, 4)
    assert of_supplier(7, [9, 11, 9, 11, 10]) == LeadTime(10.0, pytest.approx(0.8**0.5), 5)


def test_an_item_is_drawn_to_its_supplier_the_fewer_deliveries_it_has() -> None:
    supplier = LeadTime(10.0, 2.0, 40)
    assert of_item(7, supplier, 7, []) == LeadTime(10.0, 2.0, 0)
    half = of_item(7, supplier, 7, [14] * 5)
    assert (half.mean, half.receipts) == (12.0, 5)
    assert half.sd**2 == pytest.approx(0.5 * 4 + 0.25 * 16)
    assert of_item(7, supplier, 7, [14] * 95).mean == pytest.approx(13.8)


def test_an_item_typed_longer_than_its_supplier_stays_longer() -> None:
    assert of_item(9, LeadTime(10.0, 2.0, 40), 7, []).mean == 12
    assert of_item(9, LeadTime(7.0, 0.0, 3), 7, [30]) == LeadTime(9.0, 0.0, 1)


def test_lateness_needs_five_late_deliveries() -> None:
    assert usual_lateness([delivered(9, 2)] * 4 + [delivered(7)] * 9) == 0
    assert usual_lateness([delivered(9, 2)] * 3 + [delivered(9, 4)] * 3) == 3
    assert (delivered(9, 2).days, delivered(9, 2).late_days) == (9, 2)


def test_a_sure_lead_time_is_one_number_of_days() -> None:
    assert LeadTime(7.4).chances == ((7, 1.0),)
    assert LeadTime(7.5).days == 8
    assert LeadTime(0.2, 3.0).chances == ((0, 1.0),)


@given(st.floats(1, 60), st.floats(0.3, 20))
def test_the_days_of_an_uncertain_lead_time_have_its_mean_and_spread(mean: float, sd: float) -> None:
    found = LeadTime(mean, min(sd, mean / 2)).chances
    assert sum(share for _, share in found) == pytest.approx(1)
    assert len(found) <= 10
    assert sum(days * share for days, share in found) == pytest.approx(mean, rel=0.1, abs=0.6)
    assert list(found) == sorted(found)


def test_in_words_few_deliveries_leave_what_was_typed() -> None:
    for took, came in (([], "No delivery has"), ([4], "One delivery has"), ([4, 5], "2 deliveries have")):
        words = in_words(1, of_supplier(1, took), took)
        assert words.startswith(f"{came} come so far. The plan uses the 1 day that you typed; from 5 deliveries on")


def test_in_words_deliveries_tell_mean_range_and_spread() -> None:
    took = [8, 8, 10, 6, 8]
    words = in_words(5, of_supplier(5, took), took)
    assert words.startswith(
        "5 deliveries took 8.0 days on average, from 6 to 10. The plan uses 8 days and keeps safety"
    )
    assert "a usual difference of 1.3 days; you typed 5 days." in words
    assert "keeps" not in in_words(5, of_supplier(5, [8] * 5), [8] * 5)
