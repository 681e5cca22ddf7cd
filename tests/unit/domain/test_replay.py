"""What a rule was worth on the store's own past."""

import pytest

from retail_desktop.domain.replay import (
    RULE_NAMES,
    SETTINGS,
    USUAL_SETTINGS,
    CurvePoint,
    Rule,
    against,
    best_simple,
    headline,
    lost_at,
    stock_at,
    verdict,
)

from .replay_cases import FOUR_WEEKS, ODOO, OURS, figures, happened, replay_of, result

CURVE = [CurvePoint(1, 100.0, 40.0), CurvePoint(2, 400.0, 10.0), CurvePoint(3, 500.0, 0.0)]


def test_every_rule_has_a_name_and_settings_in_rising_order() -> None:
    assert RULE_NAMES.keys() == SETTINGS.keys() == set(Rule)
    assert all(tuple(sorted(tried)) == tried for tried in SETTINGS.values())
    assert USUAL_SETTINGS.keys() == set(Rule) - {Rule.PROGRAM}


def test_service_is_the_part_served_and_the_part_of_deliveries_in_time() -> None:
    one = figures(100, 50)
    assert (one.fill_rate, one.cycle_service) == (0.95, 0.9)
    assert figures(100, 50, cycles=0).cycle_service is None
    assert result(Rule.ODOO, 1, 0).figures.fill_rate == 1


def test_nothing_wanted_has_no_fill_rate() -> None:
    from dataclasses import replace  # noqa: PLC0415 - only this test changes figures
    from decimal import Decimal  # noqa: PLC0415 - as above

    assert replace(figures(1, 0), wanted=Decimal(0)).fill_rate is None


def test_between_two_settings_stock_and_lost_sales_change_by_parts() -> None:
    assert stock_at(CURVE, 20.0) == pytest.approx(200.0)
    assert lost_at(CURVE, 200.0) == pytest.approx(20.0)
    assert stock_at(CURVE, 40.0) == pytest.approx(100.0)


def test_beyond_its_settings_a_rule_is_not_compared() -> None:
    assert stock_at(CURVE, 50.0) is None
    assert lost_at(CURVE, 450.0) is None
    assert stock_at([], 1.0) is None
    assert stock_at([CurvePoint(1, 5.0, 2.0), CurvePoint(2, 5.0, 2.0)], 2.0) == pytest.approx(5.0)


def test_the_program_is_measured_against_the_best_simple_rule() -> None:
    found = verdict(replay_of(OURS, FOUR_WEEKS, ODOO))
    assert found is not None
    assert found == against(OURS, FOUR_WEEKS)
    assert found.stock_share == pytest.approx(0.2)
    assert found.lost_share is not None
    assert found.lost_share > 0


def test_where_no_rule_loses_as_little_the_stock_is_held_equal() -> None:
    short = result(Rule.ODOO, 80, 60, (14, 40, 160), (30, 100, 40))
    found = verdict(replay_of(OURS, short))
    assert found is not None
    assert found.stock_share is None
    assert "fewer lost sales with the same stock as by the best simple rule (three-month average (Odoo))" in headline(
        replay_of(OURS, short)
    )


def test_what_cannot_be_compared_is_not_compared() -> None:
    far = result(Rule.ODOO, 900, 1, (14, 800, 2), (30, 900, 1))
    assert verdict(replay_of(OURS, far)) is None
    assert verdict(replay_of(far)) is None
    assert headline(replay_of(OURS, far)).startswith("No simple rule came to the same stock")


def test_the_outcome_is_told_in_one_plain_sentence() -> None:
    assert headline(replay_of(OURS, FOUR_WEEKS)) == (
        "With the program's suggestions you would have held 20 % less stock for the same lost sales as by the best "
        "simple rule (four-week average)."
    )
    worse = result(Rule.FOUR_WEEKS, 40, 20, (14, 40, 20), (28, 50, 10))
    assert "held 100 % more stock" in headline(replay_of(OURS, worse))


def test_what_happened_is_told_before_any_rule() -> None:
    told = "With the program's suggestions you would have held 20 % less stock"
    both = headline(replay_of(OURS, FOUR_WEEKS, happened=happened()))
    assert both == f"{told} and had 50 % fewer lost sales than you did."
    assert "had 100 % more lost sales" in headline(replay_of(OURS, happened=happened(lost=10)))
    assert headline(replay_of(OURS, happened=happened(lost=0))) == f"{told} than you did."
    assert headline(replay_of(OURS, happened=happened(0, 0))).startswith("What happened cannot be compared")


def test_the_best_simple_rule_is_the_one_of_the_verdict_else_the_first() -> None:
    assert best_simple(replay_of(OURS, FOUR_WEEKS, ODOO)) is verdict(replay_of(OURS, FOUR_WEEKS, ODOO)).rule  # type: ignore[union-attr]  # there is a verdict
    assert best_simple(replay_of(FOUR_WEEKS, ODOO)) is Rule.FOUR_WEEKS
    assert best_simple(replay_of(OURS)) is None
