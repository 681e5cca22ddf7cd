"""The two tables of the watched folders: the folders themselves, and what became of their files."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath

from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.gui.folder_news import WORDS, folder_name
from retail_desktop.gui.folder_watch import IMPORTING, LOOK_SECONDS, Watch
from retail_desktop.gui.screens import import_words, wording
from retail_desktop.gui.table_model import Column


def folder_columns(waiting: Mapping[int, int]) -> list[Column]:
    """The columns of the folders; `waiting` counts the waiting files by the number of the folder."""
    return [
        Column("folder", "Folder", "text", lambda one: one.folder.path, width=200, tooltip=lambda one: one.folder.path),
        Column("target", "What", "text", lambda one: what(one.folder), width=110),
        Column("store", "Store", "text", lambda one: one.folder.store, width=110),
        Column(
            "state", "State", "text", state, width=150, tooltip=why, mark=lambda one: "bold" if trouble(one) else None
        ),
        Column("looked", "Last look", "text", lambda one: time_of(one.looked_at), width=70),
        Column("next", "Next look", "text", next_look, width=90),
        Column("waiting", "Waiting", "number", lambda one: waiting.get(one.folder.folder_id) or None, width=70),
    ]


def log_columns(paths: Mapping[int, str]) -> list[Column]:
    """The columns of the log; `paths` names the folders by their numbers."""
    return [
        Column("when", "When", "text", lambda one: wording.moment(one.at), width=126),
        Column("folder", "Folder", "text", lambda one: folder_name(paths.get(one.folder_id, "")), width=110),
        Column("file", "File", "text", lambda one: one.file_name or None, width=170),
        Column("result", "Result", "text", result, width=140, mark=emphasis),
        Column("words", "What happened", "text", words_of, width=220, tooltip=words_of),
    ]


def what(folder: WatchedFolder) -> str:
    """What a folder's files hold: `Sales, add up`."""
    return import_words.TARGETS[folder.target] + (", add up" if folder.adds_up else "")


def state(watch: Watch) -> str:
    """How a folder is doing, in two or three words."""
    if watch.folder.state is FolderState.PAUSED:
        return "Paused"
    if watch.halted:
        return "Stopped"
    if watch.look is not None and watch.look.problem:
        return "Cannot be reached"
    if watch.phase == IMPORTING:
        return "Importing…"
    if watch.trouble:
        return "Could not import"
    return "A file is being written" if watch.busy else "Watching"


def why(watch: Watch) -> str:
    """The sentence behind a folder's state."""
    return trouble(watch) or ", ".join(watch.busy)


def trouble(watch: Watch) -> str:
    """The sentence behind a state that wants attention."""
    problem = watch.look.problem if watch.look is not None else ""
    return watch.halted or problem or watch.trouble


def next_look(watch: Watch) -> str | None:
    """When a folder is looked into next."""
    if watch.folder.state is FolderState.PAUSED:
        return None
    return "when you ask" if watch.halted else f"within {LOOK_SECONDS} s"


def time_of(moment: datetime | None) -> str | None:
    """The time of day, to the second."""
    return None if moment is None else f"{moment:%H:%M:%S}"


def result(entry: WatchEntry) -> str:
    """What became of a file, in two or three words."""
    if entry.outcome is WatchOutcome.WAITING and not entry.mark:
        return "Taken away unread"
    return WORDS[entry.outcome]


def words_of(entry: WatchEntry) -> str:
    """What happened, with days as the window writes them."""
    return import_words.spelled(entry.message)


def emphasis(entry: WatchEntry) -> str | None:
    """What wants attention is bold."""
    calls = entry.outcome is WatchOutcome.REFUSED or (entry.outcome is WatchOutcome.WAITING and entry.mark)
    return "bold" if calls else None


def place_of(entry: WatchEntry, paths: Mapping[int, str]) -> str:
    """Where a file lies that can be opened: among the problems, or still in its folder; empty for others."""
    folder = PurePath(paths.get(entry.folder_id, ""))
    if entry.outcome is WatchOutcome.REFUSED and entry.moved_to:
        return str(folder / entry.moved_to)
    return str(folder / entry.file_name) if entry.mark and entry.file_name else ""
