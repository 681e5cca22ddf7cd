"""Cells of lines that are rejected after the reading."""

from collections.abc import Callable

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.original_records import with_cells, with_records
from retail_desktop.importing.records import Shape
from retail_desktop.importing.source import Source

Open = Callable[[str | bytes], Source]
SHAPE = Shape("utf-8", ",", 2, ("sku", "on_hand"), 3)
SHEET = [(3, ["sku", "on_hand"]), (4, ["A", "5"]), (9, ["B", "3"]), (9, ["B", "7"]), (9, ["C", "1"])]


def test_an_issue_gets_the_cells_of_its_line_and_keeps_those_it_has(open_text: Open) -> None:
    source = open_text("sku,on_hand\nA,5\nB,3\n")
    told = LineIssue(2, Reason.BAD_DATE, record=("as", "it", "was"))
    shape = Shape("utf-8", ",", 2, ("sku", "on_hand"), 1)
    for complete in (with_records, with_cells):
        found = complete(source, shape, [told, LineIssue(3, Reason.UNKNOWN_ITEM)])
        assert [(issue.line, issue.record) for issue in found] == [(2, ("as", "it", "was")), (3, ("B", "3"))]
        assert complete(source, shape, [told]) == [told]


def test_a_record_of_a_sheet_is_found_by_the_line_it_lies_on_or_by_its_row(open_text: Open) -> None:
    with open_text("x").rearranged(SHEET) as source:
        (by_lying,) = with_records(source, SHAPE, [LineIssue(3, Reason.UNKNOWN_ITEM, value="B")])
        (by_row,) = with_cells(source, SHAPE, [LineIssue(9, Reason.UNKNOWN_ITEM, value="B")])
        assert (by_lying.line, by_lying.record) == (by_row.line, by_row.record) == (9, ("B", "3"))


def test_each_record_of_a_row_is_given_once(open_text: Open) -> None:
    issues = [LineIssue(9, Reason.UNKNOWN_ITEM, value=value) for value in ("C", "B", "B", "B")]
    with open_text("x").rearranged(SHEET) as source:
        found = with_cells(source, SHAPE, issues)
    assert [issue.record for issue in found] == [("C", "1"), ("B", "3"), ("B", "7"), ()]
