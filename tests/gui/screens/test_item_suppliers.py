"""Who sells an item, on its page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from retail_desktop.gui.screens.form_field import TextField
from retail_desktop.gui.screens.item_screen import ItemScreen
from retail_desktop.gui.screens.item_suppliers import SuppliersTab
from retail_desktop.gui.screens.terms_dialog import TermsDialog

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], settle: Settle) -> ItemScreen:
    page: ItemScreen = open_page(ItemScreen)
    page.show_subject("00417")
    settle()
    return page


@pytest.fixture
def tab(page: ItemScreen) -> SuppliersTab:
    (found,) = page.findChildren(SuppliersTab)
    return found


def saved(shop: "Shop") -> list[tuple[Any, ...]]:
    return [args for name, args, _ in shop.calls if name == "save_item_terms"]


def answer_dialog(cost: str) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TermsDialog)
        field = dialog.fields.fields["unit_cost"]
        assert isinstance(field, TextField)
        field.line.setText(cost)
        dialog.accept()

    QTimer.singleShot(0, fill)


def choose(tab: SuppliersTab, row: int) -> None:
    tab.view.setCurrentIndex(tab.model.index(row, 0))


def test_the_preferred_supplier_stands_first(tab: SuppliersTab, qtmodeltester: ModelTester) -> None:
    rows = [[tab.model.data(tab.model.index(row, place)) for place in range(3)] for row in range(2)]
    assert rows == [["Brightwater Trading", "Yes", "BW-417"], ["Cove Dairy", "No", "–"]]
    qtmodeltester.check(tab.model)


def test_another_one_is_preferred_and_that_is_taken_back(tab: SuppliersTab, shop: "Shop", settle: Settle) -> None:
    choose(tab, 0)
    assert not tab.prefer.isEnabled()
    choose(tab, 1)
    tab.prefer.click()
    settle()
    assert [one.supplier for one in saved(shop)[0][1]] == ["COV", "BRI"]
    tab.work.take_back()
    settle()
    assert [one.supplier for one in saved(shop)[1][1]] == ["BRI", "COV"]


def test_a_further_supplier_is_added_changed_and_left_out(
    tab: SuppliersTab, shop: "Shop", said: "Said", settle: Settle
) -> None:
    answer_dialog("2.10")
    tab.add.click()
    settle()
    made = saved(shop)[0][1][-1]
    assert (made.sku, made.supplier, str(made.unit_cost)) == ("00417", "OLD", "2.10")
    tab.show_card_of("00417")
    settle()
    tab.add.click()
    assert "Every supplier sells this item already" in said.refused[-1]
    choose(tab, 2)
    answer_dialog("2.20")
    tab.change.click()
    settle()
    assert str(saved(shop)[1][1][-1].unit_cost) == "2.20"
    tab.show_card_of("00417")
    settle()
    choose(tab, 2)
    tab.remove.click()
    settle()
    assert [one.supplier for one in saved(shop)[2][1]] == ["BRI", "COV"]


def test_a_figure_is_typed_into_a_cell(tab: SuppliersTab, shop: "Shop", settle: Settle) -> None:
    tab.model.edited.emit(tab.model.rows()[1], "lead_time_days", "4")
    settle()
    assert saved(shop)[0][1][1].lead_time_days == 4


def test_a_supplier_is_opened_from_the_item(page: ItemScreen, tab: SuppliersTab) -> None:
    tab.view.activated_row.emit(tab.model.rows()[1])
    assert page.visited == [("suppliers", "COV")]  # type: ignore[attr-defined]  # noted by the fixture
