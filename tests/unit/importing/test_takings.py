"""Files of money: what was taken in, not what was sold."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError

Read = Callable[..., Any]

DAYS = ("2026-01-05", "2026-01-06", "2026-01-07")


@pytest.mark.parametrize(
    ("head", "cells", "each"),
    [
        ("Date,Group,Sales", "1,148.82835311218301", "“Date” and “Group”"),
        ("Date,Store,Dept,Weekly_Sales,IsHoliday", "1,7,24924.5,FALSE", "“Date”, “Store” and “Dept”"),
        ("Date,Revenue", "148.82", "“Date”"),
        ("Date,Weekday,Revenue,Customers", "Monday,148.82,31", "“Date” and “Weekday”"),
        ("Date,Department,Net Sales,Tax", "Dairy,10.99,1.10", "“Date” and “Department”"),
    ],
)
def test_money_of_a_day_or_a_group_is_no_sale_of_an_item(read: Read, head: str, cells: str, each: str) -> None:
    with pytest.raises(FileRefusedError, match="neither items nor quantities") as refusal:
        read("\n".join([head, *(f"{day},{cells}" for day in DAYS)]))
    assert f"for each {each}," in str(refusal.value)
    assert "one line for each item sold" in str(refusal.value)


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        ("Date,Thing,Net Sales", ("Tea,1.50", "Mug,2.25", "Tea,1.50")),
        ("Date,Id,Sales", ("1,1.50", "2,2.25", "1,1.50")),
        ("Date,Group,Sales", ("1,15", "2,22", "1,9")),
        ("Date,Category,Amount", ("Tea,3", "Mug,2", "Tea,4")),
        ("Date,Category,Revenue,Units", ("Tea,1.50,2", "Mug,2.25,1", "Tea,1.50,2")),
    ],
)
def test_a_column_that_may_be_the_item_or_the_units_is_asked_about(
    read: Read, head: str, cells: tuple[str, ...]
) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        read("\n".join([head, *(f"{day},{rest}" for day, rest in zip(DAYS, cells, strict=True))]))
    assert question.value.needs == "columns"


def test_a_group_that_the_user_calls_the_item_is_one(read: Read) -> None:
    text = "Date,Group,Sales,Pieces\n" + "".join(f"{day},{place},14.80,3\n" for place, day in enumerate(DAYS))
    found = read(text, mapping={"Group": "sku", "Pieces": "quantity"})
    assert found.columns["quantities"] == [3000, 3000, 3000]
