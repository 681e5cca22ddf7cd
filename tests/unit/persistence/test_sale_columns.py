"""Sales lines as columns of numbers."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportState
from retail_desktop.persistence import imports
from retail_desktop.persistence.sale_columns import UNPRICED, item_facts, item_lines, mark, receipt_lines

DAY = date(2026, 9, 28).toordinal()
MORNING = [(1, 1, DAY, 2_000, 113_000), (1, 1, DAY + 1, -500, -28_250), (2, 1, DAY, 1_500, None)]
Import = Callable[..., int]


def test_each_item_has_its_lines(work: Connection, import_sales: Import) -> None:
    import_sales(work, MORNING)
    mug, towel = item_lines(work)
    assert (mug.item_id, mug.days.tolist(), mug.units.tolist()) == (1, [DAY, DAY + 1], [2_000, -500])
    assert towel.amounts.tolist() == [UNPRICED]


def test_the_mark_is_another_one_when_other_lines_count(work: Connection, import_sales: Import) -> None:
    empty = mark(work)
    key = import_sales(work, MORNING)
    full = mark(work)
    imports.set_state(work, key, ImportState.UNDONE)
    assert len({empty, full}) == 2
    assert mark(work) == empty


def test_an_item_has_the_cost_of_its_usual_supplier(work: Connection) -> None:
    mug, towel = item_facts(work)
    assert (mug.sku, mug.supplier, mug.unit_cost) == ("00417", "BRI", 29_500)
    assert (towel.supplier, towel.unit_cost) == ("", None)


def test_the_newest_lines_come_first(work: Connection, import_sales: Import) -> None:
    import_sales(work, MORNING)
    assert [row[0] for row in receipt_lines(work, 1, None, DAY, DAY + 5, 10)] == [DAY + 1, DAY]
    assert [row[4] for row in receipt_lines(work, 1, 1, DAY, DAY, 1)] == [2_000]
