from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from retail_desktop.domain.quantity_changes import QuantityWish
from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.gui.screens import save_as
from retail_desktop.gui.screens.day_dialog import DayDialog
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.reorder_screen import ReorderScreen
from retail_desktop.gui.screens.supplier_cards import SupplierCard
from retail_desktop.gui.screens.visit import Visit

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ReorderScreen:
    return open_page(ReorderScreen)


def _line(page: ReorderScreen, sku: str) -> PlanLine:
    return next(line for line in page._lines if line.suggestion.sku == sku)


def _type(page: ReorderScreen, sku: str, text: str) -> PlanLine:
    line = _line(page, sku)
    model = page._board.model
    index = model.index(model.find_row(line.key), model.place_of("quantity"))
    model.setData(index, text)
    return line


def _calls(shop: "Shop", name: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
    return [(args, kwargs) for called, args, kwargs in shop.calls if called == name]


def _wishes(shop: "Shop") -> list[QuantityWish]:
    return [wish for args, _ in _calls(shop, "change_quantities") for wish in args[1]]


def test_every_supplier_has_a_card_after_the_one_for_all(page: ReorderScreen) -> None:
    names = [card.text() for card in page.findChildren(SupplierCard)]
    assert names[0] == "All suppliers"
    assert len(names) == 6


def test_choosing_a_supplier_shows_its_lines_and_adds_them_up(page: ReorderScreen, qtbot: QtBot) -> None:
    card = next(one for one in page.findChildren(SupplierCard) if one.summary.code == "BRI")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert {line.suggestion.supplier for line in page._board.model.rows()} == {"BRI"}
    assert page._totals._lines.text() == "9 of 12 lines"
    assert page._totals._minimum.text() == "$500 minimum met"
    assert "Lead time 6 days · arrives Tue 6 Oct · next order Wed 7 Oct" in page._board._terms.text()


def test_lines_that_need_nothing_are_hidden_until_asked_for(page: ReorderScreen) -> None:
    before = page._board.model.rowCount()
    page._all.setChecked(True)
    assert page._board.model.rowCount() == 40 > before


def test_a_typed_quantity_is_rounded_up_saved_and_marked(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    line = _type(page, "00399", "21")
    settle()
    assert line.quantity == 30
    assert line.mark == "edited"
    assert line.note == "21 typed, rounded up to 3 × 10"
    assert _wishes(shop) == [QuantityWish("00399", "main", Decimal(30), line.note)]
    assert page._totals._edited.text() == "• 1 edited"


def test_nothing_can_be_ordered_which_unticks_the_line(page: ReorderScreen) -> None:
    line = _type(page, "00417", "0")
    assert (line.quantity, line.ticked) == (0, False)
    assert line in page._board.model.rows()


def test_what_is_no_quantity_is_marked_with_its_reason_and_not_saved(page: ReorderScreen, shop: "Shop") -> None:
    line = _type(page, "00417", "many")
    assert line.mark == "invalid"
    assert "not a number" in line.note
    assert line.quantity == 48
    assert not _wishes(shop)
    _type(page, "00417", "48.0")
    assert line.mark is None


def test_an_edit_can_be_undone_and_the_button_names_it(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    line = _type(page, "00417", "60")
    assert "00417" in page._undo.toolTip()
    page._undo.click()
    settle()
    assert (line.quantity, line.edited, page._undo.isEnabled()) == (48, False, False)
    assert [wish.quantity for wish in _wishes(shop)] == [Decimal(60), None]


def test_two_quick_edits_of_a_line_are_saved_in_their_order(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    for text in ("60", "72", "84"):
        _type(page, "00417", text)
    settle()
    assert [wish.quantity for wish in _wishes(shop)] == [60, 84]


def test_an_edit_can_be_reset_to_the_suggestion(page: ReorderScreen, qtbot: QtBot) -> None:
    line = _type(page, "00417", "60")
    page._board.view.go_to(line.key)
    assert page._why._reset.text() == "&Reset to 48"
    page._why._reset.click()
    assert line.quantity == 48


def test_a_refused_edit_is_told_and_the_plan_read_again(
    page: ReorderScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    shop.refusal = "You may not change the plan."
    _type(page, "00417", "60")
    settle()
    assert said.refused[0] == "You may not change the plan."


def test_the_reasons_follow_the_current_line(page: ReorderScreen, settle: Callable[[], None]) -> None:
    page._board.view.go_to(("00417", "main"))
    settle()
    assert page._why._title.text() == "Why 48?"
    assert "Units sold per week: " in page._why._bars.accessibleName()
    assert "Out of stock on 3 days" in page._why._caution._words.text()


def test_unticking_a_line_takes_it_out_of_the_order(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    page.show_subject("BRI")
    model = page._board.model
    index = model.index(model.find_row(("00417", "main")), model.place_of("ticked"))
    model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert page._totals._lines.text() == "8 of 12 lines"
    page._totals.create_orders.click()
    settle()
    ((_, kwargs),) = _calls(shop, "create_orders")
    assert kwargs["plan_id"] == 7
    assert len(kwargs["chosen"]) == 8
    assert ("00417", "main") not in kwargs["chosen"]


def test_orders_are_created_once_every_edit_is_saved(
    page: ReorderScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    _type(page, "00417", "60")
    page._totals.create_orders.click()
    settle()
    names = [name for name, _, _ in shop.calls]
    assert names.index("change_quantities") < names.index("create_orders")
    assert said.told == ["1 order created: PO-1040"]
    assert page.visited == [("orders", ("PO-1040",))]


def test_ctrl_enter_creates_the_orders_whatever_the_button_says(
    page: ReorderScreen, said: "Said", qtbot: QtBot, settle: Callable[[], None]
) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(said.told) == 1
    assert "created" in said.told[0]


def test_several_suppliers_make_several_orders(page: ReorderScreen) -> None:
    assert page._totals.create_orders.text() == "&Create 5 orders"


def test_lines_without_a_supplier_cannot_be_ordered(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.plan = replace(shop.plan, lines=tuple(replace(one, supplier="") for one in shop.plan.lines))
    page.reload()
    settle()
    assert not page._totals.create_orders.isEnabled()


def test_enter_opens_the_item_among_the_lines_shown(page: ReorderScreen, qtbot: QtBot) -> None:
    page._board.view.go_to(("00417", "main"))
    qtbot.keyClick(page._board.view, Qt.Key.Key_Return)
    ((name, visit),) = page.visited
    assert name == "item"
    assert isinstance(visit, Visit)
    assert (visit.key, visit.origin) == (("00417", "main"), "reorder")
    assert len(visit.among) == page._board.model.rowCount()


def test_a_reload_keeps_the_current_line_the_ticks_and_what_was_typed(
    page: ReorderScreen, settle: Callable[[], None]
) -> None:
    _line(page, "00431").ticked = False
    page._board.view.go_to(("00417", "main"))
    page.reload()
    settle()
    assert not _line(page, "00431").ticked
    assert page._board.view.current_row().key == ("00417", "main")


def test_newer_sales_ask_for_a_new_plan(page: ReorderScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    assert not page._notice.isVisible()
    shop.sales_through += timedelta(days=1)
    page.reload()
    settle()
    assert page._notice.isVisible()
    assert page._notice._words.text() == "Sales through Wed 30 Sep came in after this plan was made."
    page._notice.button.click()
    settle()
    assert page.context.jobs.titles == ["Planning"]


def test_a_change_after_the_plan_asks_for_a_new_one(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    for changes, words in (
        (("sales were imported",), "since it was made, sales were imported."),
        (("sales were imported", "stock was counted"), "since it was made, sales were imported and stock was counted."),
    ):
        shop.outlook.since_plan = changes
        page.reload()
        settle()
        assert words in page._notice._words.text()
    shop.outlook.since_plan = ()
    page._notice.button.click()
    settle()
    assert not page._notice.isVisible()


def test_a_refused_plan_says_why(page: ReorderScreen, shop: "Shop", said: "Said", settle: Callable[[], None]) -> None:
    shop.refusal = "No."
    page._notice.button.click()
    settle()
    assert said.refused == ["No."]


def test_without_a_plan_the_table_explains_itself_with_one_button(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.plan = None
    page.reload()
    settle()
    note = page._board.view._note
    assert "No reorder plan yet" in note._words.text()
    note._button.click()
    settle()
    assert page.context.jobs.titles == ["Forecasting", "Planning"]
    assert page._why._title.text() == "Why?"


def test_a_refused_forecast_is_told(
    page: ReorderScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    shop.refusal = "There are no sales to forecast from."
    page._plan_anew()
    settle()
    assert said.refused == ["There are no sales to forecast from."]


@pytest.mark.parametrize(("button", "suffix"), [("print", ".pdf"), ("export", ".xlsx")])
def test_the_plan_is_written_to_the_chosen_file_and_opened_if_wanted(
    page: ReorderScreen, shop: "Shop", said: "Said", settle: Callable[[], None],
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, button: str, suffix: str,
) -> None:  # fmt: skip
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "plan"), ""))
    monkeypatch.setattr(save_as.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    said.choice = "Open it"
    page.show_subject("BRI")
    getattr(page._totals, button).click()
    settle()
    ((args, kwargs),) = _calls(shop, "write_reorder_report")
    assert args == (tmp_path / f"plan{suffix}",)
    assert kwargs == {"plan_id": 7, "supplier": "BRI"}
    assert opened == [str(tmp_path / f"plan{suffix}")]


def test_a_cancelled_file_dialog_writes_nothing(
    page: ReorderScreen, shop: "Shop", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page._totals.print.click()
    assert not _calls(shop, "write_reorder_report")


def test_the_reasons_give_way_where_there_is_little_room(page: ReorderScreen) -> None:
    page.resize(700, 400)
    assert not page._why.isVisible()
    page.resize(1166, 636)
    assert page._why.isVisible()


def test_an_excluded_line_leaves_the_order_until_undo(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    line = _line(page, "00417")
    page._board.view.go_to(line.key)
    page._why.exclude.emit(line)
    settle()
    assert (line.ticked, line in page._board.model.rows()) == (False, False)
    assert _calls(shop, "set_item_aside") == [(("00417", "main", None, ""), {})]
    assert "1 set aside" in page._summary.text()
    assert page._undo.toolTip() == "Undo leaving out 00417 (Ctrl+Z)"
    page._undo.click()
    settle()
    assert (line.ticked, line in page._board.model.rows()) == (True, True)
    assert _calls(shop, "bring_back") == [(("00417", "main"), {})]


def test_several_lines_are_snoozed_together_and_can_be_brought_back(
    page: ReorderScreen, shop: "Shop", settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    view = page._board.view
    view.selectAll()
    chosen = view.selected_rows()
    page._ask_snooze()
    (menu,) = page.findChildren(QMenu)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[-1] == "Until another &day…"
    week = next(action for action in menu.actions() if "1 week" in action.text())
    week.trigger()
    settle()
    assert {line.aside.until for line in chosen if line.aside} == {shop.plan.as_of + timedelta(days=8)}
    assert len(_calls(shop, "set_item_aside")) == len(chosen)
    page._all.setChecked(True)
    view.go_to(chosen[0].key)
    assert not page._why._back.isHidden()
    assert page._why._note.text() == "Not ordered until Wed 7 Oct."
    page._why.bring_back.emit(chosen[0])
    settle()
    assert chosen[0].aside is None


def test_a_day_of_ones_own_is_asked_for(
    page: ReorderScreen, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    monkeypatch.setattr(DayDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    page._ask_snooze()
    (menu,) = page.findChildren(QMenu)
    menu.actions()[-1].trigger()
    settle()
    assert any(line.aside and line.aside.until == date(2026, 10, 7) for line in page._lines)


def test_what_was_set_aside_before_is_not_ticked(shop: "Shop", open_page: Callable[[type[Any]], Any]) -> None:
    shop.aside = (SetAside("00417", "main", None, "Maria"),)
    page = open_page(ReorderScreen)
    line = _line(page, "00417")
    assert (line.ticked, line.note) == (False, "Not ordered until you bring it back (Maria).")
    assert line not in page._board.model.rows()


def test_a_refused_step_shows_the_store_as_it_is(
    page: ReorderScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    shop.refusal = "Maria may not do that."
    page._aside.exclude([_line(page, "00417")])
    settle()
    assert "Maria may not do that." in said.refused


def test_how_often_it_would_pay_to_order_stands_with_the_supplier(page: ReorderScreen, qtbot: QtBot) -> None:
    card = next(one for one in page.findChildren(SupplierCard) if one.summary.code == "BRI")
    words = "Ordering every 9 days would cost least (now 7): about $120 a year less for deliveries and stock."
    assert words in card.toolTip()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert page._board._terms._whole.endswith(words)
