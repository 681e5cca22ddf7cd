"""The watcher of the window: when it looks, when it has files imported, and what it says."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.errors import NotAllowedError, StoreFileError
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.gui import folder_watch
from retail_desktop.gui.folder_watch import IMPORTING, RESTING, FolderWatch, Watch
from retail_desktop.gui.jobs import Jobs
from retail_desktop.gui.messages import Messages
from retail_desktop.persistence.database import close_database
from retail_desktop.services import choose_folders, watch_folders
from retail_desktop.services.choose_folders import add_folder
from retail_desktop.services.folder_files import Look, look_into
from retail_desktop.services.import_history import list_imports
from retail_desktop.services.watch_folders import FolderReport
from retail_desktop.services.workplace import open_workplace

from .watched_till import NoNews, Till

SLOW = 60_000


@pytest.fixture
def till(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Till:
    (tmp_path / "till").mkdir()
    made = Till(tmp_path / "till")
    monkeypatch.setattr(choose_folders, "overview", made.overview)
    monkeypatch.setattr(watch_folders, "look_through", made.look_through)
    monkeypatch.setattr(watch_folders, "note_reach", made.note_reach)
    monkeypatch.setattr(folder_watch, "QFileSystemWatcher", NoNews)
    monkeypatch.setattr(folder_watch, "SETTLE_MS", 0)
    monkeypatch.setattr(folder_watch.time, "time", made.time)
    return made


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    window = QWidget()
    qtbot.addWidget(window)
    return Messages(window)


@pytest.fixture
def watcher(till: Till, messages: Messages) -> Iterator[FolderWatch]:
    made = FolderWatch(till, messages)  # type: ignore[arg-type]  # stands for the window's background work
    yield made
    made.stop()


def begin(qtbot: QtBot, watcher: FolderWatch) -> Watch:
    """Start, and wait for the end of the first look."""
    watcher.start()
    qtbot.waitUntil(lambda: 1 in watcher.watches and watcher.watches[1].looked_at is not None)
    at_rest(qtbot, watcher)
    return watcher.watches[1]


def at_rest(qtbot: QtBot, watcher: FolderWatch) -> None:
    qtbot.waitUntil(lambda: watcher.watches[1].phase == RESTING and not watcher.watches[1].comes_again)


def look(qtbot: QtBot, watcher: FolderWatch, till: Till, seconds: float = 30) -> None:
    """Let time pass until the next look, and wait for its end."""
    till.now += seconds
    before = watcher.watches[1].looked_at
    watcher.look_at_all()
    qtbot.waitUntil(lambda: watcher.watches[1].looked_at != before)
    at_rest(qtbot, watcher)


def said(messages: Messages) -> list[str]:
    return [one.text for one in messages.kept]


def test_a_file_that_lies_there_at_the_start_is_imported_and_told(
    qtbot: QtBot, till: Till, watcher: FolderWatch, messages: Messages
) -> None:
    touched: list[frozenset[str]] = []
    till.touched.connect(touched.append)
    till.leave("a.csv")
    begin(qtbot, watcher)
    assert said(messages) == ["a.csv: 1 sale imported."]
    assert [one["title"] for one in till.looks] == ["Looking through till"]
    assert "imports" in touched[0]


def test_an_empty_folder_asks_nothing_of_the_worker(
    qtbot: QtBot, till: Till, watcher: FolderWatch, messages: Messages
) -> None:
    begin(qtbot, watcher)
    look(qtbot, watcher, till)
    assert (till.looks, said(messages)) == ([], [])


def test_a_new_file_is_looked_at_a_second_time_soon(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    begin(qtbot, watcher)
    till.leave("a.csv", age=1)
    till.pace = 3.0
    watcher._take_change(str(till.path))
    qtbot.waitUntil(lambda: bool(till.looks))
    at_rest(qtbot, watcher)
    assert till.looks[0]["before"] is not None


def test_a_file_that_is_still_written_is_left_until_the_next_look(
    qtbot: QtBot, till: Till, watcher: FolderWatch
) -> None:
    watch = begin(qtbot, watcher)
    till.leave("a.csv", age=1)
    look(qtbot, watcher, till)
    assert (watch.busy, till.looks) == (("a.csv",), [])
    look(qtbot, watcher, till)
    assert len(till.looks) == 1


def test_a_waiting_file_is_left_alone_until_something_is_imported(
    qtbot: QtBot, till: Till, watcher: FolderWatch
) -> None:
    till.outcome = WatchOutcome.WAITING
    till.leave("a.csv")
    watch = begin(qtbot, watcher)
    look(qtbot, watcher, till)
    assert (len(till.looks), watch.busy) == (1, ())
    till.touch("plan")
    till.touch("imports")
    qtbot.waitUntil(lambda: len(till.looks) == 2)
    at_rest(qtbot, watcher)
    assert [one["ask_again"] for one in till.looks] == [False, False]


def test_a_waiting_file_that_is_taken_away_is_noticed(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    till.outcome = WatchOutcome.WAITING
    till.leave("a.csv")
    begin(qtbot, watcher)
    (till.path / "a.csv").unlink()
    look(qtbot, watcher, till)
    assert len(till.looks) == 2


def test_a_file_that_could_not_be_moved_is_tried_again_after_some_minutes(
    qtbot: QtBot, till: Till, watcher: FolderWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stays(_place: object, folder: WatchedFolder, *_: object, **__: object) -> FolderReport:
        found = look_into(till.path, till.now)
        entry = WatchEntry(1, "a.csv", WatchOutcome.IMPORTED, mark=str(found.files["a.csv"]))
        return FolderReport(folder, found, (entry,), ())

    monkeypatch.setattr(watch_folders, "look_through", stays)
    till.leave("a.csv")
    begin(qtbot, watcher)
    look(qtbot, watcher, till)
    assert len(till.looks) == 1
    look(qtbot, watcher, till, seconds=300)
    assert len(till.looks) == 2


def test_somebody_who_asks_for_a_look_gets_an_answer(
    qtbot: QtBot, till: Till, watcher: FolderWatch, messages: Messages
) -> None:
    watch = begin(qtbot, watcher)
    watcher.look_now(watch)
    qtbot.waitUntil(lambda: said(messages) == ["No new file in till."])
    assert till.looks[0]["ask_again"] is True


def test_a_folder_that_cannot_be_reached_is_told_once_and_recovers(
    qtbot: QtBot, till: Till, watcher: FolderWatch, messages: Messages
) -> None:
    away = till.path.with_name("away")
    till.path.rename(away)
    watch = begin(qtbot, watcher)
    look(qtbot, watcher, till)
    (told,) = said(messages)
    assert "cannot be reached" in told
    watcher.look_now(watch)
    qtbot.waitUntil(lambda: len(said(messages)) == 2)
    at_rest(qtbot, watcher)
    away.rename(till.path)
    look(qtbot, watcher, till)
    assert said(messages)[-1].endswith("can be reached again.")
    qtbot.waitUntil(lambda: [bool(problem) for problem in till.noted] == [True, False])


def test_the_log_learns_at_the_start_that_a_folder_is_back(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    begin(qtbot, watcher)
    qtbot.waitUntil(lambda: till.noted == [""])


def test_changes_of_a_folder_on_this_pc_are_followed_but_not_of_a_share(
    qtbot: QtBot, till: Till, watcher: FolderWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(qtbot, watcher)
    assert set(watcher._files.followed) == {str(till.path)}
    monkeypatch.setattr(folder_watch, "look_into", lambda *_: Look(till.now))
    till.folder = replace(till.folder, path="//server/till", folder_id=2)
    watcher.reload()
    qtbot.waitUntil(lambda: 2 in watcher.watches and watcher.watches[2].looked_at is not None)
    assert set(watcher._files.followed) == {str(till.path)}


def test_a_paused_folder_is_left_alone_until_it_is_resumed(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    till.leave("a.csv")
    till.folder = replace(till.folder, state=FolderState.PAUSED)
    watcher.start()
    qtbot.waitUntil(lambda: 1 in watcher.watches)
    watcher.look_at_all()
    watcher._take_change(str(till.path))
    assert watcher.watches[1].phase == RESTING
    till.folder = replace(till.folder, state=FolderState.WATCHED)
    watcher.reload()
    qtbot.waitUntil(lambda: bool(till.looks))


def test_who_may_not_import_watches_nothing(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    till.may_import = False
    till.leave("a.csv")
    watcher.start()
    qtbot.waitUntil(lambda: 1 in watcher.watches)
    watcher.look_now(watcher.watches[1])
    assert watcher.watches[1].phase == RESTING


def test_a_refusal_is_told_once_and_tried_again(
    qtbot: QtBot, till: Till, watcher: FolderWatch, messages: Messages
) -> None:
    till.refusal = StoreFileError("The disk is full.")
    till.leave("a.csv")
    watch = begin(qtbot, watcher)
    look(qtbot, watcher, till)
    assert said(messages) == ["The disk is full."]
    assert watch.trouble == "The disk is full."
    till.refusal = None
    look(qtbot, watcher, till)
    assert (watch.trouble, said(messages)[-1]) == ("", "a.csv: 1 sale imported.")


def test_a_person_who_may_not_import_stops_it(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    till.refusal = NotAllowedError("Ann may not import files.")
    till.leave("a.csv")
    watch = begin(qtbot, watcher)
    assert not watch.is_active


@pytest.mark.parametrize("ending", ["cancelled", "crashed"])
def test_a_folder_whose_import_was_stopped_waits_for_somebody(
    qtbot: QtBot, till: Till, watcher: FolderWatch, ending: str
) -> None:
    till.held = []
    till.leave("a.csv")
    watcher.start()
    qtbot.waitUntil(lambda: bool(till.held))
    watch = watcher.watches[1]
    assert watch.phase == IMPORTING
    job, till.held = till.held[0], None
    job.cancelled.emit() if ending == "cancelled" else job.crashed.emit("Wrong.", "details")
    assert (watch.is_active, bool(watch.halted), watch.phase) == (False, True, RESTING)
    watcher.look_now(watch)
    qtbot.waitUntil(lambda: len(till.looks) == 2)
    at_rest(qtbot, watcher)
    assert watch.is_active


def test_a_change_during_an_import_is_looked_at_afterwards(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    till.held = []
    till.leave("a.csv")
    watcher.start()
    qtbot.waitUntil(lambda: bool(till.held))
    watcher._take_change(str(till.path))
    watch = watcher.watches[1]
    assert (watch.phase, watch.comes_again) == (IMPORTING, True)
    job, till.held = till.held[0], None
    job.succeeded.emit(till.look_through("place", till.folder, None))
    qtbot.waitUntil(lambda: watch.phase == RESTING and not watch.comes_again)


def test_what_an_old_store_still_answers_is_dropped(
    qtbot: QtBot, till: Till, watcher: FolderWatch, messages: Messages
) -> None:
    till.held = []
    till.leave("a.csv")
    watcher.start()
    qtbot.waitUntil(lambda: bool(till.held))
    old, till.held = till.held[0], None
    watcher.start()
    watcher._take_listing(1, 1, Look(till.now))
    old.succeeded.emit(till.look_through("place", till.folder, None))
    qtbot.waitUntil(lambda: 1 in watcher.watches and watcher.watches[1].looked_at is not None)
    assert said(messages) == []


def test_the_count_of_waiting_files_is_told(qtbot: QtBot, till: Till, watcher: FolderWatch) -> None:
    with qtbot.waitSignal(watcher.waiting_changed) as told:
        watcher.reload()
    assert told.args == [0]


def test_a_nights_file_is_imported_by_the_real_worker(
    qtbot: QtBot, messages: Messages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_watch, "SETTLE_MS", 2_100)
    (tmp_path / "till").mkdir()
    place = open_workplace(str(tmp_path / "store.sqlite"))
    add_folder(place, str(tmp_path / "till"))
    jobs = Jobs(place)
    watcher = FolderWatch(jobs, messages)
    watcher.start()
    qtbot.waitUntil(lambda: 1 in watcher.watches and watcher.watches[1].looked_at is not None, timeout=SLOW)
    (tmp_path / "till" / "a.csv").write_text("date,sku,quantity\n2026-03-02,00417,2\n")
    qtbot.waitUntil(lambda: said(messages) == ["a.csv: 1 sale, 1 new item imported."], timeout=SLOW)
    assert [record.file_name for record in list_imports(place)] == ["a.csv"]
    assert (tmp_path / "till" / "Processed" / "a.csv").exists()
    watcher.stop()
    jobs.close()
    close_database(str(tmp_path / "store.sqlite"))
