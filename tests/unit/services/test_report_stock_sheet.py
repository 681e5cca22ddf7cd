"""The page for the shop floor."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.services.report_stock_sheet import write_stock_sheet
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def test_every_item_has_its_price_stock_and_next_delivery_and_no_cost(
    shop: Workplace, bring: Bring, tmp_path: Path
) -> None:
    head = "order,supplier,order date,expected,sku,quantity\n"
    bring(shop, head + "A-1,NORTH,2025-07-20,2025-08-01,00101,48\n", Target.ORDERS)
    bring(shop, head + "A-2,NORTH,2025-07-01,2025-07-10,00102,12\n", Target.ORDERS, name="late.csv")
    assert write_stock_sheet(shop, tmp_path / "sheet.html") == 6
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    tea = page[page.index("00101") :]
    assert tea.startswith('00101</td><td class="b">Green tea</td><td>Tea</td><td class="n">2.50</td><td class="n b">10')
    assert "48 on 1 Aug 2025, confirmed" in page
    assert "12 late, were due on 10 Jul 2025" in page
    assert "1.20" not in page
    assert "5000070000004" in page


def test_several_stores_have_a_column_each(shop: Workplace, bring: Bring, tmp_path: Path) -> None:
    bring(shop, "sku,store,on_hand\n00101,NORTH ST,3\n", Target.STOCK, name="more.csv")
    write_stock_sheet(shop, tmp_path / "all.html")
    assert "NORTH ST</th>" in (tmp_path / "all.html").read_text(encoding="utf-8")
    write_stock_sheet(shop, tmp_path / "one.html", store="north st")
    page = (tmp_path / "one.html").read_text(encoding="utf-8")
    assert "Stock sheet · NORTH ST" in page
    assert '<td class="n b">3</td>' in page
    with pytest.raises(NotFoundError, match="no store Moon"):
        write_stock_sheet(shop, tmp_path / "moon.html", store="Moon")


def test_an_item_that_is_no_longer_sold_is_listed_while_it_lies_somewhere(
    shop: Workplace, bring: Bring, tmp_path: Path
) -> None:
    bring(shop, "sku,name,status\n00105,Honey,discontinued\n00900,Old jam,discontinued\n", Target.ITEMS)
    assert write_stock_sheet(shop, tmp_path / "sheet.html") == 6
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert ("Honey" in page, "Old jam" in page) == (True, False)


def test_a_stock_sheet_is_a_page(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(RetailError, match=r"like sheet\.html"):
        write_stock_sheet(shop, tmp_path / "sheet.pdf")
    assert Decimal(write_stock_sheet(shop, tmp_path / "sheet.HTM")) == 6
