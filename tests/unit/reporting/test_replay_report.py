"""A replay on paper and as a table."""

import csv
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader

from retail_desktop.reporting import replay_report
from tests.unit.domain.replay_cases import FOUR_WEEKS, OURS, happened, replay_of


def test_the_page_says_the_outcome_and_the_figures_of_every_rule(tmp_path: Path) -> None:
    replay_report.write_pdf(replay_of(OURS, FOUR_WEEKS, happened=happened()), tmp_path / "r.pdf", "Corner shop")
    pages = PdfReader(tmp_path / "r.pdf").pages
    assert len(pages) == 1
    words = " ".join(pages[0].extract_text().split())
    assert "Replay, Mon 5 Jan 2026 to Sun 1 Feb 2026" in words
    assert "20 % less stock and had 50 % fewer lost sales than you did" in words
    for row in ("This program 80.00 20 10.00 98.0%", "What happened, 3 counted items 100.00 40 20.00 96.0%"):
        assert row in words
    assert "estimated lost on days without stock" in words


def test_every_item_stands_there_under_every_rule(tmp_path: Path) -> None:
    replay = replay_of(OURS, FOUR_WEEKS)
    assert replay_report.write_csv(replay, tmp_path / "r.csv") == 2
    with (tmp_path / "r.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["sku"], row["store"], row["rule"]) for row in rows] == [
        ("00101", "MAIN", "program"),
        ("00101", "MAIN", "four-weeks"),
    ]
    assert (rows[0]["lost"], rows[0]["fill_rate"], rows[0]["stock_value"]) == ("20", "0.9800", "80.00")
    assert replay_report.write_xlsx(replay, tmp_path / "r.xlsx") == 2
    assert load_workbook(tmp_path / "r.xlsx").active["A2"].value == "00101"


def test_a_day_on_which_nothing_was_wanted_has_a_dash(tmp_path: Path) -> None:
    from dataclasses import replace  # noqa: PLC0415 - only this test changes figures
    from decimal import Decimal  # noqa: PLC0415 - as above

    idle = replace(OURS, figures=replace(OURS.figures, wanted=Decimal(0)))
    replay_report.write_pdf(replay_of(idle, FOUR_WEEKS), tmp_path / "r.pdf", "Corner shop")
    words = " ".join(PdfReader(tmp_path / "r.pdf").pages[0].extract_text().split())
    assert "This program 80.00 20 10.00 –" in words
