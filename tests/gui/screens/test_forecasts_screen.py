"""The page of all forecasts, and the notices that lead to items which sell outside their range."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QDialog

from retail_desktop.domain.forecast_history import Drift
from retail_desktop.domain.overrides import Override, OverrideKind
from retail_desktop.gui.screens.alarm_notice import Chosen
from retail_desktop.gui.screens.change_forecast_dialog import ChangeForecastDialog
from retail_desktop.gui.screens.forecasts_screen import ForecastsScreen
from retail_desktop.gui.screens.items_screen import ItemsScreen
from retail_desktop.gui.screens.reorder_screen import ReorderScreen
from retail_desktop.gui.screens.visit import Visit

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

ALARMS = (
    Drift("00417", "main", 4, 1, date(2026, 9, 2), 150, 60, 110),
    Drift("00409", "main", 3, -1, date(2026, 9, 9), 2, 20, 60),
)


@pytest.fixture
def alarmed(shop: "Shop") -> "Shop":
    shop.outlook.alarms = ALARMS
    return shop


@pytest.fixture
def page(alarmed: "Shop", open_page: Callable[[type[Any]], Any]) -> ForecastsScreen:
    return open_page(ForecastsScreen)


def cells(table: Any, row: int) -> list[str]:  # noqa: ANN401 - a short table
    return [table.model.index(row, column).data() for column in range(table.model.columnCount())]


def test_items_outside_their_range_are_listed_with_what_was_expected(page: ForecastsScreen) -> None:
    first = ["00417", "Sailor Mug 350 ml", "main", "above the range", "4", "2 Sep", "150", "60", "110"]
    assert cells(page.alarms, 0) == first
    assert cells(page.alarms, 1)[3] == "below the range"
    page.alarms.view.activated_row.emit(ALARMS[0])
    assert page.visited == [("item", Visit(("00417", "main"), (("00417", "main"), ("00409", "main")), "forecasts"))]


def test_the_navigation_counts_them(alarmed: "Shop", page: ForecastsScreen, settle: Callable[[], None]) -> None:
    badges: list[str] = []
    page.badge.connect(badges.append)
    page.reload()
    settle()
    alarmed.outlook.alarms = ()
    page.reload()
    settle()
    assert badges == ["2", ""]
    assert not page.alarms.view.isVisible()


def test_each_run_says_what_it_tested_and_what_came(page: ForecastsScreen) -> None:
    newest, oldest = cells(page.runs, 0), cells(page.runs, 4)
    assert newest[:2] == ["29 Sep", "Complete"]
    assert newest[5:] == ["20.0 %", "–", "−2.0 %", "–", "95.0 %", "–", "25.9 %"]
    assert oldest[5:] == ["20.0 %", "22.0 %", "−2.0 %", "−4.0 %", "95.0 %", "90.0 %", "25.9 %"]
    assert cells(page.runs, 2)[1] == "Cancelled"


def test_the_charts_can_be_read_aloud(page: ForecastsScreen) -> None:
    assert page.error.accessibleName().startswith("Error of each run. 1 Sep 2026: 20.0 % tested, 22.0 % came.")
    assert "−2.0 % tested, – came" in page.bias.accessibleName()
    assert not page.grab().isNull()


def test_everything_can_be_changed_at_once_and_back(
    page: ForecastsScreen, shop: "Shop", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def choose(dialog: ChangeForecastDialog) -> int:
        dialog.amount.setValue(-10)
        shown.append(dialog.words.text())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ChangeForecastDialog, "exec", choose)
    page.changes.change.click()
    settle()
    assert shown == ["All forecasts change at once, and later ones too."]
    assert cells(page.changes, 0)[:2] == ["everything", "−10 %"]
    page.changes.remove.click()
    settle()
    assert shop.outlook.overrides == []


def test_of_several_changes_the_one_with_the_cursor_is_taken_back(
    page: ForecastsScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.outlook.overrides = [
        Override(number, OverrideKind.PERCENT, Decimal(number), date(2026, 10, 1)) for number in (1, 2)
    ]
    page.reload()
    settle()
    assert not page.changes.remove.isEnabled()
    page.changes.view.go_to(1)
    page.changes.remove.click()
    settle()
    assert [one.override_id for one in shop.outlook.overrides] == [2]


def test_a_cancelled_dialog_changes_nothing(
    page: ForecastsScreen, shop: "Shop", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChangeForecastDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    page.changes.change.click()
    assert shop.outlook.overrides == []


def test_the_items_page_shows_the_alarmed_items_alone_and_all_again(
    alarmed: "Shop", open_page: Callable[[type[Any]], Any], settle: Callable[[], None]
) -> None:
    page: ItemsScreen = open_page(ItemsScreen)
    assert page._notice._words.text() == "2 items have sold outside their forecast range for three weeks or more."
    page._notice.button.click()
    assert [row.sku for row in page.model.rows()] == ["00417", "00409"]
    assert page._chosen_line._words.text() == "Sold outside their forecast range: 2 items."
    page.reload()
    settle()
    assert not page._notice.isVisible()
    page._chosen_line.button.click()
    settle()
    assert len(page.model.rows()) == 40
    assert page._notice.isVisible()


def test_clearing_the_filter_gives_all_items_back(alarmed: "Shop", open_page: Callable[[type[Any]], Any]) -> None:
    page: ItemsScreen = open_page(ItemsScreen)
    page._notice.button.click()
    page.model.clear_filter()
    assert page._chosen_line.isHidden()


def test_the_reorder_plan_leads_to_the_alarmed_items(alarmed: "Shop", open_page: Callable[[type[Any]], Any]) -> None:
    page: ReorderScreen = open_page(ReorderScreen)
    page._alarms.button.click()
    ((where, chosen),) = page.visited
    assert where == "items"
    assert chosen == Chosen(frozenset({("00417", "main"), ("00409", "main")}), "Sold outside their forecast range")


def test_one_item_alone_is_spoken_of_in_the_singular(alarmed: "Shop", open_page: Callable[[type[Any]], Any]) -> None:
    alarmed.outlook.alarms = ALARMS[:1]
    page: ItemsScreen = open_page(ItemsScreen)
    assert page._notice._words.text() == "1 item has sold outside its forecast range for three weeks or more."
