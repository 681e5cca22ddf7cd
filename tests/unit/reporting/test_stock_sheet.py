"""The page for the shop floor: whole in itself, and harmless whatever items are called."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.reporting.stock_sheet import SheetLine, StockSheet, _page, write_html

EVIL = '</td><script src="https://example.com/x.js"></script>&"\''
LINE = SheetLine("00417", ("4006381333931",), "Sailor Mug", "Mugs", Decimal("7.5"), (Decimal(20),), "48 on 6 Oct 2026")


def page(*lines: SheetLine, stores: tuple[str, ...] = ("Harbour Street",)) -> str:
    return "\n".join(_page(StockSheet(stores, "USD", "2026-09-30 08:00", date(2026, 9, 29), lines)))


def test_the_page_says_what_it_knows_and_when() -> None:
    words = page(LINE)
    assert "<h1>Stock sheet · Harbour Street</h1>" in words
    assert "Stock as the program knew it on 2026-09-30 08:00 · sales through Tue 29 Sep 2026 · prices in USD" in words
    assert 'data-find="4006381333931"' in words
    assert '<td class="n">7.50</td><td class="n b">20</td><td>48 on 6 Oct 2026</td>' in words


def test_nothing_is_loaded_from_anywhere() -> None:
    words = page(LINE)
    assert not re.search(r"https?://|src=|href=|@import|url\(", words)
    assert "default-src 'none'" in words


def test_names_cannot_break_out_of_their_cell() -> None:
    words = page(SheetLine(EVIL, (EVIL,), EVIL, EVIL, None, (None,), EVIL), stores=(EVIL, EVIL))
    assert words.count("<script") == 1
    assert "<td>–" not in words
    assert '<td class="n b">–</td>' in words


@given(st.text())
def test_any_name_is_shown_as_it_is(name: str) -> None:
    words = page(SheetLine(name, (), name, "", None, (), ""))
    assert words.count("<script") == 1
    assert words.count("<td") == 5


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "sheet.html"
    assert write_html(StockSheet((), "", "now", None, [LINE]), out) == 1
    text = out.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert text.endswith("</html>\n")
    assert "no sales yet" in text
