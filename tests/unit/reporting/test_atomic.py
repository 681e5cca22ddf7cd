"""A file is either the old one or the complete new one."""

import errno
import os
from pathlib import Path

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.reporting.atomic import writing


def write(path: Path, text: str = "new") -> None:
    with writing(path) as temporary:
        temporary.write_text(text)


def test_a_file_appears_whole_and_readable_by_others(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write(tmp_path / "report.csv")
    finally:
        os.umask(mask)
    assert (tmp_path / "report.csv").read_text() == "new"
    assert os.name == "nt" or (tmp_path / "report.csv").stat().st_mode & 0o777 == 0o644
    assert [file.name for file in tmp_path.iterdir()] == ["report.csv"]


def test_the_old_file_stays_when_the_writer_fails(tmp_path: Path) -> None:
    place = tmp_path / "report.csv"
    place.write_text("old")

    def fail() -> None:
        with writing(place) as temporary:
            temporary.write_text("half")
            assert place.read_text() == "old"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert place.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["report.csv"]


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, nearly_full: None) -> None:
    place = tmp_path / "report.csv"
    place.write_text("old")
    with pytest.raises(RetailError, match=r"The disk has no room for report\.csv\. Nothing was changed\."):
        write(place)
    assert place.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["report.csv"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RetailError, match=r"because the folder .*nowhere does not exist"):
        write(tmp_path / "nowhere" / "report.csv")


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="is a folder"):
        write(tmp_path)


def test_a_name_too_long_for_the_disk_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RetailError, match="cannot have the name"):
        write(tmp_path / ("x" * 300))


def test_a_protected_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "report.csv"
    place.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(RetailError, match="read-only, or the file is open in another program"):
        write(place)
    assert place.read_text() == "old"


def test_a_link_keeps_pointing_at_the_file_it_names(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_folder_that_vanishes_meanwhile_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path, *, missing_ok: bool) -> None:
        raise OSError(errno.EIO, "gone")

    def broken(path: Path, target: Path) -> None:
        raise OSError(errno.EIO, "broken wire")

    monkeypatch.setattr(Path, "unlink", gone)
    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(RetailError, match=r"could not be written in .* \(broken wire\)"):
        write(tmp_path / "report.csv")


def test_windows_needs_no_durable_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    real = os.open
    monkeypatch.setattr(
        "retail_desktop.reporting.atomic.os.open", lambda *args: (opened.append(args[0]), real(*args))[1]
    )
    place = tmp_path / "report.csv"
    write(place)
    assert tmp_path in opened
    opened.clear()
    monkeypatch.setattr("retail_desktop.reporting.atomic._ON_WINDOWS", True)
    write(place)
    assert tmp_path not in opened
