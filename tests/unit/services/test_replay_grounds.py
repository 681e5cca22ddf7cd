"""What a replay walks on."""

from datetime import timedelta

import numpy as np
import pytest

from retail_desktop.domain.replay import Rule
from retail_desktop.forecasting.replaying.trade import UNIT
from retail_desktop.services.demand_history import read_histories
from retail_desktop.services.replay_grounds import Grounds, _whole, program_targets, read_grounds, simple_targets
from retail_desktop.services.workplace import Workplace

from .conftest import FIRST, LAST, sold

BEGIN = LAST - timedelta(days=34)


@pytest.fixture
def grounds(shop: Workplace) -> Grounds:
    with shop.database.reading() as work:
        return read_grounds(work, BEGIN, None)


def test_demand_is_what_was_sold_and_what_was_estimated_lost(grounds: Grounds) -> None:
    assert (grounds.first, grounds.trade.days, grounds.before) == (BEGIN, 35, 165)
    tea = [sold(165 + day, 0) * UNIT for day in range(35)]
    assert grounds.trade.demand[:, 0].tolist() == (np.array(tea) + grounds.lost[:, 0]).tolist()


def test_a_shop_begins_with_whole_packs_for_the_days_until_a_delivery(grounds: Grounds) -> None:
    month = sum(sold(day, 0) for day in range(137, 165)) / 28 * 12
    assert grounds.trade.opening[0] == -(-month // 6) * 6 * UNIT


def test_half_a_year_is_replayed_unless_the_sales_are_too_young(shop: Workplace) -> None:
    with shop.database.reading() as work:
        assert read_grounds(work, None, None).first == FIRST + timedelta(days=56)


def test_the_program_knows_nothing_of_later_days(
    shop: Workplace, grounds: Grounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def remember(work: object, as_of: object, **more: object) -> object:
        asked.append(as_of)
        return read_histories(work, as_of, **more)  # type: ignore[arg-type]  # what the service hands on

    monkeypatch.setattr("retail_desktop.services.replay_grounds.read_histories", remember)
    found = program_targets(shop, grounds, 2, lambda *_: None)
    assert asked == [BEGIN + timedelta(days=day - 1) for day in (0, 14, 28)]
    chances = np.flatnonzero(grounds.supply.chances.any(axis=1)).tolist()
    assert all(sorted(targets) == chances for targets in found.values())
    first = grounds.supply.chances[0, grounds.supply.suppliers]
    assert (found[0.985][0].up_to[first] >= found[0.5][0].up_to[first]).all()
    same = np.isclose(grounds.supply.level, 0.95)
    assert (found[None][0].up_to[same] == found[0.95][0].up_to[same]).all()


@pytest.mark.parametrize("rule", list(Rule)[1:])
def test_every_simple_rule_wants_more_with_a_higher_setting(grounds: Grounds, rule: Rule) -> None:
    low, high = simple_targets(grounds, rule, 1.0), simple_targets(grounds, rule, 20.0)
    assert low.keys() == high.keys() == set(np.flatnonzero(grounds.supply.chances.any(axis=1)).tolist())
    assert all((low[day].up_to <= high[day].up_to).all() for day in low)
    assert any((low[day].up_to < high[day].up_to).any() for day in low)


def test_parts_of_lost_units_are_carried_on() -> None:
    lost = np.array([[0.4, 0.4], [0.4, 0.4], [0.0, 0.0], [0.4, 0.4]])
    found = _whole(lost, np.array([UNIT, 1]))
    assert found[:, 0].tolist() == [0, 1000, 0, 0]
    assert found[:, 1].tolist() == [400, 400, 0, 400]
