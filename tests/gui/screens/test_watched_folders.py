from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QDialog, QVBoxLayout

from retail_desktop.domain.imports import Target
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens.add_folder_dialog import AddFolderDialog
from retail_desktop.gui.screens.watched_folders import WatchedFolders
from retail_desktop.services.choose_folders import Overview

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

AT = "2026-09-29T20:05:00+00:00"
WAITING = WatchEntry(1, "export 12.csv", WatchOutcome.WAITING, AT, "Which date comes first?", "5:1", entry_id=4)
REFUSED = WatchEntry(
    1, "report.pdf", WatchOutcome.REFUSED, AT, "It is a PDF document.", moved_to="Problems/report.pdf", entry_id=3
)
IMPORTED = WatchEntry(
    2, "a.csv", WatchOutcome.IMPORTED, AT, "214 sales imported.", moved_to="Processed/a.csv", entry_id=2
)
SEEN = Overview(
    folders=(WatchedFolder("/till", folder_id=1), WatchedFolder("/counts", Target.STOCK, "Hill", folder_id=2)),
    paths={1: "/till", 2: "/counts"},
    waiting=(WAITING,),
    log=(WAITING, REFUSED, IMPORTED),
    may_import=True,
    may_choose=True,
)


class Page(Screen):
    """A page that holds nothing else."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.part = WatchedFolders(self)
        self.opened: list[str] = []
        self.part.open_file.connect(self.opened.append)
        QVBoxLayout(self).addWidget(self.part)

    def reload(self) -> None:
        self.part.reload()


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], shop: "Shop") -> Page:
    shop.folders = SEEN
    return open_page(Page)


@pytest.fixture
def part(page: Page) -> WatchedFolders:
    return page.part


def _called(shop: "Shop", name: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
    return [(args, kwargs) for called, args, kwargs in shop.calls if called == name]


def _texts(part: WatchedFolders) -> list[list[str]]:
    return [
        [part.folders.index(row, column).data() for column in range(part.folders.columnCount())]
        for row in range(part.folders.rowCount())
    ]


def test_each_folder_is_shown_with_what_it_holds_and_how_it_does(part: WatchedFolders) -> None:
    assert _texts(part) == [
        ["/till", "Sales", "–", "Watching", "–", "within 30 s", "1"],
        ["/counts", "Stock count", "Hill", "Watching", "–", "within 30 s", "–"],
    ]


def test_without_a_folder_the_page_says_what_a_watched_folder_does(
    open_page: Callable[[type[Any]], Any], shop: "Shop"
) -> None:
    part = open_page(Page).part
    assert "they are imported by themselves" in part.folder_view._note._words.text()
    assert not part.waiting.isVisible()
    assert not part.look.isEnabled()


def test_a_waiting_file_is_answered_on_the_import_page(page: Page, part: WatchedFolders) -> None:
    assert part.waiting.isVisible()
    part.waiting.buttons[0].click()
    assert page.opened == [str(PurePath("/till/export 12.csv"))]


def test_of_many_waiting_files_the_first_are_shown(
    page: Page, part: WatchedFolders, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.folders = replace(SEEN, waiting=tuple(replace(WAITING, entry_id=number) for number in range(5)))
    page.reload()
    settle()
    assert len(part.waiting.buttons) == 3


def test_a_refused_file_is_opened_where_it_was_put(page: Page, part: WatchedFolders) -> None:
    part.log_view.go_to(3)
    assert part._words.text() == "It is a PDF document."
    part.open.click()
    part.log_view.activated_row.emit(IMPORTED)
    assert page.opened == [str(PurePath("/till/Problems/report.pdf"))]


def test_a_refused_file_is_put_back_and_read_again(
    part: WatchedFolders, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    part.log_view.go_to(2)
    assert (part.again.isEnabled(), part.open.isEnabled()) == (False, False)
    part.log_view.go_to(3)
    part.again.click()
    settle()
    assert _called(shop, "try_again") == [((3,), {})]
    assert said.told == ["report.pdf is back in its folder and is read again."]


def test_a_folder_is_paused_and_resumed(
    part: WatchedFolders, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    assert not part.pause.isEnabled()
    part.folder_view.go_to(1)
    part.pause.click()
    shop.folders = replace(SEEN, folders=(replace(SEEN.folders[0], state=FolderState.PAUSED), SEEN.folders[1]))
    settle()
    assert (part.pause.text(), part.look.isEnabled()) == ("&Resume", False)
    part.pause.click()
    settle()
    states = [args for args, _ in _called(shop, "set_state")]
    assert states == [("/till", FolderState.PAUSED), ("/till", FolderState.WATCHED)]
    assert said.told == ["/till is paused.", "/till is watched again."]


def test_a_folder_is_removed_once_the_consequence_was_stated(
    part: WatchedFolders, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    part.folder_view.go_to(2)
    part.remove.click()
    settle()
    assert _called(shop, "set_state") == []
    assert "What was imported from it stays" in said.asked[0]
    said.choice = "Remove"
    part.remove.click()
    settle()
    assert _called(shop, "set_state") == [(("/counts", FolderState.REMOVED), {})]


def test_a_folder_is_added_with_what_its_files_hold(
    part: WatchedFolders, shop: "Shop", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: AddFolderDialog) -> QDialog.DialogCode:
        dialog.path.setText("/orders")
        dialog.target.setCurrentIndex(4)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AddFolderDialog, "exec", answer)
    part.add.click()
    settle()
    assert _called(shop, "add_folder") == [(("/orders", Target.ORDERS), {"store": None, "adds_up": False})]
    monkeypatch.setattr(AddFolderDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    part.add.click()
    settle()
    assert len(_called(shop, "add_folder")) == 1


def test_a_refusal_is_told(part: WatchedFolders, shop: "Shop", said: "Said", settle: Callable[[], None]) -> None:
    part.folder_view.go_to(1)
    shop.refusal = "Ask an administrator."
    part.pause.click()
    settle()
    assert said.refused == ["Ask an administrator."]


def test_who_may_not_choose_folders_sees_them_only(
    page: Page, part: WatchedFolders, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.folders = replace(SEEN, may_choose=False)
    page.reload()
    settle()
    part.folder_view.go_to(1)
    assert [one.isEnabled() for one in (part.add, part.pause, part.remove)] == [False] * 3
    assert "administrator" in part.add.toolTip()
    assert part.look.isEnabled()


def test_a_look_is_asked_of_one_folder_or_of_all(part: WatchedFolders, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(part._watch, "look_now", lambda watch: asked.append(watch.folder.path))
    part.look.click()
    part.folder_view.go_to(2)
    part.look.click()
    assert asked == ["/till", "/counts", "/counts"]
