from datetime import datetime
from pathlib import PurePath

import pytest

from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.gui.folder_watch import IMPORTING, Watch
from retail_desktop.gui.screens.folder_tables import emphasis, next_look, place_of, result, state, time_of, trouble, why
from retail_desktop.services.folder_files import Look

FOLDER = WatchedFolder("/till")


@pytest.mark.parametrize(
    ("watch", "words", "sentence"),
    [
        (Watch(FOLDER), "Watching", ""),
        (Watch(FOLDER, phase=IMPORTING), "Importing…", ""),
        (Watch(FOLDER, busy=("a.csv",)), "A file is being written", "a.csv"),
        (Watch(FOLDER, look=Look(0, problem="It is not there.")), "Cannot be reached", "It is not there."),
        (Watch(FOLDER, trouble="The disk is full."), "Could not import", "The disk is full."),
        (Watch(FOLDER, halted="You cancelled."), "Stopped", "You cancelled."),
        (Watch(WatchedFolder("/till", state=FolderState.PAUSED)), "Paused", ""),
    ],
)
def test_a_folders_state_is_said_in_words_with_the_reason_behind(watch: Watch, words: str, sentence: str) -> None:
    assert (state(watch), why(watch)) == (words, sentence)
    assert bool(trouble(watch)) is (bool(sentence) and not watch.busy)


def test_the_next_look_is_told() -> None:
    assert next_look(Watch(FOLDER)) == "within 30 s"
    assert next_look(Watch(FOLDER, halted="You cancelled.")) == "when you ask"
    assert next_look(Watch(WatchedFolder("/till", state=FolderState.PAUSED))) is None
    assert time_of(datetime(2026, 3, 2, 8, 14, 5)) == "08:14:05"
    assert time_of(None) is None


def test_what_wants_attention_is_bold() -> None:
    waiting = WatchEntry(1, "a.csv", WatchOutcome.WAITING, mark="5:1")
    gone = WatchEntry(1, "a.csv", WatchOutcome.WAITING)
    assert (result(waiting), emphasis(waiting)) == ("Waits for an answer", "bold")
    assert (result(gone), emphasis(gone)) == ("Taken away unread", None)
    assert emphasis(WatchEntry(1, "a.csv", WatchOutcome.REFUSED)) == "bold"
    assert emphasis(WatchEntry(1, "a.csv", WatchOutcome.IMPORTED)) is None


def test_a_file_is_opened_where_it_lies() -> None:
    paths = {1: "/till"}
    waiting = WatchEntry(1, "a.csv", WatchOutcome.WAITING, mark="5:1")
    refused = WatchEntry(1, "b.csv", WatchOutcome.REFUSED, moved_to="Problems/b (2).csv")
    assert place_of(waiting, paths) == str(PurePath("/till/a.csv"))
    assert place_of(refused, paths) == str(PurePath("/till/Problems/b (2).csv"))
    assert place_of(WatchEntry(1, "c.csv", WatchOutcome.IMPORTED, moved_to="Processed/c.csv"), paths) == ""
    assert place_of(WatchEntry(1, "", WatchOutcome.UNREACHABLE), paths) == ""
