"""The palette of commands and of what was looked at lately."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.palette import Palette
from retail_desktop.gui.search_box import Hit

from .conftest import page

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark

MUG = Hit("00417 Sailor Mug", "main", "item", ("00417", "main"), "items")


@pytest.fixture
def palette(qtbot: QtBot, window: MainWindow) -> Callable[[], Palette]:
    def opened() -> Palette:
        window.show_palette()
        made = next(one for one in window.findChildren(Palette) if one.isVisible())
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        qtbot.addWidget(made)
        return made

    return opened


def titles(palette: Palette) -> list[str]:
    return [palette.list.item(at).text() for at in range(palette.list.count())]


def test_a_command_is_found_by_a_part_of_its_name(
    qtbot: QtBot, window: MainWindow, palette: Callable[[], Palette]
) -> None:
    shown = palette()
    qtbot.keyClicks(shown.line, "reord")
    assert titles(shown) == ["Commands", "Reorder plan"]
    qtbot.keyClick(shown, Key.Key_Down)
    qtbot.keyClick(shown, Key.Key_Return)
    assert page(window).name == "reorder"


def test_a_command_tells_its_menu_and_its_keys_in_columns_and_aloud(palette: Callable[[], Palette]) -> None:
    shown = palette()
    shown.line.setText("filt tab")
    row = shown.list.item(1)
    entry = row.data(Qt.ItemDataRole.UserRole)
    assert (entry.title, entry.detail, entry.keys) == ("Filter the table", "Edit", "F3")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Filter the table, Edit, F3"
    assert row.text() == "Filter the table"


def test_nothing_happens_when_nothing_fits(qtbot: QtBot, window: MainWindow, palette: Callable[[], Palette]) -> None:
    shown = palette()
    assert shown.nothing.isHidden()
    shown.line.setText("zebra")
    assert not shown.nothing.isHidden()
    for key in (Key.Key_Return, Key.Key_Down, Key.Key_Tab):
        qtbot.keyClick(shown, key)
    assert page(window).name == "items"


def test_what_was_looked_at_lately_stands_first_while_nothing_is_typed(
    qtbot: QtBot, window: MainWindow, palette: Callable[[], Palette]
) -> None:
    window.show_page("item", MUG.subject)
    page(window).seen.emit(MUG)
    window.show_page("reorder")
    assert titles(palette())[:4] == ["Recent", "00417 Sailor Mug", "Items", "Commands"]
    qtbot.keyClick(next(one for one in window.findChildren(Palette) if one.isVisible()), Key.Key_Return)
    assert (page(window).name, page(window).subjects[-1]) == ("item", ("00417", "main"))


def test_typed_words_find_what_was_looked_at_below_the_commands(
    window: MainWindow, palette: Callable[[], Palette]
) -> None:
    page(window).seen.emit(MUG)
    window.show_page("reorder")
    shown = palette()
    shown.line.setText("mug")
    assert titles(shown) == ["Recent", "00417 Sailor Mug"]
    shown.line.setText("re")
    assert titles(shown)[0] == "Commands"


def test_what_an_unseen_page_reads_was_not_looked_at(window: MainWindow, palette: Callable[[], Palette]) -> None:
    items = page(window)
    window.show_page("reorder")
    items.seen.emit(MUG)
    assert MUG.title not in titles(palette())


def test_another_store_has_nothing_that_was_looked_at(window: MainWindow, palette: Callable[[], Palette]) -> None:
    page(window).seen.emit(MUG)
    window.open("another store", tuple(window._kinds.values()))
    assert titles(palette())[0] == "Commands"


def test_the_arrows_go_round_and_pass_over_headings(
    qtbot: QtBot, window: MainWindow, palette: Callable[[], Palette]
) -> None:
    window.show_page("reorder")
    shown = palette()
    last = shown.list.count() - 1
    rows = []
    for key in (Key.Key_Up, Key.Key_Down, Key.Key_Down, Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageUp):
        qtbot.keyClick(shown, key)
        rows.append(shown.list.currentRow())
    assert rows == [last, 1, 3, 13, 3, 1]


def test_a_click_does_a_command(qtbot: QtBot, window: MainWindow, palette: Callable[[], Palette]) -> None:
    shown = palette()
    shown.line.setText("reorder plan")
    place = shown.list.visualItemRect(shown.list.item(1)).center()
    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page(window).name == "reorder"
