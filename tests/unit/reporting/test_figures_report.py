"""The figures as tables and as a page of HTML."""

import csv
from pathlib import Path

from openpyxl import load_workbook

from retail_desktop.domain.figures import Figure
from retail_desktop.reporting import figures_report
from tests.unit.reporting.figure_cases import OCCASION, figures_of


def test_the_table_is_exact_and_keeps_what_is_not_known_empty(tmp_path: Path) -> None:
    assert figures_report.write_csv(figures_of(full=False), tmp_path / "a.csv") == len(Figure)
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["figure"]: row for row in csv.DictReader(stream)}
    assert (rows["net_sales"]["value"], rows["net_sales"]["before"], rows["net_sales"]["last_year"]) == (
        "184620", "180000", "",
    )  # fmt: skip
    assert rows["gmroi"]["reason"] == "No stock was counted or received until then."
    assert rows["gmroi"]["formula"].startswith("Gross margin return on inventory")
    assert figures_report.write_xlsx(figures_of(), tmp_path / "a.xlsx") == len(Figure)
    assert load_workbook(tmp_path / "a.xlsx").active["A2"].value == "net_sales"


def test_the_page_of_html_holds_figures_risks_idle_stock_and_months(tmp_path: Path) -> None:
    assert figures_report.write_html(figures_of(), OCCASION, tmp_path / "a.html") == len(Figure)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    for words in ("Up 4.7 % from 176,330, better", "Sailor Mug", "Category 8", "Net sales by month", "41.8 %"):
        assert words in page
