"""From a target to an order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT, Targets, quantities, whole_steps


def order(position: int, targets: Targets, pack: int = 1, minimum: int = 0) -> int:
    found = quantities(targets, np.array([position * UNIT]), np.array([pack * UNIT]), np.array([minimum * UNIT]))
    return int(found[0]) // UNIT


def level(units: int) -> Targets:
    return Targets.up_to_level(np.array([units * UNIT]))


def test_what_is_missing_is_ordered_in_whole_packs() -> None:
    assert order(13, level(20)) == 7
    assert order(13, level(20), pack=6) == 12
    assert order(20, level(20), pack=6) == 0
    assert order(25, level(20), pack=6) == 0


def test_an_order_is_raised_to_the_minimum_before_it_is_rounded_to_packs() -> None:
    assert order(18, level(20), pack=6, minimum=10) == 12
    assert order(20, level(20), pack=6, minimum=10) == 0


def test_a_rule_may_wait_for_a_lower_mark_and_order_more_than_is_missing() -> None:
    low = Targets(np.array([5 * UNIT]), np.array([20 * UNIT]), np.array([0]))
    assert [order(position, low) for position in (6, 5, 4)] == [0, 0, 16]
    lot = Targets(np.array([20 * UNIT]), np.array([20 * UNIT]), np.array([25 * UNIT]))
    assert [order(position, lot) for position in (20, 19, 0)] == [0, 25, 25]


def test_units_are_rounded_up_to_whole_steps_but_the_last_digits_of_a_float_are_forgiven() -> None:
    steps = np.array([UNIT, UNIT, 1])
    assert whole_steps(np.array([2.0000000001, 2.1, 2.1234]), steps).tolist() == [2000, 3000, 2124]


@given(position=st.integers(0, 200), units=st.integers(0, 200), pack=st.integers(1, 24), minimum=st.integers(0, 50))
def test_an_order_up_to_a_level_reaches_it_in_whole_packs(position: int, units: int, pack: int, minimum: int) -> None:
    ordered = order(position, level(units), pack, minimum)
    assert ordered % pack == 0
    assert (ordered > 0) == (position < units)
    if ordered:
        assert position + ordered >= units
        assert ordered < max(units - position, minimum) + pack


def perishable(units: int, in_time: int) -> Targets:
    return Targets.up_to_level(np.array([units * UNIT]), np.array([in_time * UNIT]))


def test_what_would_spoil_is_not_ordered() -> None:
    assert order(0, perishable(20, 8)) == 8
    assert order(8, perishable(20, 8)) == 0
    assert order(0, perishable(20, 8), pack=6) == 6
    assert order(0, perishable(20, 9), pack=6) == 12  # half of the second pack sells
    assert order(0, perishable(20, 2), pack=6) == 0
    assert order(0, perishable(20, 8), minimum=9) == 0


def test_no_more_is_ordered_than_there_is_room_for() -> None:
    def shelf(position: int, maximum: int, pack: int = 1, minimum: int = 0) -> int:
        units = (np.array([number * UNIT]) for number in (position, pack, minimum, maximum))
        return int(quantities(level(20), *units)[0]) // UNIT

    assert shelf(0, 15) == 15
    assert shelf(3, 15, pack=6) == 12
    assert shelf(4, 15, pack=6) == 6
    assert shelf(4, 15, pack=6, minimum=10) == 0
    assert shelf(16, 15) == 0


def test_the_targets_of_some_series_are_theirs() -> None:
    levels = np.array([1, 2, 3]) * UNIT
    some = Targets.up_to_level(levels, levels + 1).of(np.array([2, 0]))
    assert (some.up_to.tolist(), some.in_time.tolist()) == ([3 * UNIT, UNIT], [3 * UNIT + 1, UNIT + 1])  # type: ignore[union-attr]  # given as an array
    assert Targets.up_to_level(levels).of(np.array([0])).in_time == NO_BOUND
