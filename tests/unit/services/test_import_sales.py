"""Sales files into the store: what counts, what is refused, and that nothing counts twice."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.imports import ImportOptions, ImportReport, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.persistence import catalogue, people
from retail_desktop.persistence.database import close_database
from retail_desktop.services.import_file import import_file
from retail_desktop.services.import_history import list_imports, redo_import, save_rejects, undo_import
from retail_desktop.services.keep_store import check
from retail_desktop.services.workplace import Workplace, open_workplace

Bring = Callable[..., ImportReport]
Ask = Callable[..., list[tuple[Any, ...]]]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]

DAY = "date,sku,quantity,price\n"
TWO_LINES = DAY + "2026-03-02,007,2,1.50\n2026-03-02,008,1,4.00\n"
TOTALS = "SELECT i.sku, d.sold / 1000.0, d.returned / 1000.0 FROM sale_day d JOIN item i ON i.id = d.item_id ORDER BY 1"
SOLD = "SELECT coalesce(sum(sold + returned), 0) / 1000.0 FROM sale_day"


def test_every_record_of_a_file_is_accepted_ignored_or_rejected(empty_shop: Workplace, bring: Bring) -> None:
    content = DAY + "2026-03-02,007,2,1.50\n31/13/2026,007,1,1\n2026-03-03,007,-1,1.50\n,Total,1,\n2026-03-03,007,0,1\n"
    report = bring(empty_shop, content)
    assert (report.status, report.accepted, report.returns) == ("partial", 2, 1)
    assert [issue.line for issue in report.rejected] == [3]
    assert report.accepted + len(report.ignored) + len(report.rejected) == 5
    assert (report.units, report.net_sales) == (Decimal(1), Decimal("1.50"))


@pytest.mark.parametrize(
    ("head", "rows", "period"),
    [
        ("Month,sku,qty,net sales\n", ["2026-01,A,31,62.00", "2026-01,B,-2,-4", "2026-02,A,x,1", "2026-02,,3,1"], None),
        ("Week ending,sku,qty\n", ["2026-01-11,A,7", "2026-01-11,B,-3", "soon,A,1", "2026-01-11,,7"], None),
        ("sku,qty,net sales\n", ["A,14,7", "B,-7,-7", "A,x,1", ",7,1"], Period(date(2026, 1, 5), date(2026, 1, 11))),
    ],
)  # fmt: skip
def test_a_total_of_many_days_is_one_line_of_the_file(
    empty_shop: Workplace, bring: Bring, ask: Ask, head: str, rows: list[str], period: Period | None
) -> None:
    report = bring(empty_shop, head + "\n".join(rows), period=period)
    assert (report.accepted, report.returns, len(report.rejected), report.ignored) == (2, 1, 2, ())
    assert ask(empty_shop, "SELECT COUNT(*) FROM sale_line")[0][0] > 2
    assert list_imports(empty_shop)[0].accepted == 2
    undo_import(empty_shop, 1)
    redo_import(empty_shop, 1)
    assert (list_imports(empty_shop)[0].accepted, check(empty_shop).problems) == (2, ())


def test_a_total_of_an_unknown_item_is_rejected_once(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, DAY + "2026-03-02,007,2,1.50\n")
    report = bring(empty_shop, "Month,sku,qty\n2026-01,007,31\n2026-01,008,31\n", create_unknown_items=False)
    assert (report.accepted, [(issue.line, issue.record) for issue in report.rejected]) == (
        1, [(3, ("2026-01", "008", "31"))],
    )  # fmt: skip


def test_every_cell_of_a_month_is_a_line_of_its_own(empty_shop: Workplace, bring: Bring) -> None:
    report = bring(empty_shop, "sku,Jan 2026,Feb 2026\nA,31,28\nB,,2\nC,0,\n")
    assert (report.accepted, [issue.line for issue in report.ignored], report.rejected) == (3, [4], ())
    assert report.units == Decimal(61)


def test_a_rejected_total_comes_back_whole_and_is_spread_once_it_is_right(
    empty_shop: Workplace, bring: Bring, ask: Ask, tmp_path: Path
) -> None:
    bring(empty_shop, "Month,sku,qty\n" + "2026-01,A,31\n" * 9 + "2026-02,A,x\n2026-02,,28\n")
    assert save_rejects(empty_shop, 1, tmp_path / "rejects.csv") == 2
    text = (tmp_path / "rejects.csv").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == ["2026-02,A,x,bad_quantity", "2026-02,,28,missing_sku"]
    report = bring(empty_shop, text.replace(",x,", ",28,").replace(",,28", ",B,28"), name="corrected.csv")
    assert (report.status, report.accepted, report.units) == ("ok", 2, Decimal(56))
    assert ask(empty_shop, SOLD) == [(9 * 31 + 56,)]


def test_of_a_total_only_the_days_count_that_were_not_there(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    bring(empty_shop, "date,sku,quantity\n2026-01-05,A,1\n2026-01-06,A,1\n")
    week = "week,sku,quantity\n2026-W02,A,7\n"
    report = bring(empty_shop, week)
    assert (report.accepted, report.ignored, report.units) == (1, (), Decimal(5))
    assert report.warnings == (
        "1 line was imported before from another file in part; only the other days are counted.",
    )
    assert ask(empty_shop, SOLD) == [(7.0,)]
    again = bring(empty_shop, week + "\n")
    assert (again.accepted, [issue.line for issue in again.ignored]) == (0, [2])


def test_a_total_given_away_is_one_line_given_away(empty_shop: Workplace, bring: Bring) -> None:
    report = bring(empty_shop, "Month,sku,qty,net sales\n2026-01,A,31,0\n2026-01,B,31,0.0002\n")
    assert [warning for warning in report.warnings if "given away" in warning] == [
        "1 line was given away at price 0; what is given away counts as sold."
    ]


RECORD = st.tuples(
    st.sampled_from(["2026-01", "2026-02", "soon", ""]), st.sampled_from(["A", "B", "", "Total"]),
    st.sampled_from(["31", "2", "-2", "0", "x", "0.5", ""]), st.sampled_from(["1.00", "", "free"]),
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(RECORD, min_size=1, max_size=8), head=st.sampled_from(["Month", "sku"]), stored=st.booleans())
def test_every_total_is_accepted_ignored_or_rejected(
    rows: list[tuple[str, str, str, str]], head: str, stored: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("totals")
    place = open_workplace(str(folder / "store.sqlite"))
    file, days = folder / "totals.csv", folder / "days.csv"
    days.write_text(
        "date,sku,quantity,net sales\n2026-01-08,A,1,0.50\n2026-01-24,A,1,0.50\n2026-01-08,A,1,0.50\n", encoding="utf-8"
    )
    if stored:
        import_file(place, Target.SALES, str(days), ImportOptions())
    first = 0 if head == "Month" else 1
    names = ("Month", "sku", "qty", "net sales")[first:]
    good = ("2026-01", "A", "2", "1.00")
    table = [names, *(row[first:] for row in [*[good] * 90, *rows])]
    file.write_text("\n".join(map(",".join, table)) + "\n", encoding="utf-8")
    period = None if head == "Month" else Period(date(2026, 1, 1), date(2026, 1, 31))
    report = import_file(place, Target.SALES, str(file), ImportOptions(period=period))
    assert report.status in {"ok", "partial"}, report
    assert report.accepted + len(report.ignored) + len(report.rejected) == 90 + len(rows)
    lines = [issue.line for issue in (*report.ignored, *report.rejected)]
    assert len(lines) == len(set(lines))
    assert [issue.line for issue in report.ignored if issue.reason is Reason.DUPLICATE] == [2] * stored
    close_database(place.location)


def test_a_return_lowers_net_sales_and_stays_visible(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    bring(empty_shop, DAY + "2026-03-02,007,5,1.50\n2026-03-02,007,-2,1.50\n")
    assert ask(empty_shop, TOTALS) == [("007", 5.0, -2.0)]


def test_the_same_file_is_refused_and_changes_nothing(empty_shop: Workplace, bring: Bring, everything: Dump) -> None:
    bring(empty_shop, TWO_LINES)
    before = everything(empty_shop)
    report = bring(empty_shop, TWO_LINES, name="a copy.csv")
    assert report.status == "refused"
    assert "import 1" in str(report.error)
    assert everything(empty_shop) == before


def test_the_same_sales_in_other_columns_add_nothing(empty_shop: Workplace, bring: Bring, everything: Dump) -> None:
    bring(empty_shop, TWO_LINES)
    before = everything(empty_shop)
    report = bring(empty_shop, "sku;quantity;price;date\r\n007;2;1.50;2026-03-02\r\n008;1;4.00;2026-03-02\r\n")
    assert (report.status, report.accepted, report.import_id) == ("ok", 0, None)
    assert {issue.reason for issue in report.ignored} == {Reason.DUPLICATE}
    assert everything(empty_shop) == before


def test_the_export_at_close_adds_only_what_noon_did_not_have(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    bring(empty_shop, TWO_LINES)
    report = bring(empty_shop, TWO_LINES + "2026-03-02,007,4,1.50\n2026-03-03,008,1,4.00\n")
    assert (report.accepted, len(report.ignored)) == (2, 2)
    assert any("imported before" in warning for warning in report.warnings)
    assert ask(empty_shop, SOLD) == [(8.0,)]


def test_two_identical_lines_of_a_file_are_two_sales(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    twice = "date,receipt,sku,quantity,price\n" + "2026-03-02,R1,007,1,1.50\n" * 2
    assert bring(empty_shop, twice).accepted == 2
    assert bring(empty_shop, twice + "2026-03-02,R1,007,1,1.50\n").accepted == 1
    assert ask(empty_shop, SOLD) == [(3.0,)]


def test_other_figures_for_the_same_days_are_a_question(empty_shop: Workplace, bring: Bring, everything: Dump) -> None:
    bring(empty_shop, TWO_LINES)
    before = everything(empty_shop)
    report = bring(empty_shop, DAY + "2026-03-02,007,3,1.50\n")
    assert (report.status, report.needs) == ("needs_input", "duplicates")
    assert report.choices is not None
    assert set(report.choices) == {"replace", "add", "days"}
    assert everything(empty_shop) == before


def test_another_till_brings_receipts_that_nobody_knew(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    head = "date,receipt,sku,quantity,price\n"
    bring(empty_shop, head + "2026-03-02,A1,007,2,1.50\n")
    assert bring(empty_shop, head + "2026-03-02,B1,007,3,1.50\n").status == "ok"
    assert ask(empty_shop, SOLD) == [(5.0,)]


def test_adding_keeps_both_files(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    bring(empty_shop, TWO_LINES)
    bring(empty_shop, DAY + "2026-03-02,007,3,1.50\n", duplicates="add")
    assert ask(empty_shop, SOLD) == [(6.0,)]


def test_a_corrected_file_replaces_its_days_until_it_is_undone(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    bring(empty_shop, TWO_LINES + "2026-03-03,008,7,4.00\n")
    report = bring(empty_shop, DAY + "2026-03-02,007,3,1.50\n", duplicates="replace")
    assert report.import_id == 2
    assert ask(empty_shop, SOLD) == [(10.0,)]
    undo_import(empty_shop, 2)
    assert ask(empty_shop, SOLD) == [(10.0,)]
    assert ask(empty_shop, TOTALS)[0] == ("007", 2.0, 0.0)
    redo_import(empty_shop, 2)
    assert ask(empty_shop, TOTALS)[0] == ("007", 3.0, 0.0)
    assert check(empty_shop).problems == ()


def test_a_dry_run_tells_and_stores_nothing(empty_shop: Workplace, bring: Bring, everything: Dump) -> None:
    before = everything(empty_shop)
    report = bring(empty_shop, TWO_LINES, dry_run=True)
    assert (report.status, report.accepted, report.new_items) == ("ok", 2, ("007", "008"))
    assert report.import_id is None
    assert everything(empty_shop) == before


def test_strictness_refuses_a_file_with_one_bad_line(empty_shop: Workplace, bring: Bring, everything: Dump) -> None:
    before = everything(empty_shop)
    report = bring(empty_shop, TWO_LINES + "2026-03-02,009,many,1\n", strict=True)
    assert report.status == "refused"
    assert "is line 4" in str(report.error)
    assert everything(empty_shop) == before


def test_a_file_without_one_usable_line_is_refused(empty_shop: Workplace, bring: Bring) -> None:
    report = bring(empty_shop, DAY + "2026-03-02,007,many,1\n")
    assert report.status == "refused"
    assert list_imports(empty_shop) == ()


def test_a_new_item_gets_its_name_and_its_newest_price(empty_shop: Workplace, bring: Bring) -> None:
    head = "date,sku,item name,category,quantity,price\n"
    bring(empty_shop, head + "2026-03-05,007,Green tea,Tea,1,1.75\n2026-03-02,007,Green tea,Tea,1,1.50\n")
    with empty_shop.database.reading() as work:
        item = catalogue.items(work)["007"]
    assert (item.name, item.category, item.price) == ("Green tea", "Tea", Decimal("1.75"))


def test_a_code_that_is_a_known_barcode_means_that_item(shop: Workplace, bring: Bring, ask: Ask) -> None:
    report = bring(shop, DAY + "2026-03-02,5000070000004,2,2.50\n2026-03-02,00102,1,2.40\n")
    assert report.new_items == ()
    found = "SELECT i.sku FROM sale_line l JOIN item i ON i.id = l.item_id WHERE l.import_id = :id ORDER BY 1"
    assert ask(shop, found, id=report.import_id) == [("00101",), ("00102",)]


def test_unknown_items_are_rejected_with_their_line_if_asked(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, TWO_LINES)
    report = bring(empty_shop, DAY + "2026-03-04,007,1,1.50\n2026-03-04,999,1,1.50\n", create_unknown_items=False)
    assert (report.status, report.accepted, report.new_items) == ("partial", 1, ())
    issue = report.rejected[0]
    assert (issue.line, issue.reason, issue.column, issue.value) == (3, Reason.UNKNOWN_ITEM, "sku", "999")
    assert issue.record == ("2026-03-04", "999", "1", "1.50")


def test_what_is_no_product_is_left_out(shop: Workplace, bring: Bring) -> None:
    bring(shop, "sku,status\n00106,ignored\n", Target.ITEMS)
    report = bring(shop, DAY + "2026-03-02,00106,1,18\n2026-03-02,00101,1,2.50\n")
    assert report.accepted == 1
    assert [(issue.line, issue.reason) for issue in report.ignored] == [(2, Reason.NOT_A_PRODUCT)]


def test_goods_given_away_count_as_sold(empty_shop: Workplace, bring: Bring, ask: Ask) -> None:
    report = bring(empty_shop, DAY + "2026-03-02,007,2,0\n")
    assert any("given away" in warning for warning in report.warnings)
    assert ask(empty_shop, SOLD) == [(2.0,)]


def test_a_file_that_names_no_store_belongs_to_the_only_one(empty_shop: Workplace, bring: Bring) -> None:
    assert bring(empty_shop, "store,date,sku,quantity\nHill,2026-03-02,007,1\n").stores == ("Hill",)
    assert bring(empty_shop, "date,sku,quantity\n2026-03-03,007,1\n").stores == ("Hill",)
    assert bring(empty_shop, "date,sku,quantity\n2026-03-04,007,1\n", store="Dock").stores == ("Dock",)


def test_sales_lower_the_stock_and_are_noted_in_the_trail(
    shop: Workplace, bring: Bring, stock: Callable[[Workplace], dict[str, Decimal]]
) -> None:
    bring(shop, DAY + "2026-03-02,00101,4,2.50\n")
    assert stock(shop)["00101"] == 6
    with shop.database.reading() as work:
        assert people.broken_audit_entries(work) == []
    assert check(shop).problems == ()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4 nothing", b"date,sku\n2026-03-02,007\n"])
def test_a_file_that_is_no_sales_file_leaves_no_trace(
    empty_shop: Workplace, tmp_path: Path, everything: Dump, content: bytes
) -> None:
    before = everything(empty_shop)
    (tmp_path / "bad.csv").write_bytes(content)
    report = import_file(empty_shop, Target.SALES, str(tmp_path / "bad.csv"), ImportOptions())
    assert report.status in {"refused", "needs_input"}
    assert report.error
    assert everything(empty_shop) == before
