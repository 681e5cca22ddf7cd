from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.errors import CancelledError, NeedsAnswerError, RetailError
from retail_desktop.services import worker
from retail_desktop.services.worker import Call, Cancelled, Crashed, Progressed, Refused, Succeeded, outcome


class _Reports(list[object]):
    def __call__(self, answer: object) -> None:
        self.append(answer)


def _raise(error: BaseException) -> None:
    raise error


def test_a_finished_call_tells_its_value() -> None:
    assert outcome(lambda: 42) == Succeeded(42)


def test_a_cancelled_call_tells_only_that() -> None:
    assert outcome(lambda: _raise(CancelledError())) == Cancelled()


def test_a_refusal_arrives_as_it_was_raised() -> None:
    answer = outcome(lambda: _raise(NeedsAnswerError("Which order?", "date_order", {"dmy": ["3 April"]})))
    assert isinstance(answer, Refused)
    error = answer.error()
    assert isinstance(error, NeedsAnswerError)
    assert (str(error), error.needs, error.choices) == ("Which order?", "date_order", {"dmy": ["3 April"]})


def test_a_refusal_of_a_class_of_its_own_keeps_its_class() -> None:
    answer = outcome(lambda: _raise(RetailError("No.")))
    assert isinstance(answer, Refused)
    assert type(answer.error()) is RetailError


def test_a_mistake_is_told_in_plain_words_with_its_place_in_the_details() -> None:
    answer = outcome(lambda: _raise(ZeroDivisionError("division by zero")))
    assert isinstance(answer, Crashed)
    assert "ZeroDivisionError" not in answer.summary
    assert "ZeroDivisionError: division by zero" in answer.details


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give the name of a module with services of our own."""
    (tmp_path / "small_services.py").write_text(
        "def add(place, other):\n    return place + other\n"
        "def count(place, *, progress):\n    progress('Counting', 1, place)\n    return place\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    return "small_services"


def test_a_call_is_found_by_module_and_name(services: str) -> None:
    assert worker._perform(Call(1, services, "add", (2, 3)), lambda *_: None) == 5


def test_progress_goes_only_to_those_who_ask_for_it(services: str) -> None:
    heard: list[tuple[Any, ...]] = []
    assert worker._perform(Call(1, services, "count", (7,)), lambda *words: heard.append(words)) == 7
    assert heard == [("Counting", 1, 7)]


def test_progress_is_told_a_few_times_a_second_and_at_the_end() -> None:
    heard = _Reports()
    reporter = worker._Reporter(heard, 1, set())
    for done in range(1, 1001):
        reporter("Forecasting", done, 1000)
    assert heard[0] == Progressed("Forecasting", 1, 1000)
    assert heard[-1] == Progressed("Forecasting", 1000, 1000)
    assert len(heard) < 100


def test_a_cancelled_call_stops_at_its_next_word_of_progress() -> None:
    reporter = worker._Reporter(_Reports(), 4, {4})
    with pytest.raises(CancelledError):
        reporter("Forecasting", 1, 2)


def test_cancelling_one_call_does_not_stop_the_next() -> None:
    heard = _Reports()
    worker._Reporter(heard, 5, {4})("Forecasting", 1, 2)
    assert heard
