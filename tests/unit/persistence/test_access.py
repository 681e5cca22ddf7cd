"""A store that can only be read: its folder, its rights or a full disk forbid writing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pysqlite3
import pytest

from retail_desktop.domain.errors import StoreFileError
from retail_desktop.persistence import access, catalogue
from retail_desktop.persistence.access import Access, access_to
from retail_desktop.persistence.database import close_database, open_database

FORBIDDEN = "the disk is full; free some space and try again"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "shop.sqlite"
    open_database(str(path)).settle()
    close_database(str(path))
    yield path
    close_database(str(path))


def test_a_store_on_a_sound_disk_is_written(store: Path) -> None:
    assert access_to(store) == Access()


def test_a_store_that_another_program_writes_to_is_written_later(store: Path) -> None:
    with closing(pysqlite3.connect(str(store), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert access_to(store) == Access()


def test_a_store_on_a_full_disk_can_be_looked_at_and_is_written_once_there_is_room(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(access, "_what_forbids_writing", lambda _: FORBIDDEN)
        database = open_database(str(store))
        assert database.access == Access("mode=ro", FORBIDDEN)
        with database.reading() as work:
            assert catalogue.stores(work) == ()
        with pytest.raises(StoreFileError, match=r"Nothing can be changed.*full"), database.writing():
            pass
        database.settle()
    with open_database(str(store)).writing():
        pass


def test_a_store_of_an_earlier_version_on_a_full_disk_is_not_brought_up_to_date(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(Path(__file__).parents[2] / "data/stores/store-v3.sqlite", store)
    monkeypatch.setattr(access, "_what_forbids_writing", lambda _: FORBIDDEN)
    with pytest.raises(StoreFileError, match="cannot be brought up to date"):
        open_database(str(store))


def test_a_store_that_can_be_neither_written_nor_read_says_why(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "_what_forbids_writing", lambda _: FORBIDDEN)
    monkeypatch.setattr(access, "_can_be_read", lambda *_: False)
    with pytest.raises(StoreFileError, match="nor be read: the disk is full"):
        access_to(store)
    Path(f"{store}-wal").write_bytes(b"what was written last")
    with pytest.raises(StoreFileError, match="lies in a log beside it"):
        access_to(store)


def test_damage_is_left_to_whoever_reads(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write_bytes(b"no database at all" * 100)
    assert access_to(store) == Access()
    monkeypatch.setattr(access, "_what_forbids_writing", lambda _: FORBIDDEN)
    assert access_to(store).why == FORBIDDEN


@pytest.mark.skipif(
    shutil.which("setpriv") is None or os.name != "posix", reason="needs setpriv to give up root's rights"
)
def test_a_folder_that_may_only_be_read_does_not_hide_the_store(store: Path) -> None:
    for suffix in ("-wal", "-shm"):
        Path(f"{store}{suffix}").unlink(missing_ok=True)
    store.chmod(0o444)
    store.parent.chmod(0o555)
    rights = "-dac_override,-dac_read_search"
    plain_user = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []
    script = (
        "import sys; from pathlib import Path; from retail_desktop.persistence.access import access_to; "
        "print(access_to(Path(sys.argv[1])))"
    )
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    try:
        words = [*plain_user, sys.executable, "-c", script, str(store)]
        done = subprocess.run(words, env=surroundings, capture_output=True, text=True, check=False)
    finally:
        store.parent.chmod(0o755)
    assert "immutable=1" in done.stdout, done.stderr
    assert "may only be read" in done.stdout
