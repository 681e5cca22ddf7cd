from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.lots import LotName
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.receiving import Arrived, Extra
from retail_desktop.gui.screens.receive_dialog import ReceiveDialog
from tests.gui.screens.order_cases import FACTS

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture
def dialog(shop: "Shop", qtbot: QtBot) -> Iterator[ReceiveDialog]:
    page = QWidget()
    qtbot.addWidget(page)
    order = next(one for one in shop.orders if one.status is OrderStatus.PARTIALLY_RECEIVED)
    made = ReceiveDialog(order, page, FACTS, date(2026, 10, 6))
    made.show()
    made.scan.setFocus()
    yield made
    made.close()


def type_into(dialog: ReceiveDialog, key: tuple[int, str], column: str, text: str) -> None:
    model = dialog.model
    model.setData(model.index(model.find_row(key), model.place_of(column)), text)


TOWEL, CANDLE, MUG = (1, "00422"), (2, "00388"), (3, "00417")


def good(dialog: ReceiveDialog) -> dict[int, Decimal]:
    return {number: came.good for number, came in dialog.delivery().lines.items()}


def test_everything_outstanding_is_proposed_as_arrived(dialog: ReceiveDialog) -> None:
    assert good(dialog) == {1: 6, 2: 12, 3: 12, 4: 8, 5: 6, 6: 12}
    assert not dialog.rest.isEnabled()
    assert dialog.arrived_on() == date(2026, 10, 6)


def test_a_corrected_arrival_replaces_the_proposal_and_too_much_is_named(dialog: ReceiveDialog) -> None:
    type_into(dialog, TOWEL, "arrived", "2.5")
    type_into(dialog, CANDLE, "arrived", "0")
    type_into(dialog, MUG, "arrived", "15")
    assert good(dialog) == {1: Decimal("2.5"), 3: 15, 4: 8, 5: 6, 6: 12}
    assert "More than outstanding: 00417." in dialog._sum.text()
    assert dialog.rest.isEnabled()
    type_into(dialog, CANDLE, "arrived", "")
    assert good(dialog)[2] == 12


def test_damage_and_another_price_show_cost_and_margin(dialog: ReceiveDialog) -> None:
    type_into(dialog, MUG, "arrived", "10")
    type_into(dialog, MUG, "damaged", "2")
    type_into(dialog, MUG, "price", "3.55")
    assert dialog.delivery().lines[3] == Arrived(Decimal(10), Decimal(2), Decimal("3.55"))
    mug = dialog.model.row_at(dialog.model.index(dialog.model.find_row(MUG), 0))
    # 20 at 2.95 and 10 at 3.55 are 3.15 each; 7.00 leave 55 %.
    assert (mug.new_cost, round(mug.margin, 4)) == (Decimal("3.1500"), Decimal("0.55"))
    assert "2 damaged stay out of it." in dialog._sum.text()
    type_into(dialog, MUG, "price", "2.95")
    assert dialog.delivery().lines[3].unit_cost is None


def test_an_arrival_that_is_no_number_must_be_corrected_first(dialog: ReceiveDialog) -> None:
    type_into(dialog, TOWEL, "arrived", "some")
    assert "not a number" in dialog._sum.text()
    assert not dialog._receive.isEnabled()
    type_into(dialog, TOWEL, "arrived", "5")
    assert dialog._receive.isEnabled()
    type_into(dialog, TOWEL, "arrived", "-5")
    assert "cannot be" in dialog._sum.text()


def test_a_scanner_counts_from_zero_and_enter_does_not_book(dialog: ReceiveDialog, qtbot: QtBot) -> None:
    dialog._start_anew()
    assert not dialog._receive.isEnabled()
    for code in ("5012345678900", "00417", "BW-00422", "00478", ""):
        dialog.scan.setText(code)
        dialog.scan.setFocus()
        dialog.count(dialog.scan.text())
    assert good(dialog) == {1: 1, 3: 2}
    assert dialog.delivery().extras == (Extra("00478", Decimal(1), Decimal("1.10")),)
    assert "Not ordered: 00478." in dialog._sum.text()
    dialog.count("nothing known")
    assert "no item of this store" in dialog._sum.text()
    qtbot.keyClick(dialog.scan, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog._take_all()
    assert good(dialog)[3] == 12


def test_a_lot_and_its_last_day_are_typed_beside_what_arrived(dialog: ReceiveDialog) -> None:
    type_into(dialog, MUG, "lot", " A1 ")
    type_into(dialog, MUG, "until", "someday")
    assert dialog._sum.text() == "“someday” is no day. Type it like 2026-10-31."
    for typed in ("2026-10-31", "10/31/2026", "10/31/26", "31 Oct 2026"):
        type_into(dialog, MUG, "until", typed)
        assert dialog.delivery().lines[3] == Arrived(Decimal(12), lot=LotName("A1", date(2026, 10, 31)))
    type_into(dialog, MUG, "until", "")
    assert dialog.delivery().lines[3].lot == LotName("A1")
