"""The forecast tab of an item: why the forecast is what it is, and how a person changes it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from retail_desktop.domain.evidence import Evidence
from retail_desktop.domain.forecast_history import Drift, OverrideValue
from retail_desktop.domain.overrides import Override, OverrideKind, overridden
from retail_desktop.gui.screens import forecast_words, item_forecast
from retail_desktop.gui.screens.change_forecast_dialog import ChangeForecastDialog, Preview, Scope
from retail_desktop.gui.screens.item_forecast import ForecastTab
from retail_desktop.gui.screens.item_screen import ItemScreen
from tests.gui.screens.forecast_cases import explained

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

DRIFT = Drift("00417", "main", 4, 1, date(2026, 9, 2), 150, 60, 110)


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], settle: Callable[[], None]) -> ItemScreen:
    page = open_page(ItemScreen)
    page.show_subject(("00417", "main"))
    settle()
    page.findChild(QTabWidget).setCurrentWidget(page._forecast)
    settle()
    return page


@pytest.fixture
def tab(page: ItemScreen) -> ForecastTab:
    return page._forecast


def words_of(tab: ForecastTab) -> list[str]:
    return [label.text() for label in tab.summary.findChildren(QLabel) if not label.isHidden()]


def test_one_sentence_says_what_the_forecast_is_made_of(tab: ForecastTab) -> None:
    assert tab.summary.sentence.text() == (
        "About 3.5 a day over the next 28 days: level 3.9, Sundays up, Tuesdays down, rising to ×1.2 by week 8, "
        "Columbus Day ×1.6 on Mon 12 Oct; 12 of the last 13 four-week totals lay below the 95 % line."
    )


def test_pay_days_are_shown_where_they_matter(page: ItemScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    pictures = page._forecast.pictures
    assert pictures.month_card.isHidden()
    parts = explained(shop.forecasts["00417"]).parts
    assert parts is not None
    shop.outlook.changed = {"parts": replace(parts, month_factors=(1.0, 1.08, 1.12, 1.06, 1.0, 0.94) + (1.0,) * 50)}
    page.reload()
    settle()
    assert not pictures.month_card.isHidden()
    assert pictures.month.accessibleName().startswith("Days of the month: 30 Sep ×1.00, 1 Oct ×1.08, 2 Oct ×1.12")
    assert pictures.month.tip_at(1) == "Wed 30 Sep: ×1.00"
    assert "day of the month up to ×1.12 (1 Oct – 3 Oct), Columbus Day" in page._forecast.summary.sentence.text()


@pytest.mark.parametrize(
    ("factors", "words"),
    [
        ((), ""),
        ((1.02, 0.97), ""),
        ((1.0, 0.9, 0.94, 1.06), "day of the month down to ×0.90 (1 Oct – 2 Oct)"),
        ((1.2,), "day of the month up to ×1.20 (30 Sep)"),
    ],
)
def test_the_days_of_the_month_that_stand_out_are_named(factors: tuple[float, ...], words: str) -> None:
    assert forecast_words.month_words(factors, date(2026, 9, 30)) == words


def test_what_speaks_for_and_against_the_forecast_follows(tab: ForecastTab) -> None:
    assert "26 % less error than a 28-day mean." in words_of(tab)
    assert "Forecast 12 % too high on average." in words_of(tab)
    assert tab.summary.badge.isHidden()


def test_a_short_history_gets_the_grey_badge(page: ItemScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.outlook.changed = {"evidence": Evidence(None, 9, 28), "parts": None}
    page.reload()
    settle()
    assert page._forecast.summary.badge.text() == "Little history: 9 weeks, 0 tests"
    assert "The history is too short to test a forecast on." in words_of(page._forecast)
    assert not page._forecast.pictures.isVisible()


def test_an_engine_that_is_no_better_than_a_mean_says_so(
    page: ItemScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    found = explained(shop.forecasts["00417"])
    assert found.evidence.accuracy is not None
    plain = replace(found.evidence, accuracy=replace(found.evidence.accuracy, value_added=-0.02))
    shop.outlook.changed = {"evidence": plain}
    page.reload()
    settle()
    assert "No better than a 28-day mean." in words_of(page._forecast)


def test_an_item_that_sells_above_its_range_is_called_unusual(
    page: ItemScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.outlook.changed = {"alarm": DRIFT}
    page.reload()
    settle()
    assert any(
        words.startswith("Sold above its forecast range for 4 weeks: 150 since Wed 2 Sep, not 60 to 110.")
        for words in words_of(page._forecast)
    )


def test_small_charts_can_be_read_aloud(tab: ForecastTab) -> None:
    assert tab.pictures.week.accessibleName().startswith("Weekdays: Mon ×1.1, Tue ×0.6, Wed ×1.0")
    assert tab.pictures.course.accessibleName().endswith("18 Nov ×1.2")
    assert (
        tab.pictures.votes.accessibleName()
        == "Methods: 60 % what all items have in common, 40 % recent sales, smoothed"
    )
    assert "190.0 sold, above the range, 98.0 forecast, 60.0 to 140.0 range." in tab.pictures.past.accessibleName()
    assert tab.pictures.week.tip_at(1) == "Mon: ×1.1"
    assert not tab.grab().isNull()


def test_the_chart_marks_corrected_days_and_lost_sales(tab: ForecastTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(tab.chart.accessibleName()))
    legend = [text.get_text() for text in tab.chart._chart.figure.legends[0].get_texts()]
    assert "lost sales, estimated" in legend
    assert "corrected day" in legend


def test_coming_events_are_named(tab: ForecastTab) -> None:
    (event,) = tab.events.model.rows()
    assert (event.names, tab.events.isVisibleTo(tab)) == (("Columbus Day",), True)


def test_one_click_lets_a_day_count_as_it_was_sold_and_another_corrects_it_again(
    tab: ForecastTab, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    assert [one.state for one in tab.corrected.model.rows()] == ["corrected", "estimated"]
    tab.corrected.keep.click()
    settle()
    assert [one.day for one in shop.outlook.kept] == [date(2026, 9, 14)]
    assert said.told == ["14 Sep 2026 counts as it was sold from the next forecast on."]
    assert tab.corrected.model.rows()[0].state == "counts as sold from the next forecast on"
    assert tab.corrected.keep.text() == "Correct ag&ain"
    tab.corrected.keep.click()
    settle()
    assert shop.outlook.kept == ()


def test_a_change_is_made_and_taken_back(
    tab: ForecastTab, shop: "Shop", said: "Said", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(dialog: ChangeForecastDialog) -> int:
        dialog.amount.setValue(20)
        dialog.note.setText("Market in town")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChangeForecastDialog, "exec", choose)
    tab.changes.change.click()
    settle()
    (made,) = shop.outlook.overrides
    assert (made.sku, made.store, made.amount, made.note) == ("00417", "main", Decimal(20), "Market in town")
    assert said.told[0].startswith("Changed: +20 % for 00417 in main. 1 forecast follows.")
    assert tab.changes.isVisibleTo(tab)
    tab.changes.remove.click()
    settle()
    assert shop.outlook.overrides == []
    assert not tab.changes.isVisibleTo(tab)


def test_who_may_not_forecast_can_look_but_not_change(
    page: ItemScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.outlook.may_change = False
    page.reload()
    settle()
    assert not page._forecast.changes.change.isEnabled()
    assert page._forecast.changes.change.toolTip() == "Ask somebody who may run forecasts."
    assert not page._forecast.corrected.keep.isEnabled()


def test_an_item_without_a_forecast_says_what_to_do(page: ItemScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.outlook.changed = {"forecast": None, "parts": None, "coming": (), "corrections": ()}
    page.reload()
    settle()
    assert page._forecast.summary.sentence.text().endswith("Run Forecast and plan.")
    assert not page._forecast.changes.change.isEnabled()
    assert not page._forecast.days.isVisible()


def test_a_change_can_concern_the_item_its_category_its_store_or_everything(shop: "Shop") -> None:
    assert [one.words for one in item_forecast.scopes(shop.card("00417"))] == [
        "This item in main",
        "This item in all stores",
        "Category Gifts / Mugs in main",
        "Category Gifts / Mugs in all stores",
        "All items in main",
        "Everything",
    ]


@pytest.fixture
def dialog(shop: "Shop", qtbot: QtBot, page: ItemScreen) -> ChangeForecastDialog:
    preview = Preview(shop.forecasts["00417"], (), "Gifts")
    made = ChangeForecastDialog(
        page, [Scope("This item", "00417", "main"), Scope("Everything")], date(2026, 9, 30), preview
    )
    qtbot.addWidget(made)
    return made


def test_the_dialog_says_what_a_change_does_to_the_next_days(dialog: ChangeForecastDialog) -> None:
    assert dialog.words.text() == "Say how much."
    assert not dialog._change.isEnabled()
    dialog.amount.setValue(50)
    assert dialog.words.text().startswith("The next 28 days: about 147.0 units instead of 98.0 (+50 %);")
    dialog.scope.setCurrentIndex(1)
    assert dialog.words.text().startswith("All forecasts change at once, and later ones too. This item: ")
    dialog.kind.setCurrentIndex(1)
    assert dialog.amount.value() == pytest.approx(3.5)
    dialog.amount.setValue(0)
    assert dialog._change.isEnabled()
    assert dialog.change.kind is OverrideKind.VALUE


def test_a_broad_change_leaves_an_item_alone_that_has_its_own(shop: "Shop", qtbot: QtBot, page: ItemScreen) -> None:
    own = Override(1, OverrideKind.VALUE, Decimal(5), date(2026, 9, 30), sku="00417")
    forecast = overridden(shop.forecasts["00417"], [own], "Gifts")
    made = ChangeForecastDialog(
        page, [Scope("Category Gifts", "", "", "Gifts")], date(2026, 9, 30), Preview(forecast, (own,), "Gifts")
    )
    qtbot.addWidget(made)
    made.amount.setValue(30)
    assert made.words.text() == (
        "Everything in “Category Gifts” changes at once, and in later forecasts. This item: the next 28 days stay as "
        "they are: about 140.0 units. A narrower change holds for it."
    )


def test_a_period_that_ends_before_it_begins_is_refused_at_once(dialog: ChangeForecastDialog) -> None:
    dialog.amount.setValue(5)
    dialog.last.choose(date(2026, 9, 1))
    assert "before it begins" in dialog.words.text()
    assert not dialog._change.isEnabled()
    dialog.ends.setChecked(False)
    assert dialog.change.last is None
    assert dialog._change.isEnabled()


def test_a_change_beyond_the_forecast_moves_nothing_yet(dialog: ChangeForecastDialog) -> None:
    dialog.amount.setValue(5)
    dialog.last.choose(date(2027, 12, 31))
    dialog.first.choose(date(2027, 12, 1))
    assert dialog.words.text() == "The next 28 days stay as they are: about 98.0 units."


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ([0.9] * 5 + [1.2, 1.3], "weekends up"),
        ([1.0] * 7, "every weekday alike"),
        ([1.17] * 5 + [1.15, 0.0], "nothing on Sundays"),
        ([1.0, 1.0, 1.0, 1.0, 1.6, 0.7, 0.7], "Fridays up, Saturdays and Sundays down"),
        ([0.0] * 7, "every weekday alike"),
    ],
)
def test_what_stands_out_in_a_week(pattern: list[float], words: str) -> None:
    assert forecast_words.week_words(pattern) == words


def test_what_changes_by_hand_were_worth_is_told_once_their_days_have_come() -> None:
    assert forecast_words.value_words(OverrideValue(0, None, None)) == ""
    better = forecast_words.value_words(OverrideValue(4, 0.1, 0.2))
    assert better == "Changes by hand made the forecast better: 50 % less error over 4 past totals."
    assert "worse: 100 % more" in forecast_words.value_words(OverrideValue(4, 0.4, 0.2))
    assert "no difference" in forecast_words.value_words(OverrideValue(1, 0.2, 0.2))
