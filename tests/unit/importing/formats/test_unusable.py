from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.formats.unusable import UNUSABLE, Unusable

Read = Callable[..., Any]


@pytest.mark.parametrize("unusable", UNUSABLE, ids=lambda unusable: " ".join(unusable.anchors))
def test_what_holds_no_sales_is_refused_with_advice(read: Read, unusable: Unusable) -> None:
    row = ",".join("1" for _ in unusable.anchors)
    with pytest.raises(FileRefusedError) as refusal:
        read(f"{','.join(unusable.anchors)},More\n{row},1\n{row},2\n")
    assert str(refusal.value) == unusable.advice


def test_a_column_for_each_place_is_still_square(read: Read) -> None:
    with pytest.raises(FileRefusedError, match="item library"):
        read("Token,Item Name,SKU,Price,Current Quantity Harbour,Current Quantity [Harbour St]\nA,Mug,1,2,3,4\n")


def test_every_advice_says_what_to_do() -> None:
    assert all("choose" in each.advice.lower() and each.advice.endswith(".") for each in UNUSABLE)
