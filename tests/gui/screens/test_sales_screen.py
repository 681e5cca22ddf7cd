"""The analyst's desk."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Against, Measure, Question, Slice, View
from retail_desktop.gui.screens import save_as
from retail_desktop.gui.screens.sales_screen import EVERYTHING, NO_SALES, SalesScreen
from retail_desktop.services.saved_views import SavedView
from tests.gui.screens.sales_cases import CHOICES, MARGIN, NEWEST, OLDEST, Desk, desk

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said

__all__ = ["desk"]
OPENED = Question(date(2025, 10, 6), NEWEST)


@pytest.fixture
def page(desk: Desk, open_page: Callable[[type[Any]], Any], qtbot: QtBot) -> SalesScreen:
    shown: SalesScreen = open_page(SalesScreen)
    qtbot.waitUntil(lambda: shown.answer is not None)
    return shown


@pytest.fixture
def answered(page: SalesScreen, desk: Desk, qtbot: QtBot) -> Callable[[], Question]:
    """Wait until what is wanted is shown, and give what was asked last."""

    def wait() -> Question:
        qtbot.waitUntil(lambda: page.answer is not None and page.answer.question == page.question)
        return desk.asked[-1]

    return wait


def choose(box: Any, data: object) -> None:  # noqa: ANN401 - any box of the page
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_the_page_opens_on_a_year_by_week_beside_the_year_before(page: SalesScreen, desk: Desk) -> None:
    assert desk.asked == [OPENED]
    assert page.filters.period.currentText() == "Last 52 weeks"
    assert page.views.currentItem().text() == "Trend"
    assert page.head.toolTip() or page.head.text()
    assert page.chart.accessibleName() == "In words."


def test_the_head_says_sums_and_changes(page: SalesScreen) -> None:
    page.head.resize(2000, 20)
    assert page.head.text() == (
        "Units 1,234 (up 4.7 %)  ·  Net sales $98,765 (down 10.0 %)  ·  Average price $2.50 (as before)  ·  Margin –"
        "  ·  Other 7"
    )


def test_a_year_before_by_category_is_one_click_away(page: SalesScreen, answered: Callable[[], Question]) -> None:
    page.views.setCurrentRow(1)
    assert answered() == replace(OPENED, view=View.COMPARE, by=Slice.CATEGORY)
    page.views.setCurrentRow(2)
    assert answered().by is Slice.ITEM
    page.views.setCurrentRow(4)
    assert answered().by is Slice.ITEM
    page.views.setCurrentRow(3)
    assert answered().by is Slice.CATEGORY


def test_only_what_a_view_uses_can_be_chosen(page: SalesScreen, answered: Callable[[], Question]) -> None:
    assert (page.controls.grain.isVisible(), page.controls.by.isVisible()) == (True, False)
    page.views.setCurrentRow(2)
    answered()
    assert (page.controls.grain.isVisible(), page.controls.minimum.isVisible()) == (False, True)
    page.controls.minimum.setValue(25)
    choose(page.controls.measure, Measure.UNITS)
    assert (answered().minimum, answered().measure) == (25, Measure.UNITS)


def test_a_filter_is_a_chip_that_takes_it_away(page: SalesScreen, answered: Callable[[], Question]) -> None:
    choose(page.filters.boxes["store"], "west")
    choose(page.filters.boxes["supplier"], "BRI")
    assert (answered().store, answered().supplier) == ("west", "BRI")
    assert [chip.text() for chip in page.chips.buttons] == ["West End", "Brightwater"]
    page.chips.buttons[0].click()
    assert (answered().store, answered().supplier) == (None, "BRI")
    assert page.chips.clear.isHidden()
    choose(page.filters.boxes["category"], "")
    answered()
    assert [chip.text() for chip in page.chips.buttons] == ["No category", "Brightwater"]
    page.chips.clear.click()
    assert answered() == OPENED
    assert page.chips.buttons == []


def test_a_period_is_chosen_by_name_or_typed(page: SalesScreen, answered: Callable[[], Question]) -> None:
    choose(page.filters.period, "Last month")
    assert (answered().first, answered().last) == (date(2026, 8, 1), date(2026, 8, 31))
    page.filters.first.setText("29.8.")
    page.filters.first.editingFinished.emit()
    assert answered().first == date(2026, 8, 29)
    assert page.filters.period.currentText() == "Chosen days"
    choose(page.filters.against, Against.BEFORE)
    assert answered().against is Against.BEFORE


def test_what_is_no_period_is_said_beside_it(page: SalesScreen, desk: Desk) -> None:
    page.filters.last.setText("soon")
    page.filters.last.editingFinished.emit()
    assert "“soon” is not a day" in page.filters.doubt.text()
    page.filters.last.setText("2020-01-01")
    page.filters.last.editingFinished.emit()
    assert "comes before the first" in page.filters.doubt.text()
    assert len(desk.asked) == 1


def test_a_double_click_goes_deeper_and_escape_back(page: SalesScreen, answered: Callable[[], Question]) -> None:
    page.views.setCurrentRow(2)
    answered()
    assert page.table.view is not None
    page.table.view.activated_row.emit(page.table.lines()[0])
    assert (answered().sku, answered().view) == ("00417", View.TREND)
    assert [chip.text() for chip in page.chips.buttons] == ["Sailor Mug"]
    page.table.opened.emit(page.table.lines()[0])
    assert answered().view is View.RECEIPTS
    assert not page.picture.isVisible()
    assert page.views.currentRow() == -1
    assert [step.words for step in page.steps] == [EVERYTHING, "Sailor Mug", "Receipts"]
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert answered().view is View.TREND
    page.go_back()
    assert answered().sku is None
    page.go_back()
    assert len(page.steps) == 1


def test_the_trail_leads_back_to_any_step(page: SalesScreen, answered: Callable[[], Question]) -> None:
    page.go_deeper(page.table.lines()[0])
    answered()
    assert page.steps[1].words == "6 Oct–30 Sep"
    page.go_deeper(page.table.lines()[0])
    answered()
    page.trail.parts[0].click()  # type: ignore[attr-defined]  # the first step is a button
    assert answered() == OPENED
    assert page.trail.isHidden()


def test_an_item_taken_away_leaves_its_receipts(page: SalesScreen, answered: Callable[[], Question]) -> None:
    page.show_subject(replace(OPENED, view=View.RECEIPTS, sku="00417"))
    answered()
    page.chips.buttons[0].click()
    assert (answered().view, answered().sku) == (View.TREND, None)
    page.show_subject(replace(OPENED, view=View.RECEIPTS, sku="00417", store="west"))
    answered()
    page.chips.clear.click()
    assert answered() == OPENED
    page.show_subject("nothing of the kind")
    assert page.question == OPENED


def test_rows_without_a_way_stay_where_they_are(page: SalesScreen, desk: Desk) -> None:
    page.go_deeper(page.table.lines()[1])
    assert len(page.steps) == 1
    assert len(desk.asked) == 1


def test_of_many_wishes_the_newest_is_answered(page: SalesScreen, desk: Desk, answered: Callable[[], Question]) -> None:
    for row in range(1, 8):
        page.views.setCurrentRow(row)
    assert answered().view is View.PROMOTIONS
    assert len(desk.asked) == 2


def test_margins_are_offered_to_those_who_may_see_costs(
    page: SalesScreen, desk: Desk, settle: Callable[[], None]
) -> None:
    assert page.controls.measure.findData(MARGIN) >= 0
    desk.choices = replace(CHOICES, sees_cost=False, stores=CHOICES.stores[:1])
    page.reload()
    settle()
    assert page.controls.measure.findData(MARGIN) < 0
    assert page.filters.boxes["store"].isHidden()


def test_a_named_period_moves_along_with_the_sales(
    page: SalesScreen, desk: Desk, settle: Callable[[], None], answered: Callable[[], Question]
) -> None:
    desk.choices = replace(CHOICES, newest=date(2026, 10, 7))
    page.reload()
    settle()
    assert answered().last == date(2026, 10, 7)
    page.filters.last.setText("2026-10-01")
    page.filters.last.editingFinished.emit()
    answered()
    page.reload()
    settle()
    assert answered().last == date(2026, 10, 1)


def test_a_store_without_sales_offers_to_import_some(desk: Desk, open_page: Callable[[type[Any]], Any]) -> None:
    desk.choices = replace(CHOICES, newest=None)
    page = open_page(SalesScreen)
    assert page.empty.isVisible()
    assert NO_SALES in page.empty._words.text()
    page.empty.button.click()
    assert page.visited == [("import", None)]
    page.views.setCurrentRow(3)
    page.filters.changed.emit()
    page.controls.changed.emit()
    page._clear_all()
    page._export()
    page.saved.menu().actions()[0].trigger()
    assert desk.asked == []
    assert page.table.copy_all() == 0


def test_a_refusal_is_told(page: SalesScreen, desk: Desk, said: "Said", qtbot: QtBot) -> None:
    desk.refusal = "There is no store x."
    choose(page.filters.boxes["store"], "west")
    qtbot.waitUntil(lambda: said.refused == ["There is no store x."])


def test_all_rows_shown_can_be_copied(page: SalesScreen, said: "Said") -> None:
    page._copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "From\tUnits"
    assert said.told == ["2 rows copied. Paste them into a spreadsheet."]


def test_what_is_shown_can_be_exported(
    page: SalesScreen, desk: Desk, said: "Said", monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    monkeypatch.setattr(save_as, "ask_where", lambda *_: None)
    page._export()
    monkeypatch.setattr(save_as, "ask_where", lambda *_: Path("/tmp/sales.xlsx"))  # noqa: S108 - nothing is written
    assert page.table.view is not None
    page.table.view.table.sort_by([("units", False)])
    page._export()
    settle()
    (written,) = desk.written
    assert (written[1], [line.cells[1] for line in written[0].lines]) == ("sales.xlsx", [3, 5])
    assert said.asked


def test_a_view_can_be_saved_loaded_and_deleted(
    page: SalesScreen,
    desk: Desk,
    said: "Said",
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
    answered: Callable[[], Question],
) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("Gifts", True))
    save = page.saved.menu().actions()[-1]
    save.trigger()
    settle()
    assert desk.views == [SavedView("Gifts", OPENED, "Last 52 weeks")]
    desk.views.append(SavedView("Old", replace(OPENED, first=OLDEST, grain=Grain.MONTH)))
    page.saved.reload()
    settle()
    names = [action.text() for action in page.saved.menu().actions()]
    assert names == ["Gifts", "Old", "", "&Save this view…", "&Delete a view"]
    page.saved.menu().actions()[1].trigger()
    assert answered().first == OLDEST
    page.saved.menu().actions()[0].trigger()
    assert answered() == OPENED
    delete = page.saved.menu().actions()[-1].menu().actions()[0]  # type: ignore[union-attr]  # it has a menu
    delete.trigger()
    settle()
    assert len(desk.views) == 2
    said.choice = "Delete it"
    page.saved.menu().actions()[-1].menu().actions()[0].trigger()  # type: ignore[union-attr]  # as above
    settle()
    assert [view.name for view in desk.views] == ["Old"]


def test_no_name_saves_no_view(page: SalesScreen, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("", False))
    page.saved.menu().actions()[0].trigger()
    assert desk.views == []
