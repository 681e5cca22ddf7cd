"""What the window shows of a file before anything is stored."""

from collections.abc import Callable
from datetime import date

from retail_desktop.domain.imports import ImportOptions, LineIssue, PreviewColumn, PreviewLine, Reason, Target
from retail_desktop.importing.layout import recognise
from retail_desktop.importing.preview import RECORDS, preview
from retail_desktop.importing.progress import silent
from retail_desktop.importing.sales import read_sales
from retail_desktop.importing.source import Source

Open = Callable[[str | bytes], Source]


def test_the_first_records_are_shown_with_what_becomes_of_them(open_text: Open) -> None:
    source = open_text(
        "Datum;Artikelnummer;Menge;Preis;Kunde\n28.09.2026;00417;2;1.240,50;Ann\n29.09.2026;;1;3,00;Bob\n;;1;;\n"
    )
    layout = recognise(source, Target.SALES, ImportOptions())
    columns, lines = preview(
        source, layout, [LineIssue(4, Reason.TOTAL_ROW)], [LineIssue(3, Reason.MISSING_SKU, "Artikelnummer")]
    )
    assert columns[0] == PreviewColumn("Datum", "date", (("28.09.2026", "2026-09-28"), ("29.09.2026", "2026-09-29")))
    assert columns[1] == PreviewColumn("Artikelnummer", "sku")
    assert columns[3].examples[0] == ("1.240,50", "1240.50")
    assert (columns[4].field, columns[4].personal) == ("", True)
    assert lines == (
        PreviewLine(2, "stored", "", ("28.09.2026", "00417", "2", "1.240,50", "Ann")),
        PreviewLine(3, "rejected", "missing_sku", ("29.09.2026", "", "1", "3,00", "Bob")),
        PreviewLine(4, "ignored", "total_row", ("", "", "1", "", "")),
    )


def test_of_a_line_with_a_cell_for_each_item_only_the_bad_one_is_marked(open_text: Open) -> None:
    good = "".join(f"2026-09-{day:02},1,2,3,4\n" for day in range(1, 21))
    source = open_text(f"date,Bread,Milk,Eggs,Tart\n2026-08-31,x,3,,\n{good}")
    layout = recognise(source, Target.SALES, ImportOptions())
    found = read_sales(source, layout, ImportOptions(), today=date(2026, 9, 30), progress=silent)
    _, lines = preview(source, layout, found.ignored, found.rejected)
    assert lines[:3] == (
        PreviewLine(2, "rejected", "bad_quantity", ("2026-08-31", "Bread", "x")),
        PreviewLine(2, "stored", "", ("2026-08-31", "Milk", "3")),
        PreviewLine(3, "stored", "", ("2026-09-01", "Bread", "1")),
    )


def test_a_long_file_is_shown_by_its_beginning(open_text: Open) -> None:
    source = open_text("date,sku,qty\n" + "2026-09-28,A,1\n" * 5_000)
    layout = recognise(source, Target.SALES, ImportOptions())
    assert len(preview(source, layout, (), ())[1]) == RECORDS
