from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

Read = Callable[..., Any]

HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"


def test_the_later_spelling_of_the_headings_is_known(read: Read) -> None:
    outcome = read(
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n"
        "489434,85048,LIGHTS,12,2009-12-01 07:45:00,6.95,13085,UK\n"
        "C489449,22087,PAPER,-12,2009-12-01 10:33:00,2.95,16321,AU\n"
        "489439,POST,POSTAGE,3,2009-12-01 09:28:00,18,12682,FR\n"
    )
    assert outcome.layout.format == "invoices"
    assert outcome.columns["quantities"] == [12000, -12000]
    assert outcome.reasons == {4: "not_a_product"}


def test_invoice_numbers_that_all_begin_with_c_are_no_credit_notes(read: Read) -> None:
    rows = "".join(f"C{number},A1,MUG,2,13/12/2025 08:26,2.55,1,UK\n" for number in range(6))
    with pytest.raises(NeedsAnswerError) as question:
        read(HEADER + rows)
    assert question.value.needs == "format"
    assert read(HEADER + rows, format="generic").columns["quantities"] == [2000] * 6
