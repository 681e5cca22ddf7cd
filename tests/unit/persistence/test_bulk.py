"""Many rows at once."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager

import pysqlite3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from retail_desktop.persistence.bulk import ROWS_PER_STATEMENT, add_columns, insert_columns
from retail_desktop.persistence.schema import import_day, sale_day

KEYS, SUMS = ("item_id", "store_id", "day"), ("sold", "returned", "net_amount", "lines")


def totals(work: Connection) -> dict[int, tuple[int, ...]]:
    rows = work.execute(text("SELECT day, sold, returned, net_amount, lines FROM sale_day ORDER BY day"))
    return {row[0]: tuple(row[1:]) for row in rows}


def days(numbers: list[int], sold: int = 1000) -> list[list[int]]:
    rows = len(numbers)
    return [[1] * rows, [1] * rows, numbers, [sold] * rows, [-1] * rows, [2] * rows, [1] * rows]


@pytest.mark.parametrize("rows", [0, 1, ROWS_PER_STATEMENT - 1, ROWS_PER_STATEMENT, ROWS_PER_STATEMENT + 1, 333])
def test_any_number_of_rows_arrives_in_full(work: Connection, rows: int) -> None:
    insert_columns(work, sale_day, (*KEYS, *SUMS), days(list(range(rows))))
    assert totals(work) == dict.fromkeys(range(rows), (1000, -1, 2, 1))


def test_a_day_that_is_there_already_grows(work: Connection) -> None:
    add_columns(work, sale_day, KEYS, SUMS, days([1, 2]))
    add_columns(work, sale_day, KEYS, SUMS, days([2, 3], sold=500))
    assert totals(work) == {1: (1000, -1, 2, 1), 2: (1500, -2, 4, 2), 3: (500, -1, 2, 1)}


@settings(max_examples=20)
@given(st.lists(st.integers(1, 60), max_size=180))
def test_a_day_that_comes_often_adds_up(
    trial: Callable[[], AbstractContextManager[Connection]], numbers: list[int]
) -> None:
    with trial() as work:
        add_columns(work, sale_day, KEYS, SUMS, days(numbers))
        found = totals(work)
    assert {day: lines for day, (_, _, _, lines) in found.items()} == Counter(numbers)
    assert sum(sold for sold, _, _, _ in found.values()) == 1000 * len(numbers)


def test_rows_without_their_import_are_refused_by_the_store(work: Connection) -> None:
    with pytest.raises(pysqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        insert_columns(work, import_day, ("store_id", "day", "import_id", "lines"), [[1], [1], [99], [1]])


def test_columns_of_unequal_length_are_a_mistake(work: Connection) -> None:
    with pytest.raises(ValueError, match="is shorter than"):
        insert_columns(work, sale_day, (*KEYS, *SUMS), [*days([1, 2])[:-1], [1]])
