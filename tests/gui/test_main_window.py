from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from retail_desktop.gui import theme
from retail_desktop.gui.commands import MENUS, Command
from retail_desktop.gui.find_line import FindLine
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screen import Context, Screen

from .conftest import SCREENS, do, open_window, page

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark


def test_the_title_names_page_and_store(window: MainWindow) -> None:
    assert window.windowTitle() == "Retail Desktop – Items – Harbour Street"
    page(window).setWindowTitle("Items · 00417 Sailor Mug")
    assert window.windowTitle() == "Retail Desktop – Items · 00417 Sailor Mug – Harbour Street"


def test_pages_without_a_place_in_the_list_are_opened_from_others(window: MainWindow) -> None:
    assert window.navigation.names == ["items", "reorder", "import"]
    page(window).navigate.emit("item", "00417")
    assert (page(window).name, page(window).subjects) == ("item", ["00417"])


def test_a_page_is_made_once_and_read_when_it_is_shown(window: MainWindow) -> None:
    first = page(window)
    assert first.reloads == 1
    window.show_page("reorder")
    window.show_page("items")
    assert page(window) is first
    assert first.reloads == 1


def test_a_hidden_page_reads_again_only_when_next_shown(window: MainWindow) -> None:
    first = page(window)
    window.show_page("reorder")
    window.jobs.touch("sales")
    assert (first.reloads, page(window).reloads) == (1, 1)
    window.show_page("items")
    assert first.reloads == 2


def test_a_page_in_sight_reads_at_once_what_concerns_it(window: MainWindow) -> None:
    window.jobs.touch("orders")
    assert page(window).reloads == 1
    window.jobs.touch("catalogue")
    assert page(window).reloads == 2
    do(window, "Refresh")
    assert page(window).reloads == 3


def test_the_way_back_leads_through_pages_and_subjects(window: MainWindow) -> None:
    window.show_page("item", "00417")
    window.show_page("item", "00422")
    do(window, "Back")
    assert page(window).subjects == ["00417", "00422", "00417"]
    do(window, "Back")
    assert page(window).name == "items"
    do(window, "Back")
    assert page(window).name == "items"


def test_a_page_may_keep_the_user(window: MainWindow) -> None:
    page(window).may_leave = False
    window.show_page("reorder")
    assert page(window).name == "items"
    assert not window.close()
    page(window).may_leave = True


def test_an_unknown_page_is_not_shown(window: MainWindow) -> None:
    window.show_page("nowhere")
    assert page(window).name == "items"


def test_the_cursor_begins_in_the_pages_table(window: MainWindow) -> None:
    assert window.focusWidget() is page(window).view


def test_keys_lead_to_pages_search_and_filter(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    do(window, "Reorder plan")
    assert page(window).name == "reorder"
    do(window, "Filter the table")
    assert window.focusWidget() is page(window).filter.line
    do(window, "Search")
    assert window.focusWidget() is window.top.search
    for _ in range(3):
        do(window, "Next part of the window")
    assert window.focusWidget() is window.top.search


def test_no_two_commands_share_their_keys_or_their_access_key(window: MainWindow) -> None:
    keys = [command.keys for command, _ in window._actions if command.keys]
    assert len(keys) == len(set(keys))
    for menu in MENUS:
        letters = [text.partition("&")[2][:1].lower() for text in texts(window, menu) if "&" in text]
        assert len(letters) == len(set(letters)), (menu, letters)


def texts(window: MainWindow, menu: str) -> list[str]:
    return [command.text for command, _ in window._actions if command.menu == menu]


def test_commands_of_a_store_are_greyed_out_without_one(qtbot: QtBot, looks: Preferences) -> None:
    window = MainWindow(None, (), looks)
    qtbot.addWidget(window)
    enabled = {command.title: action.isEnabled() for command, action in window._actions}
    assert not enabled["Refresh"]
    assert enabled["Quit"]
    window.go_back()
    window.refresh()
    window.filter_table()
    window.close()


class Settings(Screen):
    name, title, icon_name = "settings", "Settings", "settings"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.line = FindLine("Find a setting (F3)")
        QVBoxLayout(self).addWidget(self.line)


def test_preferences_are_a_page_that_asks_for_commands(window: MainWindow) -> None:
    done: list[str] = []
    window.open("the store", (*SCREENS, Settings))
    window.set_commands([Command("tools", "&Accounts…", lambda: done.append("accounts"))])
    do(window, "Preferences")
    shown = window.page
    assert isinstance(shown, Settings)
    window.activateWindow()
    do(window, "Filter the table")
    assert window.focusWidget() is shown.line
    for title in ("Accounts", "A command of somebody else"):
        shown.commanded.emit(title)
    assert done == ["accounts"]


def test_further_commands_stand_first_in_their_menus(window: MainWindow) -> None:
    done: list[str] = []
    window.set_commands([Command("plan", "&Forecast and plan", lambda: done.append("planned"))])
    do(window, "Forecast and plan")
    assert done == ["planned"]


def test_a_badge_is_seen_and_heard(window: MainWindow) -> None:
    page(window).badge.emit("41")
    row = window.navigation._rows["items"]
    assert row.accessibleName() == "Items, 41"
    page(window).badge.emit("")
    assert row.accessibleName() == "Items"
    window.navigation.show_badge("nowhere", "1")


def test_a_click_in_the_list_shows_the_page(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.navigation._rows["import"], Qt.MouseButton.LeftButton)
    assert page(window).name == "import"


def drop(window: MainWindow, data: QMimeData) -> None:
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))


