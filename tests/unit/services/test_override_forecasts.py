"""People change forecasts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.forecast_history import OverrideValue
from retail_desktop.domain.overrides import OverrideKind
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import forecasts
from retail_desktop.services.forecast_demand import forecast_demand
from retail_desktop.services.override_forecasts import (
    add_override,
    effect_words,
    list_overrides,
    remove_override,
    scope_words,
    value_of_overrides,
)
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

Ask = Callable[..., list[tuple[Any, ...]]]
NEXT = date(2025, 7, 25)
VALUE, PERCENT, SHIFT = OverrideKind.VALUE, OverrideKind.PERCENT, OverrideKind.SHIFT


def stored(place: Workplace) -> dict[str, ItemForecast]:
    with place.database.reading() as work:
        run = forecasts.newest_run(work)
        assert run is not None
        return {found.sku: found for found in forecasts.forecasts(work, run[0].run_id)}


def numbers(found: ItemForecast) -> list[list[float]]:
    return [list(part) for part in (found.mean, found.quantiles, found.total_sd, found.total_quantiles)]


def test_a_change_counts_at_once_and_its_end_brings_the_engines_numbers_back(planned: Workplace) -> None:
    before = stored(planned)
    made = add_override(planned, VALUE, Decimal(20), sku="00101", last=date(2025, 7, 31), note="Street festival")
    assert (made.forecasts, made.override.first, made.override.person) == (1, NEXT, "Owner")
    after = stored(planned)
    assert list(after["00101"].mean)[:8] == [20.0] * 7 + [before["00101"].mean[7]]
    engine = after["00101"].engine
    assert engine is not None
    assert numbers(engine) == numbers(before["00101"])
    assert {sku: numbers(found) for sku, found in after.items() if sku != "00101"} == {
        sku: numbers(found) for sku, found in before.items() if sku != "00101"
    }
    assert remove_override(planned, made.override.override_id).forecasts == 1
    assert {sku: numbers(found) for sku, found in stored(planned).items()} == {
        sku: numbers(found) for sku, found in before.items()
    }
    assert stored(planned)["00101"].engine is None


def test_a_new_run_keeps_what_people_changed(planned: Workplace) -> None:
    add_override(planned, PERCENT, Decimal(50), category="Tea", store="MAIN")
    before = stored(planned)
    forecast_demand(planned, workers=1)
    after = stored(planned)
    assert {sku: list(found.mean) for sku, found in after.items()} == {
        sku: pytest.approx(list(found.mean), rel=1e-6) for sku, found in before.items()
    }
    assert [sku for sku, found in after.items() if found.engine is not None] == ["00101", "00102"]


def test_a_plan_orders_for_the_changed_forecast(planned: Workplace) -> None:
    before = {line.sku: line.suggested_quantity for line in make_plan(planned).lines}
    add_override(planned, PERCENT, Decimal(300), sku="00103")
    after = {line.sku: line.suggested_quantity for line in make_plan(planned).lines}
    assert after["00103"] > before["00103"]
    # The other item of the same supplier no longer has to fill the order up to its minimum value.
    assert {sku for sku in after if after[sku] != before[sku]} <= {"00103", "00104"}


def test_the_narrower_change_stays_when_a_wider_one_comes(planned: Workplace) -> None:
    add_override(planned, VALUE, Decimal(3), sku="00101")
    made = add_override(planned, PERCENT, Decimal(10))
    assert made.forecasts == 5
    assert set(stored(planned)["00101"].mean) == {3.0}


def test_changes_are_listed_by_what_they_concern(planned: Workplace) -> None:
    tea = add_override(planned, SHIFT, Decimal("-0.5"), category="Tea").override
    one = add_override(planned, VALUE, Decimal(3), sku="00103", store="MAIN").override
    every = add_override(planned, PERCENT, Decimal("12.5")).override
    assert list_overrides(planned) == (tea, one, every)
    assert list_overrides(planned, sku="00101", store="MAIN") == (tea, every)
    assert list_overrides(planned, sku="00103") == (one, every)
    assert list_overrides(planned, store="MAIN") == (tea, one, every)
    remove_override(planned, every.override_id)
    assert list_overrides(planned) == (tea, one)
    gone = list_overrides(planned, removed=True)[-1]
    assert (gone.override_id, gone.removed_by) == (every.override_id, "Owner")
    assert [f"{scope_words(change)}: {effect_words(change)}" for change in (tea, one, every)] == [
        "category Tea: −0.5 a day", "00103 in MAIN: 3 a day", "everything: +12.5 %",
    ]  # fmt: skip
    assert scope_words(replace(every, store="MAIN")) == "everything in MAIN"


def test_each_change_is_in_the_trail(planned: Workplace, ask: Ask) -> None:
    made = add_override(planned, VALUE, Decimal(3), sku="00101", note="Fair")
    remove_override(planned, made.override.override_id)
    assert ask(planned, "SELECT action, subject FROM audit ORDER BY sequence DESC LIMIT 2") == [
        ("remove override", "00101"), ("override forecast", "00101"),
    ]  # fmt: skip


def test_what_is_not_there_cannot_be_changed(planned: Workplace) -> None:
    for scope, words in (({"sku": "101"}, "no item 101"), ({"store": "Hill"}, "Hill"), ({"category": "Cars"}, "Cars")):
        with pytest.raises(NotFoundError, match=words):
            add_override(planned, VALUE, Decimal(1), **scope)
    with pytest.raises(NotFoundError, match="No change 7"):
        remove_override(planned, 7)
    with pytest.raises(RetailError, match="not below zero"):
        add_override(planned, VALUE, Decimal(-1))
    with pytest.raises(NotAllowedError):
        add_override(Workplace(planned.location, Person("Sam", Role.SALES)), VALUE, Decimal(1))


def test_a_change_may_come_before_the_first_forecast(shop: Workplace) -> None:
    made = add_override(shop, VALUE, Decimal(20), sku="00101")
    assert (made.forecasts, made.override.first) == (0, NEXT)
    forecast_demand(shop, workers=1)
    assert set(stored(shop)["00101"].mean) == {20.0}


def test_a_change_is_measured_against_the_engine_once_its_days_have_come(shop: Workplace) -> None:
    forecast_demand(shop, as_of=date(2025, 6, 1), workers=1)
    add_override(shop, PERCENT, Decimal(900))
    assert value_of_overrides(shop) == OverrideValue(0, None, None)
    forecast_demand(shop, workers=1)
    found = value_of_overrides(shop)
    assert (found.totals, value_of_overrides(shop, sku="00102").totals) == (6, 1)
    assert found.override_wape is not None
    assert found.engine_wape is not None
    assert 0 < found.engine_wape < 1 < found.override_wape
    assert found.value_added is not None
    assert found.value_added < -1
