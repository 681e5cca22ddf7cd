from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import theme
from retail_desktop.gui.cell_delegate import editor_box
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import FilterBox, TableView

Key = Qt.Key
SELECT_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def view(qtbot: QtBot, model: TableModel) -> TableView:
    made = TableView(model, "trial")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def current(view: TableView, row: int, key: str) -> None:
    view.setCurrentIndex(view.table.index(row, view.table.place_of(key)))


def picture(view: TableView) -> QImage:
    return view.grab().toImage()


def pixels(image: QImage, colour: str) -> int:
    wanted = theme.colour(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_enter_opens_the_row(qtbot: QtBot, view: TableView, lines: list[Any]) -> None:
    current(view, 1, "name")
    with qtbot.waitSignal(view.activated_row) as heard:
        qtbot.keyClick(view, Key.Key_Return)
    assert heard.args == [lines[1]]


def test_ctrl_enter_is_left_to_the_page(qtbot: QtBot, view: TableView) -> None:
    current(view, 1, "name")
    with qtbot.assertNotEmitted(view.activated_row):
        qtbot.keyClick(view, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_double_click_opens_the_row_unless_the_cell_can_be_typed_in(qtbot: QtBot, view: TableView) -> None:
    with qtbot.waitSignal(view.activated_row):
        view.doubleClicked.emit(view.table.index(0, view.table.place_of("name")))
    with qtbot.assertNotEmitted(view.activated_row):
        view.doubleClicked.emit(view.table.index(0, view.table.place_of("quantity")))


def test_digits_go_into_the_cell_that_can_be_typed_in_and_enter_goes_down(
    qtbot: QtBot, view: TableView, lines: list[Any]
) -> None:
    heard: list[tuple[Any, str, Any]] = []
    view.table.edited.connect(lambda *words: heard.append(words))
    view.setFocus()
    current(view, 0, "name")
    qtbot.keyClick(view, Key.Key_6)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.accessibleName() == "Order qty"
    qtbot.keyClick(editor, Key.Key_0)
    qtbot.keyClick(editor, Key.Key_Return)
    assert heard == [(lines[0], "quantity", "60")]
    assert view.current_row() is lines[1]


def test_escape_leaves_a_cell_without_a_change(qtbot: QtBot, view: TableView) -> None:
    current(view, 0, "quantity")
    view.edit(view.currentIndex())
    editor = view.findChild(QLineEdit)
    assert editor is not None
    editor.setText("7")
    with qtbot.assertNotEmitted(view.table.edited):
        qtbot.keyClick(editor, Key.Key_Escape)


def test_the_cursor_stays_on_the_last_row(view: TableView) -> None:
    current(view, 4, "name")
    view.go_down()
    assert view.currentIndex().row() == 4


def test_space_ticks_every_selected_row(qtbot: QtBot, view: TableView) -> None:
    heard: list[tuple[str, bool]] = []
    view.table.edited.connect(lambda line, _key, value: heard.append((line.sku, value)))
    view.setFocus()
    current(view, 0, "name")
    view.selectionModel().select(view.table.index(1, 0), SELECT_ROW)
    qtbot.keyClick(view, Key.Key_Space)
    assert heard == [("00417", True), ("00422", True)]


def test_a_table_without_ticks_leaves_the_space_key_to_qt(qtbot: QtBot, lines: list[Any]) -> None:
    model = TableModel([Column("sku", "SKU", "code", lambda line: line.sku)])
    model.set_rows(lines)
    view = TableView(model, "codes")
    qtbot.addWidget(view)
    with qtbot.assertNotEmitted(model.edited):
        qtbot.keyClick(view, Key.Key_Space)
        qtbot.keyClick(view, Key.Key_1)


def test_copied_rows_paste_into_a_spreadsheet_as_they_are(view: TableView, lines: list[Any]) -> None:
    lines[2].name = "=1+1"
    view.selectAll()
    view.copy()
    head, first, _, third, *_ = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t") == ["Status", "SKU", "Item", "On hand", "Order qty", "Line cost", "Margin", "Order by"]
    assert first.split("\t")[1:] == ['="00417"', "Sailor Mug", "20", "48", "141.60", "62.7 %", "2026-09-30"]
    assert third.split("\t")[2:4] == ["'=1+1", "-3"]


def test_hidden_columns_are_not_copied(view: TableView) -> None:
    view.setColumnHidden(view.table.place_of("name"), True)
    view.selectRow(0)
    view.copy()
    assert "Item" not in QGuiApplication.clipboard().text()


def test_cursor_and_selection_stay_with_their_rows_when_sorted(view: TableView, lines: list[Any]) -> None:
    current(view, 3, "name")
    view.selectionModel().select(view.table.index(1, 0), SELECT_ROW)
    view.table.sort(view.table.place_of("name"))
    assert view.current_row() is lines[3]
    assert {line.sku for line in view.selected_rows()} == {"00388", "00422"}


def test_a_row_that_is_filtered_away_loses_the_cursor(view: TableView) -> None:
    current(view, 0, "name")
    view.table.set_filter("candle")
    assert view.current_row() is None


def test_a_row_can_be_gone_to_by_its_key(view: TableView, lines: list[Any]) -> None:
    assert view.go_to(id(lines[2]))
    assert view.current_row() is lines[2]
    assert not view.go_to("none")


def test_the_selection_tells_its_totals(qtbot: QtBot, view: TableView) -> None:
    view.sum_columns("quantity", "cost")
    with qtbot.waitSignal(view.selection_totals) as heard:
        view.selectAll()
    assert heard.args == ["5 rows selected · Order qty 102 · Line cost 336.00"]
    with qtbot.waitSignal(view.selection_totals) as heard:
        view.selectRow(0)
    assert heard.args == [""]


def click_title(qtbot: QtBot, view: TableView, key: str, shift: bool = False) -> None:
    head = view.head
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    at = QPoint(head.sectionViewportPosition(view.table.place_of(key)) + 20, 10)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, keys, at)


def test_a_click_on_a_title_sorts_and_a_second_one_turns_it_round(qtbot: QtBot, view: TableView) -> None:
    click_title(qtbot, view, "name")
    assert view.table.sort_keys == [("name", False)]
    click_title(qtbot, view, "name")
    assert view.table.sort_keys == [("name", True)]


def test_shift_sorts_by_a_second_column(qtbot: QtBot, view: TableView, monkeypatch: pytest.MonkeyPatch) -> None:
    click_title(qtbot, view, "status")
    monkeypatch.setattr(QApplication, "keyboardModifiers", lambda: Qt.KeyboardModifier.ShiftModifier)
    view.head.sectionClicked.emit(view.table.place_of("cost"))
    view.head.sectionClicked.emit(view.table.place_of("cost"))
    assert view.table.sort_keys == [("status", False), ("cost", True)]


def test_the_sort_arrow_can_be_seen(qtbot: QtBot, view: TableView) -> None:
    before = picture(view)
    for key in ("name", "cost"):
        click_title(qtbot, view, key)
        assert picture(view) != before


def test_columns_can_be_chosen_and_reset(qtbot: QtBot, view: TableView) -> None:
    menu = view.head.column_menu()
    names = {action.text(): action for action in menu.actions()}
    assert "Line cost" in names
    names["Line cost"].trigger()
    assert view.isColumnHidden(view.table.place_of("cost"))
    names["Reset columns"].trigger()
    assert not view.isColumnHidden(view.table.place_of("cost"))


def test_the_layout_returns_after_a_restart(qtbot: QtBot, view: TableView, model: TableModel) -> None:
    view.head.moveSection(view.head.visualIndex(5), 1)
    view.setColumnHidden(6, True)
    view.setColumnWidth(3, 222)
    click_title(qtbot, view, "name")
    view.layout_memory.save()
    again = TableModel(model.columns)
    second = TableView(again, "trial")
    qtbot.addWidget(second)
    assert second.head.visualIndex(5) == 1
    assert second.isColumnHidden(6)
    assert second.columnWidth(3) == 222
    assert again.sort_keys == [("name", False)]


def test_the_layout_is_saved_soon_after_a_change(qtbot: QtBot, view: TableView, looks: Preferences) -> None:
    view.setColumnWidth(3, 199)
    qtbot.waitUntil(lambda: "name:199" in str(looks.value("tables/trial/widths")))


def test_a_layout_of_columns_that_are_gone_does_no_harm(qtbot: QtBot, looks: Preferences, model: TableModel) -> None:
    looks.remember("tables/old/order", "gone sku")
    looks.remember("tables/old/hidden", "gone")
    looks.remember("tables/old/widths", "gone:50 sku:x sku:99")
    looks.remember("tables/old/sort", "gone:1")
    view = TableView(model, "old")
    qtbot.addWidget(view)
    assert view.columnWidth(model.place_of("sku")) == 99


def test_a_column_without_data_is_withdrawn_from_the_choice(view: TableView) -> None:
    view.set_column_shown("margin", False)
    assert view.isColumnHidden(view.table.place_of("margin"))
    assert "Margin" not in [action.text() for action in view.head.column_menu().actions()]
    view.set_column_shown("margin", True)
    assert not view.isColumnHidden(view.table.place_of("margin"))


def test_figures_are_never_cut_short(view: TableView, lines: list[Any]) -> None:
    lines[0].cost = 123456789
    view.table.set_rows(lines)
    needed = view.fontMetrics().horizontalAdvance("123,456,789.00")
    assert view.columnWidth(view.table.place_of("cost")) > needed


def test_first_columns_stay_in_sight_when_scrolled_sideways(view: TableView) -> None:
    assert not view._frozen.isVisible()
    view.resize(400, 300)
    view.horizontalScrollBar().setValue(200)
    assert view._frozen.isVisible()
    shown = [place for place in range(view.table.columnCount()) if not view._frozen.isColumnHidden(place)]
    assert shown == [0, 1, 2]
    assert pixels(picture(view), "border_strong") > 0
    view.horizontalScrollBar().setValue(0)
    assert not view._frozen.isVisible()


def test_a_status_is_a_sign_and_a_word(view: TableView) -> None:
    image = picture(view)
    assert pixels(image, "out_now") > 20
    assert pixels(image, "too_much") > 20


def test_a_changed_figure_is_marked(view: TableView, lines: list[Any]) -> None:
    assert pixels(picture(view), "edited_fill") == 0
    lines[1].edited = True
    view.table.refresh(lines[1])
    assert pixels(picture(view), "edited_fill") > 100


def test_a_figure_that_cannot_be_used_is_marked(qtbot: QtBot, lines: list[Any]) -> None:
    column = Column("n", "N", "number", lambda _: 1, editable=lambda _: True, mark=lambda _: "invalid", width=90)
    model = TableModel([column])
    model.set_rows(lines)
    view = TableView(model, "invalid")
    qtbot.addWidget(view)
    assert pixels(picture(view), "out_now") > 20


def test_a_tick_and_the_selected_row_show_the_accent(view: TableView, lines: list[Any]) -> None:
    before = pixels(picture(view), "accent")
    lines[3].ticked = True
    view.table.refresh(lines[3])
    ticked = pixels(picture(view), "accent")
    view.selectRow(0)
    assert before < ticked < pixels(picture(view), "accent")


def test_the_editor_lies_where_the_box_was(view: TableView) -> None:
    current(view, 0, "quantity")
    view.edit(view.currentIndex())
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.geometry() == editor_box(view.visualRect(view.currentIndex()))


def test_a_name_cut_short_is_shown_whole_by_the_tooltip(view: TableView, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, _widget: shown.append(words))
    for width in (150, 40):
        view.setColumnWidth(view.table.place_of("name"), width)
        at = view.visualRect(view.table.index(3, view.table.place_of("name"))).center()
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, at))
    assert shown == ["", "Lighthouse Candle"]


