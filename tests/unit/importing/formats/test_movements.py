from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

Read = Callable[..., Any]

TEXT = (
    "date,sku,qty,type\n"
    + "".join(f"2026-05-0{day},A,-{day},Sale\n" for day in range(1, 7))
    + ("2026-05-07,A,24,Transfer\n2026-05-07,A,1,Return\n")
)


def test_sales_written_with_a_minus_are_asked_about_and_read_as_chosen(read: Read) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        read(TEXT)
    assert question.value.needs == "format"
    assert question.value.choices["movements"] == ["-1 = sold", "-2 = sold", "-3 = sold"]
    outcome = read(TEXT, format="movements")
    assert outcome.columns["quantities"] == [1000, 2000, 3000, 4000, 5000, 6000, -1000]
    assert outcome.reasons == {8: "no_value"}
    assert read(TEXT, format="generic").columns["quantities"][0] == -1000
