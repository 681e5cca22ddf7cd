"""The store's own past once more."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.errors import CancelledError, NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.replay import SETTINGS, Replay, Rule
from retail_desktop.services.replay_policy import replay_policy
from retail_desktop.services.workplace import Workplace

from .conftest import FIRST, LAST, SKUS, sales_csv

WEEKS = 6
BEGIN = LAST - timedelta(days=7 * WEEKS - 1)


@pytest.fixture
def replay(shop: Workplace) -> Replay:
    return replay_policy(shop, first=BEGIN, rules=[Rule.FOUR_WEEKS], weeks_between=3)


def test_a_replay_compares_the_program_with_the_rules_asked_for(replay: Replay) -> None:
    assert (replay.first, replay.last, replay.forecasts) == (BEGIN, LAST, 2)
    assert [one.rule for one in replay.rules] == [Rule.PROGRAM, Rule.FOUR_WEEKS]
    for one in replay.rules:
        found = one.figures
        assert found.sold + found.lost == found.wanted
        assert len(one.weeks) == WEEKS
        assert [point.setting for point in one.curve] == list(SETTINGS[one.rule])
        assert found.lines > 0
        own = [item.figures for item in replay.items if item.rule is one.rule]
        assert sum(item.lost for item in own) == found.lost
        assert sum(item.lines for item in own) == found.lines


def test_every_rule_meets_the_same_customers(replay: Replay) -> None:
    wanted = {one.figures.wanted for one in replay.rules}
    assert len(wanted) == 1
    assert {item.sku for item in replay.items} == set(SKUS)


def test_more_service_costs_more_stock_and_loses_less(replay: Replay) -> None:
    curve = replay.rules[0].curve
    assert curve[0].stock_value < curve[-1].stock_value
    assert curve[0].lost > curve[-1].lost


def test_the_same_replay_gives_the_same_numbers(shop: Workplace, replay: Replay) -> None:
    assert replay_policy(shop, first=BEGIN, rules=[Rule.FOUR_WEEKS], weeks_between=3) == replay


def test_without_a_count_before_it_nothing_is_said_of_what_happened(replay: Replay) -> None:
    assert replay.happened is None
    assert replay.without_cost == 1


def test_what_happened_stands_beside_what_the_program_would_have_done(
    shop: Workplace, bring: Callable[..., object]
) -> None:
    from retail_desktop.domain.imports import Target  # noqa: PLC0415 - only this test imports more

    day = BEGIN - timedelta(days=1)
    bring(shop, f"sku,on_hand,date\n00101,500,{day}\n00103,20,{day}\n", Target.STOCK, name="early.csv")
    found = replay_policy(shop, first=BEGIN, rules=[], weeks_between=6).happened
    assert found is not None
    assert found.items == 1  # of the biscuits more was sold than the book knew of
    assert found.figures.wanted == found.program.wanted
    # 500 packets of tea: nothing to order; only the count of the last evening found less.
    assert float(found.figures.stock_value) == pytest.approx(float(found.program.stock_value), rel=0.05)
    assert (found.program.lines, found.figures.lost) == (0, 0)


def test_progress_is_told_and_may_cancel(shop: Workplace) -> None:
    told: list[str] = []

    def stop(text: str, _done: int, _total: int) -> None:
        told.append(text)
        if text == "Walking through the past":
            raise CancelledError

    with pytest.raises(CancelledError):
        replay_policy(shop, first=BEGIN, rules=[], weeks_between=6, progress=stop)
    assert f"Forecasting with what was known on {BEGIN - timedelta(days=1)}" in told


def test_nothing_is_replayed_that_cannot_be_known(shop: Workplace) -> None:
    for day in (FIRST + timedelta(days=10), LAST - timedelta(days=5)):
        with pytest.raises(RetailError, match=f"cannot begin on {day}"):
            replay_policy(shop, first=day)
    with pytest.raises(NotFoundError, match="no store Hill"):
        replay_policy(shop, store="Hill")
    with pytest.raises(NotAllowedError):
        replay_policy(Workplace(shop.location, Person("Rep", Role.SALES)))


def test_a_young_shop_is_told_to_wait(
    tmp_path: Path, opened: Callable[[Path], Workplace], bring: Callable[..., object]
) -> None:
    place = opened(tmp_path / "young.sqlite")
    bring(place, sales_csv(60))
    with pytest.raises(RetailError, match="needs 84 days of sales, and there are 60"):
        replay_policy(place)


def test_a_shop_without_active_items_has_nothing_to_replay(shop: Workplace, ask: Callable[..., object]) -> None:
    from sqlalchemy import text  # noqa: PLC0415 - only this test writes by hand

    with shop.database.writing() as work:
        work.execute(text("UPDATE item SET status = 'discontinued'"))
    with pytest.raises(RetailError, match="No active item"):
        replay_policy(shop)


def test_money_is_told_to_the_cent(replay: Replay) -> None:
    assert all(one.figures.stock_value == one.figures.stock_value.quantize(Decimal("0.01")) for one in replay.rules)
