import pytest

from retail_desktop.importing import memo as module
from retail_desktop.importing.memo import Memo


def test_each_text_is_computed_once_and_special_ones_are_found_again() -> None:
    asked: list[str] = []
    memo = Memo(lambda text: asked.append(text) or len(text), lambda length: length < 3)
    column = ["a", "bbb", "a", "bbb", "cc"]
    assert memo.read(column) == [1, 3, 1, 3, 2]
    assert asked == ["a", "bbb", "cc"]
    assert memo.special_places(column) == [1, 3]
    assert memo.special_places(["a"]) == []


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LARGEST", 10)
    memo = Memo(int)
    assert memo.read([str(number) for number in range(25)]) == list(range(25))
    assert len(memo) <= 10