def test_an_empty_table_says_why_and_offers_one_thing(qtbot: QtBot, view: TableView) -> None:
    done: list[str] = []
    view.empty_text("No sales yet.", "Import sales", lambda: done.append("import"))
    button = view.findChild(QPushButton)
    assert button is not None
    assert not button.isVisible()
    view.table.set_rows([])
    assert button.isVisible()
    button.click()
    assert done == ["import"]


def test_a_filter_that_leaves_nothing_can_be_cleared(view: TableView) -> None:
    view.empty_text("No sales yet.", "", None)
    view.table.set_filter("zebra")
    button = view.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Clear filter"
    button.click()
    assert view.table.rowCount() == 5


def test_an_empty_table_without_words_stays_silent(qtbot: QtBot, view: TableView) -> None:
    view.table.set_rows([])
    view._note._act()
    assert not view._note.isVisible()


@pytest.fixture
def box(qtbot: QtBot, view: TableView) -> FilterBox:
    made = FilterBox(view)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_filter_counts_what_it_leaves(qtbot: QtBot, box: FilterBox, view: TableView) -> None:
    qtbot.keyClicks(box.line, "out now")
    qtbot.waitUntil(lambda: view.table.rowCount() == 2)
    assert box._count.text() == "2 of 5"
    assert box._count.isVisible()


