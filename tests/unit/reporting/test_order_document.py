"""A purchase order that a supplier can load."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook

from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.reporting.order_document import OrderDocument, write_csv, write_xlsx


def test_the_csv_has_the_columns_that_suppliers_load(
    document: OrderDocument, tmp_path: Path, golden: Callable[[str], str]
) -> None:
    assert write_csv(document, tmp_path / "o.csv") == 2
    assert (tmp_path / "o.csv").read_text(encoding="utf-8") == golden("order.csv")


def test_the_workbook_keeps_codes_as_text(document: OrderDocument, tmp_path: Path) -> None:
    assert write_xlsx(document, tmp_path / "o.xlsx") == 2
    rows = list(load_workbook(tmp_path / "o.xlsx").active.iter_rows(min_row=2, values_only=True))
    assert rows[0][4:9] == ("BW-7731", "5012345678900", "00417", "Sailor Mug 350 ml", 12)
    assert rows[1][6] == "-12A"


def test_the_one_who_approved_is_named(document: OrderDocument) -> None:
    assert document.approved_by == ("Maria Keller", "Wed 30 Sep 2026")


def test_an_order_taken_back_to_draft_has_no_approval(document: OrderDocument) -> None:
    draft = replace(document, order=replace(document.order, status=OrderStatus.DRAFT))
    assert draft.approved_by == ("", "")


def test_without_a_ship_to_address_the_goods_go_to_the_store(document: OrderDocument, tmp_path: Path) -> None:
    write_csv(replace(document, letterhead=Letterhead()), tmp_path / "o.csv")
    assert ",Harbour Street,BW-7731," in (tmp_path / "o.csv").read_text(encoding="utf-8")


def test_a_line_with_its_own_day_says_so(document: OrderDocument, tmp_path: Path) -> None:
    first, second = document.order.lines
    order = replace(document.order, lines=(first, replace(second, expected_on=date(2026, 10, 20))))
    write_csv(replace(document, order=order), tmp_path / "o.csv")
    days = [line.split(",")[2] for line in (tmp_path / "o.csv").read_text(encoding="utf-8").splitlines()[1:]]
    assert days == ["2026-10-06", "2026-10-20"]


def test_tax_is_added_where_it_is_set(document: OrderDocument) -> None:
    assert (document.tax, document.total) == (None, Decimal("141.60"))
    taxed = replace(document, letterhead=Letterhead(name="Harbour Ltd", tax_percent=Decimal("8.875")))
    assert (taxed.tax, taxed.total, taxed.buyer) == (Decimal("12.57"), Decimal("154.17"), "Harbour Ltd")
