"""The reorder report as a web page."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from retail_desktop.reporting.reorder_report import ReorderReport, write_html


def test_the_web_page_is_as_agreed(report: ReorderReport, tmp_path: Path, golden: Callable[[str], str]) -> None:
    write_html(report, tmp_path / "r.html")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").strip() == golden("reorder.html").strip()


def test_the_page_says_what_the_print_says(report: ReorderReport, tmp_path: Path) -> None:
    assert write_html(replace(report, filters="supplier <BRI>"), tmp_path / "r.html") == 3
    words = (tmp_path / "r.html").read_text(encoding="utf-8")
    for said in (
        "Reorder report", "Harbour Street", "Shown: supplier &lt;BRI&gt;", "Contact Ana Ruiz", "Lead time 6 days",
        "Minimum 500.00 USD, 216.80 short", "Sailor Mug 350 ml", "4 × 12", "Sub-total, 3 lines", "283.20",
    ):  # fmt: skip
        assert said in words
