"""The sample store: made once, in one piece."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from retail_desktop.domain.errors import CancelledError, RetailError
from retail_desktop.persistence.database import close_database
from retail_desktop.services import sample_store
from retail_desktop.services.sample_store import FILE_NAME, make_sample, open_sample
from retail_desktop.services.workplace import Workplace, freshness, open_workplace


@pytest.fixture
def small_sample(stocked_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the small shop's files for the shipped ones; gives the folder of the store to be made."""
    shipped = tmp_path / "resources" / "sample"
    shipped.mkdir(parents=True)
    for name in ("suppliers", "items", "stock"):
        (shipped / f"{name}.csv").write_bytes((stocked_file.parent / f"{name}.csv").read_bytes())
    (shipped / "sales.csv.gz").write_bytes(gzip.compress((stocked_file.parent / "sales.csv").read_bytes(), mtime=0))
    monkeypatch.setattr(sample_store, "RESOURCES", shipped.parent)
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def open_in(small_sample: Path) -> object:
    yield open_sample
    close_database(str(small_sample / FILE_NAME))


Open = Callable[..., Workplace]


def test_the_sample_is_ready_to_be_looked_at(small_sample: Path, open_in: Open) -> None:
    found = freshness(open_in(small_sample))
    assert (found.is_sample, found.items) == (True, 6)
    assert found.plan_as_of == found.sales_through


def test_a_second_opening_makes_nothing(small_sample: Path, open_in: Open) -> None:
    open_in(small_sample)
    heard: list[str] = []
    open_in(small_sample, progress=lambda text, _done, _total: heard.append(text))
    assert heard == []


def test_an_interrupted_making_leaves_no_store_and_is_made_good(small_sample: Path, open_in: Open) -> None:
    def stop(text: str, _done: int, _total: int) -> None:
        if text == "Storing forecasts":
            raise CancelledError

    with pytest.raises(CancelledError):
        open_in(small_sample, progress=stop)
    assert not (small_sample / FILE_NAME).exists()
    assert freshness(open_in(small_sample)).plan_as_of is not None
    assert [file.name for file in small_sample.glob("new-*")] == []


def test_a_store_without_a_plan_is_made_anew(small_sample: Path, open_in: Open) -> None:
    location = str(small_sample / FILE_NAME)
    open_workplace(location)
    close_database(location)
    assert freshness(open_in(small_sample)).plan_as_of is not None


def test_a_broken_installation_says_so(small_sample: Path) -> None:
    (small_sample.parent / "resources" / "sample" / "items.csv").write_text("", encoding="utf-8")
    with pytest.raises(RetailError, match="Install the program again"):
        make_sample(small_sample / FILE_NAME)
    close_database(str(small_sample / f"new-{FILE_NAME}"))
