from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.gui.screens.return_dialog import ReturnDialog
from tests.gui.screens.order_cases import FACTS

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


def test_only_what_is_on_hand_goes_back_and_needs_a_reason(shop: "Shop", qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    dialog = ReturnDialog(shop.orders[4], FACTS, page)
    model = dialog.model

    def give(text: str) -> None:
        model.setData(model.index(model.find_row("00417"), model.place_of("units")), text)

    assert not dialog._send.isEnabled()
    give("3")
    assert dialog.lines() == [ReturnLine("00417", Decimal(3))]
    assert dialog._send.isEnabled()
    give("21")
    assert "Only 20 of 00417 are on hand." in dialog._sum.text()
    give("many")
    assert not dialog._send.isEnabled()
    give("2")
    dialog.reason.setCurrentText(" ")
    assert not dialog._send.isEnabled()
