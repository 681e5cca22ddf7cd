"""What the past says about a forecast, in plain words."""

from dataclasses import replace

import pytest

from retail_desktop.domain.evidence import Evidence
from retail_desktop.domain.forecast import Accuracy

GOOD = Accuracy("00417", "MAIN", "weekly smoothing", 13, 0.2, 0.8, 0.9, 0.02, 0.5, 0.8, 12 / 13, 0.25, 0.2)


def test_an_item_with_enough_history_tells_how_often_its_line_held() -> None:
    evidence = Evidence(GOOD, 100, 28)
    assert (evidence.enough, evidence.badge, evidence.held, evidence.better) == (True, "", 12, True)
    assert evidence.sentences == (
        "The 95 % line held in 12 of 13 past totals of 28 days.",
        "20% less error than a 28-day mean.",
    )


@pytest.mark.parametrize(("folds", "weeks", "words"), [(7, 100, "100 weeks, 7 tests"), (13, 25, "25 weeks, 13 tests")])
def test_a_short_history_gets_the_grey_badge(folds: int, weeks: int, words: str) -> None:
    evidence = Evidence(replace(GOOD, folds=folds), weeks, 28)
    assert not evidence.enough
    assert evidence.badge == f"Little history: {words}"


def test_an_engine_that_is_no_better_than_a_mean_says_so() -> None:
    for added in (0.0, -0.3):
        evidence = Evidence(replace(GOOD, value_added=added), 100, 28)
        assert evidence.better is False
        assert evidence.sentences[1] == "No better than a 28-day mean."
    unknown = Evidence(replace(GOOD, value_added=None), 100, 28)
    assert (unknown.better, len(unknown.sentences)) == (None, 1)


@pytest.mark.parametrize(("bias", "words"), [(0.2, "20% too high"), (-0.15, "15% too low")])
def test_a_lasting_error_to_one_side_is_told(bias: float, words: str) -> None:
    assert Evidence(replace(GOOD, bias=bias), 100, 28).sentences[2] == f"Forecast {words} on average."


def test_without_a_test_there_is_nothing_to_tell() -> None:
    for accuracy in (None, replace(GOOD, folds=0, coverage_95=None, value_added=None)):
        evidence = Evidence(accuracy, 1, 28)
        assert evidence.sentences == ("The history is too short to test a forecast on.",)
        assert evidence.badge == "Little history: 1 week, 0 tests"
    assert Evidence(None, 1, 28).better is None
