"""Watched folders and their log, as they are kept."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection, select

from retail_desktop.domain.imports import ImportReport, ImportState, Target
from retail_desktop.domain.periods import Period
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.persistence import imports, watched_folders
from retail_desktop.persistence.import_tables import import_batch, import_layout, item_alias, watched_folder

DAY = date(2026, 3, 2)


@pytest.fixture
def folder(work: Connection) -> WatchedFolder:
    return watched_folders.save_folder(work, WatchedFolder(r"\\till\export", Target.STOCK, store="Hill"))


def entry(folder: WatchedFolder, name: str, outcome: WatchOutcome, **more: str) -> WatchEntry:
    return WatchEntry(folder.folder_id, name, outcome, **{"at": "2026-03-02T20:00:00+00:00", **more})  # type: ignore[arg-type]  # texts only


def brought(work: Connection, at: str, rejected: int = 0) -> int:
    report = ImportReport("ok", Target.SALES, "a.csv", accepted=1, period=Period(DAY, DAY))
    key = imports.add_import(work, report, file_hash="abc", headers=(), at=at, person="Ann")
    if rejected:
        work.execute(import_batch.update().values(rejected=rejected))
    return key


def test_a_folder_comes_back_as_it_was_saved(work: Connection, folder: WatchedFolder) -> None:
    assert folder.folder_id == 1
    assert watched_folders.folders(work) == (folder,)
    assert (folder.target, folder.store, folder.format) == (Target.STOCK, "Hill", None)


def test_a_folder_that_is_removed_and_added_again_keeps_its_number(work: Connection, folder: WatchedFolder) -> None:
    watched_folders.save_folder(work, replace(folder, state=FolderState.REMOVED))
    again = watched_folders.save_folder(work, WatchedFolder(folder.path, format="square"))
    assert again == WatchedFolder(folder.path, format="square", folder_id=folder.folder_id)


def test_a_line_of_the_log_is_written_once_and_then_anew(work: Connection, folder: WatchedFolder) -> None:
    begun = entry(folder, "a.csv", WatchOutcome.BEGUN, mark="5:1")
    key = watched_folders.write_entry(work, begun)
    done = replace(begun, outcome=WatchOutcome.IMPORTED, message="1 sale", mark="", entry_id=key)
    assert watched_folders.write_entry(work, done) == key
    assert watched_folders.newest_entries(work, 10) == (done,)
    assert watched_folders.find_entry(work, key) == done
    watched_folders.forget_entry(work, key)
    assert watched_folders.find_entry(work, key) is None


def test_the_newest_lines_stand_first_and_only_so_many(work: Connection, folder: WatchedFolder) -> None:
    for hour in (8, 10, 9):
        watched_folders.write_entry(
            work, entry(folder, f"{hour}.csv", WatchOutcome.IMPORTED, at=f"2026-03-02T{hour:02}:00:00+00:00")
        )
    assert [one.file_name for one in watched_folders.newest_entries(work, 2)] == ["10.csv", "9.csv"]


def test_files_lie_in_their_folder_until_they_are_closed(work: Connection, folder: WatchedFolder) -> None:
    key = watched_folders.write_entry(work, entry(folder, "a.csv", WatchOutcome.WAITING, mark="5:1"))
    watched_folders.write_entry(work, entry(folder, "b.csv", WatchOutcome.IMPORTED))
    assert [one.file_name for one in watched_folders.lying(work, folder.folder_id)] == ["a.csv"]
    watched_folders.close_entries(work, [])
    assert len(watched_folders.lying(work)) == 1
    watched_folders.close_entries(work, [key])
    assert watched_folders.lying(work, folder.folder_id) == ()


def test_nothing_lies_in_a_folder_that_was_removed(work: Connection, folder: WatchedFolder) -> None:
    watched_folders.write_entry(work, entry(folder, "a.csv", WatchOutcome.WAITING, mark="5:1"))
    watched_folders.save_folder(work, replace(folder, state=FolderState.REMOVED))
    assert watched_folders.lying(work) == ()


def test_a_folder_counts_as_reachable_until_the_log_says_otherwise(work: Connection, folder: WatchedFolder) -> None:
    assert watched_folders.was_reachable(work, folder.folder_id)
    for outcome in (WatchOutcome.UNREACHABLE, WatchOutcome.IMPORTED, WatchOutcome.REACHABLE):
        watched_folders.write_entry(work, entry(folder, "", outcome))
        assert watched_folders.was_reachable(work, folder.folder_id) is (outcome is WatchOutcome.REACHABLE)


def test_an_import_of_the_same_content_is_found_unless_it_is_older_or_undone(work: Connection) -> None:
    key = brought(work, "2026-03-02T20:00:00+00:00", rejected=2)
    assert watched_folders.stored_since(work, "abc", "2026-03-02T20:00:00+00:00") == (key, True)
    assert watched_folders.stored_since(work, "abc", "2026-03-02T20:00:01+00:00") is None
    assert watched_folders.stored_since(work, "other", "2026-03-02T20:00:00+00:00") is None
    imports.set_state(work, key, ImportState.UNDONE)
    assert watched_folders.stored_since(work, "abc", "2026-03-02T20:00:00+00:00") is None


def test_an_import_or_an_answer_is_a_reason_to_ask_again(work: Connection) -> None:
    def moment(second: int) -> str:
        return f"2026-03-02T20:00:{second:02}+00:00"

    assert not watched_folders.decided_since(work, moment(1))
    brought(work, moment(1))
    assert watched_folders.decided_since(work, moment(1))
    assert not watched_folders.decided_since(work, moment(2))
    work.execute(item_alias.insert().values(code="X1", decided_at=moment(2)))
    assert watched_folders.decided_since(work, moment(2))
    work.execute(import_layout.insert().values(target="sales", fingerprint="f", learned_at=moment(3)))
    assert watched_folders.decided_since(work, moment(3))
    assert not watched_folders.decided_since(work, moment(4))


def test_an_import_remembers_where_its_file_was_put(work: Connection) -> None:
    key = brought(work, "2026-03-02T20:00:00+00:00")
    watched_folders.note_path(work, key, "/till/Processed/a.csv")
    assert work.scalar(select(import_batch.c.path).where(import_batch.c.id == key)) == "/till/Processed/a.csv"


def test_that_its_files_add_up_is_kept_and_a_folder_of_before_has_none_that_do(work: Connection) -> None:
    several = watched_folders.save_folder(work, WatchedFolder("/tills", adds_up=True))
    assert watched_folders.folders(work) == (several,)
    assert several.adds_up
    work.execute(watched_folder.update().values(options='{"store": null, "format": null}'))
    assert not watched_folders.folders(work)[0].adds_up
