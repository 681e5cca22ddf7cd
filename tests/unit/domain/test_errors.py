"""The ways in which a use case says no."""

import pytest

from retail_desktop.domain import errors

REFUSALS = [
    errors.FileRefusedError,
    errors.NotFoundError,
    errors.NotAllowedError,
    errors.WrongStateError,
    errors.StoreFileError,
    errors.StoreDamagedError,
]


@pytest.mark.parametrize("kind", REFUSALS)
def test_every_refusal_is_caught_as_one_and_keeps_its_words(kind: type[errors.RetailError]) -> None:
    with pytest.raises(errors.RetailError, match="What happened, why, what to do"):
        raise kind("What happened, why, what to do.")


def test_a_question_names_itself_and_its_candidates() -> None:
    with pytest.raises(errors.RetailError, match="Is it day or month first") as asked:
        raise errors.NeedsAnswerError("Is it day or month first?", "date_order", {"dmy": "3 April", "mdy": "4 March"})
    assert isinstance(asked.value, errors.NeedsAnswerError)
    assert asked.value.needs == "date_order"
    assert asked.value.choices == {"dmy": "3 April", "mdy": "4 March"}


def test_cancelling_is_not_a_refusal() -> None:
    assert not issubclass(errors.CancelledError, errors.RetailError)
