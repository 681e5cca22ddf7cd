from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.errors import RetailError
from retail_desktop.gui import search
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screens.accounts_dialog import AccountsDialog
from retail_desktop.gui.screens.backups_dialog import BackupsDialog
from retail_desktop.gui.screens.trail_dialog import TrailDialog
from retail_desktop.gui.store_commands import StoreCommands
from retail_desktop.services import browse_items, order_goods
from retail_desktop.services.keep_backups import Backups
from retail_desktop.services.keep_store import CheckReport
from retail_desktop.services.worker import Cancelled, Refused, Succeeded

File = Path("monday.sqlite")


class Desk:
    """The commands of a window whose jobs only note what they were asked."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.opened: list[str] = []
        self.asked: list[tuple[Any, ...]] = []
        self.jobs: list[Job] = []
        self.commands = StoreCommands(
            window, self.opened.append, lambda: self.opened.append("sample"), lambda: self.opened.append("lock")
        )
        monkeypatch.setattr(window.jobs, "run", self._run)
        self._patch = monkeypatch

    def _run(
        self, title: str, service: Callable[..., object], *args: object, areas: frozenset[str] = frozenset()
    ) -> Job:
        self.asked.append((service.__name__, *args, areas))
        self.jobs.append(Job(title, areas))
        return self.jobs[-1]

    def choose(self, path: str, verb: str = "") -> None:
        """Answer every file dialog and question like this."""
        for name in ("getOpenFileName", "getSaveFileName"):
            self._patch.setattr(QFileDialog, name, lambda *_: (path, ""))
        self._patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([path] if path else [], ""))
        self._patch.setattr(self.window.messages, "ask", lambda *_, **__: verb)

    @property
    def said(self) -> str:
        return self.window.messages.kept[-1].text


@pytest.fixture
def desk(qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    window = MainWindow(None, (), looks)
    qtbot.addWidget(window)
    yield Desk(window, monkeypatch)
    window.close()


def test_a_forecast_is_followed_by_a_plan(desk: Desk) -> None:
    desk.commands.forecast_and_plan()
    desk.jobs[0].tell(Succeeded(None))
    assert [asked[0] for asked in desk.asked] == ["forecast_demand", "make_plan"]
    desk.jobs[1].tell(Succeeded(SimpleNamespace(lines=range(1204))))
    assert desk.said == "The plan is ready: 1,204 lines."


def test_a_refusal_and_a_cancelling_are_told(desk: Desk) -> None:
    desk.commands.plan()
    desk.jobs[0].tell(Refused(RetailError, ("There is no forecast yet.",), {}))
    assert desk.said == "There is no forecast yet."
    desk.jobs[0].tell(Cancelled())
    assert "nothing was changed" in desk.said


def test_a_backup_goes_where_the_user_says(desk: Desk) -> None:
    desk.choose(str(File))
    desk.commands.back_up()
    assert desk.asked == [("back_up", File, frozenset())]
    desk.jobs[0].tell(Succeeded(File))
    assert str(File) in desk.said


def test_backups_are_shown_once_they_are_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.window.jobs, "read", lambda service: desk.window.jobs.run("", service))
    opened: list[object] = []
    monkeypatch.setattr(BackupsDialog, "open", lambda dialog: opened.append(dialog.windowTitle()))
    desk.commands.show_backups()
    desk.jobs[0].tell(Succeeded(Backups((), File.parent, "")))
    assert opened == ["Backups"]


def test_accounts_and_the_trail_are_shown_once_they_are_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.window.jobs, "read", lambda service: desk.window.jobs.run("", service))
    opened: list[str] = []
    for kind in (AccountsDialog, TrailDialog):
        monkeypatch.setattr(kind, "open", lambda dialog: opened.append(dialog.windowTitle()))
    desk.commands.show_accounts()
    desk.jobs[0].tell(Succeeded(()))
    desk.commands.show_trail()
    desk.jobs[1].tell(Succeeded([]))
    assert opened == ["Accounts", "What was done"]
    desk.jobs[1].tell(Refused(RetailError, ("Ask an administrator.",), {}))
    assert desk.said == "Ask an administrator."


def test_the_check_tells_what_it_found(desk: Desk) -> None:
    desk.commands.check()
    desk.jobs[0].tell(Succeeded(CheckReport(())))
    assert desk.said == "The store is in order."
    desk.jobs[0].tell(Succeeded(CheckReport(("Two balances are wrong.",))))
    assert "Two balances" in desk.said


def test_who_thinks_better_of_it_changes_nothing(desk: Desk) -> None:
    desk.choose("")
    for command in (
        desk.commands.choose_import,
        desk.commands.choose_store,
        desk.commands.back_up,
    ):
        command()
    assert not desk.asked
    assert not desk.opened


def test_a_chosen_file_is_imported_and_a_chosen_store_opened(qtbot: QtBot, desk: Desk) -> None:
    desk.choose("sales.csv")
    with qtbot.waitSignal(desk.window.files_dropped):
        desk.commands.choose_import()
    desk.commands.choose_store()
    next(one for one in desk.commands.commands() if "sample" in one.text).do()
    assert desk.opened == ["sales.csv", "sample"]


def test_the_search_finds_items_then_suppliers_then_orders(monkeypatch: pytest.MonkeyPatch) -> None:
    row = SimpleNamespace(sku="00417", name="Mug", store="MAIN", supplier="BRI", supplier_name="Mugs and More")
    order = SimpleNamespace(number="MUG-1", supplier="BRI")
    monkeypatch.setattr(browse_items, "find_items", lambda *_: (row,))
    monkeypatch.setattr(browse_items, "list_items", lambda _: (row,))
    monkeypatch.setattr(order_goods, "list_orders", lambda _: (order,))
    hits = search.find(None, "mug")  # type: ignore[arg-type] # the services are replaced
    assert [(hit.screen, hit.subject) for hit in hits] == [
        ("item", ("00417", "MAIN")),
        ("suppliers", "BRI"),
        ("orders", "MUG-1"),
    ]


def test_the_ordering_policies_open_beside_the_window(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    unread = Job("", frozenset())
    monkeypatch.setattr(desk.window.jobs, "read", lambda *_: unread)
    desk.commands.choose_policies()
    (shown,) = [one for one in desk.window.findChildren(QDialog) if one.isVisible()]
    assert shown.windowTitle() == "Ordering policies"
    shown.close()
