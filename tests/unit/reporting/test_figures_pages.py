"""The figures on one sheet."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from retail_desktop.reporting.figures_pages import write_pdf
from retail_desktop.reporting.paper import Page
from tests.unit.reporting.figure_cases import OCCASION, figures_of


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("full", [True, False])
def test_everything_stands_on_one_sheet(tmp_path: Path, page: Page, full: bool) -> None:
    write_pdf(figures_of(full=full), OCCASION, tmp_path / "a.pdf", page)
    pages = PdfReader(tmp_path / "a.pdf").pages
    words = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    assert "184,620" in words
    shown = "Up 4.7 % from 176,330, better (last year)" if full else "No stock is known."
    assert shown in words
    assert ("All 41 items at risk 9,000" in words) is full
    assert ("2 more categories 200 0 10" in words) is full
    assert ("Nothing is out or runs out" in words) is not full


def test_a_period_is_compared_with_what_is_known(tmp_path: Path) -> None:
    write_pdf(figures_of(full=False), OCCASION, tmp_path / "a.pdf")
    words = " ".join(PdfReader(tmp_path / "a.pdf").pages[0].extract_text().split())
    assert "Up 2.6 % from 180,000, better (before)" in words
