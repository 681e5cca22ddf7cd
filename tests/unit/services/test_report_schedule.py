"""The reorder schedule as a report."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.report_schedule import schedule_document
from retail_desktop.services.report_wish import Wish
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def test_the_schedule_has_orders_to_place_and_deliveries(planned: Workplace, bring: Bring) -> None:
    head = "number,supplier,store,status,created_on,expected_on,sku,quantity,received,outstanding\n"
    bring(planned, f"{head}S-1,SOUTH,MAIN,sent,2025-07-10,2025-07-20,00103,5,0,5\n", Target.ORDERS)
    made = schedule_document(planned, Wish())
    rows = [row for section in made.listings[0].sections for row in section.rows]
    assert [(row[2], row[4], row[6]) for row in rows] == [
        ("SOUTH", "Late, 5 days", "S-1"), ("NORTH", "Place the order", ""), ("SOUTH", "Place the order", ""),
    ]  # fmt: skip
    only = schedule_document(planned, Wish(supplier="NORTH", days=7))
    assert [row[2] for section in only.listings[0].sections for row in section.rows] == ["NORTH"]
    with pytest.raises(NotFoundError):
        schedule_document(planned, Wish(supplier="EAST"))
