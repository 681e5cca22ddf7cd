"""The stock ledger: a count is an anchor in time."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.ledger import on_hand

MONDAY, TUESDAY, WEDNESDAY = 100, 101, 102
COUNT, CHANGE = True, False
ENTRIES = st.lists(st.tuples(st.integers(0, 20), st.booleans(), st.integers(-5000, 5000)), max_size=12)


def test_stock_is_what_came_less_what_went() -> None:
    assert on_hand([(MONDAY, CHANGE, 12_000), (TUESDAY, CHANGE, -2_500), (WEDNESDAY, CHANGE, -500)]) == 9_000


def test_an_empty_ledger_holds_nothing() -> None:
    assert on_hand([]) == 0


def test_stock_never_counted_can_be_below_zero() -> None:
    assert on_hand([(MONDAY, CHANGE, -3_000)]) == -3_000


def test_a_count_states_the_level_at_the_evening_of_its_day() -> None:
    assert on_hand([(TUESDAY, CHANGE, -3_000), (TUESDAY, COUNT, 10_000), (WEDNESDAY, CHANGE, -1_000)]) == 9_000


def test_a_sales_file_that_arrives_late_does_not_move_a_counted_level() -> None:
    counted = [(TUESDAY, COUNT, 10_000)]
    assert on_hand([*counted, (MONDAY, CHANGE, -4_000)]) == on_hand([*counted, (TUESDAY, CHANGE, -4_000)]) == 10_000


def test_the_latest_count_wins_even_if_it_was_entered_first() -> None:
    assert on_hand([(WEDNESDAY, COUNT, 7_000), (MONDAY, COUNT, 9_000)]) == 7_000


def test_of_two_counts_on_one_day_the_last_entered_wins() -> None:
    assert on_hand([(MONDAY, COUNT, 7_000), (MONDAY, COUNT, 8_000)]) == 8_000


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(entries: list[tuple[int, bool, int]], random: Random) -> None:
    one_count_a_day = list(
        {
            (day if is_count else place + 100): (day, is_count, amount)
            for place, (day, is_count, amount) in enumerate(entries)
        }.values()
    )
    shuffled = list(one_count_a_day)
    random.shuffle(shuffled)
    assert on_hand(shuffled) == on_hand(one_count_a_day)


@given(ENTRIES, st.integers(0, 20), st.integers(0, 9000))
def test_after_a_count_only_later_entries_matter(entries: list[tuple[int, bool, int]], day: int, level: int) -> None:
    later = [entry for entry in entries if entry[0] > day and not entry[1]]
    earlier = [entry for entry in entries if entry[0] <= day]
    assert on_hand([*earlier, (day, COUNT, level), *later]) == level + sum(amount for _, _, amount in later)
