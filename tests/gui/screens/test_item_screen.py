from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from retail_desktop.gui import theme
from retail_desktop.gui.charts import ChartCanvas
from retail_desktop.gui.screens import item_words
from retail_desktop.gui.screens.item_days import forecast_days, sold_days
from retail_desktop.gui.screens.item_screen import ItemScreen
from retail_desktop.gui.screens.visit import Visit

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], settle: Callable[[], None]) -> ItemScreen:
    page = open_page(ItemScreen)
    page.show_subject(Visit(("00417", "main"), (("00431", "main"), ("00417", "main"), ("00409", "main")), "reorder"))
    settle()
    return page


def _fact(page: ItemScreen, name: str) -> tuple[str, str]:
    cell = next(labels for labels in page._facts._cells if labels[0].text() == name)
    return cell[1].text(), cell[2]._whole


def test_the_item_names_itself_its_status_and_where_one_came_from(page: ItemScreen) -> None:
    assert page._name.text() == "Sailor Mug 350 ml"
    assert page._details.text() == "00417 · Gifts / Mugs · Brightwater Trading"
    assert page._status.text() == "Runs out before delivery"
    assert page._back.text() == "Reorder plan"


def test_the_facts_are_those_a_manager_asks_for(page: ItemScreen) -> None:
    assert _fact(page, "Stock here") == ("20", "5.7 days cover")
    assert _fact(page, "Other stores") == ("49", "Market Square 41 · Station Road 8")
    assert _fact(page, "Price") == ("7.08", "cost 2.95 · margin 58.3 %")
    assert _fact(page, "Next delivery") == ("Tue 6 Oct", "estimated, if ordered today")
    assert _fact(page, "On order") == ("0", "no open order")


def test_one_leafs_with_alt_up_and_down(page: ItemScreen, qtbot: QtBot, settle: Callable[[], None]) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    settle()
    assert page._name.text() == "Ginger Biscuits tin 300 g"
    assert not page._later.isEnabled()
    page._leaf(1)
    page._earlier.click()
    page._earlier.click()
    settle()
    assert page._name.text() == "Harbour Coffee 250 g"


def test_escape_goes_back_to_where_one_came_from(page: ItemScreen) -> None:
    page._go_back()
    assert page.visited == [("reorder", None)]


def test_the_order_button_leads_to_the_plan(page: ItemScreen) -> None:
    assert page._order.text() == "&Reorder plan: order 48"
    page._order.click()
    assert page.visited == [("reorder", None)]


def test_nothing_asked_for_changes_nothing(page: ItemScreen) -> None:
    page.show_subject(None)
    assert page._name.text() == "Sailor Mug 350 ml"


def test_an_unknown_item_is_refused_in_words(
    page: ItemScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    shop.refusal = "There is no item 417."
    page.show_subject("417")
    settle()
    assert said.refused == ["There is no item 417."]


def test_both_charts_are_drawn_and_say_what_they_show(page: ItemScreen, qtbot: QtBot) -> None:
    charts = page._overview.findChildren(ChartCanvas)
    qtbot.waitUntil(lambda: all(chart.accessibleName() for chart in charts))
    assert "Out of stock 27–29 Aug." in charts[0].accessibleName()
    assert "48 arrive on Tue 6 Oct 2026." in charts[1].accessibleName()


def test_a_new_theme_draws_the_charts_anew(page: ItemScreen, qtbot: QtBot, qapp: QApplication) -> None:
    chart = page._overview.findChildren(ChartCanvas)[0]
    qtbot.waitUntil(lambda: bool(chart.accessibleName()))
    before = chart._canvas
    theme.signals.changed.emit()
    qtbot.waitUntil(lambda: chart._canvas not in (None, before))


def test_the_pointer_reads_figures_off_the_chart(
    page: ItemScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _spot, words, _widget: shown.append(words))
    chart = page._overview.findChildren(ChartCanvas)[0]
    qtbot.waitUntil(lambda: bool(chart.accessibleName()))
    spot = QPoint(chart._canvas.width() // 3, 60)
    assert "sold" in chart._figures_at(spot)
    event = QHelpEvent(QEvent.Type.ToolTip, spot, chart._canvas.mapToGlobal(spot))
    assert QApplication.sendEvent(chart._canvas, event)
    assert "sold" in shown[0]


def test_the_sales_tab_lists_days_newest_first_and_names_stock_outs(shop: "Shop") -> None:
    days = sold_days(shop.card("00417"))
    assert days[0].day == date(2026, 9, 29)
    assert [one.day.day for one in days if one.out] == [29, 28, 27]


def test_the_forecast_tab_lists_quantiles_and_the_running_total(shop: "Shop") -> None:
    days = forecast_days(shop.forecasts["00417"])
    assert len(days) == 56
    assert days[6].total == pytest.approx(7 * 3.5)
    assert list(days[0].quantiles) == sorted(days[0].quantiles)
    assert forecast_days(None) == []


def test_accuracy_is_told_in_plain_words(shop: "Shop") -> None:
    words = item_words.accuracy_words(shop.card("00417").accuracy)
    assert "81 % accurate, 2 % too low" in words
    assert "Repeating what sold before would have been 73 % accurate." in words
    assert item_words.accuracy_words(None) == "There is not enough history yet to test the forecast."


def test_an_item_without_a_forecast_says_so(page: ItemScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    card = shop.card("00417")
    bare = replace(
        card, forecast=None, suggestion=None, accuracy=None, stores=card.stores[:1], history_days=(), history_units=(),
        out_of_stock=(), row=replace(card.row, daily_forecast=None, pattern="new", last_sale=None, unit_cost=None),
    )  # fmt: skip
    shop.card = lambda *_: bare
    page._show(bare)
    assert not page._order.isVisible()
    assert not page._overview._stock_card.isVisible()
    assert _fact(page, "Price")[1] == "cost unknown"
    assert _fact(page, "Sold 30 days")[1] == "no sale yet"
    assert _fact(page, "Stock here")[1] == "no forecast demand"
    assert item_words.in_words(bare) == "Not enough sales yet to say how it sells."
    assert item_words.arrival(bare) is None


def test_a_delivery_on_its_way_is_named(shop: "Shop") -> None:
    card = shop.card("00417")
    coming = replace(card, next_delivery=date(2026, 10, 2), due=((date(2026, 10, 2), Decimal(12)),))
    facts = {name: (figure, small) for name, figure, small in item_words.facts(coming)}
    assert facts["Next delivery"] == ("Fri 2 Oct", "on order")
    assert facts["On order"][1] == "1 delivery"


def test_no_demand_is_called_by_its_name(shop: "Shop") -> None:
    card = shop.card("00417")
    idle = replace(card, row=replace(card.row, daily_forecast=0.0, pattern="none"), suggestion=None)
    assert item_words.in_words(idle) == "No demand is expected."
    lasting = replace(card, row=replace(card.row, pattern="lumpy"))
    assert item_words.in_words(lasting).startswith("Sells irregularly, about 3.5 a day.")


def test_key_hints_are_in_the_tooltips(page: ItemScreen) -> None:
    assert page._later.toolTip() == "Next (Alt+Down)"
