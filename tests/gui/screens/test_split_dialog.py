"""One item, several stores."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.quantity_changes import ChangeReason
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.reorder_screen import ReorderScreen
from retail_desktop.gui.screens.split_dialog import SplitDialog, stores_of

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture
def two_stores(shop: "Shop") -> "Shop":
    """The shop with a second store, which has plenty of mugs and as many suggested."""
    assert shop.plan is not None
    mug = next(line for line in shop.plan.lines if line.sku == "00417")
    hill = replace(mug, store="hill", on_hand=Decimal(80), inventory_position=Decimal(80))
    shop.plan = replace(shop.plan, lines=(*shop.plan.lines, hill))
    shop.rows = (*shop.rows, replace(next(row for row in shop.rows if row.sku == "00417"), store="hill"))
    return shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ReorderScreen:
    return open_page(ReorderScreen)


def _mugs(page: ReorderScreen) -> list[PlanLine]:
    return [line for line in page._lines if line.suggestion.sku == "00417"]


def test_a_shop_with_one_store_never_sees_it(page: ReorderScreen) -> None:
    page._board.view.go_to(("00417", "main"))
    assert not page._why._split.isVisible()
    assert not page._splits.isVisible()


def test_packs_go_from_one_store_to_another_by_keyboard_and_the_total_stays(
    two_stores: "Shop", page: ReorderScreen, qtbot: QtBot
) -> None:
    mugs = _mugs(page)
    dialog = SplitDialog(page, stores_of(page._lines, mugs[0]))
    qtbot.addWidget(dialog)
    assert (dialog.total, [box.value() for box in dialog.packs]) == (96, [4, 4])
    qtbot.keyClick(dialog.packs[1], Qt.Key.Key_Down)
    assert dialog.words.text() == "1 × 12 still to give to a store."
    assert not dialog.split.isEnabled()
    qtbot.keyClick(dialog.packs[0], Qt.Key.Key_Up)
    assert dialog.words.text() == "Everything is given."
    qtbot.keyClick(dialog.packs[0], Qt.Key.Key_Up)
    assert dialog.words.text() == "1 × 12 too many: take them from a store."
    dialog.by_need.click()
    assert [box.value() for box in dialog.packs] == [7, 1]
    assert [(line.key[1], after.ordered, after.reason) for line, _, after in dialog.steps()] == [
        ("main", 84, ChangeReason.SPLIT), ("hill", 12, ChangeReason.SPLIT),
    ]  # fmt: skip


def test_the_split_goes_to_the_plan_as_one_step_to_undo(
    two_stores: "Shop", page: ReorderScreen, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    def share(dialog: SplitDialog) -> QDialog.DialogCode:
        dialog.by_need.click()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(SplitDialog, "exec", share)
    page._board.view.go_to(("00417", "main"))
    assert page._why._split.isVisible()
    page._why._split.click()
    settle()
    assert [line.quantity for line in _mugs(page)] == [84, 12]
    assert _mugs(page)[0].note == "Suggested: 48. Split between the stores."
    page._undo.click()
    assert [line.quantity for line in _mugs(page)] == [48, 48]


def test_back_to_what_was_suggested_is_no_change(two_stores: "Shop", page: ReorderScreen, qtbot: QtBot) -> None:
    mugs = _mugs(page)
    page._edits.type(mugs[0], "72")
    page._edits.type(mugs[1], "24")
    dialog = SplitDialog(page, mugs)
    qtbot.addWidget(dialog)
    dialog.packs[0].setValue(4)
    dialog.packs[1].setValue(4)
    assert [(after.ordered, after.typed) for _, _, after in dialog.steps()] == [(None, None), (None, None)]


def test_what_is_set_aside_or_bought_elsewhere_takes_no_part(two_stores: "Shop", page: ReorderScreen) -> None:
    main, hill = _mugs(page)
    hill.suggestion = replace(hill.suggestion, supplier="ALD")
    assert stores_of(page._lines, main) == [main]
