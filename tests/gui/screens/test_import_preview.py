from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from retail_desktop.domain.imports import ImportOptions
from retail_desktop.gui import theme
from retail_desktop.gui.screens.import_preview import ImportPreview
from retail_desktop.gui.screens.import_records import RecordModel
from retail_desktop.gui.screens.import_screen import ImportScreen
from tests.gui.screens import import_cases as cases

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

Role = Qt.ItemDataRole


@pytest.fixture
def model(qapp: QApplication) -> RecordModel:
    made = RecordModel()
    made.show_report(cases.FULL)
    return made


@pytest.fixture
def changes() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def view(qtbot: QtBot, changes: list[tuple[str, str]]) -> ImportPreview:
    made = ImportPreview(lambda heading, field: changes.append((heading, field)))
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.show_report(cases.FULL)
    return made


def test_the_records_keep_the_rules_of_qt(model: RecordModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_report(cases.REFUSED)
    qtmodeltester.check(model)


def test_a_record_is_shown_as_the_file_has_it(model: RecordModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (40, 13)
    assert model.data(model.index(1, 2)) == "<b>Bold</b> Ginger Biscuits & more"
    assert model.data(model.index(0, 0), Role.ToolTipRole) == "28/09/2026 = 28 Sep 2026"
    assert model.headerData(5, Qt.Orientation.Horizontal) == "Qty"


def test_what_becomes_of_a_record_stands_at_its_head(model: RecordModel) -> None:
    assert [model.outcome(row) for row in (0, 4, 7)] == ["stored", "left out: not a date", "ignored: totals"]
    assert model.headerData(4, Qt.Orientation.Vertical) == "6"
    assert model.headerData(4, Qt.Orientation.Vertical, Role.ToolTipRole) == "Line 6: left out: not a date"
    heard = model.data(model.index(4, 0), Role.AccessibleTextRole)
    assert heard == "Date, Date: 31/13/2026; left out: not a date"


def test_the_cell_to_blame_is_known(model: RecordModel) -> None:
    assert model.is_blamed(4, 0)
    assert not model.is_blamed(4, 1)
    assert not model.is_blamed(0, 0)
    assert model.data(model.index(4, 0), Role.ToolTipRole) == "Left out: “31/13/2026” is not a date."


def test_personal_columns_are_grey_and_said_not_to_be_imported(model: RecordModel, view: ImportPreview) -> None:
    customer = 10
    assert not model.is_used(customer)
    assert model.data(model.index(0, customer), Role.ForegroundRole) == theme.colour("muted")
    box = view.heads.boxes[customer]
    assert (box.currentText(), box.isEnabled()) == ("Personal, not imported", False)


def test_a_record_with_too_few_cells_is_shown(qapp: QApplication) -> None:
    model = RecordModel()
    short = replace(cases.lines(1)[0], cells=("28/09/2026",))
    model.show_report(replace(cases.FULL, preview=(short,)))
    assert model.data(model.index(0, 5)) == ""


def test_above_each_heading_stands_what_it_is_read_as(view: ImportPreview) -> None:
    assert [box.currentText() for box in view.heads.boxes[:3]] == ["Date", "Time", "Item name"]
    assert view.heads.boxes[12].currentText() == "Not imported"
    assert view.heads.boxes[5].accessibleName() == "What the column Qty holds"


def test_another_meaning_is_told_at_once(view: ImportPreview, changes: list[tuple[str, str]]) -> None:
    box = view.heads.boxes[12]
    box.setCurrentIndex(box.findData("category"))
    box.activated.emit(box.currentIndex())
    assert changes == [("Notes", "category")]


def test_the_wheel_changes_no_meaning(qtbot: QtBot, view: ImportPreview) -> None:
    box = view.heads.boxes[0]
    here = box.rect().center()
    turned = QWheelEvent(
        here, box.mapToGlobal(here), here, here, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.wheelEvent(turned)
    assert not turned.isAccepted()
    assert box.currentText() == "Date"


def test_boxes_stay_where_the_headings_are_the_same(view: ImportPreview) -> None:
    before = view.heads.boxes[0]
    view.show_report(replace(cases.FULL, rejected=()))
    assert view.heads.boxes[0] is before
    fewer = replace(cases.FULL, preview_columns=cases.columns()[:3])
    view.show_report(fewer)
    assert len(view.heads.boxes) == 3


def test_a_box_reached_by_tab_comes_into_sight(qtbot: QtBot, view: ImportPreview) -> None:
    qtbot.waitExposed(view)
    for place in (12, 0):
        view.heads.boxes[place].setFocus(Qt.FocusReason.TabFocusReason)
        box = view.heads.boxes[place]
        assert box.x() >= 0
        assert box.x() + box.width() <= view.heads.viewport().width() + 4


def test_a_second_column_of_the_same_heading_cannot_be_named(view: ImportPreview) -> None:
    twice = (*cases.columns()[:2], replace(cases.columns()[2], heading="Date"))
    view.show_report(replace(cases.FULL, preview_columns=twice))
    assert [box.isEnabled() for box in view.heads.boxes] == [True, True, False]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_is_drawn_in_every_theme(qapp: QApplication, view: ImportPreview, look: str) -> None:
    theme.apply(qapp, look)
    view.selectRow(4)
    assert not view.grab().isNull()
    theme.apply(qapp, "light")


def test_a_column_changed_on_the_page_is_read_again(
    open_page: Callable[[type[Any]], Any], shop: "Shop", settle: Callable[[], None]
) -> None:
    page = open_page(ImportScreen)
    shop.report = cases.FULL
    page.show_subject("/till/a.csv")
    settle()
    page.details.preview.heads._change("Gross Sales", "amount")
    settle()
    options = [args for name, args, _ in shop.calls if name == "import_file"][-1][2]
    assert options == ImportOptions(dry_run=True, mapping={"Gross Sales": "amount"})
