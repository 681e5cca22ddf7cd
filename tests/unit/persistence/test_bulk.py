"""Many rows at once."""

import numpy as np
import pysqlite3
import pytest
from sqlalchemy import Connection, text

from retail_desktop.persistence.bulk import ROWS_PER_STATEMENT, UNKNOWN, insert_numbers
from retail_desktop.persistence.import_tables import import_day
from retail_desktop.persistence.schema import till_receipt


@pytest.mark.parametrize("rows", [0, 1, ROWS_PER_STATEMENT - 1, ROWS_PER_STATEMENT, ROWS_PER_STATEMENT + 1, 333])
def test_any_number_of_rows_arrives_in_full(work: Connection, rows: int) -> None:
    numbers = np.arange(1, rows + 1)
    minutes = np.where(numbers % 2, numbers, UNKNOWN)
    insert_numbers(work, till_receipt, {"id": numbers, "minute": minutes}, ["minute"])
    found = work.execute(text("SELECT id, minute FROM till_receipt ORDER BY id"))
    assert [tuple(row) for row in found] == [(one, one if one % 2 else None) for one in range(1, rows + 1)]


def test_a_single_number_stands_in_every_row(work: Connection) -> None:
    insert_numbers(work, till_receipt, {"minute": 600, "id": np.array([4, 5])})
    assert [tuple(row) for row in work.execute(text("SELECT id, minute FROM till_receipt"))] == [(4, 600), (5, 600)]


def test_rows_without_their_import_are_refused_by_the_store(work: Connection) -> None:
    one = np.array([1])
    with pytest.raises(pysqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        insert_numbers(work, import_day, {"store_id": one, "day": one, "import_id": 99})


def test_columns_of_unequal_length_are_a_mistake(work: Connection) -> None:
    with pytest.raises(ValueError, match="broadcast"):
        insert_numbers(work, till_receipt, {"id": np.arange(3), "minute": np.arange(2)})
