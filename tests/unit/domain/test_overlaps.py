"""Several files about one day: every sale counts once."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.overlaps import DayMeeting, Overlap, Said, is_corrected, superseded_by

NOON, CLOSE, LATE = 1, 2, 3


def test_what_the_noon_file_brought_is_not_counted_again_at_close() -> None:
    noon, close = Said(NOON, Overlap.MERGE, ["tea"]), Said(CLOSE, Overlap.MERGE, ["tea", "tea", "jam"])
    assert superseded_by([noon, close]) == [[None], [NOON, None, None]]


def test_two_equal_lines_of_one_file_are_two_sales() -> None:
    assert superseded_by([Said(NOON, Overlap.MERGE, ["tea", "tea"])]) == [[None, None]]


def test_a_correction_stands_in_for_all_that_was_said_before() -> None:
    files = [Said(NOON, Overlap.MERGE, ["tea", "jam"]), Said(CLOSE, Overlap.REPLACE, ["tea"])]
    assert superseded_by(files) == [[CLOSE, CLOSE], [None]]
    assert superseded_by([*files, Said(LATE, Overlap.MERGE, ["tea", "jam"])])[2] == [CLOSE, None]


def test_another_till_comes_on_top() -> None:
    assert superseded_by([Said(NOON, Overlap.MERGE, ["tea"]), Said(CLOSE, Overlap.ADD, ["tea"])]) == [[None], [None]]


LINES = st.lists(st.sampled_from("abc"), max_size=6)


@given(st.lists(LINES, max_size=5))
def test_of_files_that_overlap_the_most_that_any_says_of_a_line_counts(files: list[list[str]]) -> None:
    said = [Said(number, Overlap.MERGE, lines) for number, lines in enumerate(files, start=1)]
    counting = Counter(
        line
        for one, verdicts in zip(said, superseded_by(said), strict=True)
        for line, by in zip(one.lines, verdicts, strict=True)
        if by is None
    )
    most: Counter[str] = Counter()
    for lines in files:
        most |= Counter(lines)
    assert counting == most


@given(st.lists(st.tuples(st.sampled_from(list(Overlap)), LINES), max_size=5))
def test_a_line_is_stood_in_for_by_an_import_of_that_day(files: list[tuple[Overlap, list[str]]]) -> None:
    said = [Said(number, overlap, lines) for number, (overlap, lines) in enumerate(files, start=1)]
    for one, verdicts in zip(said, superseded_by(said), strict=True):
        assert len(verdicts) == len(one.lines)
        assert all(by != one.import_id and (by is None or 0 < by <= len(said)) for by in verdicts)


def test_only_what_both_sides_say_differently_is_a_conflict() -> None:
    assert DayMeeting(equal=3, new=1, left=1, other_receipts=False).conflicts
    assert not DayMeeting(equal=3, new=1, left=1).conflicts
    assert not DayMeeting(equal=3, new=1, other_receipts=False).conflicts
    assert not DayMeeting(equal=3, left=1, other_receipts=False).conflicts


def test_a_file_of_which_half_is_known_is_an_earlier_one_put_right() -> None:
    assert is_corrected([DayMeeting(equal=5, new=5, left=9)])
    assert not is_corrected([DayMeeting(equal=4, new=5, left=5)])
    assert not is_corrected([])
