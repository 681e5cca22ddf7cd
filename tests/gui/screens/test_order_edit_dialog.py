from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.order_edits import OrderEdit
from retail_desktop.gui.screens.order_edit_dialog import OrderEditDialog
from tests.gui.screens.order_cases import FACTS

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def type_into(dialog: OrderEditDialog, sku: str, column: str, text: str) -> None:
    model = dialog.model
    row = next(at for at, one in enumerate(model.rows()) if one.sku == sku)
    model.setData(model.index(row, model.place_of(column)), text)


def test_what_was_changed_is_given_and_nothing_else(shop: "Shop", parent: QWidget) -> None:
    dialog = OrderEditDialog(shop.orders[0], FACTS, parent)
    assert (dialog.edit(), dialog.added()) == (OrderEdit(), {})
    type_into(dialog, "00422", "quantity", "13")
    type_into(dialog, "00388", "quantity", "0")
    type_into(dialog, "00417", "cost", "3.10")
    dialog.due.choose(date(2026, 12, 1))
    dialog.note.setPlainText("Ring")
    assert dialog.edit() == OrderEdit(
        {1: Decimal(18), 2: Decimal(0)}, {3: Decimal("3.10")}, expected_on=date(2026, 12, 1), note="Ring"
    )
    type_into(dialog, "00422", "quantity", "")
    type_into(dialog, "00417", "cost", "")
    assert dialog.edit().quantities == {2: Decimal(0)}
    assert dialog.edit().costs == {}


def test_an_item_is_added_by_code_or_barcode(shop: "Shop", parent: QWidget, qtbot: QtBot) -> None:
    dialog = OrderEditDialog(shop.orders[0], FACTS, parent)
    dialog.show()
    dialog.item.setFocus()
    dialog.item.setText("00478")
    qtbot.keyClick(dialog.item, Qt.Key.Key_Return)
    type_into(dialog, "00478", "quantity", "30")
    dialog.add("5012345678900")  # is there already
    assert dialog.added() == {"00478": Decimal(30)}
    assert dialog.isVisible()
    type_into(dialog, "00478", "quantity", "")
    assert dialog.added() == {"00478": Decimal(1)}
    dialog.add("unknown")
    assert "no item of this store" in dialog._sum.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_cannot_be_is_said_before_it_is_saved(shop: "Shop", parent: QWidget) -> None:
    dialog = OrderEditDialog(shop.orders[3], FACTS, parent)
    assert dialog.windowTitle() == "Revise order PO-1043"
    type_into(dialog, "00417", "quantity", "many")
    assert not dialog._save.isEnabled()
    type_into(dialog, "00417", "quantity", "1")
    assert dialog._save.isEnabled()  # a pack of twelve came, and is a pack
    type_into(dialog, "00417", "quantity", "0")
    assert "have come already" in dialog._sum.text()
    draft = OrderEditDialog(shop.orders[0], FACTS, parent)
    for line in draft.lines:
        type_into(draft, line.sku, "quantity", "0")
    assert "Cancel the order instead" in draft._sum.text()
