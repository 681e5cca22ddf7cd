"""Looking through a folder: what is taken, what waits, what is told."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, StoreFileError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.watching import FolderState, WatchEntry, WatchOutcome
from retail_desktop.services import take_file, watch_folders
from retail_desktop.services.choose_folders import overview, set_state
from retail_desktop.services.import_history import list_imports, undo_import
from retail_desktop.services.watch_folders import look_through, sync
from retail_desktop.services.workplace import Workplace

from .tills import BAD, FAR, GOOD, HEAD, OTHER, QUESTION, Till, imported_as


def test_a_new_file_is_imported_and_put_among_the_processed(till: Till) -> None:
    till.leave("a.csv")
    report = till.look()
    (entry,) = report.files
    assert (entry.outcome, entry.import_id, entry.moved_to, entry.mark) == (
        WatchOutcome.IMPORTED, 1, "Processed/a.csv", "",
    )  # fmt: skip
    assert entry.message == "2 sales, 2 new items imported."
    assert report.news == report.files
    assert (till.lies(), till.lies("Processed")) == ([], ["a.csv"])
    assert till.imports() == [("a.csv", 2)]


def test_files_are_imported_in_the_order_of_their_names(till: Till) -> None:
    for day in (4, 2, 3):
        till.leave(f"sales-{day}.csv", HEAD + f"2026-03-0{day},1,1,1\n")
    till.look()
    assert [name for name, _ in till.imports()] == ["sales-2.csv", "sales-3.csv", "sales-4.csv"]


def test_a_name_that_was_there_before_is_never_overwritten(till: Till) -> None:
    for content in (GOOD, OTHER):
        till.leave("sales.csv", content)
        till.look()
    assert (till.path / "Processed" / "sales.csv").read_text() == GOOD
    assert (till.path / "Processed" / "sales (2).csv").read_text() == OTHER


def test_a_folder_of_stock_counts_is_read_as_such_for_its_store(till: Till) -> None:
    folder = replace(till.folder, target=Target.STOCK, store="Hill")
    till.leave("stock.csv", "sku,on_hand\n1,5\n")
    (entry,) = look_through(till.place, folder, clock=lambda: FAR).files
    assert entry.message == "1 counted item, 1 new item imported."
    assert list_imports(till.place)[0].stores == ("Hill",)


def test_a_file_is_taken_once_it_stays_as_it_is(till: Till) -> None:
    file = till.leave("a.csv", HEAD)
    moment = file.stat().st_mtime + 1
    first = till.look(clock=lambda: moment)
    assert (first.files, first.busy) == ((), ("a.csv",))
    till.leave("a.csv")
    second = till.look(before=first.look, clock=lambda: moment + 2)
    assert second.busy == ("a.csv",)
    third = till.look(before=second.look, clock=lambda: moment + 4)
    assert [entry.outcome for entry in third.files] == [WatchOutcome.IMPORTED]
    assert till.imports() == [("a.csv", 2)]


def test_a_file_that_another_program_has_open_is_left_for_later(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv")
    monkeypatch.setattr(take_file, "is_free", lambda _: False)
    report = till.look()
    assert (report.files, report.busy) == ((), ("a.csv",))
    assert till.log() == []


def test_a_file_that_vanishes_before_its_turn_is_no_error(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv")
    till.leave("b.csv", OTHER)
    take = watch_folders.take_file

    def take_after_the_other_pc(visit: take_file.Visit, name: str, *more: Any) -> WatchEntry | None:  # noqa: ANN401 - as it is called
        if name == "a.csv":
            (till.path / name).unlink()
        return take(visit, name, *more)

    monkeypatch.setattr(watch_folders, "take_file", take_after_the_other_pc)
    report = till.look()
    assert [(entry.file_name, entry.outcome.value) for entry in report.files] == [("b.csv", "imported")]
    assert report.busy == ()


def test_a_question_waits_for_a_person_and_is_not_asked_again_and_again(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.leave("a.csv", QUESTION)
    assert till.outcomes() == [("a.csv", "waiting")]
    read = imported_as(monkeypatch)
    again = till.look()
    assert ([entry.outcome for entry in again.files], again.news) == ([WatchOutcome.WAITING], ())
    assert (read, till.lies(), till.log()) == ([], ["a.csv"], [("a.csv", "waiting")])
    assert [entry.file_name for entry in overview(till.place).waiting] == ["a.csv"]


def test_a_waiting_file_is_asked_about_again_when_it_changes(till: Till) -> None:
    till.leave("a.csv", QUESTION)
    till.look()
    till.leave("a.csv")
    assert till.outcomes() == [("a.csv", "imported")]
    assert overview(till.place).waiting == ()


def test_a_waiting_file_is_asked_about_again_when_that_is_wished(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv", QUESTION)
    till.look()
    read = imported_as(monkeypatch)
    assert till.outcomes(ask_again=True) == [("a.csv", "waiting")]
    assert read == ["a.csv"]
    assert till.log() == [("a.csv", "waiting")]


def test_another_import_is_a_reason_to_ask_again(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv", QUESTION)
    with monkeypatch.context() as patch:
        patch.setattr(take_file, "now", lambda: "2026-03-02T20:00:00+00:00")
        till.look()
    read = imported_as(monkeypatch)
    till.leave("b.csv", OTHER)
    till.look()
    till.look()
    assert read[:2] == ["b.csv", "a.csv"]


def test_a_waiting_file_that_is_taken_away_waits_no_more(till: Till) -> None:
    file = till.leave("a.csv", QUESTION)
    till.look()
    file.unlink()
    assert till.look().files == ()
    assert overview(till.place).waiting == ()


def test_a_folder_that_cannot_be_reached_is_told_once_and_recovers_by_itself(till: Till, tmp_path: Path) -> None:
    till.path.rename(tmp_path / "away")
    first, second = till.look(), till.look()
    assert "cannot be reached" in first.look.problem
    assert [entry.outcome for entry in first.news] == [WatchOutcome.UNREACHABLE]
    assert second.news == ()
    (tmp_path / "away").rename(till.path)
    till.leave("a.csv")
    back = till.look()
    assert [entry.outcome for entry in back.news] == [WatchOutcome.REACHABLE, WatchOutcome.IMPORTED]
    assert [outcome for _, outcome in till.log()] == ["unreachable", "reachable", "imported"]


def test_a_store_that_cannot_be_written_stops_the_look_and_no_file_is_at_fault(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: str) -> None:
        raise StoreFileError("The disk is full.")

    till.leave("a.csv")
    imported_as(monkeypatch, before=refuse)
    with pytest.raises(StoreFileError):
        till.look()
    assert (till.lies(), till.log()) == (["a.csv"], [])


def test_who_may_not_import_looks_through_no_folder(till: Till) -> None:
    with pytest.raises(NotAllowedError):
        look_through(Workplace(till.place.location, Person("Ann", Role.ANALYST)), till.folder)


def test_a_file_brought_back_after_its_import_was_undone_is_imported_anew(till: Till) -> None:
    till.leave("a.csv")
    till.look()
    undo_import(till.place, 1)
    shutil.move(till.path / "Processed" / "a.csv", till.path / "a.csv")
    assert till.outcomes() == [("a.csv", "imported")]


def test_a_problem_brought_back_as_it_is_is_read_again(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv", BAD)
    till.look()
    shutil.move(till.path / "Problems" / "a.csv", till.path / "a.csv")
    read = imported_as(monkeypatch)
    assert till.outcomes() == [("a.csv", "refused")]
    assert read == ["a.csv", "a.csv"]


def test_a_name_that_is_no_text_is_no_obstacle(till: Till) -> None:
    name = b"gr\xfcn.csv".decode("utf-8", "surrogateescape")
    till.leave(name)
    report = till.look()
    assert [entry.file_name for entry in report.files] == ["gr\ufffdn.csv"]
    assert till.lies() == []


def test_many_files_are_told_one_by_one(till: Till) -> None:
    for number in range(30):
        till.leave(f"{number:02}.csv", HEAD + f"2026-03-02,{number},1,1\n")
    told: list[tuple[int, int]] = []
    report = till.look(progress=lambda text, done, total: told.append((done, total)) if "Looking" in text else None)
    assert len(report.files) == 30
    assert told == [(done, 30) for done in range(30)]


def test_sync_waits_for_new_files_and_looks_twice(till: Till) -> None:
    till.leave("a.csv")
    waited: list[float] = []
    (report,) = sync(till.place, wait=0.0, sleep=waited.append)
    assert waited == [0.0]
    assert [entry.outcome for entry in report.files] == [WatchOutcome.IMPORTED]


def test_sync_does_not_wait_where_nothing_is_new(till: Till) -> None:
    waited: list[float] = []
    (report,) = sync(till.place, sleep=waited.append)
    assert (report.files, waited) == ((), [])


def test_sync_leaves_a_file_that_grows(till: Till) -> None:
    till.leave("a.csv")
    (report,) = sync(till.place, wait=0.0, sleep=lambda _: till.leave("a.csv", OTHER + GOOD))
    assert (report.files, report.busy) == ((), ("a.csv",))


def test_sync_asks_about_a_waiting_file_once(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv", QUESTION)
    till.look()
    till.leave("b.csv", OTHER)
    read = imported_as(monkeypatch)
    (report,) = sync(till.place, wait=0.0, sleep=lambda _: None)
    assert [(entry.file_name, entry.outcome.value) for entry in report.files] == [
        ("a.csv", "waiting"), ("b.csv", "imported"),
    ]  # fmt: skip
    assert read.count("b.csv") == 1


def test_sync_passes_over_paused_folders(till: Till) -> None:
    set_state(till.place, str(till.path), FolderState.PAUSED)
    assert sync(till.place) == ()
    assert sync(till.place, str(till.path)) == ()
    with pytest.raises(NotFoundError):
        sync(till.place, "elsewhere")


def test_two_tills_of_a_day_ask_nothing_where_their_files_add_up(till: Till) -> None:
    second = HEAD + "2026-03-02,00417,3,1.50\n2026-03-02,00418,1,2.00\n"
    till.leave("till-1.csv")
    till.leave("till-2.csv", second)
    assert till.outcomes() == [("till-1.csv", "imported"), ("till-2.csv", "waiting")]
    till.folder = replace(till.folder, adds_up=True)
    assert till.outcomes(ask_again=True) == [("till-2.csv", "imported")]
    assert till.imports() == [("till-1.csv", 2), ("till-2.csv", 2)]


def test_a_file_whose_sales_equal_another_s_counts_too_where_files_add_up_but_the_same_file_does_not(
    till: Till,
) -> None:
    till.folder = replace(till.folder, adds_up=True)
    till.leave("till-1.csv")
    till.leave("till-2.csv", HEAD + "2026-03-02,00418,1,2.00\n")
    till.leave("till-3.csv")
    assert till.outcomes() == [("till-1.csv", "imported"), ("till-2.csv", "imported"), ("till-3.csv", "duplicate")]
    assert till.imports() == [("till-1.csv", 2), ("till-2.csv", 1)]
