"""Answers about sales as files."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from retail_desktop.domain.analysis.answer import Answer
from retail_desktop.domain.analysis.question import Against, Question, Slice, View
from retail_desktop.domain.errors import RetailError
from retail_desktop.services.analyse_sales import analyse_sales
from retail_desktop.services.workplace import Workplace
from retail_desktop.services.write_analysis import write_answer

JUNE = Question(date(2025, 6, 1), date(2025, 6, 30), View.COMPARE, by=Slice.ITEM, against=Against.BEFORE)


@pytest.fixture
def answer(shop: Workplace) -> Answer:
    return analyse_sales(shop, JUNE)


def test_the_rows_shown_are_written_with_their_codes(shop: Workplace, answer: Answer, tmp_path: Path) -> None:
    shown = replace(answer, lines=answer.lines[:2])
    out = write_answer(shop, shown, tmp_path / "sales.csv")
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["Code"] for row in rows] == [line.cells[0] for line in shown.lines]
    assert "Net sales" in rows[0]
    book = load_workbook(write_answer(shop, shown, tmp_path / "sales.xlsx"))
    assert book.active["A2"].value == shown.lines[0].cells[0]


@pytest.mark.parametrize(("kind", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_chart_is_written_as_a_picture(
    shop: Workplace, answer: Answer, tmp_path: Path, kind: str, start: bytes
) -> None:
    assert write_answer(shop, answer, tmp_path / f"sales.{kind}").read_bytes().startswith(start)


def test_receipts_have_no_picture(shop: Workplace, tmp_path: Path) -> None:
    receipts = analyse_sales(shop, replace(JUNE, view=View.RECEIPTS, sku="00101"))
    with pytest.raises(RetailError, match="has no picture"):
        write_answer(shop, receipts, tmp_path / "sales.png")
