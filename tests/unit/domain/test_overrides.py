"""What a person changes in a forecast."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.forecast import LEVELS, ItemForecast
from retail_desktop.domain.overrides import Override, OverrideKind, check, overridden

MONDAY = date(2026, 9, 28)
ForecastOf = Callable[..., ItemForecast]


def override(kind: str = "percent", amount: str = "50", number: int = 1, **more: object) -> Override:
    return replace(Override(number, OverrideKind(kind), Decimal(amount), MONDAY), **more)


def test_a_value_takes_the_place_of_the_mean_from_its_first_to_its_last_day(forecast_of: ForecastOf) -> None:
    week = override("value", "5", first=MONDAY + timedelta(1), last=MONDAY + timedelta(2))
    found = overridden(forecast_of(2.0, 1.0), [week], "Mugs")
    assert list(found.mean)[:5] == [2, 5, 5, 2, 2]
    assert list(found.total_mean)[:5] == [2, 7, 12, 14, 16]
    assert found.day_quantiles(1) == forecast_of(2.0, 1.0).day_quantiles(1)
    assert found.total_line(1) == forecast_of(2.0, 1.0).total_line(1)


def test_the_engines_own_numbers_stay_beside_the_changed_ones(forecast_of: ForecastOf) -> None:
    own = forecast_of(2.0, 1.0)
    first = overridden(own, [override("shift", "1")], "")
    assert first.engine == own
    again = overridden(first, [override("percent", "100")], "")
    assert (again.mean[0], again.engine) == (4.0, own)
    assert overridden(again, [], "") == own
    assert overridden(again, [override(removed_at="2026-10-01")], "") == own


def test_a_change_without_an_end_goes_on(forecast_of: ForecastOf) -> None:
    assert overridden(forecast_of(2.0), [override("shift", "-0.5")], "").mean[-1] == 1.5


def test_no_change_makes_demand_negative(forecast_of: ForecastOf) -> None:
    found = overridden(forecast_of(2.0, 1.0), [override("shift", "-5")], "")
    assert set(found.mean) == set(found.total_quantiles) == set(found.quantiles) == {0.0}


@pytest.mark.parametrize(
    ("scope", "hit"),
    [
        ({}, True),
        ({"sku": "00417"}, True),
        ({"sku": "417"}, False),
        ({"store": "MAIN"}, True),
        ({"store": "Hill"}, False),
        ({"sku": "00417", "store": "Hill"}, False),
        ({"category": "Mugs"}, True),
        ({"category": "Towels"}, False),
    ],
)
def test_a_change_concerns_what_it_names(forecast_of: ForecastOf, scope: dict[str, str], *, hit: bool) -> None:
    found = overridden(forecast_of(2.0), [override("value", "9", **scope)], "Mugs")
    assert (found.mean[0] == 9) is hit


def test_the_narrowest_change_counts_alone(forecast_of: ForecastOf) -> None:
    scopes: list[dict[str, str]] = [
        {"sku": "00417", "store": "MAIN"},
        {"sku": "00417"},
        {"category": "Mugs", "store": "MAIN"},
        {"category": "Mugs"},
        {"store": "MAIN"},
        {},
    ]
    changes = [override("value", str(place), number=place, **scope) for place, scope in enumerate(scopes, start=1)]
    for place, _ in enumerate(scopes):
        assert overridden(forecast_of(20.0), changes[place:], "Mugs").mean[0] == place + 1


def test_changes_of_equal_scope_follow_one_another_as_they_were_made(forecast_of: ForecastOf) -> None:
    more, fixed = override("percent", "50", number=2), override("value", "4", number=1)
    assert overridden(forecast_of(2.0), [more, fixed], "").mean[0] == 6
    assert overridden(forecast_of(2.0), [replace(more, override_id=1), replace(fixed, override_id=2)], "").mean[0] == 4


def test_the_spread_of_a_fast_seller_scales_with_its_mean(forecast_of: ForecastOf) -> None:
    own = forecast_of(1000.0, 400.0)
    found = overridden(own, [override("percent", "100")], "")
    assert found.total_line(1)[-1] == pytest.approx(2 * own.total_line(1)[-1], rel=0.01)
    assert found.day_quantiles(9)[0] == pytest.approx(2 * own.day_quantiles(9)[0], rel=0.01)
    assert found.total_sd[0] == pytest.approx(800, rel=0.01)


def test_the_spread_of_a_slow_seller_scales_with_the_root_of_its_mean(forecast_of: ForecastOf) -> None:
    found = overridden(forecast_of(0.04, 0.2), [override("value", "4")], "")
    assert found.total_sd[0] == pytest.approx(2.0)
    assert found.total_sd[27] == pytest.approx(2 * 28**0.5)


def test_an_item_that_hardly_sold_does_not_get_a_range_without_bounds(forecast_of: ForecastOf) -> None:
    back_again = overridden(forecast_of(0.01, 1.5), [override("value", "3")], "")
    month = back_again.total_mean[27]
    assert month == pytest.approx(84)
    assert back_again.total_sd[27] < 2 * month


def test_an_item_that_did_not_sell_gets_the_spread_of_single_sales(forecast_of: ForecastOf) -> None:
    found = overridden(forecast_of(0.0), [override("value", "4", first=MONDAY + timedelta(1))], "")
    assert list(found.total_line(1)) == [0.0] * len(LEVELS)
    assert found.day_quantiles(2)[2] == pytest.approx(4)
    assert found.day_quantiles(2)[6] == pytest.approx(4 + 1.645 * 2, abs=0.01)
    assert (found.total_sd[0], found.total_sd[1]) == (0.0, 2.0)


changes = st.builds(
    lambda number, kind, amount, start, length: replace(
        override(kind, str(amount if kind == "shift" or amount > 0 else -amount / 10_000), number=number),
        first=MONDAY + timedelta(start),
        last=None if length is None else MONDAY + timedelta(start + length),
    ),
    st.integers(1, 9),
    st.sampled_from(["value", "percent", "shift"]),
    st.integers(-500, 500),
    st.integers(-3, 30),
    st.none() | st.integers(0, 20),
)


@given(
    st.sampled_from([0.0, 0.02, 1.0, 40.0]),
    st.sampled_from([0.0, 0.3, 20.0]),
    st.lists(changes, min_size=1, max_size=4),
)
def test_whatever_is_changed_quantiles_rise_with_level_and_days(
    forecast_of: ForecastOf, daily: float, deviation: float, chosen: list[Override]
) -> None:
    found = overridden(forecast_of(daily, deviation), chosen, "")
    lines = [found.total_line(days) for days in range(1, 29)]
    for line in [*lines, *(found.day_quantiles(ahead) for ahead in range(1, 29))]:
        assert all(0 <= low <= high for low, high in pairwise(line))
    for earlier, later in pairwise(lines):
        assert all(before <= after for before, after in zip(earlier, later, strict=True))
    assert found.total_mean[-1] == pytest.approx(sum(found.mean))
    assert overridden(found, [], "") == forecast_of(daily, deviation)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (override("value", "-1"), "not below zero"),
        (override("percent", "-101"), "100 per cent"),
        (override("shift", "2000000"), "at most 1,000,000"),
        (override("shift", "NaN"), "at most 1,000,000"),
        (override(last=MONDAY - timedelta(1)), "before it begins"),
        (override(sku="00417", category="Mugs"), "not both"),
    ],
)
def test_what_no_forecast_can_follow_is_refused(change: Override, words: str) -> None:
    with pytest.raises(RetailError, match=words):
        check(change)
    check(override())
