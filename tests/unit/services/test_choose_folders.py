"""Which folders are watched, by whom, and what may be one."""

from pathlib import Path

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.services import folder_files
from retail_desktop.services.choose_folders import (
    add_folder,
    find_folder,
    list_folders,
    overview,
    set_state,
    try_again,
)
from retail_desktop.services.watch_folders import look_through
from retail_desktop.services.workplace import Workplace


@pytest.fixture
def till_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "till"
    folder.mkdir()
    return folder


def later() -> float:
    """A moment at which every file of the test is old."""
    return 4e9


def test_a_folder_is_watched_paused_and_removed(empty_shop: Workplace, till_folder: Path) -> None:
    folder = add_folder(empty_shop, f" {till_folder}/ ", Target.STOCK, store="Hill", format_name="square")
    assert folder == WatchedFolder(str(till_folder), Target.STOCK, "Hill", "square", folder_id=1)
    assert list_folders(empty_shop) == (folder,)
    assert set_state(empty_shop, str(till_folder), FolderState.PAUSED).state is FolderState.PAUSED
    assert find_folder(empty_shop, str(till_folder)).state is FolderState.PAUSED
    set_state(empty_shop, str(till_folder), FolderState.REMOVED)
    assert list_folders(empty_shop) == ()
    with pytest.raises(NotFoundError):
        find_folder(empty_shop, str(till_folder))
    assert add_folder(empty_shop, str(till_folder)) == WatchedFolder(str(till_folder), folder_id=1)


def test_the_same_folder_is_watched_once(
    empty_shop: Workplace, till_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_folder(empty_shop, str(till_folder))
    monkeypatch.chdir(till_folder)
    with pytest.raises(WrongStateError, match="watched already"):
        add_folder(empty_shop, "../till")


def test_who_chose_a_folder_stands_in_the_audit_trail(empty_shop: Workplace, till_folder: Path, ask: object) -> None:
    add_folder(empty_shop, str(till_folder))
    set_state(empty_shop, str(till_folder), FolderState.REMOVED)
    found = ask(empty_shop, "SELECT action, subject FROM audit ORDER BY sequence")  # type: ignore[operator]  # a fixture
    assert found == [("folder watched", str(till_folder)), ("folder removed", str(till_folder))]


def test_only_an_administrator_chooses_folders(empty_shop: Workplace, till_folder: Path) -> None:
    add_folder(empty_shop, str(till_folder))
    manager = Workplace(empty_shop.location, Person("Ann", Role.STORE_MANAGER))
    for choose in (
        lambda: add_folder(manager, str(till_folder)),
        lambda: set_state(manager, str(till_folder), FolderState.PAUSED),
    ):
        with pytest.raises(NotAllowedError):
            choose()


def test_a_folder_that_is_not_there_is_refused(empty_shop: Workplace, till_folder: Path) -> None:
    with pytest.raises(NotFoundError, match="is not there"):
        add_folder(empty_shop, str(till_folder / "none"))
    (till_folder / "file.csv").touch()
    with pytest.raises(NotFoundError, match="cannot be read"):
        add_folder(empty_shop, str(till_folder / "file.csv"))


def test_a_folder_of_many_uses_is_refused(
    empty_shop: Workplace, till_folder: Path, monkeypatch: pytest.MonkeyPatch, user_data: Path
) -> None:
    (till_folder / "Downloads").mkdir()
    (till_folder / "Processed").mkdir()
    monkeypatch.setattr(Path, "home", lambda: till_folder)
    user_data.mkdir()
    for folder in (
        till_folder,
        till_folder / "Downloads",
        till_folder / "Processed",
        user_data,
        Path(till_folder.anchor),
    ):
        with pytest.raises(WrongStateError):
            add_folder(empty_shop, str(folder))
    assert list_folders(empty_shop) == ()


def refused(place: Workplace, till_folder: Path) -> WatchEntry:
    """A file that was put among the problems."""
    folder = add_folder(place, str(till_folder))
    (till_folder / "a.csv").write_bytes(b"%PDF-1.4")
    (entry,) = look_through(place, folder, clock=later).files
    assert entry.outcome is WatchOutcome.REFUSED
    return entry


def test_a_refused_file_is_put_back_to_be_read_again(empty_shop: Workplace, till_folder: Path) -> None:
    entry = refused(empty_shop, till_folder)
    assert try_again(empty_shop, entry.entry_id or 0) == "a.csv"
    assert (till_folder / "a.csv").read_bytes() == b"%PDF-1.4"
    assert list((till_folder / "Problems").iterdir()) == []
    with pytest.raises(NotFoundError, match="not there any more"):
        try_again(empty_shop, entry.entry_id or 0)


def test_a_note_that_somebody_wrote_into_stays(empty_shop: Workplace, till_folder: Path) -> None:
    entry = refused(empty_shop, till_folder)
    note = till_folder / "Problems" / "a.csv.txt"
    note.write_text("Ann: asked the till's support")
    try_again(empty_shop, entry.entry_id or 0)
    assert note.exists()


def test_a_file_that_cannot_be_put_back_is_told(
    empty_shop: Workplace, till_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_back(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    entry = refused(empty_shop, till_folder)
    monkeypatch.setattr(folder_files, "put_back", put_back)
    with pytest.raises(RetailError, match="could not be put back"):
        try_again(empty_shop, entry.entry_id or 0)
    with pytest.raises(NotFoundError, match="not put aside"):
        try_again(empty_shop, 99)


def test_all_there_is_to_see_is_seen_at_once(empty_shop: Workplace, till_folder: Path) -> None:
    folder = add_folder(empty_shop, str(till_folder))
    (till_folder / "a.csv").write_text("date,sku,quantity\n2026-03-02,1,2\n")
    (till_folder / "b.csv").write_text("date,sku,quantity\n01/02/2026,1,2\n03/04/2026,1,2\n")
    look_through(empty_shop, folder, clock=later)
    seen = overview(empty_shop)
    assert (seen.folders, seen.paths) == ((folder,), {folder.folder_id: str(till_folder)})
    assert [entry.file_name for entry in seen.waiting] == ["b.csv"]
    assert [entry.file_name for entry in seen.log] == ["b.csv", "a.csv"]
    assert (seen.may_import, seen.may_choose) == (True, True)
    clerk = overview(Workplace(empty_shop.location, Person("Ann", Role.STAFF)))
    assert (clerk.may_import, clerk.may_choose) == (True, False)
