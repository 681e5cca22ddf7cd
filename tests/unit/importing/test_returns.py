from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

Read = Callable[..., Any]


def table(*quantities: str) -> str:
    return "date,sku,qty\n" + "".join(f"2026-05-03,A,{quantity}\n" for quantity in quantities)


def test_many_negative_lines_and_hardly_any_others_are_asked_about(read: Read) -> None:
    with pytest.raises(NeedsAnswerError, match="6 of the 7") as question:
        read(table("-1", "-2", "-1", "-1", "-3", "-1", "1", "0"))
    assert question.value.needs == "format"
    assert question.value.choices == {
        "generic": ["-1 = returned", "-2 = returned", "-3 = returned"],
        "movements": ["-1 = sold", "-2 = sold", "-3 = sold"],
    }


def test_a_few_returns_or_returns_by_their_word_are_no_question(read: Read) -> None:
    assert read(table("-1", "-2", "-1", "-1")).returns == 4
    assert read(table("-1", "-2", "-1", "-1", "-3", "1", "1", "2")).returns == 5
    typed = "date,sku,qty,type\n" + "2026-05-03,A,-1,Refund\n" * 8
    assert read(typed).returns == 8


def test_a_single_quantity_that_only_the_export_makes_a_return_is_asked_about(read: Read) -> None:
    text = "transaction_number,item_number,transaction_status,date,quantity\n7,A,Posted,2026-05-03,2\n"
    with pytest.raises(NeedsAnswerError) as question:
        read(text)
    assert question.value.choices == {"dynamics": ["2 = returned"], "generic": ["2 = sold"]}
    assert read(text.replace(",2\n", ",-2\n")).columns["quantities"] == [2000]
