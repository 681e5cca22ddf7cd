"""Sales lines and the demand of a day."""

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.sales import SalesColumns, SalesFile, day_demand


def test_a_return_on_the_day_of_its_sale_lowers_demand() -> None:
    assert day_demand(5_000, -2_000) == 3_000


def test_a_return_of_an_earlier_sale_does_not_make_negative_demand() -> None:
    assert day_demand(1_000, -3_000) == 0


@given(st.integers(0, 10**9), st.integers(-(10**9), 0))
def test_demand_lies_between_nothing_and_what_was_sold(sold: int, returned: int) -> None:
    assert 0 <= day_demand(sold, returned) <= sold


def test_a_file_is_as_long_as_its_columns() -> None:
    unknown: list[int | None] = [None, None]
    columns = SalesColumns([2, 3], [1, 1], [-1, 600], ["a", "b"], ["", ""], [1000, -1000], unknown, unknown, ["", ""])
    assert len(columns) == 2
    assert SalesFile(columns).items == {}
