"""How forecasts turned out."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from retail_desktop.domain.imports import ImportReport
from retail_desktop.services.explain_forecast import explain_forecast
from retail_desktop.services.forecast_accuracy import (
    accuracy_evidence,
    accuracy_over_time,
    forecast_alarms,
    list_runs,
)
from retail_desktop.services.forecast_demand import forecast_demand
from retail_desktop.services.workplace import Workplace

LAST = date(2025, 7, 24)
Bring = Callable[..., ImportReport]


@pytest.fixture
def watched(empty_shop: Workplace, bring: Bring) -> Workplace:
    """Give a shop that forecast every week for seven weeks, while honey sold ten times more in the last four."""
    lines = [
        f"{LAST - timedelta(days=back)},{sku},{units * (10 if sku == 'HONEY' and back < 28 else 1)}"
        for back in range(200)
        for sku, units in (("TEA", 3 + back % 3), ("HONEY", 4 + back % 2), ("POT", 1))
    ]
    bring(empty_shop, "\n".join(["date,sku,quantity", *lines, ""]))
    for week in range(7, -1, -1):
        forecast_demand(empty_shop, as_of=LAST - timedelta(weeks=week), horizon_days=28, workers=1)
    return empty_shop


def test_an_item_that_sells_above_its_band_for_weeks_is_an_alarm(watched: Workplace) -> None:
    (alarm,) = forecast_alarms(watched)
    assert (alarm.sku, alarm.store, alarm.side) == ("HONEY", "MAIN", 1)
    assert alarm.weeks >= 3
    assert alarm.sold > alarm.high
    assert forecast_alarms(watched, sku="TEA", store="MAIN") == ()
    assert explain_forecast(watched, "HONEY", "MAIN").alarm == alarm


def test_runs_are_looked_back_on_as_their_days_come(watched: Workplace) -> None:
    found = accuracy_over_time(watched)
    assert [(one.run.as_of - LAST).days // 7 for one in found] == list(range(-7, 1))
    assert [one.outcome.totals for one in found] == [3, 3, 3, 3, 0, 0, 0, 0]
    for one in found:
        assert one.run.measures.wape is not None
    oldest = found[0].outcome
    assert oldest.inside is not None
    assert oldest.bias is not None
    assert oldest.bias < 0
    assert [one.run.as_of for one in accuracy_over_time(watched, runs=2)] == [LAST - timedelta(weeks=1), LAST]
    assert len(list_runs(watched)) == 8


def test_a_run_made_again_for_the_same_day_counts_once(shop: Workplace) -> None:
    for _ in range(2):
        forecast_demand(shop, workers=1)
    (found,) = accuracy_over_time(shop)
    assert found.run.run_id == 2


def test_without_a_forecast_there_is_nothing_to_look_back_on(empty_shop: Workplace) -> None:
    assert forecast_alarms(empty_shop) == accuracy_over_time(empty_shop) == ()
    assert accuracy_evidence(empty_shop, "00101", "MAIN").sentences[0].startswith("The history is too short")
    assert explain_forecast(empty_shop, "00101", "MAIN").forecast is None


def test_the_evidence_for_an_item_is_in_plain_words(planned: Workplace) -> None:
    evidence = accuracy_evidence(planned, "00101", "MAIN")
    assert (evidence.weeks, evidence.days, evidence.folds) == (28, 28, 11)
    assert evidence.sentences[0].startswith("The 95 % line held in ")
    assert evidence.enough
    assert accuracy_evidence(planned, "00101", "Hill").folds == 0


def test_an_explanation_multiplies_to_the_forecast(planned: Workplace) -> None:
    found = explain_forecast(planned, "00101", "MAIN")
    assert found.forecast is not None
    assert found.parts is not None
    parts = found.parts
    for day in (0, 10, 55):
        years = parts.year_factors or (1.0,) * 8
        month = (parts.month_factors or (1.0,) * 56)[day]
        expected = parts.level * parts.week_pattern[day % 7] * years[day // 7] * month
        assert found.forecast.mean[day] == pytest.approx(expected, rel=1e-5)
    assert sum(parts.votes.values()) == pytest.approx(1)
    assert (parts.past[-1].day, parts.past[-1].days) == (LAST - timedelta(28), 28)
    assert found.evidence.held == sum(total.held for total in parts.past)
    assert (found.overrides, found.corrections, found.kept, found.alarm) == ((), (), (), None)
