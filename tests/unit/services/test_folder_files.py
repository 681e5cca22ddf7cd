"""The files of a watched folder: which are complete, and how they are put away."""

import errno
import os
from pathlib import Path

import pytest

from retail_desktop.services import folder_files
from retail_desktop.services.folder_files import (
    Look,
    Mark,
    as_text,
    is_free,
    look_into,
    mark_of,
    put_away,
    put_back,
    sorted_out,
)

NOON = 1_772_452_800.0


def aged(seconds: float, size: int = 10) -> Mark:
    return Mark(size, int((NOON - seconds) * 1e9))


def test_only_files_that_a_till_may_have_left_are_seen(tmp_path: Path) -> None:
    wanted = ("a.csv", "B.XLSX", "no ending", "thumbs.csv")
    for name in (
        *wanted, ".hidden.csv", "~$b.xlsx", "a.csv.part", "c.crdownload", "d.TMP", "e.filepart", "f.csv~", "Thumbs.db",
        "desktop.ini",
    ):  # fmt: skip
        (tmp_path / name).touch()
    (tmp_path / "Processed").mkdir()
    (tmp_path / "Processed" / "inside.csv").touch()
    (tmp_path / "link.csv").symlink_to(tmp_path / "a.csv")
    (tmp_path / "away").symlink_to(tmp_path.parent)
    assert sorted(look_into(tmp_path, NOON).files) == sorted(wanted)


def test_hidden_files_of_windows_are_not_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Found:
        st_mode, st_size, st_mtime_ns, st_file_attributes = 0o100644, 1, 1, 2

    monkeypatch.setattr(Path, "stat", lambda *_, **__: Found())
    assert mark_of(tmp_path / "a.csv") is None


def test_a_file_that_vanishes_during_the_look_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").touch()
    monkeypatch.setattr(folder_files, "mark_of", lambda _: None)
    assert look_into(tmp_path, NOON) == Look(NOON)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "it is not there"),
        (PermissionError(errno.EACCES, "Permission denied"), "it may not be read"),
        (OSError(errno.EHOSTDOWN, "Host is down"), "Host is down"),
    ],
)
def test_a_folder_that_cannot_be_reached_says_why(monkeypatch: pytest.MonkeyPatch, error: OSError, words: str) -> None:
    def scandir(_path: Path) -> None:
        raise error

    monkeypatch.setattr(os, "scandir", scandir)
    look = look_into(Path("/till"), NOON)
    assert not look.files
    assert words in look.problem


def test_without_an_earlier_look_only_old_files_are_complete() -> None:
    look = Look(NOON, {"old.csv": aged(60), "young.csv": aged(59), "ahead.csv": aged(-3600)})
    assert sorted_out(look, None) == (["old.csv"], ["ahead.csv", "young.csv"])


def test_a_file_is_complete_once_two_looks_find_it_the_same() -> None:
    before = Look(NOON - 2, {"same.csv": aged(5), "grown.csv": aged(5), "empty.csv": aged(5, 0)})
    marks = {"same.csv": aged(5), "grown.csv": aged(1, 11), "new.csv": aged(90), "empty.csv": aged(5, 0)}
    assert sorted_out(Look(NOON, marks), before) == (["same.csv"], ["empty.csv", "grown.csv", "new.csv"])
    assert sorted_out(Look(NOON, marks), before, pause=3)[0] == []


def test_an_empty_file_is_complete_once_it_is_old() -> None:
    marks = {"empty.csv": aged(61, 0)}
    assert sorted_out(Look(NOON, marks), Look(NOON - 30, marks))[0] == ["empty.csv"]


def test_a_clock_that_is_set_back_completes_nothing() -> None:
    marks = {"a.csv": aged(5)}
    assert sorted_out(Look(NOON, marks), Look(NOON + 3600, marks))[0] == []


def test_files_come_in_the_order_of_their_names() -> None:
    marks = dict.fromkeys(("b.csv", "C.csv", "a.csv"), aged(90))
    assert sorted_out(Look(NOON, marks), None)[0] == ["a.csv", "b.csv", "C.csv"]


def test_a_file_is_free_if_it_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").touch()
    assert is_free(tmp_path / "a.csv")
    assert not is_free(tmp_path / "none.csv")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]


def test_a_file_is_put_away_under_a_name_that_is_free(tmp_path: Path) -> None:
    for content in ("first", "second", "third"):
        (tmp_path / "a.csv").write_text(content)
        put_away(tmp_path, "a.csv", "Processed", "")
    found = {path.name: path.read_text() for path in (tmp_path / "Processed").iterdir()}
    assert found == {"a.csv": "first", "a (2).csv": "second", "a (3).csv": "third"}
    assert not (tmp_path / "a.csv").exists()


def test_the_name_beside_it_is_free_too(tmp_path: Path) -> None:
    (tmp_path / "Problems").mkdir()
    (tmp_path / "Problems" / "a.csv.txt").write_text("somebody's")
    (tmp_path / "a.csv").touch()
    assert put_away(tmp_path, "a.csv", "Problems", ".txt") == "Problems/a (2).csv"


@pytest.mark.parametrize("error", [errno.EACCES, errno.EXDEV, errno.ENOSPC])
def test_a_file_that_cannot_be_moved_stays_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def replace(_path: Path, _target: Path) -> None:
        raise OSError(error, "cannot")

    (tmp_path / "a.csv").write_text("sales")
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="cannot"):
        put_away(tmp_path, "a.csv", "Processed", "")
    assert (tmp_path / "a.csv").read_text() == "sales"
    assert list((tmp_path / "Processed").iterdir()) == []


def test_a_move_whose_answer_is_lost_loses_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = os.replace

    def replace(path: Path, target: Path) -> None:
        rename(path, target)
        raise OSError(errno.ETIMEDOUT, "no answer")

    (tmp_path / "a.csv").write_text("sales")
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OSError, match="no answer"):
        put_away(tmp_path, "a.csv", "Processed", "")
    assert (tmp_path / "Processed" / "a.csv").read_text() == "sales"


def test_a_file_that_another_pc_moves_first_leaves_no_empty_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        put_away(tmp_path, "a.csv", "Processed", "")
    assert list((tmp_path / "Processed").iterdir()) == []


def test_a_link_in_the_place_of_the_sub_folder_is_not_followed(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "till", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "Processed").symlink_to(elsewhere)
    (folder / "a.csv").touch()
    with pytest.raises(OSError, match="link"):
        put_away(folder, "a.csv", "Processed", "")
    assert list(elsewhere.iterdir()) == []


def test_a_file_put_back_takes_no_other_files_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("first")
    put_away(tmp_path, "a.csv", "Problems", "")
    (tmp_path / "a.csv").write_text("second")
    assert put_back(tmp_path, "Problems/a.csv", "a.csv") == "a (2).csv"
    assert (tmp_path / "a.csv").read_text() == "second"
    assert (tmp_path / "a (2).csv").read_text() == "first"


def test_a_name_that_is_no_text_can_be_shown() -> None:
    assert as_text("grün.csv") == "grün.csv"
    assert as_text(os.fsdecode(b"gr\xfcn.csv")) == "gr\ufffdn.csv"
