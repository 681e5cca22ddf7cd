"""The backups of the open store: looked at, restored after a question, copied to a second place."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.backups import Occasion, StoreFacts
from retail_desktop.domain.errors import NotFoundError
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screens.backups_dialog import BackupsDialog
from retail_desktop.services.keep_backups import Backups, KeptBackup, RestorePreview
from retail_desktop.services.worker import Refused, Succeeded

MONDAY = KeptBackup(Path("shop-000007.db"), datetime(2026, 11, 23, 18, 2), Occasion.DAILY, 4_300_000)
SUNDAY = KeptBackup(Path("shop-000006.db"), datetime(2026, 11, 22, 18, 0), Occasion.UNDO, 4_200_000)
KEPT = Backups((MONDAY, SUNDAY), Path("shop-backups"), "")
SEEN = RestorePreview(
    StoreFacts(date(2026, 11, 23), 1204, 31, 7, 9000, ""), StoreFacts(date(2026, 11, 22), 1200, 30, 7, 8900, "")
)


class Desk:
    """The dialog of a window whose jobs only note what they were asked."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window, self.questions, self.verb = window, list[str](), ""
        self.asked: list[tuple[str, object]] = []
        self.jobs: list[Job] = []
        for name in ("run", "read"):
            monkeypatch.setattr(window.jobs, name, self._note)
        monkeypatch.setattr(window.messages, "ask", self._ask)
        self.dialog = BackupsDialog(window, KEPT)

    def _note(self, *words: object, areas: frozenset[str] = frozenset()) -> Job:
        function = next(word for word in words if callable(word))
        rest = words[words.index(function) + 1 :]
        self.asked.append((function.__name__, rest[0] if rest else None))
        self.jobs.append(Job("", areas))
        return self.jobs[-1]

    def _ask(self, _title: str, words: str, _verbs: object, **_: object) -> str:
        self.questions.append(words)
        return self.verb


@pytest.fixture
def desk(qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    window = MainWindow(None, (), looks)
    qtbot.addWidget(window)
    yield Desk(window, monkeypatch)
    window.close()


def shown(desk: Desk) -> list[list[str]]:
    model = desk.dialog.model
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def test_each_backup_says_when_and_why_it_was_made(desk: Desk) -> None:
    assert shown(desk) == [
        ["Mon 23 Nov 2026, 18:02", "The day's backup", "4.1 MB"],
        ["Sun 22 Nov 2026, 18:00", "Before an import was taken back", "4.0 MB"],
    ]
    assert desk.dialog.restore_button.isEnabled()


def test_a_backup_is_restored_only_after_a_look_at_what_changes(desk: Desk) -> None:
    desk.dialog.restore_button.click()
    assert desk.asked == [("preview_restore", MONDAY.file)]
    desk.verb = "Keep the store"
    desk.jobs[0].tell(Succeeded(SEEN))
    assert "sales through 22 Nov, 1,200 items" in desk.questions[0]
    assert len(desk.asked) == 1
    desk.verb = "Restore it"
    desk.jobs[0].tell(Succeeded(SEEN))
    assert desk.asked[-1] == ("restore", MONDAY.file)
    assert "ledger" in desk.jobs[-1].areas
    desk.jobs[-1].tell(Succeeded(None))
    assert desk.window.messages.kept[-1].text == "The backup is restored."


def test_a_backup_from_elsewhere_can_be_restored(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("stick/a.db", ""))
    desk.dialog._restore_other()
    assert desk.asked == [("preview_restore", Path("stick/a.db"))]
    desk.jobs[0].tell(Refused(NotFoundError, ("There is no backup.",), {}))
    assert desk.window.messages.kept[-1].text == "There is no backup."


def test_the_second_place_is_chosen_and_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no second place" in desk.dialog.second_place.toolTip() + desk.dialog.second_place.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "stick")
    desk.dialog._choose_second_place()
    desk.jobs[0].tell(Succeeded(None))
    assert desk.asked == [("choose_second_place", Path("stick")), ("list_backups", None)]
    desk.jobs[1].tell(Succeeded(Backups((), Path(), "stick")))
    assert not desk.dialog._forget.isHidden()
    assert not desk.dialog.restore_button.isEnabled()
    desk.dialog._forget.click()
    assert desk.asked[-1] == ("choose_second_place", None)


def test_a_backup_can_be_made_now(desk: Desk) -> None:
    desk.dialog._back_up()
    desk.jobs[0].tell(Succeeded(MONDAY.file))
    assert desk.asked == [("back_up_daily", None), ("list_backups", None)]


def test_a_store_without_backups_says_why(desk: Desk) -> None:
    desk.dialog._show(Backups((), Path(), ""))
    assert shown(desk) == []
