"""The first look of a store manager."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.screens.home_screen import HomeScreen
from retail_desktop.gui.screens.narrowed import Narrowed
from retail_desktop.gui.screens.orders_screen import OrdersScreen
from retail_desktop.gui.screens.reorder_screen import ReorderScreen
from retail_desktop.gui.screens.sales_trend import change_words
from retail_desktop.gui.screens.stock_screen import StockPart, StockScreen
from retail_desktop.services import start_of_day
from retail_desktop.services.start_of_day import StartOfDay, ToCount
from tests.gui.screens.home_cases import EMPTY, MORNING, TO_COME, WEEKS

Open = Callable[[type[Any]], Any]


@pytest.fixture
def open_morning(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> Callable[[StartOfDay], HomeScreen]:
    def show(day: StartOfDay) -> HomeScreen:
        monkeypatch.setattr(start_of_day, "start_of_day", lambda _place: day)
        page: HomeScreen = open_page(HomeScreen)
        return page

    return show


def words_of(page: HomeScreen) -> dict[str, tuple[str, str, str]]:
    return {name: (tile.words.count, tile.words.noun, tile.words.below) for name, tile in page.tiles.items()}


def test_the_morning_is_told_in_five_counts(open_morning: Callable[[StartOfDay], HomeScreen]) -> None:
    page = open_morning(MORNING)
    assert words_of(page) == {
        "out": ("2", "items", "$118 at risk"),
        "before": ("1", "item runs out", "$24 at risk"),
        "order": ("1", "supplier today", "first one: Today 16:00"),
        "come": ("4", "orders", "1 late"),
        "count": ("5", "items", "7 of 12 counted"),
    }
    assert page.tiles["out"].accessibleName() == "Out now: 2 items, $118 at risk"
    assert page._summary.text() == (
        "Wed 30 Sep · sales of Tue 29 Sep: $2,283.40 net, 231 units · plan made from the sales through Tue 29 Sep"
    )
    assert page._trend_title.text() == "Net sales per week, USD"


def test_the_whole_morning_fits_a_small_screen_without_scrolling(
    open_morning: Callable[[StartOfDay], HomeScreen], settle: Callable[[], None]
) -> None:
    page = open_morning(MORNING)
    page._notice.say("The plan is out of date: since it was made, sales were imported. Make it again before you order.")
    settle()
    for part in (*page.tiles.values(), page.needs, page.deliveries, page.orders, page.trend):
        bottom = part.mapTo(page, QPoint(part.width(), part.height()))
        assert part.isVisible()
        assert bottom.x() <= page.width()
        assert bottom.y() <= page.height()
    for panel in (page.needs, page.deliveries, page.orders):
        assert panel.view.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("tile", "lead"),
    [
        ("out", ("reorder", Narrowed("Out now"))),
        ("before", ("reorder", Narrowed("Runs out before delivery"))),
        ("order", ("reorder", Narrowed(""))),
        ("come", ("orders", Narrowed("Late orders"))),
        ("count", ("stock", StockPart.COUNT)),
    ],
)
def test_every_tile_leads_to_its_list(
    open_morning: Callable[[StartOfDay], HomeScreen], qtbot: QtBot, tile: str, lead: tuple[str, object]
) -> None:
    page = open_morning(MORNING)
    page.tiles[tile].setFocus()
    qtbot.keyClick(page.tiles[tile], Qt.Key.Key_Space)
    assert page.visited == [lead]


def test_every_row_leads_to_what_it_speaks_of(open_morning: Callable[[StartOfDay], HomeScreen]) -> None:
    page = open_morning(MORNING)
    for panel in (page.needs, page.orders, page.deliveries):
        panel.view.activated_row.emit(panel.model.rows()[0])
        panel.link.click()
    names = [name for name, _ in page.visited]
    assert names == ["item", "reorder", "reorder", "reorder", "orders", "orders"]
    assert page.visited[0][1].origin == "home"
    assert page.visited[2][1] == "BRI"
    assert page.visited[4][1] == "PO-1039"


def test_days_are_named_as_people_do(open_morning: Callable[[StartOfDay], HomeScreen]) -> None:
    page = open_morning(MORNING)
    dues = [page.deliveries.model.data(page.deliveries.model.index(line, 0)) for line in range(4)]
    assert dues == ["3 days late", "Today", "Tomorrow", "Mon 5 Oct"]
    untils = [page.orders.model.data(page.orders.model.index(line, 0)) for line in range(3)]
    assert untils == ["Today 16:00", "Tomorrow", "Mon 5 Oct 12:00"]


def test_without_anything_to_tell_there_is_one_way_to_begin(open_morning: Callable[[StartOfDay], HomeScreen]) -> None:
    page = open_morning(EMPTY)
    assert not page._body.isVisible()
    assert page._nothing.isVisible()


def test_without_a_plan_the_lists_say_so_and_offer_to_make_it(
    open_morning: Callable[[StartOfDay], HomeScreen],
    settle: Callable[[], None],
    shop: Any,  # noqa: ANN401 - the shop of conftest
) -> None:
    page = open_morning(replace(MORNING, plan_as_of=None, needs=(), to_order=(), to_come=()))
    assert page.tiles["out"].words.below == "no reorder plan yet"
    assert page.needs.view._note._words.text().startswith("There is no reorder plan yet.")
    page.needs.view._note._button.click()
    settle()
    assert [name for name, _, _ in shop.calls] == ["forecast_demand", "make_plan"]


def test_quiet_days_say_that_they_are(open_morning: Callable[[StartOfDay], HomeScreen]) -> None:
    page = open_morning(
        replace(MORNING, needs=(), to_order=(), to_come=TO_COME[1:2], to_count=ToCount("", 0, 0, 2, 1), weeks=())
    )
    words = words_of(page)
    assert words["out"] == ("0", "items", "nothing at risk")
    assert words["order"] == ("0", "suppliers", "nothing to order now")
    assert words["come"] == ("1", "order", "next: Today")
    assert words["count"] == ("3", "items", "2 below zero, 1 never counted")
    assert page.needs.view._note._button.text() == "Open the plan"
    page.tiles["come"].click()
    page.tiles["count"].click()
    assert page.visited == [("orders", Narrowed("Open orders")), ("stock", StockPart.CHECK_FIRST)]
    nothing = open_morning(replace(MORNING, to_come=(), to_count=ToCount("", 0, 0, 0, 0)))
    assert words_of(nothing)["come"] == ("0", "orders", "nothing on the way")
    assert words_of(nothing)["count"][2] == "the book looks right"


def test_what_is_missing_or_out_of_date_is_said_above_everything(
    open_morning: Callable[[StartOfDay], HomeScreen], settle: Callable[[], None]
) -> None:
    days = (("Harbour Street", MORNING.today), ("Market Square", MORNING.today.replace(day=12)))
    page = open_morning(replace(MORNING, plan_outdated="The plan is out of date.", missing_days=days))
    assert page._missing._words.text() == "No sales file for Harbour Street, Wed 30 Sep. 1 more day without a file."
    page._notice.button.click()
    settle()
    page._missing.button.click()
    assert page.visited == [("import", None)]


def test_the_trend_compares_with_last_year(open_morning: Callable[[StartOfDay], HomeScreen]) -> None:
    assert change_words(WEEKS) == "16 % more than in the same weeks of last year"
    assert change_words(tuple(replace(week, year_before=None) for week in WEEKS)).startswith("The weeks of last year")
    fewer = (replace(WEEKS[0], net=Decimal(7000)), replace(WEEKS[1], year_before=None))
    assert change_words(fewer) == "50 % less than last year, in the weeks that are known"
    page = open_morning(replace(MORNING, weeks=fewer))
    assert page.trend.tip_at(page.trend.width() / 4).startswith("Week from Wed 2 Sep: $7,000.00, a year before")
    assert not page.trend.grab().isNull()


def test_where_the_room_is_short_the_lists_stand_below_each_other(
    open_morning: Callable[[StartOfDay], HomeScreen], settle: Callable[[], None]
) -> None:
    page = open_morning(MORNING)
    page.resize(710, 420)
    settle()
    assert page.deliveries.y() > page.needs.y()
    assert page.needs.width() == page.deliveries.width()
    page.resize(1166, 636)
    settle()
    assert page.deliveries.y() == page.needs.y()


def test_a_page_opened_from_home_is_narrowed(open_page: Open) -> None:
    plan = open_page(ReorderScreen)
    plan.show_subject(Narrowed("Out now"))
    assert {line.suggestion.status for line in plan._board.model.rows()} == {Status.OUT}
    orders = open_page(OrdersScreen)
    orders.show_subject(Narrowed("Open orders"))
    assert orders.state.currentText() == "Open orders"
    assert len(orders.model.rows()) < orders.model.total
    stock = open_page(StockScreen)
    stock.show_subject(StockPart.CHECK_FIRST)
    assert stock.tabs.currentWidget() is stock.suspects
    stock.show_subject(StockPart.COUNT)
    assert stock.tabs.currentWidget() is stock.counting
