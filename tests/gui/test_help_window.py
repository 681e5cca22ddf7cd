"""Help: topics to choose, to search and to go back from."""

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from retail_desktop.gui.help_window import TOPICS, HelpWindow
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.screens import SCREENS

from .conftest import do

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark


@pytest.fixture
def helper(qtbot: QtBot) -> HelpWindow:
    made = HelpWindow(None)
    qtbot.addWidget(made)
    made.show_topic("home")
    made.show()
    return made


def shown(helper: HelpWindow) -> list[str]:
    rows = [helper.topics.item(at) for at in range(helper.topics.count())]
    return [row.text() for row in rows if not row.isHidden()]


def topic(helper: HelpWindow) -> str:
    return helper.topics.currentItem().text()


@pytest.mark.parametrize("name", [screen.name for screen in SCREENS])
def test_f1_on_every_page_opens_its_own_topic(window: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(window.page), "name", name)
    do(window, "Help on this page")
    assert window._help is not None
    assert topic(window._help) == TOPICS[name]
    window._help.close()


def test_typed_words_leave_the_topics_that_have_them_and_are_marked(helper: HelpWindow) -> None:
    helper.search.setText("SAFETY stock")
    assert 0 < len(shown(helper)) < len(TOPICS)
    assert topic(helper) in shown(helper)
    marked = {mark.cursor.selectedText().casefold() for mark in helper.page.extraSelections()}
    assert marked == {"safety", "stock"}
    helper.search.clear()
    assert len(shown(helper)) == len(TOPICS)
    assert not helper.page.extraSelections()


def test_words_that_no_topic_has_are_told(helper: HelpWindow, qtbot: QtBot) -> None:
    helper.search.setText("zebra")
    assert (shown(helper), helper.nothing.isHidden()) == ([], False)
    helper.search.setFocus()
    qtbot.keyClick(helper, Key.Key_Down)
    assert topic(helper) == "Home"


def test_the_search_is_used_without_a_mouse(helper: HelpWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(helper):
        helper.activateWindow()
    helper._start_search()
    qtbot.keyClicks(helper.search, "order")
    found = shown(helper)
    for _ in found:
        qtbot.keyClick(helper.search, Key.Key_Up)
    assert topic(helper) == found[0]
    for key, place in ((Key.Key_Down, 1), (Key.Key_Up, 0), (Key.Key_Up, 0)):
        qtbot.keyClick(helper.search, key)
        assert topic(helper) == found[place]
    qtbot.keyClick(helper.search, Key.Key_Return)
    assert helper.focusWidget() is helper.page
    helper._start_search()
    qtbot.keyClick(helper.search, Key.Key_Escape)
    assert (helper.search.text(), helper.isVisible()) == ("", True)
    qtbot.keyClick(helper.search, Key.Key_Escape)
    assert not helper.isVisible()


def test_back_leads_to_the_topics_before(helper: HelpWindow) -> None:
    assert not helper.back.isEnabled()
    helper.page.anchorClicked.emit(QUrl("glossary.md"))
    helper.show_topic("keys")
    helper.back.click()
    assert topic(helper) == "Glossary"
    helper.go_back()
    assert (topic(helper), helper.back.isEnabled()) == ("Home", False)
    helper.go_back()
    assert topic(helper) == "Home"