def test_a_file_dropped_anywhere_is_imported(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "sales.csv"))])
    drop(window, data)
    assert (page(window).name, page(window).subjects) == ("import", [(str(tmp_path / "sales.csv"),)])


def test_several_files_are_imported_together(window: MainWindow, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.csv", "b.xlsx")])
    drop(window, data)
    assert page(window).subjects == [(str(tmp_path / "a.csv"), str(tmp_path / "b.xlsx"))]


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_window_says_what_happens_while_files_are_dragged_over_it(
    window: MainWindow, qapp: QApplication, tmp_path: Path, look: str
) -> None:
    theme.apply(qapp, look)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "sales.csv"))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    assert window._overlay.isVisible()
    assert window._overlay.size() == window.size()
    assert not window.grab().isNull()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window._overlay.isVisible()
    theme.apply(qapp, "light")


def test_what_is_no_local_file_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.csv")])
    drop(window, data)
    assert not window._overlay.isVisible()
    assert page(window).name == "items"


def test_a_file_dropped_without_a_store_is_told(qtbot: QtBot, looks: Preferences, tmp_path: Path) -> None:
    window = MainWindow(None, (), looks)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.files_dropped) as heard:
        window.take_files(["sales.csv"])
    assert heard.args == [["sales.csv"]]
    window.take_files([])
    window.close()


def test_page_and_size_return_at_the_next_start(
    qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_window(qtbot, looks, monkeypatch)
    first.resize(960, 655)  # no larger than the screen of the offscreen platform is high
    first.show_page("reorder")
    first.close()
    second = open_window(qtbot, looks, monkeypatch)
    assert (page(second).name, second.height()) == ("reorder", 655)
    second.close()


def test_another_store_reaches_every_page(window: MainWindow) -> None:
    before = page(window)
    window.show_page("reorder")
    window.open("another store", SCREENS)
    assert before.context.place == page(window).context.place == "another store"
    assert window.navigation.names == ["items", "reorder", "import"]


def test_what_is_no_page_can_stand_in_its_place(window: MainWindow) -> None:
    label = QLabel("Welcome")
    for _ in range(2):
        window.show_widget(label)
    assert window.page is None
    assert label.isVisible()


def test_the_first_picture_is_told_once(qtbot: QtBot, looks: Preferences) -> None:
    window = MainWindow(None, (), looks)
    qtbot.addWidget(window)
    told: list[int] = []
    window.painted.connect(lambda: told.append(1))
    window.show()
    qtbot.waitUntil(lambda: bool(told))
    window.repaint()
    assert told == [1]
    window.close()


def test_larger_text_is_remembered(qapp: QApplication, window: MainWindow, looks: Preferences) -> None:
    do(window, "Larger text")
    assert looks.text_percent == 110
    do(window, "Smaller text")
    do(window, "Smaller text")
    assert looks.text_percent == 100
    do(window, "Larger text")
    do(window, "Normal text size")
    assert theme.px(100) == 100
