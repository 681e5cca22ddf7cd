"""The figures as files."""

import csv
from pathlib import Path

import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.figure_periods import Span
from retail_desktop.domain.figures import Figure
from retail_desktop.services.report_figures import export_figures, write_figures
from retail_desktop.services.report_wish import Wish
from retail_desktop.services.reports import preview_report, write_report
from retail_desktop.services.workplace import Workplace


@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_the_figures_fit_on_one_sheet(planned: Workplace, tmp_path: Path, page: str) -> None:
    found = write_figures(planned, tmp_path / "a.pdf", page=page)  # type: ignore[arg-type]  # one of both sizes
    pages = PdfReader(tmp_path / "a.pdf").pages
    assert len(pages) == 1
    words = " ".join(pages[0].extract_text().split())
    for told in ("Net sales", "Gross margin %", "Excess and dead stock", "Refunds are netted", "items at risk"):
        assert told in words
    assert found.currency == ""


def test_a_table_holds_every_figure_with_its_reason(shop: Workplace, tmp_path: Path) -> None:
    assert export_figures(shop, str(tmp_path / "a.csv"), span=Span.MONTH) == len(Figure)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["figure"]: row for row in csv.DictReader(stream)}
    assert set(rows) == {figure.value for figure in Figure}
    assert (rows["net_sales"]["first"], rows["net_sales"]["last"]) == ("2025-07-01", "2025-07-24")
    assert rows["in_stock"]["value"] == ""
    assert rows["in_stock"]["reason"] == "Stock is known on 4 % of the days only."


def test_standard_output_takes_the_table(shop: Workplace, capsys: pytest.CaptureFixture[str]) -> None:
    export_figures(shop, "-")
    assert capsys.readouterr().out.startswith("figure,name,unit,value,before,last_year,currency,")


def test_the_report_is_previewed_and_written_like_the_others(shop: Workplace, tmp_path: Path) -> None:
    assert "Figures at a glance" in preview_report(shop, "executive", Wish(store="MAIN")).html
    made = write_report(shop, "executive", Wish(span=Span.QUARTER), tmp_path / "a.html")
    assert (made.lines, set(made.figures)) == (len(Figure), {"Net sales", "Stock value, at cost"})
    assert "Net sales by month" in made.path.read_text(encoding="utf-8")


def test_another_kind_of_file_is_refused(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="written as"):
        write_figures(shop, tmp_path / "a.txt")
