"""From a target to an order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.replaying.trade import UNIT, Targets, quantities, whole_steps


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
