"""Which days say nothing about demand."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.demand import DemandHistory, stock_outs

AMOUNTS = st.dictionaries(st.integers(0, 20), st.integers(1, 5000), max_size=8)


def test_a_day_that_begins_and_ends_empty_is_out_of_stock() -> None:
    assert stock_outs(2_000, {10: 2_000}, {}, range(10, 14)).empty == {11, 12, 13}


def test_the_day_that_sells_the_last_piece_is_evidence() -> None:
    assert 10 not in stock_outs(1_000, {10: 1_000}, {}, range(10, 11)).empty


def test_the_day_of_a_delivery_is_evidence() -> None:
    assert stock_outs(0, {}, {12: 5_000}, range(10, 15)).empty == {10, 11}


def test_a_sale_without_stock_on_the_books_is_evidence() -> None:
    assert stock_outs(0, {11: 1_000}, {}, range(10, 13)).empty == {10, 12}


def test_a_day_that_sells_its_whole_delivery_has_sold_out() -> None:
    assert stock_outs(0, {11: 5_000}, {11: 5_000}, range(10, 13)) == ({10, 12}, {11})


def test_a_day_that_sells_more_than_the_book_holds_has_not_sold_out() -> None:
    assert stock_outs(2_000, {10: 3_000}, {}, range(10, 12)) == ({11}, set())


def test_a_store_that_never_ran_out_has_no_such_day() -> None:
    assert stock_outs(1_000, {}, {}, range(10, 40)) == (set(), set())


@given(st.integers(-3000, 9000), AMOUNTS, AMOUNTS)
def test_a_day_with_a_sale_or_with_stock_in_the_morning_is_never_out_of_stock(
    opening: int, sold: dict[int, int], received: dict[int, int]
) -> None:
    days = range(21)
    out, sold_out = stock_outs(opening, sold, received, days)
    assert not out & sold.keys()
    for day in out:
        before = opening + sum(received.get(d, 0) - sold.get(d, 0) for d in range(day))
        assert before <= 0
        assert before + received.get(day, 0) <= 0
    assert sold_out <= sold.keys()
    for day in sold_out:
        assert opening + sum(received.get(d, 0) - sold.get(d, 0) for d in range(day + 1)) == 0


def test_a_history_ends_on_its_last_day() -> None:
    history = DemandHistory("00417", "MAIN", date(2026, 2, 27), (1.0, 0.0, 2.0), (True, False, True))
    assert history.last == date(2026, 3, 1)
