"""Two programs that look through the same folders."""

from pathlib import Path

import pytest

from retail_desktop.domain.errors import CancelledError
from retail_desktop.services import one_by_one as module
from retail_desktop.services.one_by_one import Exclusive, is_under_way, one_by_one


def test_the_second_program_waits_for_the_first(tmp_path: Path) -> None:
    store, waited = tmp_path / "shop.sqlite", []
    first = one_by_one(store)
    first.__enter__()

    def first_ends(seconds: float) -> None:
        waited.append(seconds)
        first.__exit__(None, None, None)

    with one_by_one(store, sleep=first_ends):
        assert len(waited) == 1
    with one_by_one(tmp_path / "other.sqlite", sleep=first_ends), one_by_one(store, sleep=first_ends):
        assert len(waited) == 1


def test_who_waits_can_cancel(tmp_path: Path) -> None:
    def cancel(_text: str, _done: int, _total: int) -> None:
        raise CancelledError

    with (
        one_by_one(tmp_path / "shop.sqlite"),
        pytest.raises(CancelledError),
        one_by_one(tmp_path / "shop.sqlite", progress=cancel),
    ):
        pass


def test_where_a_disk_knows_no_locks_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(module.fcntl, "flock", flock)
    with one_by_one(tmp_path / "shop.sqlite"):
        assert (tmp_path / "shop.watching").exists()


def test_where_no_file_can_be_made_nobody_waits(tmp_path: Path) -> None:
    with one_by_one(tmp_path / "none" / "shop.sqlite"):
        assert list(tmp_path.iterdir()) == []


def test_who_forecasts_keeps_nobody_from_looking_through_folders(tmp_path: Path) -> None:
    store = tmp_path / "shop.sqlite"
    with one_by_one(store, Exclusive.FORECASTING), one_by_one(store, Exclusive.WATCHING):
        pass


def test_anybody_can_see_whether_the_work_goes_on(tmp_path: Path) -> None:
    store = tmp_path / "shop.sqlite"
    assert not is_under_way(store, Exclusive.FORECASTING)
    with one_by_one(store, Exclusive.FORECASTING):
        assert is_under_way(store, Exclusive.FORECASTING)
        assert not is_under_way(store, Exclusive.WATCHING)
    assert not is_under_way(store, Exclusive.FORECASTING)
