"""Holidays, promotions and closed days on the days of a forecast."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.forecasting.event_calendar import NO_EVENT, EventCalendar
from retail_desktop.persistence import forecasts
from retail_desktop.services.choose_holidays import Region, choose_region
from retail_desktop.services.demand_history import Histories, read_histories
from retail_desktop.services.event_calendar import lay_out, public_holidays, read_calendar
from retail_desktop.services.forecast_demand import forecast_demand
from retail_desktop.services.import_history import undo_import
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
MONDAY = date(2025, 6, 2)
DAYS, HORIZON = 70, 14


def histories(**changed: Any) -> Histories:  # noqa: ANN401 - whatever a test changes
    """Give two stores that both sell tea and salt."""
    values: dict[str, Any] = {
        "keys": ((1, 1), (1, 2), (2, 1), (2, 2)), "skus": ("tea", "tea", "salt", "salt"),
        "stores": ("Dock", "Hill", "Dock", "Hill"), "categories": ("Drinks", "Drinks", "Spices", "Spices"),
        "groups": np.array([0, 0, 1, 1]), "prices": np.array([2.0, 2.0, np.nan, np.nan]), "first": MONDAY,
        "demand": np.ones((4, DAYS)), "observed": np.ones((4, DAYS), dtype=np.bool_), "empty": (), "sold_out": (),
    }  # fmt: skip
    return Histories(**(values | changed))


def calendar(*events: Event, dock: Region = Region(), hill: Region = Region()) -> EventCalendar:  # noqa: B008 - a frozen value may be shared
    return lay_out(events, {"Dock": dock, "Hill": hill}, histories(), HORIZON)


def on(day: int, kind: EventKind = EventKind.HOLIDAY, length: int = 1, **what: Any) -> Event:  # noqa: ANN401 - as above
    first = MONDAY + timedelta(days=day)
    return Event(kind, what.pop("name", "Fair"), first, first + timedelta(days=length - 1), **what)


def promoted(found: EventCalendar) -> list[tuple[int, int, float]]:
    cells = found.promotions
    return list(zip(cells.rows.tolist(), cells.days.tolist(), cells.price_ratio.tolist(), strict=True))


def test_a_holiday_is_felt_three_days_before_and_after() -> None:
    found = calendar(on(20))
    assert found.moments.shape == (1, DAYS + HORIZON)
    assert np.flatnonzero(found.moments[0] != NO_EVENT).tolist() == list(range(17, 24))
    assert found.happenings(3, 20) == ("Fair",)
    assert found.happenings(0, 18) == ("Fair, 2 days before",)
    assert found.happenings(0, 21) == ("Fair, 1 day after",)
    assert found.happenings(0, 24) == ()


def test_a_day_between_two_events_belongs_to_the_nearer_one() -> None:
    found = calendar(on(20, name="Fair"), on(24, name="Race"))
    assert [found.happenings(0, day)[0] for day in (21, 22, 23)] == [
        "Fair, 1 day after", "Fair, 2 days after", "Race, 1 day before",
    ]  # fmt: skip


def test_an_event_of_one_store_category_or_item_is_felt_only_there() -> None:
    found = calendar(on(20, store="Hill"), on(40, category="Spices"), on(60, sku="tea"))
    felt = [[bool(found.happenings(row, day)) for day in (20, 40, 60)] for row in range(4)]
    assert felt == [[False, False, True], [True, False, True], [False, True, False], [True, True, False]]


def test_events_of_another_time_are_left_out() -> None:
    found = calendar(on(-30), on(300), on(-30, EventKind.PROMOTION), on(300, EventKind.CLOSURE))
    assert (found.moments == NO_EVENT).all()
    assert not len(found.promotions.rows)
    assert not len(found.closed.rows)


def test_a_promotion_has_the_price_over_the_regular_one() -> None:
    found = calendar(on(5, EventKind.PROMOTION, 2, sku="tea", store="Hill", price=Decimal("1.50")))
    assert promoted(found) == [(1, 5, 0.75), (1, 6, 0.75)]
    assert found.happenings(1, 6) == ("Fair",)
    assert found.happenings(1, 7) == found.happenings(0, 6) == ()


def test_of_two_promotions_on_a_day_the_cheaper_one_counts() -> None:
    deep = on(5, EventKind.PROMOTION, sku="tea", store="Hill", price=Decimal(1), name="Deep")
    found = calendar(on(5, EventKind.PROMOTION, category="Drinks", name="Flat"), deep)
    assert promoted(found)[1:] == [(1, 5, 0.5)]
    assert [found.happenings(row, 5) for row in (0, 1)] == [("Flat",), ("Deep",)]


def test_a_price_for_a_whole_category_is_no_items_own() -> None:
    found = calendar(on(5, EventKind.PROMOTION, category="Drinks", price=Decimal(1)))
    assert len(found.promotions.rows) == 2
    assert np.isnan(found.promotions.price_ratio).all()


def test_a_closed_store_has_closed_days_in_the_past_and_to_come() -> None:
    found = calendar(on(DAYS - 1, EventKind.CLOSURE, 2, store="Hill"))
    assert list(zip(found.closed.rows.tolist(), found.closed.days.tolist(), strict=True)) == [
        (1, DAYS - 1), (1, DAYS), (3, DAYS - 1), (3, DAYS),
    ]  # fmt: skip


def test_each_store_keeps_the_holidays_of_its_region() -> None:
    found = calendar(dock=Region("DE", "BY"), hill=Region("DE", "HH"))
    corpus_christi = (date(2025, 6, 19) - MONDAY).days
    assert found.happenings(0, corpus_christi) == ("Corpus Christi",)
    assert found.happenings(1, corpus_christi) == ()


def test_without_a_country_there_are_no_public_holidays() -> None:
    assert public_holidays(Region(), 2025, 2026) == []


def test_of_the_names_of_a_day_the_holidays_own_is_taken() -> None:
    assert ("Christmas Eve", date(2021, 12, 24)) in public_holidays(Region("US", "TX"), 2021, 2021)


def test_an_own_holiday_on_a_public_one_is_the_same_day() -> None:
    whit_monday = (date(2025, 6, 9) - MONDAY).days
    found = calendar(on(whit_monday, name="Our holiday"), dock=Region("DE"), hill=Region("DE"))
    assert len(found.happenings(0, whit_monday)) == 1
    assert found.happenings(0, whit_monday) != ("Our holiday",)


def test_the_stores_own_events_and_region_are_read(shop: Workplace, bring: Bring) -> None:
    bring(shop, "name,kind,first,last,sku\nTea week,promotion,2025-07-28,2025-07-30,00101\n", Target.EVENTS)
    choose_region(shop, "de")
    with shop.database.reading() as work:
        found = read_calendar(work, read_histories(work), HORIZON)
    assert promoted(found)[0][:2] == (0, 200 + 3)
    assert "German Unity Day" not in found.names
    assert "Labor Day" in found.names


def means(place: Workplace, run_id: int) -> dict[str, np.ndarray]:
    with place.database.reading() as work:
        return {found.sku: np.array(found.mean) for found in forecasts.forecasts(work, run_id)}


WEEKS = [date(2025, month, 3 + month % 2) for month in range(1, 9)]
"""The first days of promotions that last six days; the one in August is still to come."""


def bring_promotions(place: Workplace, bring: Bring, known: list[date]) -> ImportReport:
    rows = [f"Cocoa week,promotion,{first},{first + timedelta(days=5)},COCOA" for first in known]
    return bring(place, "\n".join(["name,kind,first,last,sku", *rows, ""]), Target.EVENTS, name=f"{len(known)}.csv")


def bring_cocoa(place: Workplace, bring: Bring) -> None:
    """Sell about ten a day of cocoa and salt, and twice as much of the cocoa on promotion."""
    days = [date(2025, 1, 6) + timedelta(days=day) for day in range(200)]
    promoted_days = {first + timedelta(days=day) for first in WEEKS for day in range(6)}
    rows = [
        f"{day},COCOA,{(9 + day.day % 3) * (1 + (day in promoted_days))}\n{day},SALT,{9 + day.day % 3}" for day in days
    ]
    bring(place, "\n".join(["date,sku,quantity", *rows, ""]), name="cocoa.csv")


def test_a_coming_promotion_raises_the_forecast_of_exactly_its_days(empty_shop: Workplace, bring: Bring) -> None:
    shop = empty_shop
    bring_cocoa(shop, bring)
    bring_promotions(shop, bring, WEEKS[:-1])
    before = means(shop, forecast_demand(shop, horizon_days=28, workers=1).run_id)
    report = bring_promotions(shop, bring, WEEKS)
    run = forecast_demand(shop, horizon_days=28, workers=1)
    after = means(shop, run.run_id)
    lifted = after["COCOA"] / before["COCOA"]
    days = [run.as_of + timedelta(days=int(day) + 1) for day in np.flatnonzero(lifted > 1.2)]
    assert days == [WEEKS[-1] + timedelta(days=day) for day in range(6)]
    assert lifted[lifted > 1.2] == pytest.approx(2, rel=0.1)
    assert lifted[lifted < 1.2] == pytest.approx(1, rel=0.03)
    np.testing.assert_array_equal(after["SALT"], before["SALT"])
    undo_import(shop, report.import_id or 0)
    again = means(shop, forecast_demand(shop, horizon_days=28, workers=1).run_id)
    np.testing.assert_array_equal(again["COCOA"], before["COCOA"])


def test_a_closed_day_to_come_is_forecast_at_nothing(shop: Workplace, bring: Bring) -> None:
    bring(shop, "name,kind,first,last\nStocktaking,closure,2025-07-28,2025-07-29\n", Target.EVENTS)
    found = means(shop, forecast_demand(shop, horizon_days=7, workers=1).run_id)
    assert [day for day in range(7) if found["00101"][day] == 0] == [3, 4]


def test_new_events_make_a_forecast_out_of_date(planned: Workplace, bring: Bring) -> None:
    before = make_plan(planned).run_id
    bring(planned, "name,kind,first\nFair,holiday,2025-08-04\n", Target.EVENTS)
    assert make_plan(planned).run_id != before


@pytest.mark.parametrize("country", ["", "GB"])
def test_a_country_can_be_chosen_and_dropped(shop: Workplace, country: str) -> None:
    choose_region(shop, country)
    with shop.database.reading() as work:
        found = read_calendar(work, read_histories(work), HORIZON)
    assert bool(found.names) == bool(country)
