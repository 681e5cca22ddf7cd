"""Wherever first forecasts are shown, a line says that they are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QFrame, QTabWidget

from retail_desktop.domain.forecast_history import RunState
from retail_desktop.gui.screens.first_notice import FirstNotice
from retail_desktop.gui.screens.forecasts_screen import ForecastsScreen
from retail_desktop.gui.screens.item_screen import ItemScreen
from retail_desktop.gui.screens.reorder_screen import ReorderScreen
from retail_desktop.services import forecast_accuracy
from retail_desktop.services.first_forecasts import FirstForecasts
from tests.gui.screens.forecast_cases import run_of

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

UNDER_WAY = FirstForecasts(date(2026, 9, 29), being_replaced=True)
LEFT = replace(UNDER_WAY, being_replaced=False)


@pytest.mark.parametrize("page", [ForecastsScreen, ReorderScreen])
def test_the_pages_of_all_items_say_it_until_the_full_run_is_done(
    shop: "Shop", open_page: Callable[[type[Any]], Any], settle: Callable[[], None], page: type[Any]
) -> None:
    shop.outlook.first = UNDER_WAY
    shown = open_page(page)
    notice = shown.findChild(FirstNotice)
    assert notice.isVisible()
    assert notice.words.text() == "First forecasts, without tests on the past. Better ones are being made."
    shop.outlook.first = LEFT
    shown.reload()
    settle()
    assert "The full run was not finished" in notice.words.text()
    shop.outlook.first = None
    shown.reload()
    settle()
    assert not notice.isVisible()


def test_the_newest_numbers_are_the_first_ones(
    shop: "Shop", open_page: Callable[[type[Any]], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.outlook.first = UNDER_WAY
    runs = run_of(5, RunState.RUNNING), run_of(4, RunState.PRELIMINARY)
    monkeypatch.setattr(forecast_accuracy, "list_runs", lambda *_, **__: runs)
    page = open_page(ForecastsScreen)
    states = [page.runs.model.index(row, 1).data() for row in range(2)]
    assert states == ["Running", "First ones"]
    assert page._summary.text().startswith("newest from sales through Tue 22 Sep")


def test_an_items_forecast_says_it_instead_of_how_it_did_before(
    shop: "Shop", open_page: Callable[[type[Any]], Any], settle: Callable[[], None]
) -> None:
    shop.outlook.first = UNDER_WAY
    page = open_page(ItemScreen)
    page.show_subject(("00417", "main"))
    settle()
    page.findChild(QTabWidget).setCurrentWidget(page._forecast)
    settle()
    told = [frame.accessibleName() for frame in page._forecast.summary.findChildren(QFrame)]
    assert f"Untested: {UNDER_WAY.words}" in told
    assert not page._forecast.summary.badge.isVisible()
    assert page._forecast.summary._below.count() == 0
