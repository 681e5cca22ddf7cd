"""New items and items that went silent."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import WeeklyDemand
from retail_desktop.forecasting.lifecycle import adjust, category_norm, fading, life_until, method_names


def weekly(*series: list[float], unobserved: int = 0) -> WeeklyDemand:
    units = np.array(series, dtype=np.float64).T
    evidence = np.ones_like(units)
    evidence[:unobserved, -1] = 0.0
    return WeeklyDemand(units, evidence)


def test_a_life_is_summed_up_from_the_weeks_observed() -> None:
    life = life_until(weekly([0, 2, 0, 4, 0, 0], unobserved=1), 6)
    assert (life.weeks_known[0], life.weeks_sold[0], life.weeks_silent[0]) == (5, 2, 2)
    assert life.mean[0] == pytest.approx(1.2)
    assert life.variance[0] == pytest.approx(2.56)


def test_later_weeks_are_not_known_yet() -> None:
    assert life_until(weekly([1, 1, 9]), 2).mean.tolist() == [1.0]


def test_a_new_item_leans_on_its_category() -> None:
    established = [[level] * 20 for level in (8.0, 10.0, 12.0)]
    past = weekly(*established, [0.0] * 19 + [40.0], unobserved=19)
    life = life_until(past, 20)
    norm = category_norm(life, np.zeros(4, dtype=np.int64), 1)
    forecast = adjust(np.array([[8.0, 10.0, 12.0, 40.0]]), life, norm)
    assert forecast[0, :3].tolist() == [8.0, 10.0, 12.0]
    assert norm.mean[3] < forecast[0, 3] < 40.0
    assert method_names(life, forecast)[3] == "new item"


def test_an_item_never_observed_is_expected_to_sell_like_its_category() -> None:
    past = weekly([10.0] * 20, [0.0] * 20, unobserved=20)
    life = life_until(past, 20)
    norm = category_norm(life, np.zeros(2, dtype=np.int64), 1)
    assert adjust(np.array([[10.0, 0.0]]), life, norm)[0, 1] == pytest.approx(10.0)


def test_the_more_alike_a_category_the_more_it_counts() -> None:
    random = np.random.default_rng(2)
    alike = weekly(*random.poisson(10, (30, 50)).tolist())
    unlike = weekly(*random.poisson(np.linspace(1, 100, 30)[:, None], (30, 50)).tolist())
    groups = np.zeros(30, dtype=np.int64)
    weeks = [category_norm(life_until(each, 50), groups, 1).weeks[0] for each in (alike, unlike)]
    assert weeks == [13.0, 0.5]


def test_a_silence_far_beyond_the_usual_fades_the_forecast_away() -> None:
    left = [fading(life_until(weekly([5.0] * 30 + [0.0] * silent), 30 + silent))[0] for silent in (4, 8, 12, 16, 60)]
    assert left == pytest.approx([1.0, 1.0, 0.5, 0.25, 0.0])


def test_only_a_silence_that_ended_is_an_earlier_one() -> None:
    life = life_until(weekly([0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0]), 11)
    assert (life.longest_silence[0], life.weeks_silent[0], life.former_mean[0]) == (3, 4, pytest.approx(6 / 7))
    assert life.has_come_back.tolist() == [True]
    assert life_until(weekly([0, 0, 3, 0, 0, 0, 0]), 7).has_come_back.tolist() == [False]


def test_weeks_that_nobody_saw_are_no_silence() -> None:
    past = weekly([3, 0, 0, 3], [3, 0, 0, 3])
    past.evidence[1, 0] = 0.0
    assert life_until(past, 4).longest_silence.tolist() == [1, 2]


def test_a_slow_movers_usual_gap_is_no_silence() -> None:
    life = life_until(weekly([0.0] * 9 + [1.0] + ([0.0] * 9 + [1.0]) * 5 + [0.0] * 15), 75)
    assert fading(life).tolist() == [1.0]
    assert method_names(life, np.ones((4, 1))) == ("slow mover",)


def test_an_item_that_never_sold_is_forecast_at_nothing() -> None:
    life = life_until(weekly([0.0] * 26), 26)
    assert fading(life).tolist() == [0.0]
    assert method_names(life, np.zeros((4, 1))) == ("no sales",)


def test_an_item_still_waiting_for_its_first_sale_is_given_half_a_year() -> None:
    life = life_until(weekly([4.0] * 25, [0.0] * 25), 25)
    norm = category_norm(life, np.zeros(2, dtype=np.int64), 1)
    assert 0 < adjust(np.array([[4.0, 0.0]]), life, norm)[0, 1] < 0.5
    assert method_names(life, np.ones((4, 2)))[1] == "new item"


def test_a_steady_seller_is_smoothed() -> None:
    assert method_names(life_until(weekly([3.0] * 12), 12), np.ones((4, 1))) == ("weekly smoothing",)