def test_escape_clears_the_filter(qtbot: QtBot, box: FilterBox, view: TableView) -> None:
    box.line.setText("candle")
    box.filter_now()
    qtbot.keyClick(box.line, Key.Key_Escape)
    assert view.table.rowCount() == 5
    assert not box._count.isVisible()


def test_clearing_elsewhere_empties_the_box(box: FilterBox, view: TableView) -> None:
    box.line.setText("zebra")
    box.filter_now()
    view.table.clear_filter()
    assert not box.line.text()


def test_down_goes_from_the_filter_into_the_table(qtbot: QtBot, box: FilterBox, view: TableView) -> None:
    qtbot.keyClick(box.line, Key.Key_Down)
    qtbot.keyClick(box.line, Key.Key_Up)
    assert view.focusWidget() is view


def test_the_rows_grow_with_the_text(qapp: QApplication, view: TableView) -> None:
    theme.apply(qapp, "light", 1.5)
    try:
        assert view.verticalHeader().defaultSectionSize() == 42
    finally:
        theme.apply(qapp, "light")


def test_a_status_column_asks_for_room_for_its_sign(view: TableView) -> None:
    assert view.sizeHintForColumn(1) > view.fontMetrics().horizontalAdvance(Status.BEFORE_DELIVERY) + 14


def test_a_status_of_another_kind_is_a_word_alone(qtbot: QtBot) -> None:
    model = TableModel([Column("s", "Status", "status", str)])
    model.set_rows(["Draft"])
    view = TableView(model, "words")
    qtbot.addWidget(view)
    assert not view.grab().isNull()


def test_wrong_view_has_no_filter(qtbot: QtBot, view: TableView) -> None:
    view.setModel(None)
    make: Callable[[], FilterBox] = lambda: FilterBox(view)  # noqa: E731 - one call to try
    with pytest.raises(TypeError):
        make()
