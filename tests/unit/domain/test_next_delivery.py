"""When an item is next delivered."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.next_delivery import Coming, Surety, likely_days, next_delivery
from retail_desktop.domain.replenishment.lead_times import LeadTime

TODAY = date(2026, 9, 30)
ORDERED = TODAY - timedelta(days=4)
MUGS = Coming("PO-1", "main", "BRI", Decimal(48), TODAY + timedelta(days=6), ORDERED)
USUAL = LeadTime(10.0, 2.0, 12)


def test_nothing_comes_where_nothing_was_sent() -> None:
    assert next_delivery((), TODAY) is None


def test_the_first_day_counts_and_lines_of_one_order_come_together() -> None:
    later = replace(MUGS, order="PO-2", due=TODAY + timedelta(days=9))
    found = next_delivery((later, MUGS, replace(MUGS, units=Decimal(12))), TODAY)
    assert found is not None
    assert (found.order, found.units, found.day, found.surety) == ("PO-1", Decimal(60), MUGS.due, Surety.ESTIMATED)
    assert found.earliest == found.latest == MUGS.due


def test_an_estimate_ranges_as_past_deliveries_did() -> None:
    found = next_delivery((MUGS,), TODAY, USUAL)
    assert found is not None
    soonest, longest = likely_days(USUAL)
    assert (found.earliest, found.latest) == (ORDERED + timedelta(days=soonest), ORDERED + timedelta(days=longest))
    few = next_delivery((MUGS,), TODAY, replace(USUAL, receipts=4))
    assert few is not None
    assert few.earliest == few.latest


def test_a_confirmed_day_is_the_day() -> None:
    found = next_delivery((replace(MUGS, confirmed=True),), TODAY, USUAL)
    assert found is not None
    assert (found.surety, found.earliest, found.latest) == (Surety.CONFIRMED, MUGS.due, MUGS.due)


def test_what_is_late_may_come_any_day_until_it_is_usually_there() -> None:
    found = next_delivery((replace(MUGS, due=TODAY - timedelta(days=2)),), TODAY, late_days=3)
    assert found is not None
    assert (found.surety, found.earliest, found.latest) == (Surety.LATE, TODAY, TODAY + timedelta(days=3))


@given(st.floats(0.5, 60), st.floats(0, 20), st.integers(-10, 30), st.booleans())
def test_the_likely_days_are_never_past_and_in_order(mean: float, sd: float, due: int, confirmed: bool) -> None:
    one = replace(MUGS, due=TODAY + timedelta(days=due), confirmed=confirmed)
    found = next_delivery((one,), TODAY, LeadTime(mean, sd, 9), 2)
    assert found is not None
    assert TODAY <= found.earliest <= found.latest
    assert likely_days(LeadTime(mean, sd, 9))[0] <= likely_days(LeadTime(mean, sd, 9))[1]
