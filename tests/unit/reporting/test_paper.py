"""Pages have a size, a footer and a number."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.platypus import PageBreak

from retail_desktop.domain.errors import RetailError
from retail_desktop.reporting.paper import LONGEST_TEXT, Page, Sheet, text, write_pages

SHEET = Sheet(title="Orders", author="Harbour Street", footer="Printed by <b>Zoë</b>")


@pytest.mark.parametrize(("page", "lying", "size"), [("A4", True, (842, 595)), ("Letter", False, (612, 792))])
def test_a_page_has_the_chosen_size(tmp_path: Path, page: Page, lying: bool, size: tuple[int, int]) -> None:
    write_pages(tmp_path / "p.pdf", Sheet("T", "A", "F", page, lying), lambda: [text("Hello")])
    box = PdfReader(tmp_path / "p.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_every_page_knows_how_many_there_are(tmp_path: Path, pages: Callable[[Path], list[str]]) -> None:
    write_pages(tmp_path / "p.pdf", SHEET, lambda: [text("One"), PageBreak(), text("Two")])
    first, second = pages(tmp_path / "p.pdf")
    assert "One" in first
    assert "Page 1 of 2" in first
    assert "Page 2 of 2" in second
    assert "Printed by <b>Zoë</b>" in second


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pages(tmp_path / name, SHEET, lambda: [text("Hello")])
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert PdfReader(tmp_path / "a.pdf").metadata.title == "Orders"


def test_a_mark_crosses_every_page(tmp_path: Path, pages: Callable[[Path], list[str]]) -> None:
    sheet = Sheet("T", "A", "F", mark="DRAFT")
    write_pages(tmp_path / "p.pdf", sheet, lambda: [text("One"), PageBreak(), text("Two")])
    assert all("DRAFT" in page for page in pages(tmp_path / "p.pdf"))


def test_an_endless_text_is_cut_before_it_outgrows_a_page() -> None:
    assert text("x" * 5000).getPlainText() == "x" * (LONGEST_TEXT - 1) + "…"


def test_a_page_that_cannot_be_written_is_refused(tmp_path: Path, nearly_full: None) -> None:
    with pytest.raises(RetailError, match="no room"):
        write_pages(tmp_path / "p.pdf", SHEET, lambda: [text("Hello")])
    assert not list(tmp_path.iterdir())
