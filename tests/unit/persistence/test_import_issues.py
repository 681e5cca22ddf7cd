"""What is kept about one import."""

from sqlalchemy import Connection

from retail_desktop.domain.imports import ImportReport, LineIssue, Reason, Target
from retail_desktop.persistence import import_issues, imports


def test_lines_not_stored_are_counted_by_reason_the_most_frequent_first(work: Connection) -> None:
    report = ImportReport(
        "partial",
        Target.SALES,
        "till.csv",
        rejected=(LineIssue(2, Reason.BAD_SKU), LineIssue(3, Reason.BAD_DATE), LineIssue(4, Reason.BAD_DATE)),
        ignored=(LineIssue(9, Reason.TOTAL_ROW),),
        layout={"delimiter": ";"},
    )
    number = imports.add_import(work, report, file_hash="a", headers=(), at="2026-09-28T20:00:00+00:00", person="Tom")
    assert import_issues.counts(work, number)[0] == ("rejected", "bad_date", 2)
    assert set(import_issues.counts(work, number)[1:]) == {("rejected", "bad_sku", 1), ("ignored", "total_row", 1)}
    assert import_issues.layout(work, number) == {"delimiter": ";"}


def test_an_import_that_does_not_exist_has_nothing(work: Connection) -> None:
    assert import_issues.counts(work, 99) == []
    assert import_issues.layout(work, 99) == {}
