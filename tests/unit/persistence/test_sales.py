"""Sales lines, their day totals, and lines that do not count."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportReport, ImportState, Target
from retail_desktop.persistence import imports, sales
from retail_desktop.persistence.bulk import UNKNOWN

Import = Callable[..., int]
MUG, TOWEL, MAIN = 1, 2, 1
MONDAY = date(2026, 9, 28)
DAY = MONDAY.toordinal()
MORNING = [(MUG, MAIN, DAY, 2000, 113_000), (MUG, MAIN, DAY, -500, -28_250), (TOWEL, MAIN, DAY, 1500, None)]


def days(work: Connection) -> list[tuple[int, ...]]:
    return list(sales.raw_days(work, DAY + 100))


def undo(work: Connection, key: int) -> None:
    imports.set_state(work, key, ImportState.UNDONE)


def redo(work: Connection, key: int) -> None:
    imports.set_state(work, key, ImportState.COMPLETE)


def test_lines_add_up_to_days_with_returns_apart(work: Connection, import_sales: Import) -> None:
    import_sales(work, MORNING)
    (mug, towel) = sales.day_totals(work, MONDAY, MONDAY)
    assert (mug.sku, mug.code, mug.sold, mug.returned) == ("00417", "MAIN", Decimal(2), Decimal("-0.5"))
    assert (mug.net_amount, mug.lines) == (Decimal("8.475"), 2)
    assert (towel.sku, towel.sold, towel.net_amount) == ("00422", Decimal("1.5"), 0)
    assert sales.newest_day(work) == MONDAY


def test_a_store_without_sales_has_no_newest_day(work: Connection) -> None:
    assert sales.newest_day(work) is None
    assert list(sales.lines(work, MONDAY, MONDAY)) == []


def test_a_second_file_of_the_same_day_adds_to_it(work: Connection, import_sales: Import) -> None:
    import_sales(work, MORNING)
    import_sales(work, [(MUG, MAIN, DAY, 1000, 56_500)])
    assert days(work) == [(MUG, MAIN, DAY, 3000, -500), (TOWEL, MAIN, DAY, 1500, 0)]


def test_lines_come_back_in_order_with_their_codes(work: Connection, import_sales: Import) -> None:
    import_sales(work, [(TOWEL, MAIN, DAY, 1000, None), *MORNING])
    found = [(row.sku, row.line, row.quantity, row.net_amount) for row in sales.lines(work, MONDAY, MONDAY)]
    assert [(sku, quantity) for sku, _, quantity, _ in found] == [
        ("00417", 2), ("00417", Decimal("-0.5")), ("00422", 1), ("00422", Decimal("1.5")),
    ]  # fmt: skip
    assert found[0][3] == Decimal("11.30")
    assert found[2][3] is None


def test_days_that_came_before_are_found_with_their_imports(work: Connection, import_sales: Import) -> None:
    first = import_sales(work, MORNING)
    second = import_sales(work, [(MUG, MAIN, DAY, 1000, None), (MUG, MAIN, DAY + 2, 1000, None)])
    asked = {(MAIN, DAY), (MAIN, DAY + 1), (MAIN, DAY + 2), (9, DAY)}
    assert sales.overlapping_days(work, asked) == {(MAIN, DAY): {first, second}, (MAIN, DAY + 2): {second}}
    assert sales.overlapping_days(work, {(MAIN, DAY + 2)}) == {(MAIN, DAY + 2): {second}}
    assert sales.overlapping_days(work, {(MAIN, DAY - 1), (MAIN, DAY + 1)}) == {}
    assert sales.overlapping_days(work, set()) == {}


def test_days_of_an_undone_import_can_come_again(work: Connection, import_sales: Import) -> None:
    undo(work, import_sales(work, MORNING))
    assert sales.overlapping_days(work, {(MAIN, DAY)}) == {}
    assert list(sales.stored_lines(work, {(MAIN, DAY)})) == []


def test_the_lines_of_given_days_and_items_are_those_of_complete_imports(
    work: Connection, import_sales: Import
) -> None:
    import_sales(work, [*MORNING, (MUG, MAIN, DAY + 1, 9000, 1)])
    found = [(*row[:3], *row[5:7]) for row in sales.stored_lines(work, {(MAIN, DAY)})]
    assert sorted(found, key=str) == sorted(MORNING, key=str)
    assert [row.item_id for row in sales.stored_lines(work, {(MAIN, DAY)}, {TOWEL, 99})] == [TOWEL]
    assert list(sales.stored_lines(work, set())) == []


def test_undoing_an_import_takes_its_sales_back_and_redoing_brings_them_again(
    work: Connection, import_sales: Import
) -> None:
    first = import_sales(work, MORNING)
    before = days(work)
    second = import_sales(work, [(MUG, MAIN, DAY, 4000, None), (TOWEL, MAIN, DAY + 1, 1000, None)])
    after = days(work)
    assert sales.pairs_of(work, second) == {(MUG, MAIN), (TOWEL, MAIN)}
    undo(work, second)
    assert days(work) == before
    redo(work, second)
    assert days(work) == after
    undo(work, second)
    undo(work, first)
    assert days(work) == []


def test_a_line_that_another_import_stands_in_for_does_not_count(work: Connection, import_sales: Import) -> None:
    first = import_sales(work, [*MORNING, (MUG, MAIN, DAY + 1, 7000, None)])
    corrected = import_sales(work, [(MUG, MAIN, DAY, 3000, None)])
    lines = [row for row in sales.stored_lines(work, {(MAIN, DAY)}) if row.import_id == first]
    assert sales.counting_lines(work, {(MAIN, DAY)}) == {(MAIN, DAY): 4}
    sales.supersede(work, [(row, corrected) for row in lines])
    assert sales.counting_lines(work, {(MAIN, DAY)}) == {(MAIN, DAY): 1}
    assert days(work) == [(MUG, MAIN, DAY, 3000, 0), (MUG, MAIN, DAY + 1, 7000, 0)]
    assert [row.import_id for row in sales.lines(work, MONDAY, MONDAY)] == [corrected]
    sales.supersede(work, [(row._replace(superseded_by=corrected), None) for row in lines])
    assert sales.counting_lines(work, {(MAIN, DAY), (MAIN, DAY + 9)}) == {(MAIN, DAY): 4}
    assert days(work)[0] == (MUG, MAIN, DAY, 5000, -500)


def test_the_days_that_complete_imports_share_are_known_with_what_each_does_there(
    work: Connection, import_sales: Import
) -> None:
    first = import_sales(work, MORNING, 0)
    assert sales.shared_days(work, first) == {}
    second = import_sales(work, [(MUG, MAIN, DAY, 1000, None), (MUG, MAIN, DAY + 1, 1000, None)], 1)
    assert sales.shared_days(work, first) == sales.shared_days(work, second) == {(MAIN, DAY): {first: 0, second: 1}}
    undo(work, second)
    assert sales.shared_days(work, first) == {}
    assert sales.shared_days(work, second) == {(MAIN, DAY): {first: 0}}


def test_a_receipt_keeps_its_number_and_its_minute(work: Connection, import_sales: Import) -> None:
    assert sales.add_receipts(work, ["R1", ""], [600, None]) == 1
    assert sales.add_receipts(work, ["R2"], [None]) == 3
    import_sales(work, MORNING[:1])
    work.exec_driver_sql("UPDATE sale_line SET receipt_id = 1")
    (row,) = sales.lines(work, MONDAY, MONDAY)
    assert (row.receipt, row.minute) == ("R1", 600)


def test_an_amount_that_is_the_product_need_not_be_stored(work: Connection) -> None:
    imports.add_import(
        work, ImportReport("ok", Target.SALES, "a"), file_hash="h", headers=(), at="2026-09-28", person="Maria"
    )
    numbers = {"item_id": 1, "store_id": 1, "day": DAY, "import_id": 1, "quantity": -1500}
    columns = {"line": np.array([1, 2]), "price": np.array([20_000, UNKNOWN])}
    sales.add_lines(work, numbers | columns)
    assert [row.net_amount for row in sales.lines(work, MONDAY, MONDAY)] == [Decimal(-3), None]


def test_days_that_were_imported_again_since_an_undo_are_known(work: Connection, import_sales: Import) -> None:
    first = import_sales(work, MORNING)
    beside = import_sales(work, [(MUG, MAIN, DAY, 1000, None)])
    undo(work, first)
    assert sales.imported_again(work, first) is None
    again = import_sales(work, MORNING)
    assert sales.imported_again(work, first) == again
    undo(work, again)
    assert sales.imported_again(work, first) is None
    assert beside < again


def test_a_file_stands_in_for_its_own_store_only(work: Connection, import_sales: Import) -> None:
    work.exec_driver_sql("INSERT INTO store (code, name) VALUES ('HARBOUR', 'Harbour')")
    import_sales(work, [(MUG, 2, DAY, 1000, None)])
    import_sales(work, [(MUG, MAIN, DAY, 3000, None)])
    assert sales.shared_days(work, 2) == {}
    assert days(work) == [(MUG, MAIN, DAY, 3000, 0), (MUG, 2, DAY, 1000, 0)]


def test_the_days_of_one_item_come_oldest_first_and_none_later_than_asked(
    work: Connection, import_sales: Import
) -> None:
    import_sales(work, [(MUG, MAIN, DAY + step, 1000 * (step + 1), None) for step in (2, 0, 1)])
    found = sales.item_days(work, "00417", "MAIN", MONDAY + timedelta(days=1))
    assert [(row.day, row.sold) for row in found] == [(MONDAY, 1), (MONDAY + timedelta(days=1), 2)]
    assert list(sales.raw_days(work, DAY, MUG)) == [(MUG, MAIN, DAY, 1000, 0)]
    assert list(sales.raw_days(work, DAY, TOWEL)) == []


def test_moments_of_demand_leave_out_days_without_any(work: Connection, import_sales: Import) -> None:
    rows: list[Any] = [
        (MUG, MAIN, DAY, 2000, None),
        (MUG, MAIN, DAY + 1, -1000, None),
        (MUG, MAIN, DAY + 2, 4500, None),
        (MUG, MAIN, DAY + 2, -500, None),
        (TOWEL, MAIN, DAY, 1000, None),
    ]
    import_sales(work, rows)
    last = MONDAY + timedelta(days=2)
    assert sales.demand_moments(work, MONDAY, last, MUG) == {(MUG, MAIN): (2, 6.0, 20.0, MONDAY)}
    assert set(sales.demand_moments(work, MONDAY, last)) == {(MUG, MAIN), (TOWEL, MAIN)}


def test_net_units_of_some_days_are_sold_less_returned(work: Connection, import_sales: Import) -> None:
    import_sales(work, [*MORNING, (MUG, MAIN, DAY + 1, 9000, None)])
    assert sales.sold_since(work, MONDAY, MONDAY) == {(MUG, MAIN): 1500, (TOWEL, MAIN): 1500}
    assert sales.sold_since(work, MONDAY, MONDAY, TOWEL) == {(TOWEL, MAIN): 1500}
    assert sales.sold_since(work, MONDAY + timedelta(days=7), MONDAY + timedelta(days=8)) == {}


def test_sales_begin_with_the_oldest_day_that_counts(work: Connection, import_sales: Callable[..., int]) -> None:
    assert sales.oldest_day(work) is None
    import_sales(work, [(1, 1, date(2026, 9, day).toordinal(), 1_000, 10_000) for day in (28, 3)])
    assert sales.oldest_day(work) == date(2026, 9, 3)
    assert sales.newest_day(work) == date(2026, 9, 28)
