"""What was recognised, as plain values."""

import json
from collections.abc import Callable

from retail_desktop.domain.imports import ImportReport
from retail_desktop.services.workplace import Workplace


def test_what_was_recognised_is_told_in_plain_values(empty_shop: Workplace, bring: Callable[..., ImportReport]) -> None:
    facts = bring(empty_shop, "Datum;Artikelnummer;Menge;Email\n31.01.2026;7;1,5;a@b.example\n").layout
    assert facts["columns"] == {"date": "Datum", "sku": "Artikelnummer", "quantity": "Menge"}
    assert (facts["delimiter"], facts["decimal"], facts["date_order"]) == (";", ",", "dmy")
    assert facts["not_stored"] == ["Email"]
    assert json.loads(json.dumps(facts)) == facts
