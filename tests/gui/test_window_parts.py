"""Status line, messages, help, boxes and search of the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from retail_desktop.domain.people import Person, Role
from retail_desktop.gui.help_window import TOPICS, topic_file
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.screens import SCREENS
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.status_bar import progress_text, time_left
from retail_desktop.services.worker import Cancelled, Crashed, Progressed

from .conftest import do, page

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark


def test_the_page_tells_its_selection_below(window: MainWindow) -> None:
    page(window).status.emit("9 rows selected")
    assert window.status._words.text() == "9 rows selected"
    other = window._pages["items"]
    window.show_page("reorder")
    other.status.emit("old")
    assert not window.status._words.text()


def job_of(window: MainWindow) -> Job:
    job = Job("Forecasting", frozenset())
    window.jobs.started.emit(job)
    return job


def test_the_status_line_shows_how_far_the_work_is(window: MainWindow) -> None:
    job, second = job_of(window), job_of(window)
    assert window.status.progress_words.text() == "Forecasting…"
    job.tell(Progressed("Forecasting", 840, 2400))
    second.tell(Progressed("Planning", 1, 2))
    assert window.status.progress_words.text() == "Forecasting 840 of 2,400"
    assert (window.status._bar.value(), window.status._bar.maximum()) == (840, 2400)
    for one in (job, second):
        window.jobs.ended.emit(one)
    assert window.status.progress_words.text() == "Ready"
    assert not window.status._bar.isVisible()


def test_work_can_be_cancelled_from_the_status_line(window: MainWindow) -> None:
    window.status.cancel()
    job = job_of(window)
    window.status._cancel.click()
    assert job.wants_cancelling.is_set()
    job.tell(Progressed("Forecasting", 1, 2))
    assert window.status.progress_words.text() == "Cancelling…"
    job.tell(Cancelled())
    window.jobs.ended.emit(job)


def test_the_time_left_is_told_the_way_people_say_it() -> None:
    assert progress_text("Forecasting…", 840, 2400, 32) == "Forecasting 840 of 2,400 · about 1 min left"
    assert progress_text("Reading", 0, 0, 9) == "Reading…"
    assert progress_text("Reading", 5, 10, 1) == "Reading 5 of 10"
    assert [time_left(seconds) for seconds in (1, 31, 100, 7200)] == [
        "about 5 s left",
        "about 30 s left",
        "about 2 min left",
        "about 2 h left",
    ]


def test_what_is_said_stands_above_the_page_and_in_the_list(qtbot: QtBot, window: MainWindow) -> None:
    window.messages.inform("The plan is ready.")
    window.messages.warn("<b>Two</b> prices are missing.")
    line = window.findChild(QLabel, "")
    assert line is not None
    shown = [label for label in window.findChildren(QLabel) if label.text().startswith("<b>Two")]
    assert shown[0].textFormat() == Qt.TextFormat.PlainText
    assert window.status._messages.text() == "2 messages"
    do(window, "Messages")
    window.messages.refuse("No.")
    assert [message.kind for message in window.messages.kept] == ["inform", "warn", "refuse"]


def test_news_fade_and_refusals_stay(qtbot: QtBot, window: MainWindow) -> None:
    window.messages.inform("Done.")
    assert window.messages._fading.isActive()
    window.messages.refuse("That file cannot be read.")
    assert not window.messages._fading.isActive()


def answer_with(monkeypatch: pytest.MonkeyPatch, verb: str, asked: list[QMessageBox]) -> None:
    def press(box: QMessageBox) -> int:
        asked.append(box)
        for button in box.buttons():
            if button.text() == verb:
                button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)


def test_a_question_is_answered_by_a_verb(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QMessageBox] = []
    answer_with(monkeypatch, "Delete 3 items", asked)
    verbs = ("Delete 3 items", "Keep")
    assert window.messages.ask("Delete", "They are gone then.", verbs, danger=True) == "Delete 3 items"
    default = asked[0].defaultButton()
    assert isinstance(default, QPushButton)
    assert default.text() == "Keep"
    answer_with(monkeypatch, "none", asked)
    assert window.messages.ask("Save", "Save it?", ("Save", "Later")) == ""
    default = asked[1].defaultButton()
    assert isinstance(default, QPushButton)
    assert default.text() == "Save"


def test_a_mistake_shows_its_details_folded_and_copies_them(qtbot: QtBot, window: MainWindow) -> None:
    job = job_of(window)
    job.crashed.connect(window.messages.crash)
    job.tell(Crashed("Something went wrong.", "Traceback: here"))
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    copy = next(button for button in box.buttons() if "Copy" in button.text())
    copy.click()
    assert QApplication.clipboard().text() == "Something went wrong.\n\nTraceback: here"
    assert box.isVisible()
    box.close()


def test_help_opens_at_the_page_and_follows_links(window: MainWindow) -> None:
    window.show_page("reorder")
    do(window, "Help on this page")
    assert window._help is not None
    assert "What to order" in window._help.page.toPlainText()
    window._help.page.anchorClicked.emit(QUrl("glossary.md"))
    assert "Lead time" in window._help.page.toPlainText()
    do(window, "First steps")
    do(window, "Keyboard")
    assert "Ctrl+K" in window._help.page.toPlainText()
    window._help.close()


def test_every_page_of_the_window_has_its_help() -> None:
    assert {screen.name for screen in SCREENS} <= TOPICS.keys()


def test_every_help_page_exists_and_links_only_to_others() -> None:
    for name in TOPICS:
        text = topic_file(name).read_text(encoding="utf-8")
        links = {part.partition(")")[0] for part in text.split("](")[1:]}
        assert all(topic_file(link.removesuffix(".md")).is_file() for link in links), name


def test_about_names_versions_folder_and_that_nothing_is_sent(window: MainWindow, user_data: Path) -> None:
    do(window, "About Retail Desktop")
    box = next(one for one in window.findChildren(QMessageBox) if one.isVisible())
    for words in ("Python 3", "Qt 6", "SQLite 3", str(user_data), "offline"):
        assert words in box.text()
    assert "SIL Open Font License" in box.detailedText()
    box.close()


def test_other_boxes_open(window: MainWindow) -> None:
    do(window, "Commands")


def test_the_top_bar_shows_store_person_and_sample(window: MainWindow) -> None:
    window.show_store("Sample store", "No sales yet", is_sample=True)
    window.top.show_person(Person("Maria Keller", Role.PURCHASING))
    assert window.top._sample.isVisible()
    assert window.top._avatar._initials == "MK"
    assert window.top._duty.text() == "Purchasing manager"
    window.grab()


MUG = Hit("00417  Sailor Mug", "MAIN", "item", ("00417", "MAIN"))


def test_a_hit_of_the_search_opens_its_page(qtbot: QtBot, window: MainWindow) -> None:
    search = window.top.search
    with qtbot.waitSignal(search.wanted) as heard:
        qtbot.keyClicks(search, "mug")
    assert heard.args == ["mug"]
    search.show_hits("old", [MUG])
    search.show_hits("mug", [MUG, MUG])
    for key in (Key.Key_Down, Key.Key_Up, Key.Key_Return):
        qtbot.keyClick(search, key)
    assert page(window).subjects == [("00417", "MAIN")]
    assert not search.text()


def test_a_scanned_code_opens_its_item_as_soon_as_it_is_found(qtbot: QtBot, window: MainWindow) -> None:
    search = window.top.search
    with qtbot.waitSignal(search.wanted):
        qtbot.keyClicks(search, "4006381333931")
        qtbot.keyClick(search, Key.Key_Return)
    search.show_hits("4006381333931", [MUG])
    assert page(window).name == "item"


def test_a_search_without_a_hit_says_so(qtbot: QtBot, window: MainWindow) -> None:
    search = window.top.search
    search.setText("zebra")
    qtbot.keyClick(search, Key.Key_Return)
    search.show_hits("zebra", [])
    assert search._list.item(0).text().startswith("Nothing found")
    qtbot.keyClick(search, Key.Key_Return)
    qtbot.keyClick(search, Key.Key_Escape)
    assert not search._list.isVisible()
    search.setText("z")
    qtbot.keyClick(search, Key.Key_Return)
    assert not search._list.isVisible()


def test_a_clicked_hit_is_opened(qtbot: QtBot, window: MainWindow) -> None:
    search = window.top.search
    search.setText("mug")
    qtbot.keyClick(search, Key.Key_Return)
    search._open_first = False
    search.show_hits("mug", [MUG])
    search._list.itemClicked.emit(search._list.item(0))
    assert page(window).name == "item"
