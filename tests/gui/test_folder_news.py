import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.watching import WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.gui.folder_news import folder_name, nothing_new, tell_news
from retail_desktop.gui.messages import Messages
from retail_desktop.services.folder_files import Look
from retail_desktop.services.watch_folders import FolderReport


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    window = QWidget()
    qtbot.addWidget(window)
    return Messages(window)


def entry(name: str, outcome: WatchOutcome, message: str = "1 sale imported.") -> WatchEntry:
    return WatchEntry(1, name, outcome, message=message)


def said(messages: Messages) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in messages.kept]


def test_one_file_is_told_in_its_own_words(messages: Messages) -> None:
    tell_news(messages, "/till", [entry("a.csv", WatchOutcome.IMPORTED, "1,204 sales, 13 returns imported.")])
    assert said(messages) == [("inform", "a.csv: 1,204 sales, 13 returns imported.")]


def test_what_wants_attention_stays_in_sight(messages: Messages) -> None:
    tell_news(messages, "/till", [entry("a.csv", WatchOutcome.WAITING, "Which date comes first?")])
    assert said(messages) == [("warn", "a.csv: Waits for an answer. Which date comes first?")]


def test_many_files_are_told_as_counts(messages: Messages) -> None:
    found = [entry("a", WatchOutcome.IMPORTED), entry("b", WatchOutcome.REFUSED), entry("c", WatchOutcome.IMPORTED)]
    tell_news(messages, "/shop/till", found)
    assert said(messages) == [("warn", "3 files from till: 2 imported, 1 refused.")]


def test_a_folders_own_ups_and_downs_are_no_files(messages: Messages) -> None:
    tell_news(messages, "/till", [entry("", WatchOutcome.REACHABLE)])
    assert said(messages) == []


def test_somebody_who_asked_is_told_that_there_is_nothing_new() -> None:
    folder, look = WatchedFolder("/shop/till"), Look(0.0)
    assert nothing_new(FolderReport(folder, look)) == "No new file in till."
    assert "a.csv in till is still being written" in nothing_new(FolderReport(folder, look, busy=("a.csv",)))
    waiting = (entry("b.csv", WatchOutcome.WAITING),)
    assert nothing_new(FolderReport(folder, look, waiting)) == "till: 1 file still waits for an answer."


def test_a_folder_is_called_by_its_last_part() -> None:
    assert folder_name("/shop/till") == "till"
    assert folder_name("/") == "/"
