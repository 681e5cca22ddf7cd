"""A delivery note as a file."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.lots import LotName
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import Arrived, Extra
from retail_desktop.services.order_goods import change_status, create_orders, get_order
from retail_desktop.services.read_delivery import read_delivery
from retail_desktop.services.workplace import Workplace


@pytest.fixture
def sent(planned: Workplace) -> PurchaseOrder:
    number = create_orders(planned, supplier="NORTH")[0].number
    change_status(planned, number, OrderStatus.APPROVED)
    return change_status(planned, number, OrderStatus.SENT)


def test_a_delivery_note_names_items_or_lines(planned: Workplace, sent: PurchaseOrder, tmp_path: Path) -> None:
    (tmp_path / "note.csv").write_text("\ufeffSKU,Line,Quantity\n00101,,6\n,2,12\n00101,,3.5\n", encoding="utf-8")
    found = read_delivery(planned, sent.number, str(tmp_path / "note.csv"))
    assert found.lines == {1: Arrived(Decimal("9.5")), 2: Arrived(Decimal(12))}
    assert (found.extras, found.note) == ((), "note.csv")


def test_damage_prices_barcodes_and_other_items_are_read(
    planned: Workplace, sent: PurchaseOrder, tmp_path: Path
) -> None:
    (tmp_path / "note.csv").write_text(
        "sku,quantity,damaged,price\n5000070000004,6,1,1.50\n00101,,2,\n00106,1,,\n00106,1,,9\n", encoding="utf-8"
    )
    found = read_delivery(planned, sent.number, str(tmp_path / "note.csv"))
    assert found.lines == {1: Arrived(Decimal(6), Decimal(3), Decimal("1.50"))}
    assert found.extras == (Extra("00106", Decimal(2), Decimal(9)),)


@pytest.mark.parametrize(
    "content", ["sku,quantity\n00999,1\n", "sku,quantity\n00101,many\n", "sku\n00101\n", "line,quantity\nx,1\n"]
)
def test_a_delivery_note_that_is_not_understood_is_refused(
    planned: Workplace, sent: PurchaseOrder, tmp_path: Path, content: str
) -> None:
    (tmp_path / "note.csv").write_text(content, encoding="utf-8")
    with pytest.raises(FileRefusedError, match="heading line and the columns"):
        read_delivery(planned, sent.number, str(tmp_path / "note.csv"))
    with pytest.raises(FileRefusedError):
        read_delivery(planned, sent.number, str(tmp_path / "missing.csv"))
    assert get_order(planned, sent.number) == sent


def test_lots_and_their_last_days_are_read(planned: Workplace, sent: PurchaseOrder, tmp_path: Path) -> None:
    (tmp_path / "note.csv").write_text(
        "sku,quantity,lot,expires_on\n00101,6,A1,2026-10-31\n00101,2,,\n00106,1,,2026-11-30\n", encoding="utf-8"
    )
    found = read_delivery(planned, sent.number, str(tmp_path / "note.csv"))
    assert found.lines == {1: Arrived(Decimal(8), lot=LotName("A1", date(2026, 10, 31)))}
    assert found.extras == (Extra("00106", Decimal(1), lot=LotName("", date(2026, 11, 30))),)
