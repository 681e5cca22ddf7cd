"""What becomes of a file: stored once, put where it belongs, never lost, whatever happens in between."""

from dataclasses import replace
from pathlib import Path

import pytest

from retail_desktop.domain.errors import CancelledError, NotFoundError, StoreFileError
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.watching import WatchOutcome
from retail_desktop.services import folder_files, take_file
from retail_desktop.services.import_file import import_file

from .tills import BAD, GOOD, HEAD, OTHER, QUESTION, Till, imported_as


class KilledError(BaseException):
    """The program is ended."""


def test_rejected_lines_lie_beside_the_file(till: Till) -> None:
    till.leave("a.csv", GOOD + "soon,00417,1,1\n")
    (entry,) = till.look().files
    assert entry.outcome is WatchOutcome.PARTIAL
    assert entry.message == (
        "2 sales, 2 new items imported; 1 line left out. The lines left out are in a.csv.rejects.csv."
    )
    assert till.lies("Processed") == ["a.csv", "a.csv.rejects.csv"]
    rejects = (till.path / "Processed" / "a.csv.rejects.csv").read_text(encoding="utf-8")
    assert rejects.splitlines() == ["date,sku,quantity,price,reason", "soon,00417,1,1,bad_date"]


def test_rejected_lines_that_cannot_be_written_are_told(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    def save_rejects(*_: object) -> None:
        raise StoreFileError("The disk has no room.")

    monkeypatch.setattr(take_file, "save_rejects", save_rejects)
    till.leave("a.csv", GOOD + "soon,00417,1,1\n")
    (entry,) = till.look().files
    assert entry.message.endswith("The disk has no room.")
    assert till.lies("Processed") == ["a.csv"]


def test_a_refused_file_is_put_among_the_problems_with_the_reason(till: Till) -> None:
    till.leave("a.csv", BAD)
    assert till.outcomes() == [("a.csv", "refused")]
    assert till.lies("Problems") == ["a.csv", "a.csv.txt"]
    assert "is a PDF document" in (till.path / "Problems" / "a.csv.txt").read_text(encoding="utf-8")
    assert (till.path / "Problems" / "a.csv").read_bytes() == BAD
    assert till.imports() == []


def test_the_very_same_file_is_put_away_as_a_duplicate(till: Till) -> None:
    till.leave("a.csv")
    till.leave("b.csv")
    assert till.outcomes() == [("a.csv", "imported"), ("b.csv", "duplicate")]
    assert till.lies("Processed") == ["a.csv", "b.csv"]
    assert till.imports() == [("a.csv", 2)]


def test_a_file_whose_lines_are_all_known_is_a_duplicate(till: Till) -> None:
    till.leave("a.csv")
    till.leave("b.csv", "sku,date,quantity,price\n00417,2026-03-02,2,1.50\n00418,2026-03-02,1,2.00\n")
    assert till.outcomes() == [("a.csv", "imported"), ("b.csv", "duplicate")]
    assert till.lies("Processed") == ["a.csv", "b.csv"]


def test_a_day_without_sales_is_no_duplicate(till: Till) -> None:
    till.leave("a.csv", HEAD)
    (entry,) = till.look().files
    assert (entry.outcome, entry.import_id) == (WatchOutcome.IMPORTED, None)
    assert till.lies("Processed") == ["a.csv"]


def test_a_file_that_vanishes_as_it_is_read_is_no_error(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv")
    imported_as(monkeypatch, before=lambda path: Path(path).unlink(missing_ok=True))
    assert (till.look().files, till.log()) == ((), [])


def test_a_file_that_somebody_takes_away_after_it_was_read_counts_once(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.leave("a.csv")
    imported_as(monkeypatch, after=lambda path: Path(path).unlink())
    (entry,) = till.look().files
    assert (entry.outcome, entry.mark, entry.moved_to) == (WatchOutcome.IMPORTED, "", "")
    assert entry.message.endswith("Somebody took it away.")


def test_a_file_that_somebody_takes_away_before_the_move_is_no_error(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_away(folder: Path, name: str, *_: str) -> None:
        (folder / name).unlink()
        raise FileNotFoundError(2, "No such file")

    till.leave("a.csv")
    monkeypatch.setattr(folder_files, "put_away", put_away)
    (entry,) = till.look().files
    assert (entry.outcome, entry.mark) == (WatchOutcome.IMPORTED, "")


def test_a_file_that_grows_while_it_is_read_is_read_again(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv")
    more = GOOD + "2026-03-03,00417,3,1.50\n"
    imported_as(monkeypatch, after=lambda path: Path(path).write_text(more))
    (entry,) = till.look().files
    assert entry.message.endswith("It has changed since; the next look reads it again.")
    assert till.lies() == ["a.csv"]
    monkeypatch.setattr(take_file, "import_file", import_file)
    till.look()
    assert till.lies("Processed") == ["a.csv"]
    assert sum(lines for _, lines in till.imports()) == 3


def test_a_question_about_a_file_that_changes_meanwhile_is_not_asked(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.leave("a.csv", QUESTION)
    imported_as(monkeypatch, after=lambda path: Path(path).write_text(GOOD))
    report = till.look()
    assert (report.files, report.busy, till.log()) == ((), ("a.csv",), [])


def test_an_answer_in_the_window_lets_the_file_be_put_away(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    file = till.leave("a.csv", QUESTION)
    till.look()
    answered = import_file(till.place, Target.SALES, str(file), ImportOptions(date_order="dmy"))
    read = imported_as(monkeypatch)
    (entry,) = till.look().files
    assert (entry.outcome, entry.import_id) == (WatchOutcome.IMPORTED, answered.import_id)
    assert (read, till.lies("Processed")) == ([], ["a.csv"])
    assert len(till.imports()) == 1


def test_a_program_ended_between_import_and_move_imports_nothing_twice(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_away(*_: object) -> None:
        raise KilledError

    till.leave("a.csv", GOOD + "soon,00417,1,1\n")
    with monkeypatch.context() as patch:
        patch.setattr(folder_files, "put_away", put_away)
        with pytest.raises(KilledError):
            till.look()
    read = imported_as(monkeypatch)
    assert till.outcomes() == [("a.csv", "partial")]
    assert (read, till.lies(), till.lies("Processed")) == ([], [], ["a.csv", "a.csv.rejects.csv"])
    assert till.imports() == [("a.csv", 2)]


@pytest.mark.parametrize("target", [Target.SALES, Target.STOCK])
def test_a_program_ended_right_after_the_import_imports_nothing_twice(
    till: Till, monkeypatch: pytest.MonkeyPatch, target: Target
) -> None:
    def die(_path: str) -> None:
        raise KilledError

    till = replace(till, folder=replace(till.folder, target=target))
    till.leave("a.csv", GOOD if target is Target.SALES else "sku,on_hand\n1,5\n2,6\n")
    with monkeypatch.context() as patch:
        patch.setattr(take_file, "_forget", lambda *_: None)  # a program that is killed tidies nothing
        imported_as(patch, after=die)
        with pytest.raises(KilledError):
            till.look()
    assert till.log() == [("a.csv", "begun")]
    read = imported_as(monkeypatch)
    (entry,) = till.look().files
    assert (entry.outcome, entry.import_id, entry.message) == (WatchOutcome.IMPORTED, 1, "Imported as import 1.")
    assert (read, till.imports(), till.lies("Processed")) == ([], [("a.csv", 2)], ["a.csv"])
    assert till.log() == [("a.csv", "imported")]


def test_a_file_that_ends_the_program_keeps_no_other_waiting_and_is_not_read_for_ever(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(path: str) -> None:
        if path.endswith("a.csv"):
            raise KilledError

    till.leave("a.csv")
    till.leave("b.csv", OTHER)
    with monkeypatch.context() as patch:
        patch.setattr(take_file, "_forget", lambda *_: None)
        read = imported_as(patch, before=die)
        for _ in range(4):
            with pytest.raises(KilledError):
                till.look()
    assert read == ["a.csv", "b.csv", "a.csv", "a.csv", "a.csv"]
    assert till.outcomes() == [("a.csv", "refused")]
    assert "ended four times" in (till.path / "Problems" / "a.csv.txt").read_text()


def test_a_file_left_half_read_is_imported_by_the_next_look(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(_path: str) -> None:
        raise KilledError

    till.leave("a.csv")
    with monkeypatch.context() as patch:
        patch.setattr(take_file, "_forget", lambda *_: None)
        imported_as(patch, before=die)
        with pytest.raises(KilledError):
            till.look()
    assert till.outcomes() == [("a.csv", "imported")]


def test_a_cancelled_import_leaves_no_trace(till: Till) -> None:
    def cancel(text: str, _done: int, _total: int) -> None:
        if not text.startswith("Looking"):
            raise CancelledError

    till.leave("a.csv")
    with pytest.raises(CancelledError):
        till.look(progress=cancel)
    assert (till.lies(), till.log(), till.imports()) == (["a.csv"], [], [])


def test_a_file_that_cannot_be_moved_is_not_read_again(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_away(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    till.leave("a.csv")
    with monkeypatch.context() as patch:
        patch.setattr(folder_files, "put_away", put_away)
        (first,) = till.look().files
        assert "It could not be moved to Processed (Permission denied)" in first.message
        read = imported_as(patch)
        again = till.look()
        assert (again.files, again.news, read) == ((first,), (), [])
    (moved,) = till.look().news
    assert moved.message == "2 sales, 2 new items imported."
    assert (till.lies("Processed"), till.imports(), len(till.log())) == (["a.csv"], [("a.csv", 2)], 1)


def test_a_stock_count_that_cannot_be_moved_is_not_counted_at_every_look(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_away(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    till = replace(till, folder=replace(till.folder, target=Target.STOCK))
    till.leave("stock.csv", "sku,on_hand\n1,5\n")
    monkeypatch.setattr(folder_files, "put_away", put_away)
    for _ in range(3):
        till.look()
    assert till.imports() == [("stock.csv", 1)]


def test_the_same_stock_count_of_another_night_counts_again(till: Till) -> None:
    till = replace(till, folder=replace(till.folder, target=Target.STOCK))
    for _ in range(2):
        till.leave("stock.csv", "sku,on_hand\n1,5\n")
        till.look()
    assert till.imports() == [("stock.csv", 1), ("stock.csv", 1)]


def test_a_share_that_falters_makes_no_good_file_a_problem(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    till.leave("a.csv")
    faltering = iter([True, False])

    def falter(path: str) -> None:
        if next(faltering):
            Path(path).rename(till.path / ".away")

    def recover(path: str) -> None:
        if (till.path / ".away").exists():
            (till.path / ".away").rename(path)

    imported_as(monkeypatch, before=falter, after=recover)
    assert till.outcomes() == [("a.csv", "imported")]


def test_a_share_that_goes_during_the_import_keeps_the_file_for_later(
    till: Till, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    till.leave("a.csv")
    till.leave("b.csv", OTHER)
    with monkeypatch.context() as patch:
        imported_as(patch, after=lambda _: till.path.rename(away))
        (entry,) = till.look().files
    assert (entry.file_name, entry.outcome, bool(entry.mark)) == ("a.csv", WatchOutcome.IMPORTED, True)
    assert "that is tried again" in entry.message
    away.rename(till.path)
    assert till.outcomes() == [("a.csv", "imported"), ("b.csv", "imported")]
    assert till.imports() == [("a.csv", 2), ("b.csv", 1)]


def test_a_share_that_goes_before_the_import_refuses_no_file(
    till: Till, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    till.leave("a.csv")
    with monkeypatch.context() as patch:
        gone: list[Path] = []
        imported_as(patch, before=lambda _: gone or gone.append(till.path.rename(tmp_path / "away")))
        report = till.look()
    assert (report.files, till.log()) == ((), [])
    (tmp_path / "away").rename(till.path)
    assert till.outcomes() == [("a.csv", "imported")]


def test_a_mistake_of_the_program_puts_the_file_among_the_problems_with_its_details(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: str) -> None:
        if path.endswith("a.csv"):
            raise ZeroDivisionError

    till.leave("a.csv")
    till.leave("b.csv", OTHER)
    imported_as(monkeypatch, before=fail)
    assert till.outcomes() == [("a.csv", "refused"), ("b.csv", "imported")]
    assert "ZeroDivisionError" in (till.path / "Problems" / "a.csv.txt").read_text()


def test_a_mistake_after_everything_was_stored_is_no_problem_of_the_file(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_path: str) -> None:
        raise ZeroDivisionError

    till.leave("a.csv")
    imported_as(monkeypatch, after=fail)
    assert till.outcomes() == [("a.csv", "imported")]
    assert till.lies("Processed") == ["a.csv"]


def test_any_other_refusal_is_the_files(till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: str) -> None:
        raise NotFoundError("There is no such store.")

    till.leave("a.csv")
    imported_as(monkeypatch, before=refuse)
    (entry,) = till.look().files
    assert (entry.outcome, entry.message) == (WatchOutcome.REFUSED, "There is no such store.")
