"""The reorder report says on paper, in a workbook and as CSV what the plan says."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from retail_desktop.domain.replenishment import Rule
from retail_desktop.reporting.reorder_report import (
    ReorderReport,
    ReportLine,
    SupplierBlock,
    plan_table,
    write_csv,
    write_pdf,
    write_xlsx,
)


def test_the_csv_is_the_plan_export_with_names(
    report: ReorderReport, tmp_path: Path, golden: Callable[[str], str]
) -> None:
    assert write_csv(report, tmp_path / "r.csv") == 3
    assert (tmp_path / "r.csv").read_text(encoding="utf-8") == golden("reorder.csv")


def test_the_page_is_as_agreed(
    report: ReorderReport, tmp_path: Path, golden: Callable[[str], str], pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(report, tmp_path / "r.pdf")
    assert "\n".join(pages(tmp_path / "r.pdf")).strip() == golden("reorder.txt").strip()


def test_the_workbook_says_what_the_csv_says(report: ReorderReport, tmp_path: Path) -> None:
    assert write_xlsx(report, tmp_path / "r.xlsx") == 3
    rows = list(load_workbook(tmp_path / "r.xlsx").active.iter_rows(values_only=True))
    mug = dict(zip(rows[0], rows[2], strict=True))
    assert (mug["sku"], mug["suggested_quantity"], mug["line_cost"]) == ("00417", 48, 141.6)
    assert (mug["name"], mug["status"]) == ("Sailor Mug 350 ml", "Runs out before delivery")


def test_rules_that_bound_a_quantity_are_listed(line: Callable[..., ReportLine]) -> None:
    suggestion = line(binding_rules=(Rule.MINIMUM_ORDER, Rule.PACK)).suggestion
    (row,) = plan_table([suggestion], {}).rows
    assert "minimum_order;pack" in row


def test_the_page_names_store_supplier_and_terms(
    report: ReorderReport, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(report, tmp_path / "r.pdf")
    (page,) = pages(tmp_path / "r.pdf")
    for words in (
        "Reorder report",
        "Harbour Street",
        "As of Wed 30 Sep 2026",
        "Sales data through Tue 29 Sep 2026",
        "Contact Ana Ruiz, +1 555 0100, orders@brightwater.example",
        "Account no. HS-2291",
        "Lead time 6 days",
        "Order day Wed",
        "Minimum 500.00 USD, 216.80 short",
        "printed 30 Sep 2026 08:05 by Maria Keller",
        "Page 1 of 1",
        "Money in USD.",
    ):
        assert words in page


def test_lines_and_sums_are_printed(report: ReorderReport, tmp_path: Path, pages: Callable[[Path], list[str]]) -> None:
    write_pdf(report, tmp_path / "r.pdf")
    words = " ".join(pages(tmp_path / "r.pdf")[0].split())
    assert "00417 BW-7731 Sailor Mug 350 ml 20 0 29 58 97 5.7 48 4 × 12 2.95 141.60" in words
    assert "● 24 not 48 2 × 12 – –" in words
    assert "Sub-total, 3 lines to order (1 line without a known cost) 120 10 283.20" in words
    assert "Grand total, 1 supplier, 3 lines to order (1 line without a known cost), 120 units 283.20 USD" in words


def test_each_quantity_is_explained_unless_not_wanted(
    report: ReorderReport, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(report, tmp_path / "with.pdf")
    write_pdf(report, tmp_path / "without.pdf", with_reasons=False)
    assert "Why these quantities" in pages(tmp_path / "with.pdf")[0]
    assert "rounded up to 4 × 12: order 48." in pages(tmp_path / "with.pdf")[0]
    assert "Why these quantities" not in pages(tmp_path / "without.pdf")[0]


def test_names_with_markup_and_foreign_letters_print_literally(
    report: ReorderReport, line: Callable[..., ReportLine], tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    lines = tuple(replace(line(why=""), name=name) for name in ("<b>x</b>", "<img src=y>", "%s{0} & €", "抹茶 한 ա"))
    block = SupplierBlock(replace(report.suppliers[0].supplier, name="A&P <Ltd>"), lines)
    write_pdf(replace(report, suppliers=(block,)), tmp_path / "r.pdf")
    (page,) = pages(tmp_path / "r.pdf")
    for words in ("<b>x</b>", "<img src=y>", "%s{0} & €", "A&P <Ltd>"):
        assert words in page
    assert "Why" not in page


@pytest.mark.parametrize("suppliers", ["none", "all covered"])
def test_a_report_with_nothing_to_order_says_why(
    report: ReorderReport,
    line: Callable[..., ReportLine],
    suppliers: str,
    tmp_path: Path,
    pages: Callable[[Path], list[str]],
) -> None:
    covered = SupplierBlock(report.suppliers[0].supplier, (line(suggested_quantity=Decimal(0), packs=Decimal(0)),))
    blocks = () if suppliers == "none" else (covered,)
    write_pdf(replace(report, suppliers=blocks), tmp_path / "r.pdf", "Letter")
    (page,) = pages(tmp_path / "r.pdf")
    assert "Nothing is to be ordered: the stock on hand and on order covers the expected sales" in page
    assert "Grand total" not in page


@pytest.mark.parametrize("number", range(20, 34))
def test_a_sub_total_never_stands_alone(
    report: ReorderReport,
    line: Callable[..., ReportLine],
    number: int,
    tmp_path: Path,
    pages: Callable[[Path], list[str]],
) -> None:
    block = SupplierBlock(report.suppliers[0].supplier, tuple(line(sku=f"A{place:04}") for place in range(number)))
    write_pdf(replace(report, suppliers=(block,)), tmp_path / "r.pdf", with_reasons=False)
    found = pages(tmp_path / "r.pdf")
    assert sum(page.count("Sub-total") for page in found) == 1
    for page in found:
        if "Sub-total" in page:
            assert page.count("Sailor Mug") >= 2
        if "Sailor Mug" in page:
            assert "Description" in page
            assert "Brightwater Trading" in page
    assert sum(page.count("Sailor Mug") for page in found) == number


def test_a_supplier_without_wishes_has_short_terms(
    report: ReorderReport, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    block = report.suppliers[0]
    plain = replace(
        block.supplier,
        contact="",
        phone="",
        email="",
        account_number="",
        lead_time_days=1,
        order_weekdays=frozenset(),
        minimum_order_value=Decimal(0),
    )
    easy = replace(block.supplier, minimum_order_value=Decimal(100), currency="EUR", order_weekdays=frozenset({4, 0}))
    suppliers = (SupplierBlock(plain, block.lines), SupplierBlock(easy, block.lines))
    write_pdf(replace(report, suppliers=suppliers), tmp_path / "r.pdf")
    words = " ".join(" ".join(pages(tmp_path / "r.pdf")).split())
    assert "Lead time 1 day · Order day any · No minimum order" in words
    assert "Order day Mon and Fri · Minimum 100.00 EUR, met" in words
