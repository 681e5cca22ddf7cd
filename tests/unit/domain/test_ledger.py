"""The stock ledger: a count is an anchor in time."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.ledger import Entry, on_hand

MONDAY, TUESDAY, WEDNESDAY = 100, 101, 102
COUNT, CHANGE = True, False
ENTRIES = st.lists(
    st.builds(Entry, st.integers(0, 20), st.booleans(), st.integers(-5000, 5000), st.just(value=False)), max_size=12
)


def test_stock_is_what_came_less_what_went() -> None:
    assert (
        on_hand([Entry(MONDAY, CHANGE, 12_000), Entry(TUESDAY, CHANGE, -2_500), Entry(WEDNESDAY, CHANGE, -500)])
        == 9_000
    )


def test_an_empty_ledger_holds_nothing() -> None:
    assert on_hand([]) == 0


def test_stock_never_counted_can_be_below_zero() -> None:
    assert on_hand([Entry(MONDAY, CHANGE, -3_000)]) == -3_000


def test_a_count_states_the_level_at_the_evening_of_its_day() -> None:
    assert (
        on_hand([Entry(TUESDAY, CHANGE, -3_000), Entry(TUESDAY, COUNT, 10_000), Entry(WEDNESDAY, CHANGE, -1_000)])
        == 9_000
    )


def test_a_sales_file_that_arrives_late_does_not_move_a_counted_level() -> None:
    counted = [Entry(TUESDAY, COUNT, 10_000)]
    assert (
        on_hand([*counted, Entry(MONDAY, CHANGE, -4_000)])
        == on_hand([*counted, Entry(TUESDAY, CHANGE, -4_000)])
        == 10_000
    )


def test_the_latest_count_wins_even_if_it_was_entered_first() -> None:
    assert on_hand([Entry(WEDNESDAY, COUNT, 7_000), Entry(MONDAY, COUNT, 9_000)]) == 7_000


def test_of_two_counts_on_one_day_the_last_entered_wins() -> None:
    assert on_hand([Entry(MONDAY, COUNT, 7_000), Entry(MONDAY, COUNT, 8_000)]) == 8_000


def test_what_a_person_books_after_the_count_of_the_same_day_moves_the_level() -> None:
    before, after = Entry(MONDAY, CHANGE, -1_000, by_hand=True), Entry(MONDAY, CHANGE, -2_000, by_hand=True)
    assert on_hand([before, Entry(MONDAY, COUNT, 10_000), after]) == 8_000


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(entries: list[Entry], random: Random) -> None:
    one_count_a_day = list(
        {(entry.day if entry.is_count else place + 100): entry for place, entry in enumerate(entries)}.values()
    )
    shuffled = list(one_count_a_day)
    random.shuffle(shuffled)
    assert on_hand(shuffled) == on_hand(one_count_a_day)


@given(ENTRIES, st.integers(0, 20), st.integers(0, 9000))
def test_after_a_count_only_later_entries_matter(entries: list[Entry], day: int, level: int) -> None:
    later = [entry for entry in entries if entry[0] > day and not entry[1]]
    earlier = [entry for entry in entries if entry[0] <= day]
    assert on_hand([*earlier, Entry(day, COUNT, level), *later]) == level + sum(entry.amount for entry in later)
