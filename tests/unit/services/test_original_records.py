"""Cells of lines that are rejected after the reading."""

from pathlib import Path

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.importing.layout import recognise
from retail_desktop.importing.source import open_source
from retail_desktop.services.original_records import with_records


def test_an_issue_gets_the_cells_of_its_line_and_keeps_those_it_has(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,sku,quantity\n2026-03-02,1,2\n2026-03-02,2,3\n", encoding="utf-8")
    told = LineIssue(2, Reason.BAD_DATE, record=("as", "it", "was"))
    with open_source(tmp_path / "a.csv") as source:
        layout = recognise(source, Target.SALES, ImportOptions())
        found = with_records(source, layout, [told, LineIssue(3, Reason.UNKNOWN_ITEM)])
        assert with_records(source, layout, [told]) == [told]
    assert [issue.record for issue in found] == [("as", "it", "was"), ("2026-03-02", "2", "3")]
