"""The history of imports as it is kept."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.catalogue import Item
from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportRecord, ImportReport, ImportState, LineIssue, Reason, Target
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.periods import Period
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.persistence import catalogue, events, import_facts, imports, ledger, orders

Import = Callable[[Connection, list[tuple[int, int, int, int, int | None]]], int]
MONDAY = date(2026, 9, 28)
BAD_DATE = LineIssue(214, Reason.BAD_DATE, "Date", "31/13/2025", ("31/13/2025", "00417", "1"))
NO_CODE = LineIssue(9, Reason.MISSING_SKU, "SKU", "", ("2026-09-28", "", "1"))
REPORT = ImportReport(
    status="partial",
    target=Target.SALES,
    file_name="till.csv",
    format="square",
    accepted=1204,
    returns=13,
    ignored=(LineIssue(300, Reason.TOTAL_ROW, record=("Total", "1398")),),
    rejected=(BAD_DATE, NO_CODE),
    new_items=("00417",),
    period=Period(MONDAY, MONDAY),
    stores=("MAIN", "HARBOUR"),
    units=Decimal("1398.5"),
    net_sales=Decimal("10342.50"),
    layout={"delimiter": ";"},
)


def record(work: Connection, report: ImportReport = REPORT, file_hash: str = "abc") -> int:
    return imports.add_import(
        work,
        report,
        file_hash=file_hash,
        headers=["Date", "SKU", "Qty"],
        at="2026-09-28T08:00:00+00:00",
        person="Maria",
    )


def test_an_import_is_remembered_with_who_when_and_how_much(work: Connection) -> None:
    key = record(work)
    assert imports.imports(work) == (
        ImportRecord(
            key, Target.SALES, "till.csv", ImportState.COMPLETE, "2026-09-28T08:00:00+00:00", "Maria", "square",
            1204, 13, 1, 2, 1, Decimal("1398.5"), Decimal("10342.50"), Period(MONDAY, MONDAY), ("MAIN", "HARBOUR"),
        ),
    )  # fmt: skip
    assert imports.headers(work, key) == ("Date", "SKU", "Qty")
    assert imports.headers(work, key + 1) == ()


def test_the_newest_import_comes_first(work: Connection) -> None:
    first, second = record(work), record(work, ImportReport("ok", Target.STOCK, "count.csv"))
    assert [found.import_id for found in imports.imports(work)] == [second, first]
    assert imports.imports(work)[0].period is None
    assert imports.imports(work)[0].stores == ()


def test_rejected_lines_come_back_in_file_order_with_their_cells(work: Connection) -> None:
    assert imports.rejected_lines(work, record(work)) == (NO_CODE, BAD_DATE)


def test_two_records_of_one_line_fail_each_for_their_own_reason(work: Connection) -> None:
    again = LineIssue(214, Reason.BAD_QUANTITY)
    key = record(work, ImportReport("partial", Target.SALES, "till.csv", rejected=(BAD_DATE, again)))
    assert imports.rejected_lines(work, key) == (BAD_DATE, again)


def test_the_sums_of_an_import_can_be_written_later(work: Connection) -> None:
    key = record(work, ImportReport("ok", Target.SALES, "till.csv"))
    imports.finish_import(work, key, REPORT)
    assert imports.imports(work)[0].units == Decimal("1398.5")


def test_the_same_content_is_recognised_under_any_name_until_it_is_undone(work: Connection) -> None:
    key = record(work)
    assert imports.same_file(work, Target.SALES, "abc") == key
    assert imports.same_file(work, Target.STOCK, "abc") is None
    assert imports.same_file(work, Target.SALES, "def") is None
    imports.set_state(work, key, ImportState.UNDONE)
    assert imports.same_file(work, Target.SALES, "abc") is None
    assert imports.imports(work)[0].state is ImportState.UNDONE


def test_items_that_only_an_undone_import_brought_are_known(work: Connection, import_sales: Import) -> None:
    key = record(work)
    catalogue.add_items(work, [Item("A", "A"), Item("B", "B")], key)
    imports.claim_items(work, key, ["00422"])
    imports.claim_items(work, key, [])
    assert imports.imported_items(work) == {"A", "B", "00422"}
    assert imports.items_without_reason(work) == set()
    imports.set_state(work, key, ImportState.UNDONE)
    assert imports.items_without_reason(work) == {"A", "B", "00422"}
    import_sales(work, [(catalogue.item_ids(work)["A"], 1, MONDAY.toordinal(), 1000, None)])
    assert imports.items_without_reason(work) == {"B", "00422"}


def test_an_item_to_which_something_else_refers_stays(work: Connection) -> None:
    key = record(work)
    others = ("counted", "ordered", "described", "promoted")
    catalogue.add_items(work, [Item(sku, sku) for sku in (*others, "undone")], key)
    imports.claim_items(work, key, ["00417"])  # it has terms
    ids = catalogue.item_ids(work)
    complete, undone = record(work, file_hash="abd"), record(work, file_hash="def")
    imports.set_state(work, key, ImportState.UNDONE)
    imports.set_state(work, undone, ImportState.UNDONE)
    count = ledger.movement_row(ids["counted"], 1, MONDAY, MovementKind.COUNT, Decimal(5))
    ledger.add_movements(work, [count, {**count, "item_id": ids["undone"], "import_id": undone}])
    for number, sku, import_id in (("PO-1", "ordered", None), ("PO-2", "undone", undone)):
        line = OrderLine(1, sku, "", "", Decimal(1), Decimal(0), Decimal(1), None)
        order = PurchaseOrder(number, "BRI", "", "MAIN", OrderStatus.DRAFT, MONDAY, MONDAY, "", (line,))
        orders.add_orders(work, [order], import_id)
    for sku, import_id in (("described", complete), ("undone", undone)):
        import_facts.add_facts(work, import_id, [import_facts.Fact("item", sku, None, "{}")])
    for sku, import_id in (("promoted", complete), ("undone", undone)):
        events.add_events(work, [Event(EventKind.PROMOTION, "Sale", MONDAY, MONDAY, sku=sku)], import_id)
    assert imports.items_without_reason(work) == {"undone"}


def test_imports_of_the_same_kind_since_an_undo_are_known(work: Connection) -> None:
    first, before = record(work), record(work, file_hash="b")
    imports.set_state(work, first, ImportState.UNDONE)
    since = record(work, file_hash="c")
    record(work, ImportReport("ok", Target.STOCK, "count.csv"), "d")
    imports.set_state(work, record(work, file_hash="e"), ImportState.UNDONE)
    assert before < since
    assert imports.imported_since_undone(work, first) == (since,)
