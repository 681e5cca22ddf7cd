"""Undoing and redoing imports: the figures are as if an undone file had never come."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.errors import CancelledError, NotAllowedError, NotFoundError, WrongStateError
from retail_desktop.domain.imports import ImportReport, ImportState, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.browse_items import find_items, list_items
from retail_desktop.services.import_history import (
    find_number,
    list_imports,
    redo_import,
    rejected_lines,
    save_rejects,
    undo_import,
)
from retail_desktop.services.keep_store import check
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Ask = Callable[..., list[tuple[Any, ...]]]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]

HEAD = "date,receipt,sku,quantity,price\n"
# Day, item, units: what each of four tills sold; receipts keep them apart.
TILLS: tuple[tuple[tuple[int, str, int], ...], ...] = (
    ((2, "A", 5), (2, "B", 1), (4, "A", 2)),
    ((2, "A", 3), (3, "C", 4), (3, "C", -1)),
    ((4, "B", 2), (5, "A", 1)),
    ((1, "D", 6), (6, "C", 2)),
)
COUNTS = {4: (3, {"A": 20, "B": 7}), 5: (5, {"A": 11, "D": 9})}


def till_csv(till: int) -> str:
    return HEAD + "".join(f"2026-03-0{day},T{till},{sku},{units},1.50\n" for day, sku, units in TILLS[till])


def count_csv(number: int) -> str:
    day, counted = COUNTS[number]
    return "sku,on_hand,date\n" + "".join(f"{sku},{units},2026-03-0{day}\n" for sku, units in counted.items())


def expected_stock(complete: set[int]) -> dict[str, int]:
    """Stock from first principles: the latest count that holds, less what was sold after its evening."""
    sold = [line for till in complete & {0, 1, 2, 3} for line in TILLS[till]]
    anchors = {sku: COUNTS[n] for n in sorted(complete & COUNTS.keys()) for sku in COUNTS[n][1]}
    known = {sku for _, sku, _ in sold} | set(anchors)
    stock = {}
    for sku in known:
        day, counted = anchors.get(sku, (0, {}))
        stock[sku] = counted.get(sku, 0) - sum(units for when, which, units in sold if which == sku and when > day)
    return stock


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 5), min_size=1, max_size=5))
def test_undone_files_never_came_whatever_the_order(busy_shop: Workplace, ask: Ask, switches: list[int]) -> None:
    complete = {record.import_id - 1 for record in list_imports(busy_shop) if record.state is ImportState.COMPLETE}
    for number in switches:
        (undo_import if number in complete else redo_import)(busy_shop, number + 1)
        complete ^= {number}
    totals = ask(
        busy_shop,
        "SELECT d.day - :base, i.sku, (d.sold + d.returned) / 1000 FROM sale_day d JOIN item i ON i.id = d.item_id",
        base=date(2026, 2, 28).toordinal(),
    )
    wanted: Counter[tuple[int, str]] = Counter()
    for till in complete & {0, 1, 2, 3}:
        for day, sku, units in TILLS[till]:
            wanted[day, sku] += units
    assert {(day, sku): units for day, sku, units in totals} == dict(wanted)
    rows = list_items(busy_shop)
    stock = expected_stock(complete)
    assert {row.sku: row.on_hand for row in rows} == stock
    assert check(busy_shop).problems == ()


@pytest.fixture
def busy_shop(empty_shop: Workplace, bring: Bring) -> Workplace:
    for till in range(4):
        assert bring(empty_shop, till_csv(till), name=f"till {till}.csv").status == "ok"
    for number in COUNTS:
        assert bring(empty_shop, count_csv(number), Target.STOCK, name=f"count {number}.csv").status == "ok"
    return empty_shop


def test_the_history_tells_who_brought_what_newest_first(empty_shop: Workplace, bring: Bring) -> None:
    bring(Workplace(empty_shop.location, Person("Ada")), till_csv(0), name="till 0.csv")
    bring(empty_shop, till_csv(1))
    newest, oldest = list_imports(empty_shop)
    assert (newest.import_id, newest.user) == (2, "Owner")
    assert (oldest.user, oldest.file_name, oldest.accepted, oldest.units) == ("Ada", "till 0.csv", 3, Decimal(8))
    assert oldest.net_sales == Decimal("12.00")
    assert oldest.period is not None
    assert len(oldest.period) == 3


def test_an_item_that_only_an_undone_file_knew_is_not_seen(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-03-02,R,X1,1,1\n")
    undo_import(empty_shop, 1)
    assert list_items(empty_shop) == ()
    assert find_items(empty_shop, "X1") == ()
    redo_import(empty_shop, 1)
    assert [row.sku for row in list_items(empty_shop)] == ["X1"]


def test_an_item_of_two_files_goes_with_the_last_of_them(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, HEAD + "2026-03-02,R,X1,1,1\n")
    bring(empty_shop, HEAD + "2026-03-03,S,X1,1,1\n")
    undo_import(empty_shop, 1)
    assert [row.sku for row in list_items(empty_shop)] == ["X1"]
    undo_import(empty_shop, 2)
    assert list_items(empty_shop) == ()
    redo_import(empty_shop, 2)
    assert [row.sku for row in list_items(empty_shop)] == ["X1"]


def test_an_item_that_is_sold_stays_when_its_catalogue_file_goes(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "sku,name\nX1,Green tea\nX2,Black tea\n", Target.ITEMS)
    bring(empty_shop, HEAD + "2026-03-02,R,X1,1,1\n")
    undo_import(empty_shop, 1)
    assert [row.sku for row in list_items(empty_shop)] == ["X1"]
    redo_import(empty_shop, 1)
    assert [row.name for row in list_items(empty_shop)] == ["Green tea", "Black tea"]


def test_an_undone_file_may_be_read_anew(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    bring(empty_shop, till_csv(0))
    undo_import(empty_shop, 1)
    assert bring(empty_shop, till_csv(0)).status == "ok"
    assert ask(empty_shop, "SELECT sum(sold) / 1000 FROM sale_day") == [(8,)]


def test_undoing_twice_is_refused(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, till_csv(0))
    with pytest.raises(WrongStateError, match="complete already"):
        redo_import(empty_shop, 1)
    undo_import(empty_shop, 1)
    with pytest.raises(WrongStateError, match="undone already"):
        undo_import(empty_shop, 1)
    with pytest.raises(NotFoundError, match="no import 9"):
        undo_import(empty_shop, 9)


def test_staff_may_import_but_not_undo(empty_shop: Workplace, bring: Bring, everything: Dump) -> None:
    clerk = Workplace(empty_shop.location, Person("Bob", Role.STAFF))
    bring(clerk, till_csv(0))
    before = everything(empty_shop)
    with pytest.raises(NotAllowedError, match="Bob may not undo an import"):
        undo_import(clerk, 1)
    assert everything(empty_shop) == before


def test_last_means_the_newest_that_can_be_switched(empty_shop: Workplace, bring: Bring) -> None:
    for till in range(3):
        bring(empty_shop, till_csv(till))
    assert find_number(empty_shop, "last", undo=True) == 3
    with pytest.raises(NotFoundError, match="redo"):
        find_number(empty_shop, "last", undo=False)
    undo_import(empty_shop, 3)
    assert find_number(empty_shop, "last", undo=True) == 2
    assert find_number(empty_shop, "last", undo=False) == 3
    assert find_number(empty_shop, "1", undo=True) == 1
    for text in ("first", "²"):
        with pytest.raises(NotFoundError):
            find_number(empty_shop, text, undo=True)


def test_rejected_lines_are_corrected_and_imported_without_counting_twice(
    empty_shop: Workplace, bring: Bring, tmp_path: Path, ask: Ask
) -> None:
    content = "Date,Code,Qty,Price,Remark\n2026-03-02,007,2,1.50,fine\n2026-03-02,008,many,4.00,why\n"
    report = bring(empty_shop, content, mapping={"Code": "sku"})
    assert report.status == "partial"
    assert save_rejects(empty_shop, 1, tmp_path / "rejects.csv") == 1
    with (tmp_path / "rejects.csv").open(encoding="utf-8", newline="") as stream:
        head, line = csv.reader(stream)
    assert head == ["Date", "Code", "Qty", "Price", "Remark", "reason"]
    assert line == ["2026-03-02", "008", "many", "4.00", "why", "bad_quantity"]
    corrected = (tmp_path / "rejects.csv").read_text(encoding="utf-8").replace("many", "3")
    assert bring(empty_shop, corrected, mapping={"Code": "sku"}, duplicates="add").accepted == 1
    assert ask(empty_shop, "SELECT sum(sold) / 1000 FROM sale_day") == [(5,)]


def test_lines_of_unknown_items_come_back_with_all_their_cells(
    empty_shop: Workplace, bring: Bring, tmp_path: Path
) -> None:
    bring(empty_shop, HEAD + "2026-03-02,R,X1,1,1\n")
    bring(empty_shop, HEAD + "2026-03-03,S,X1,1,1\n2026-03-03,S,X9,2,1\n", create_unknown_items=False)
    save_rejects(empty_shop, 2, tmp_path / "rejects.csv")
    text = (tmp_path / "rejects.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1] == "2026-03-03,S,X9,2,1,unknown_item"


def test_a_line_with_too_many_cells_is_given_back_whole(empty_shop: Workplace, bring: Bring, tmp_path: Path) -> None:
    bring(empty_shop, "date,sku,quantity\n2026-03-02,007,2\n2026-03-02,007,2,7,8\n")
    assert [issue.line for issue in rejected_lines(empty_shop, 1)] == [3]
    save_rejects(empty_shop, 1, tmp_path / "rejects.csv")
    lines = (tmp_path / "rejects.csv").read_text(encoding="utf-8").splitlines()
    assert lines == ["date,sku,quantity,column 4,column 5,reason", "2026-03-02,007,2,7,8,ragged_row"]


def test_every_cell_of_a_wide_line_fails_and_comes_back_on_its_own(
    empty_shop: Workplace, bring: Bring, tmp_path: Path, ask: Ask
) -> None:
    good = "".join(f"2026-03-{day:02},1,,2,\n" for day in range(1, 21))
    report = bring(
        empty_shop, f"date,Bread,Milk,Eggs,Tart\n{good}2026-03-21,x,3,y,0\n2026-03-22,,,,\n", name="wide.csv"
    )
    assert (report.accepted, len(report.rejected), len(report.ignored)) == (41, 2, 1)
    assert [(issue.line, issue.value) for issue in rejected_lines(empty_shop, 1)] == [(22, "x"), (22, "y")]
    assert save_rejects(empty_shop, 1, tmp_path / "rejects.csv") == 2
    text = (tmp_path / "rejects.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == ["2026-03-21,Bread,x,bad_quantity", "2026-03-21,Eggs,y,bad_quantity"]
    corrected = text.replace(",x,", ",4,").replace(",y,", ",5,")
    assert bring(empty_shop, corrected, duplicates="add", name="corrected.csv").accepted == 2
    assert ask(empty_shop, "SELECT sum(sold) / 1000 FROM sale_day") == [(20 * 3 + 3 + 4 + 5,)]


def test_a_wide_line_that_does_not_add_up_comes_back_cell_by_cell_and_imports_once_it_is_right(
    empty_shop: Workplace, bring: Bring, tmp_path: Path, ask: Ask
) -> None:
    good = "".join(f"2026-03-{day:02},{day},2,{day + 2}\n" for day in range(1, 16))
    report = bring(empty_shop, f"date,Bread,Milk,Alles\n{good}2026-03-20,7,2,8\n", name="wide.csv")
    assert (report.accepted, [(issue.line, issue.column, issue.value) for issue in report.rejected]) == (
        30, [(17, "Alles", "8")] * 2,
    )  # fmt: skip
    assert save_rejects(empty_shop, 1, tmp_path / "rejects.csv") == 2
    text = (tmp_path / "rejects.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == ["2026-03-20,Bread,7,bad_quantity", "2026-03-20,Milk,2,bad_quantity"]
    corrected = bring(empty_shop, text.replace(",7,", ",6,"), name="corrected.csv")
    assert (corrected.status, corrected.accepted, corrected.warnings) == ("ok", 2, ())
    assert ask(empty_shop, "SELECT sum(sold) / 1000 FROM sale_day") == [(sum(range(1, 16)) + 30 + 6 + 2,)]


def test_the_rejects_of_no_import_are_not_found(empty_shop: Workplace) -> None:
    with pytest.raises(NotFoundError):
        rejected_lines(empty_shop, 1)


def test_a_file_imported_again_while_it_was_undone_cannot_be_redone_too(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, till_csv(0))
    undo_import(empty_shop, 1)
    again = bring(empty_shop, till_csv(0))
    with pytest.raises(WrongStateError, match=f"import {again.import_id}"):
        redo_import(empty_shop, 1)
    undo_import(empty_shop, again.import_id or 0)
    assert redo_import(empty_shop, 1).state is ImportState.COMPLETE


@pytest.mark.parametrize("word", [1, 2, 3, 4])
def test_an_undoing_that_is_cancelled_at_any_word_changes_nothing(
    empty_shop: Workplace, bring: Bring, everything: Dump, word: int
) -> None:
    bring(empty_shop, till_csv(0))
    before = everything(empty_shop)
    words = iter(range(1, 9))

    def cancel(_text: str, _done: int, _total: int) -> None:
        if next(words) == word:
            raise CancelledError

    with pytest.raises(CancelledError):
        undo_import(empty_shop, 1, progress=cancel)
    assert everything(empty_shop) == before
    assert list_imports(empty_shop)[0].state is ImportState.COMPLETE
