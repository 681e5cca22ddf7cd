"""Sales lines and the demand of a day."""

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.sales import day_demand


def test_a_return_on_the_day_of_its_sale_lowers_demand() -> None:
    assert day_demand(5_000, -2_000) == 3_000


def test_a_return_of_an_earlier_sale_does_not_make_negative_demand() -> None:
    assert day_demand(1_000, -3_000) == 0


@given(st.integers(0, 10**9), st.integers(-(10**9), 0))
def test_demand_lies_between_nothing_and_what_was_sold(sold: int, returned: int) -> None:
    assert 0 <= day_demand(sold, returned) <= sold
