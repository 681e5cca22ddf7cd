"""Items that come back after a silence."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import Floats, WeeklyDemand
from retail_desktop.forecasting.lifecycle import life_until
from retail_desktop.forecasting.returning import Returns, learn_returns, may_come_back

SOLD, OUT = [5.0] * 10, [0.0] * 11


def weekly(*series: list[float]) -> WeeklyDemand:
    units = np.array(series).T
    return WeeklyDemand(units, np.ones_like(units))


def learned(history: WeeklyDemand, *origins: int) -> Returns:
    return learn_returns(history, {origin: life_until(history, origin) for origin in origins})


def coming_back(series: list[float], returns: Returns, faded: float = 0.5) -> Floats:
    history = weekly(series)
    return returns.path(np.full((2, 1), faded), life_until(history, len(series)))[:, 0]


def test_only_who_was_silent_as_long_before_may_come_back() -> None:
    life = life_until(weekly(SOLD + SOLD + SOLD + OUT + [0.0], SOLD + OUT + SOLD + OUT), 42)
    assert may_come_back(life).tolist() == [False, True]


def test_what_came_back_before_is_expected_to_come_back_in_part() -> None:
    history = [SOLD + OUT + SOLD + OUT + tail for tail in ([5.0] * 4, [0.0] * 4)]
    returns = learned(weekly(*(history * 200)), 42)
    former = life_until(weekly(history[0]), 42).former_mean[0]
    late = returns.part[1]
    assert late == pytest.approx(0.5 * 5.0 / former)
    expected = coming_back(history[0][:42], returns)
    assert expected == pytest.approx([late * former * returns.trust[1] + 0.5 * (1 - returns.trust[1])] * 2)
    assert returns.trust[1] > 0.9


def test_few_returns_count_for_little() -> None:
    returns = learned(weekly(SOLD + OUT + SOLD + OUT + [5.0] * 4), 42)
    assert 0 < returns.trust[1] < 0.2
    assert not returns.trust[[0, 2, 3, 4, 5, 6]].any()


def test_an_origin_too_near_the_end_tells_nothing() -> None:
    assert not learned(weekly(SOLD + OUT + SOLD + OUT + [5.0] * 3), 42).trust.any()


def test_who_sells_is_left_alone() -> None:
    returns = Returns(np.ones(7), np.ones(7))
    assert coming_back(SOLD + OUT + SOLD, returns) == pytest.approx([0.5, 0.5])


def test_an_accident_is_no_return() -> None:
    history = [SOLD + OUT + SOLD + OUT + [1e6, 0.0, 0.0, 0.0]] * 50
    assert learned(weekly(*history), 42).part[1] == pytest.approx(20.0)
