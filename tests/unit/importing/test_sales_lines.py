"""Sales lines as columns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.quantities import line_amount
from retail_desktop.importing.sales_lines import NO_PRICE, UNKNOWN, SalesLines, distinct, divides, narrow, products


def lines(items: list[int]) -> SalesLines:
    column = np.array(items, np.int64)
    return SalesLines(column, column * 0, column * 0, np.arange(len(items)), column * 0 + 1000, column * 0)


@given(st.lists(st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 10**12) | st.just(NO_PRICE)), max_size=20))
def test_an_amount_is_quantity_times_price_exactly(rows: list[tuple[int, int]]) -> None:
    quantities, prices = (np.array(column, np.int64) for column in (zip(*rows, strict=True) if rows else ([], [])))
    possible = [(quantity, price) for quantity, price in rows if abs(quantity * price) // 1000 < 2**62]
    if len(possible) < len(rows):
        return
    expected = [UNKNOWN if price == NO_PRICE else line_amount(quantity, price) for quantity, price in rows]
    assert products(quantities, prices).tolist() == expected
    if divides(quantities, prices):
        assert all(price == NO_PRICE or quantity * price % 1000 == 0 for quantity, price in rows)


@given(st.lists(st.integers(0, 50), max_size=40), st.sampled_from([51, 10**9]))
def test_keys_are_counted_whether_they_lie_close_together_or_not(items: list[int], most: int) -> None:
    values, counts = distinct(lines(items), lambda part: part.item, most)
    assert dict(zip(values.tolist(), counts.tolist(), strict=True)) == {item: items.count(item) for item in items}


def test_numbers_take_four_bytes_where_they_fit() -> None:
    assert narrow(np.array([2**31 - 1, -(2**31)])).dtype == np.int32
    assert narrow(np.array([2**31])).dtype == np.int64
    assert len(narrow(np.empty(0, np.int64))) == 0


@pytest.mark.parametrize("count", [0, 1, 250_001])
def test_parts_are_the_whole(count: int) -> None:
    whole = lines([7] * count)
    assert sum(len(part) for part in whole.parts()) == count == len(whole)
