from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from retail_desktop.domain.replenishment.ordering_days import OrderClock
from retail_desktop.gui.screens.plan_lines import (
    LONGEST_COVER_DAYS,
    PlanLine,
    plan_lines,
    summaries,
    totals,
    typed_quantity,
)
from retail_desktop.gui.screens.typed_figures import QuantityError
from retail_desktop.gui.screens.why_panel import waiting_words
from retail_desktop.services.order_clock import SupplierClock

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture(autouse=True)
def american() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))


@pytest.fixture
def lines(shop: "Shop") -> list[PlanLine]:
    return plan_lines(shop.plan.lines, shop.plan.names, shop.plan.supplier_names)


def test_the_most_urgent_lines_come_first_and_only_those_to_order_are_ticked(lines: list[PlanLine]) -> None:
    assert lines[0].suggestion.status.value == "Out now"
    assert all(line.ticked == (line.quantity > 0) for line in lines)
    assert any(not line.ticked for line in lines)


@given(st.decimals(0, 100_000, places=3), st.integers(1, 48))
def test_a_typed_quantity_is_kept_and_rounded_up_to_whole_packs(typed: Decimal, pack: int) -> None:
    found = typed_quantity(str(typed), Decimal(pack))
    assert found is not None
    kept, rounded = found
    assert kept == typed
    assert rounded % pack == 0
    assert 0 <= rounded - typed < pack


def test_thousands_separators_are_understood_and_an_empty_cell_means_the_suggestion() -> None:
    assert typed_quantity("1,200", Decimal(12)) == (Decimal(1200), Decimal(1200))
    assert typed_quantity("  ", Decimal(12)) is None


@pytest.mark.parametrize("text", ["a dozen", "-3", "−3", "1e9", "NaN", "Infinity"])
def test_what_cannot_be_ordered_is_refused_with_the_text_typed(text: str) -> None:
    with pytest.raises(QuantityError, match="Type"):
        typed_quantity(text, Decimal(12))


def test_the_totals_count_ticked_lines_only(lines: list[PlanLine]) -> None:
    for line in lines[1:]:
        line.ticked = False
    total = totals(lines)
    assert (total.lines, total.shown, total.units, total.cost) == (1, 40, lines[0].quantity, lines[0].cost)


def test_a_line_without_a_known_cost_is_counted_as_such(shop: "Shop") -> None:
    line = _without_cost(plan_lines(shop.plan.lines[:1], {}, {})[0])
    assert totals([line]).uncosted == 1
    assert line.cost is None


def test_each_supplier_is_summed_up_against_its_minimum_and_order_day(shop: "Shop", lines: list[PlanLine]) -> None:
    found = {one.code: one for one in summaries(lines, shop.plan.suppliers, shop.plan.as_of)}
    assert set(found) == {"BRI", "ALD", "COV", "MOR", "OLD"}
    assert found["BRI"].order_day == date(2026, 9, 30)
    assert found["MOR"].order_day == date(2026, 10, 2)
    assert not found["MOR"].reached
    assert found["OLD"].reached


def test_lines_of_no_known_supplier_are_a_group_of_their_own(shop: "Shop") -> None:
    lines = plan_lines(shop.plan.lines[:1], {}, {"BRI": ""})
    (only,) = summaries(lines, {}, shop.plan.as_of)
    assert (only.name, only.order_day, only.minimum) == ("No supplier", None, 0)


def test_stock_without_demand_has_no_cover_and_long_cover_is_capped(shop: "Shop", lines: list[PlanLine]) -> None:
    line = lines[0]
    line.suggestion = replace(line.suggestion, daily_demand=Decimal(0))
    assert line.cover_days is None
    line.suggestion = replace(line.suggestion, daily_demand=Decimal("0.01"), on_hand=Decimal(500))
    assert line.cover_days == LONGEST_COVER_DAYS


def _without_cost(line: PlanLine) -> PlanLine:
    line.suggestion = replace(line.suggestion, unit_cost=None)
    return line


def test_a_supplier_says_until_when_to_order_and_what_waiting_costs(shop: "Shop", lines: list[PlanLine]) -> None:
    bri = replace(shop.plan.suppliers["BRI"], order_cut_off=time(11))
    times = OrderClock(
        datetime(2026, 9, 30, 11), date(2026, 10, 6), datetime(2026, 10, 7, 11), date(2026, 10, 13)
    )  # fmt: skip
    clock = SupplierClock("BRI", times, 9, 4, 11, Decimal("42.40"))
    suppliers = {**shop.plan.suppliers, "BRI": bri}
    found = {one.code: one for one in summaries(lines, suppliers, shop.plan.as_of, [clock])}
    assert found["BRI"].cut_off == time(11)
    assert found["BRI"].waiting == (
        "Order until Wed 30 Sep 11:00. Waiting until Wed 7 Oct puts 11 items at risk instead of 4, "
        "about $42.40 of margin."
    )
    calm = replace(clock, at_risk_waiting=4)
    assert replace(found["BRI"], clock=calm).waiting == "Order until Wed 30 Sep 11:00."
    assert replace(found["BRI"], clock=None).waiting == ""


def test_a_line_says_what_one_chance_later_risks_where_it_is_worth_saying(lines: list[PlanLine]) -> None:
    line = replace(next(one for one in lines if one.quantity).suggestion, stockout_risk=0.04, waiting_risk=0.31)
    assert waiting_words(line) == "Ordering one chance later raises the risk of running out from 4 % to 31 %."
    assert waiting_words(replace(line, waiting_risk=0.05)) == ""
    assert waiting_words(replace(line, suggested_quantity=Decimal(0))) == ""
