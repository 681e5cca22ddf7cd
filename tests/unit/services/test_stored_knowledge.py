"""What a run learned, in a file beside the store."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest

from retail_desktop.forecasting.engine import DemandMatrix, forecast
from retail_desktop.forecasting.knowledge import Knowledge
from retail_desktop.services import stored_knowledge
from retail_desktop.services.stored_knowledge import StoredKnowledge, knowledge_file

SALES = np.random.default_rng(4).poisson(3, (5, 7 * 40)).astype(np.float64)


class Catch:
    """Take what a forecast learns."""

    taken: Knowledge

    def find(self, _key: str) -> None:
        return None

    def keep(self, _key: str, knowledge: Knowledge) -> None:
        self.taken = knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    catch = Catch()
    forecast(DemandMatrix(SALES, SALES >= 0, 0, np.zeros(5, dtype=np.int64)), 14, learned=catch)
    return catch.taken


def test_what_one_run_learned_the_next_one_finds(tmp_path: Path, knowledge: Knowledge) -> None:
    store = tmp_path / "store.sqlite"
    assert StoredKnowledge(store).find("a") is None
    StoredKnowledge(store).keep("a", knowledge)
    found = StoredKnowledge(store).find("a")
    assert found is not None
    for name, numbers in knowledge.arrays().items():
        np.testing.assert_array_equal(found.arrays()[name], numbers)
    assert StoredKnowledge(store).find("b") is None
    assert [file.name for file in tmp_path.iterdir()] == ["store.learned.npz"]


def test_another_version_of_the_program_learns_itself(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    StoredKnowledge(tmp_path / "store.sqlite").keep("a", knowledge)
    monkeypatch.setattr(stored_knowledge, "__version__", "99")
    assert StoredKnowledge(tmp_path / "store.sqlite").find("a") is None


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no archive", b"\x80\x04K\x01."])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    store = tmp_path / "store.sqlite"
    knowledge_file(store).write_bytes(damage)
    assert StoredKnowledge(store).find("a") is None


def test_a_file_cut_short_is_as_good_as_none(tmp_path: Path, knowledge: Knowledge) -> None:
    store = tmp_path / "store.sqlite"
    StoredKnowledge(store).keep("a", knowledge)
    whole = knowledge_file(store).read_bytes()
    for size in (len(whole) // 2, len(whole) - 30):
        knowledge_file(store).write_bytes(whole[:size])
        assert StoredKnowledge(store).find("a") is None


def test_nothing_in_the_file_is_carried_out(tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    with knowledge_file(store).open("wb") as file:
        np.savez(file, made=np.array([print], dtype=object))
    assert StoredKnowledge(store).find("a") is None


def test_where_no_file_can_be_written_the_next_run_learns_again(tmp_path: Path, knowledge: Knowledge) -> None:
    StoredKnowledge(tmp_path / "gone" / "store.sqlite").keep("a", knowledge)
    assert StoredKnowledge(tmp_path / "gone" / "store.sqlite").find("a") is None


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_the_file_is_the_owners_alone(tmp_path: Path, knowledge: Knowledge) -> None:
    StoredKnowledge(tmp_path / "store.sqlite").keep("a", knowledge)
    assert os.stat(tmp_path / "store.learned.npz").st_mode & 0o777 == 0o600  # noqa: PTH116 - the mode alone is asked
