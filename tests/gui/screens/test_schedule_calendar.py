"""The calendar of the coming weeks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from retail_desktop.gui.screens.schedule_calendar import ScheduleCalendar
from retail_desktop.gui.screens.schedule_model import FIRST_DAY
from retail_desktop.gui.screens.suppliers_screen import SuppliersScreen
from retail_desktop.services import reorder_schedule
from retail_desktop.services.reorder_schedule import Schedule
from tests.gui.screens.supplier_cases import schedule

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any], settle: Settle) -> SuppliersScreen:
    page: SuppliersScreen = open_page(SuppliersScreen)
    page.show_subject("calendar")
    settle()
    return page


@pytest.fixture
def calendar(page: SuppliersScreen) -> ScheduleCalendar:
    return page.calendar


def go_to(calendar: ScheduleCalendar, row: int, column: int) -> str:
    calendar.view.setCurrentIndex(calendar.model.index(row, column))
    return calendar.words.text()


def test_every_day_says_what_is_to_be_done(calendar: ScheduleCalendar) -> None:
    assert calendar.heading.text() == "Wed 30 Sep to Tue 27 Oct, late ones first"
    assert go_to(calendar, 0, FIRST_DAY + 2) == (
        "Brightwater Trading, Fri 2 Oct: order 12 suggestions, $640.20 until 14:30."
    )
    assert go_to(calendar, 0, FIRST_DAY + 3).endswith("Order PO-1041 should bring 12 units.")
    assert go_to(calendar, 0, FIRST_DAY + 9).endswith("closed.")
    assert go_to(calendar, 0, FIRST_DAY + 11).endswith("takes orders until 14:30.")
    assert go_to(calendar, 0, FIRST_DAY).endswith("nothing to do.")


def test_the_columns_before_the_days_tell_of_the_supplier(calendar: ScheduleCalendar) -> None:
    texts = [calendar.model.data(calendar.model.index(0, place)) for place in range(FIRST_DAY)]
    assert texts == ["Brightwater Trading", "2", "$640"]
    words = go_to(calendar, 0, 0)
    assert "order PO-1040 should have brought 24 units on Mon 28 Sep, 2 days late." in words
    assert "3 suggestions should have been ordered before the next chance." in words
    assert words.endswith("The next day to order is Fri 2 Oct.")
    assert go_to(calendar, 1, 0) == "Cove Dairy: nothing to order."
    heads = [calendar.model.headerData(place, Qt.Orientation.Horizontal) for place in (0, FIRST_DAY, FIRST_DAY + 1)]
    assert heads == ["Supplier", "We\n30", "Oct\n1"]


def test_the_model_keeps_qt_s_rules(calendar: ScheduleCalendar, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(calendar.model)


def test_four_weeks_need_no_scrolling(calendar: ScheduleCalendar) -> None:
    assert not calendar.view.horizontalScrollBar().isVisible()
    assert not calendar.view.verticalScrollBar().isVisible()
    assert not calendar.grab().isNull()


def test_arrow_keys_go_from_day_to_day_and_enter_opens_what_is_there(
    page: SuppliersScreen, calendar: ScheduleCalendar, qtbot: QtBot
) -> None:
    go_to(calendar, 0, FIRST_DAY + 1)
    qtbot.keyClick(calendar.view, Qt.Key.Key_Right)
    assert calendar.words.text().startswith("Brightwater Trading, Fri 2 Oct")
    qtbot.keyClick(calendar.view, Qt.Key.Key_Return)
    qtbot.keyClick(calendar.view, Qt.Key.Key_Right)
    qtbot.keyClick(calendar.view, Qt.Key.Key_Return)
    go_to(calendar, 0, 1)
    calendar.open.click()
    go_to(calendar, 1, 0)
    calendar.open.click()
    assert page.visited == [("reorder", "BRI"), ("orders", "PO-1041"), ("orders", "PO-1040"), ("suppliers", "COV")]  # type: ignore[attr-defined]  # noted by the fixture


def test_without_suppliers_or_a_plan_the_calendar_says_so(
    page: SuppliersScreen, calendar: ScheduleCalendar, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reorder_schedule, "reorder_schedule", lambda *_: replace(schedule(), plan_as_of=None))
    page.set_stale()
    settle()
    assert calendar.note.text().startswith("There is no reorder plan yet")
    monkeypatch.setattr(reorder_schedule, "reorder_schedule", lambda *_: Schedule(date(2026, 9, 30), (), None))
    page.set_stale()
    settle()
    assert calendar.words.text().startswith("No supplier sells anything yet")
    assert not calendar.open.isEnabled()


def test_a_refusal_is_shown_as_it_is(page: SuppliersScreen, shop: "Shop", said: "Said", settle: Settle) -> None:
    shop.refusal = "The store is busy."
    page.set_stale()
    settle()
    assert shop.refusal in said.refused


def test_the_day_under_the_cursor_can_still_be_read(calendar: ScheduleCalendar) -> None:
    calendar.view.setFocus()
    go_to(calendar, 0, FIRST_DAY + 2)
    cell = calendar.view.visualRect(calendar.model.index(0, FIRST_DAY + 2))
    picture = calendar.view.viewport().grab(cell).toImage()
    corner = picture.pixelColor(6, 6)
    assert corner != picture.pixelColor(picture.width() // 2 - 10, picture.height() // 2)
