"""A report of lists says the same on paper, in a workbook, as CSV and as HTML."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from retail_desktop.domain.valuation import Valuation, ValuedStock
from retail_desktop.reporting import valuation_report
from retail_desktop.reporting.document import Document, Occasion
from retail_desktop.reporting.document_files import html, write_csv, write_html, write_pdf, write_xlsx
from retail_desktop.reporting.paper import Page

OCCASION = Occasion(
    "Harbour Street", date(2026, 9, 30), date(2026, 9, 29), "30 Sep 2026 08:05", "Maria Keller", "USD", "everything"
)


def stock(number: int, store: str = "main") -> ValuedStock:
    cost, price = Decimal(number) / 8, Decimal(number) * 3 / 10
    return ValuedStock(
        store, f"Category {number % 3}", f"{number:05}", f"Mug <{number}>", "BRI", Decimal(7), cost, price
    )


def report(lines: int, stores: tuple[str, ...] = ("main",)) -> Document:
    found = tuple(stock(number, store) for store in stores for number in range(1, lines + 1))
    return valuation_report.document(Valuation(date(2026, 9, 30), found, 1, 2), OCCASION)


def exact(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def test_the_csv_is_as_agreed(tmp_path: Path, golden: Callable[[str], str]) -> None:
    assert write_csv(report(4), tmp_path / "r.csv") == 4
    assert (tmp_path / "r.csv").read_text(encoding="utf-8") == golden("valuation.csv")


def test_the_page_is_as_agreed(
    tmp_path: Path, golden: Callable[[str], str], pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(report(4, ("Dock", "Hill")), tmp_path / "r.pdf")
    assert "\n".join(pages(tmp_path / "r.pdf")).strip() == golden("valuation.txt").strip()


def test_all_files_hold_equal_figures(tmp_path: Path, pages: Callable[[Path], list[str]]) -> None:
    document = report(300, ("Dock", "Hill"))
    for write, ending in ((write_csv, "csv"), (write_xlsx, "xlsx"), (write_html, "html"), (write_pdf, "pdf")):
        assert write(document, tmp_path / f"r.{ending}") == 600
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    sheet = list(load_workbook(tmp_path / "r.xlsx").active.iter_rows(values_only=True))
    place = sheet[0].index("value_at_cost")
    assert [Decimal(str(row[place])) for row in sheet[1:]] == [Decimal(row["value_at_cost"]) for row in rows]
    total = sum(Decimal(row["value_at_cost"]) for row in rows)
    paper = " ".join(" ".join(pages(tmp_path / "r.pdf")).split())
    printed = re.search(r"Grand total, 600 items 4,200 ([\d,.]+) ([\d,.]+)", paper)
    assert printed is not None
    assert exact(printed[1]) == total
    assert exact(printed[2]) == sum(Decimal(row["value_at_price"]) for row in rows)
    assert f"Value at cost: {total:,.2f} USD" in paper
    assert f'<td class="n">{total:,.2f}</td>' in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("number", [40, 97, 98, 99, 100, 101])
def test_heads_come_again_and_no_sub_total_stands_alone(
    page: Page, number: int, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(report(number), tmp_path / "r.pdf", page)
    found = pages(tmp_path / "r.pdf")
    assert sum(one.count("Mug <") for one in found) == number
    for place, one in enumerate(found, 1):
        assert f"Page {place} of {len(found)}" in one
        if "Mug <" in one:
            assert "Description" in one
        if "Sub-total" in one:
            assert one.count("Mug <") >= 2


def test_a_preview_is_short_and_says_so() -> None:
    assert "The first 5 lines of 30." in html(report(30), 5)
    assert html(report(30), 5).count("Mug &lt;") == 5
    assert "The first" not in html(report(30), 30)


def test_a_report_without_lines_says_why(tmp_path: Path, pages: Callable[[Path], list[str]]) -> None:
    empty = report(0)
    write_pdf(empty, tmp_path / "r.pdf")
    assert "There was no stock on this evening" in pages(tmp_path / "r.pdf")[0]
    assert "There was no stock on this evening" in html(empty)


def test_unknown_money_is_a_dash_and_is_counted(tmp_path: Path, pages: Callable[[Path], list[str]]) -> None:
    lines = (replace(stock(1), unit_cost=None, price=None), stock(2))
    document = valuation_report.document(Valuation(date(2026, 9, 30), lines, 1, 2), OCCASION)
    write_pdf(document, tmp_path / "r.pdf")
    words = " ".join(pages(tmp_path / "r.pdf")[0].split())
    assert "Mug <1> BRI 7 – – – –" in words
    assert "1 item without a known cost adds nothing" in words
    assert "2 items left out whose stock was never counted" in words
