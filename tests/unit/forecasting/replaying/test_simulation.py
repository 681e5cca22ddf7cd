"""The walk through the past, by hand and by its promises."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retail_desktop.forecasting.replaying import simulation
from retail_desktop.forecasting.replaying.simulation import simulate
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT, Targets, Trade


def trade_of(demand: list[list[int]], opening: list[int], **changes: object) -> Trade:
    """Give a trade of one supplier from whom one may order every day and who delivers two days later."""
    days, n_series = len(demand), len(opening)
    plain = Trade(
        demand=np.array(demand, dtype=np.int64) * UNIT,
        opening=np.array(opening, dtype=np.int64) * UNIT,
        suppliers=np.zeros(n_series, dtype=np.int64),
        chances=np.ones((days, 1), dtype=np.bool_),
        lead_days=np.full((days, 1), 2, dtype=np.int64),
        pack=np.full(n_series, UNIT, dtype=np.int64),
        minimum=np.zeros(n_series, dtype=np.int64),
        shelf_days=np.zeros(n_series, dtype=np.int64),
        maximum=np.full(n_series, NO_BOUND),
        unit_cost=np.full(n_series, 2.0),
        unit_margin=np.ones(n_series),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields of a trade


def up_to(days: int, *levels: int) -> dict[int, Targets]:
    return dict.fromkeys(range(days), Targets.up_to_level(np.array(levels, dtype=np.int64) * UNIT))


def test_a_week_reckoned_by_hand() -> None:
    # Level 5, three a day, two days to deliver. Opening 4: day 0 orders 1, sells 3, leaves 1; day 1 orders 3, sells 1,
    # loses 2; day 2 gets 1 and orders 1 (position 4), sells 1, loses 2; day 3 gets 3, sells 3.
    found = simulate(trade_of([[3], [3], [3], [3]], [4]), up_to(4, 5))
    assert (found.sold[0], found.lost[0]) == (8 * UNIT, 4 * UNIT)
    assert (found.received[0], found.closing[0]) == (4 * UNIT, 0)
    assert found.stock_days[0] == 1 * UNIT
    assert found.stock_value.tolist() == [2.0, 0.0, 0.0, 0.0]
    assert found.lost_by_day.tolist() == [0.0, 2.0, 2.0, 0.0]
    assert found.wanted_by_day.tolist() == [3.0, 3.0, 3.0, 3.0]
    assert (found.lines[0], found.orders) == (4, 4)


def test_a_cycle_runs_from_one_arrival_to_the_next_and_fails_once() -> None:
    found = simulate(trade_of([[3], [3], [3], [3]], [4]), up_to(4, 5))
    assert (found.cycles[0], found.failed[0]) == (3, 2)  # until day 2 lost, day 2 lost, day 3 not


def test_an_order_waits_for_the_suppliers_day() -> None:
    chances = np.zeros((6, 1), dtype=np.bool_)
    chances[3] = True
    found = simulate(trade_of([[1]] * 6, [2], chances=chances), up_to(6, 5))
    assert found.lines[0] == 1
    assert found.lost_by_day.tolist() == [0, 0, 1, 1, 1, 0]


def test_every_supplier_gets_an_order_of_its_own() -> None:
    shared = trade_of([[1, 1, 1]], [0, 0, 0])
    assert simulate(shared, up_to(1, 2, 2, 0)).orders == 1
    two = replace(
        shared,
        suppliers=np.array([0, 1, 1]),
        chances=np.ones((1, 2), dtype=np.bool_),
        lead_days=np.full((1, 2), 2, dtype=np.int64),
    )
    assert simulate(two, up_to(1, 2, 2, 2)).orders == 2


def test_what_comes_on_the_day_it_is_ordered_is_there_for_the_first_customer() -> None:
    found = simulate(trade_of([[3]], [0], lead_days=np.zeros((1, 1), dtype=np.int64)), up_to(1, 3))
    assert found.lost[0] == 0


def test_the_oldest_goes_first_and_what_has_stood_its_days_is_thrown_away() -> None:
    # Keeps two days: 5 on the first morning, 1 sold a day, so 3 go on the evening of the second day.
    found = simulate(trade_of([[1], [1], [1], [1]], [5], shelf_days=np.array([2])), up_to(4, 0))
    assert found.wasted[0] == 3 * UNIT
    assert found.closing[0] == 0
    assert found.lost_by_day.tolist() == [0, 0, 1, 1]


def test_the_days_of_warming_up_are_counted_nowhere() -> None:
    trade = trade_of([[3], [3], [3], [3]], [4])
    found = simulate(trade, up_to(4, 5), measured_from=2)
    assert (found.opening[0], found.sold[0], found.lost[0]) == (0, 4 * UNIT, 2 * UNIT)
    assert len(found.stock_value) == 2


def test_without_targets_nothing_is_ordered() -> None:
    found = simulate(trade_of([[1]] * 3, [2]), {})
    assert (found.orders, found.lines[0], found.lost[0]) == (0, 0, UNIT)


def test_progress_is_told_each_day_and_may_cancel() -> None:
    told: list[int] = []
    simulate(trade_of([[1]] * 3, [2]), {}, tick=told.append)
    assert told == [0, 1, 2]


def test_a_replay_that_loses_count_is_a_mistake_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    given_out = simulation.quantities

    def wrong(targets: Targets, position: np.ndarray, *more: np.ndarray) -> np.ndarray:
        position[:] = -1
        return given_out(targets, position, *more)

    def stealing(self: object, _day: int, _arrived: np.ndarray, _sold: np.ndarray) -> None:
        self._stock[:] = 7  # type: ignore[attr-defined]  # the walk's own stock

    monkeypatch.setattr(simulation, "quantities", wrong)
    monkeypatch.setattr("retail_desktop.forecasting.replaying.simulation._Walk._throw_away", stealing)
    with pytest.raises(RuntimeError, match="lost count"):
        simulate(trade_of([[1]] * 3, [2]), up_to(3, 5))


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), warm=st.integers(0, 5))
def test_nothing_comes_from_nowhere_and_nothing_vanishes(seed: int, warm: int) -> None:
    random = np.random.default_rng(seed)
    days, n_series = 30, 6
    trade = Trade(
        demand=random.integers(0, 9_000, (days, n_series)),
        opening=random.integers(0, 20_000, n_series),
        suppliers=random.integers(0, 2, n_series),
        chances=random.random((days, 2)) < 0.4,
        lead_days=random.integers(0, 8, (days, 2)),
        pack=random.integers(1, 5_000, n_series),
        minimum=random.integers(0, 9_000, n_series),
        shelf_days=random.integers(0, 6, n_series),
        maximum=random.integers(0, 40_000, n_series),
        unit_cost=random.random(n_series),
        unit_margin=random.random(n_series),
    )
    targets = {day: Targets(*random.integers(0, 40_000, (3, n_series))) for day in range(days) if random.random() < 0.8}
    found = simulate(trade, targets, measured_from=warm)
    assert (found.opening + found.received - found.sold - found.wasted == found.closing).all()
    assert (found.sold + found.lost == trade.demand[warm:].sum(axis=0)).all()
    assert (found.closing >= 0).all()
    assert (found.failed <= found.cycles).all()
    assert found.stock_value.sum() == pytest.approx(found.stock_days @ trade.unit_cost / UNIT)
    assert not found.wasted[trade.shelf_days == 0].any()
