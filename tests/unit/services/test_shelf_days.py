"""The stock of every evening, and the days without it, checked by hand and against the ledger's own walk."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.demand import stock_outs
from retail_desktop.services.shelf_days import Days, walk
from retail_desktop.services.trade_history import History, Lines, Moves, Series, Whole

FIRST = date(2026, 1, 5).toordinal()
COST, PRICE = 20_000, Decimal(5)


def whole(*numbers: int) -> Whole:
    return np.array(numbers, dtype=np.int64)


def history(
    sold: dict[int, int], counts: dict[int, int], came: dict[int, int], *, items: int = 1, other: tuple[int, ...] = ()
) -> History:
    """One item (and others, whose sales on `other` days show that the store was open); days from 0, whole units."""
    lines = [(0, FIRST + day, units * 1000) for day, units in sold.items()]
    lines += [(items - 1, FIRST + day, 1000) for day in other]
    rows, days, units = (whole(*column) for column in zip(*lines, strict=True)) if lines else (whole(),) * 3
    return History(
        FIRST + 200,
        Series(
            keys=tuple((row + 1, 1) for row in range(items)),
            items=(Item("00101", "Tea", price=PRICE),) * items,
            stores=("MAIN",) * items,
            store_numbers=np.ones(items, dtype=np.int64),
            costs=np.full(items, COST),
            active=np.ones(items, dtype=bool),
            listed=np.full(items, FIRST),
        ),
        Lines(rows, days, units, units * 50, np.ones(len(rows), dtype=bool)),
        _moves(came, delivered=True),
        _moves(counts, delivered=False),
    )


def _moves(amounts: dict[int, int], *, delivered: bool) -> Moves:
    size = len(amounts)
    days, units = [FIRST + day for day in amounts], [1000 * amount for amount in amounts.values()]
    return Moves(
        np.zeros(size, dtype=np.int64), whole(*days), whole(*units), np.full(size, delivered),
        np.zeros(size, dtype=bool),
    )  # fmt: skip


def test_a_count_fixes_the_evening_and_sales_and_deliveries_move_it() -> None:
    found = walk(history({1: 3, 2: 4, 4: 1}, {0: 10}, {3: 5}), [Days(FIRST, FIRST + 4)])
    shelf = found.shelves[0]
    assert (shelf.levels[0], shelf.evenings[0], shelf.closing[0]) == (10_000 + 7_000 + 3_000 + 8_000 + 7_000, 5, 7_000)
    assert (shelf.opening_known[0], shelf.closing_known[0]) == (False, True)
    assert found.days.value[-1] == 7_000 * COST


def test_a_day_without_stock_is_out_where_the_store_was_open() -> None:
    sold = dict.fromkeys(range(10), 1)
    found = walk(history(sold, {0: 9}, {14: 20}, items=2, other=(10, 11, 12, 14)), [Days(FIRST + 8, FIRST + 14)])
    shelf = found.shelves[0]
    # Day 9 sold the last piece and counts as served; 10 to 12 are out, the store was shut on 13, and 14 got goods.
    assert (shelf.stocked[0], shelf.out[0], shelf.possible[0]) == (6, 3, 6)
    assert shelf.lost[0] == pytest.approx(3 * 1000)
    assert shelf.served[0] == 2000
    assert found.days.lost.sum() == pytest.approx(3 * 1000 * float(PRICE))


def test_what_is_usual_needs_a_week_of_evidence() -> None:
    found = walk(history({0: 5}, {0: 0}, {}, items=2, other=tuple(range(1, 5))), [Days(FIRST, FIRST + 4)])
    assert (found.shelves[0].out[0], found.shelves[0].lost[0]) == (4, 0)


def test_a_count_before_the_days_walked_through_carries_into_them() -> None:
    sold = dict.fromkeys(range(150), 1)
    found = walk(history(sold, {2: 400}, {10: 5}), [Days(FIRST + 140, FIRST + 149)])
    assert found.shelves[0].closing[0] == 1000 * (400 + 5 - 147)
    assert found.shelves[0].opening[0] == 1000 * (400 + 5 - 137)


def test_deliveries_alone_give_a_level_but_no_days_without_stock() -> None:
    found = walk(history({1: 1, 3: 3}, {}, {2: 4}), [Days(FIRST, FIRST + 3)])
    shelf = found.shelves[0]
    assert (shelf.evenings[0], shelf.closing[0], shelf.stocked[0]) == (2, 0, 0)


def test_what_a_later_count_has_not_is_missing() -> None:
    found = walk(history({1: 2, 6: 1}, {0: 10, 3: 7, 5: 8}, {}), [Days(FIRST, FIRST + 6), Days(FIRST + 4, FIRST + 6)])
    assert [(shelf.counts, shelf.missing[0]) for shelf in found.shelves] == [(2, 1000 - 1000), (1, -1000)]


@given(
    st.dictionaries(st.integers(1, 60), st.integers(-2, 6), max_size=40),
    st.dictionaries(st.integers(1, 60), st.integers(1, 9), max_size=8),
    st.integers(0, 12),
)
def test_days_without_stock_are_those_of_the_ledgers_walk(
    sold: dict[int, int], came: dict[int, int], counted: int
) -> None:
    days = tuple(range(61))
    found = walk(history(sold, {0: counted}, came, items=2, other=days), [Days(FIRST + 1, FIRST + 60)])
    expected = stock_outs(counted, sold, came, range(1, 61)).empty
    assert found.shelves[0].out[0] == len(expected)
    assert found.shelves[0].closing[0] == 1000 * (counted + sum(came.values()) - sum(sold.values()))
    assert date.fromordinal(found.days.first) == date.fromordinal(FIRST + 1) - timedelta(days=84)
