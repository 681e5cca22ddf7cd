"""Lines that an earlier file brought already."""

from collections.abc import Callable

import pytest

from retail_desktop.domain.imports import ImportReport
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
PLAIN = "date,sku,quantity,price\n"
WITH_RECEIPTS = "date,receipt,sku,quantity,price\n"


def test_each_stored_line_meets_one_twin(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, PLAIN + "2026-03-02,1,1,2.00\n")
    again = bring(empty_shop, PLAIN + "2026-03-02,1,1,2.00\n" * 3)
    assert (again.accepted, len(again.ignored)) == (2, 1)


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("2026-03-02,1,2,2.00", "duplicates"),
        ("2026-03-02,1,1,3.00", "duplicates"),
        ("2026-03-02,2,1,2.00", "duplicates"),
        ("2026-03-03,1,2,2.00", None),
    ],
)
def test_another_line_of_a_known_day_is_a_question(
    empty_shop: Workplace, bring: Bring, line: str, needs: str | None
) -> None:
    bring(empty_shop, PLAIN + "2026-03-02,1,1,2.00\n")
    assert bring(empty_shop, f"{PLAIN}{line}\n").needs == needs


def test_another_store_is_no_overlap(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, PLAIN + "2026-03-02,1,1,2.00\n", store="Hill")
    assert bring(empty_shop, PLAIN + "2026-03-02,1,2,2.00\n", store="Dock").status == "ok"


def test_a_known_receipt_with_another_amount_is_a_question(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, WITH_RECEIPTS + "2026-03-02,R1,1,1,2.00\n")
    report = bring(empty_shop, WITH_RECEIPTS + "2026-03-02,R1,1,2,2.00\n")
    assert report.needs == "duplicates"
    assert report.choices is not None
    assert report.choices["days"] == ["2026-03-02"]


def test_the_question_names_the_days(empty_shop: Workplace, bring: Bring) -> None:
    days = [f"2026-03-{day:02}" for day in range(1, 4)]
    bring(empty_shop, PLAIN + "".join(f"{day},1,1,2.00\n" for day in days))
    report = bring(empty_shop, PLAIN + "".join(f"{day},1,5,2.00\n" for day in days))
    assert "3 days between 2026-03-01 and 2026-03-03" in str(report.error)


def test_an_undone_file_is_no_overlap(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, PLAIN + "2026-03-02,1,1,2.00\n")
    undo_import(empty_shop, 1)
    assert bring(empty_shop, PLAIN + "2026-03-02,1,5,2.00\n").status == "ok"
