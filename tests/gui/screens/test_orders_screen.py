from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from retail_desktop.domain.purchasing import OrderStatus, Revision, StatusChange
from retail_desktop.gui.screen import Context
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.order_edit_dialog import OrderEditDialog
from retail_desktop.gui.screens.order_steps import ACTIONS, steps
from retail_desktop.gui.screens.orders_screen import OrdersScreen
from retail_desktop.gui.screens.receive_dialog import ReceiveDialog
from retail_desktop.gui.screens.return_dialog import ReturnDialog
from tests.gui.screens.forecast_cases import AS_OF

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> OrdersScreen:
    return open_page(OrdersScreen)


def _press(page: OrdersScreen, words: str) -> None:
    buttons = [one for one in page.detail.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.text().replace("&", "") == words).click()


def _called(shop: "Shop", name: str) -> list[tuple[Any, ...]]:
    return [args for called, args, _ in shop.calls if called == name]


def test_the_newest_order_is_shown_first_with_its_lines(page: OrdersScreen) -> None:
    assert page._count.text() == "7 orders"
    assert page.detail._title.text() == "Order PO-1040"
    assert page.detail.model.rowCount() == 3


def test_an_order_asked_for_before_it_is_read_is_shown_once_it_is(
    context: Context, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    page = OrdersScreen(context)
    qtbot.addWidget(page)
    page.show_subject("PO-1043")
    page.show()
    settle()
    assert page.detail.order is not None
    assert page.detail.order.number == "PO-1043"


def _pick(page: OrdersScreen, box: ChoiceBox, words: str) -> set[str]:
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
    return {order.number for order in page.model.rows()}


def test_orders_are_narrowed_by_state_supplier_and_lateness(page: OrdersScreen) -> None:
    assert _pick(page, page.state, "Open orders") == {"PO-1040", "PO-1041", "PO-1042", "PO-1043"}
    assert _pick(page, page.state, "Late orders") == {"PO-1042", "PO-1043"}
    assert _pick(page, page.state, "Approved") == {"PO-1041"}
    assert len(_pick(page, page.state, "All orders")) == 7
    assert _pick(page, page.supplier, "Brightwater Trading") == {"PO-1040", "PO-1045"}


def test_an_overdue_order_says_how_late_it_is(page: OrdersScreen, settle: Callable[[], None]) -> None:
    page.view.go_to("PO-1042")
    settle()
    assert "late" in page.detail._supplier.text()


def test_an_order_goes_from_draft_to_sent(
    page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    _press(page, "Approve")
    settle()
    assert said.told == ["Order PO-1040 is now: approved."]
    page.reload()
    settle()
    _press(page, "Mark as sent")
    settle()
    assert shop.orders[0].status is OrderStatus.SENT


def test_cancelling_states_the_consequence_and_can_be_declined(
    page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    _press(page, "Cancel order")
    assert "It can be reopened" in said.asked[0]
    assert not _called(shop, "change_status")
    said.choice = "Cancel order"
    _press(page, "Cancel order")
    settle()
    assert _called(shop, "change_status") == [("PO-1040", OrderStatus.CANCELLED)]


def test_a_refused_step_is_told(page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None]) -> None:
    shop.refusal = "Ask a manager to approve it."
    _press(page, "Approve")
    settle()
    assert said.refused == ["Ask a manager to approve it."]


def test_the_steps_of_an_order_show_how_far_it_is() -> None:
    assert [word for word, reached in steps(OrderStatus.SENT) if reached] == ["Draft", "Approved", "Sent"]
    assert ("Part received", True) in steps(OrderStatus.PARTIALLY_RECEIVED)
    assert ("Part received", True) not in steps(OrderStatus.RECEIVED)
    assert steps(OrderStatus.CANCELLED) == [("Cancelled", True)]
    assert set(ACTIONS) == set(OrderStatus)


def _undo(page: OrdersScreen, settle: Callable[[], None]) -> None:
    settle()
    assert page._undo.isEnabled()
    page._undo.click()
    settle()


def test_an_approval_is_taken_back_by_undo(
    page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    assert not page._undo.isEnabled()
    _press(page, "Approve")
    _undo(page, settle)
    assert _called(shop, "reopen_order") == [("PO-1040",)]
    assert said.told[-1] == "Undone: approval of PO-1040."


def test_a_quantity_typed_into_a_draft_is_saved_and_undone(
    page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    before = shop.orders[0]
    model = page.detail.model
    cell = model.index(0, model.place_of("ordered"))
    assert model.flags(cell) & Qt.ItemFlag.ItemIsEditable
    model.setData(cell, "13")
    settle()
    assert shop.orders[0].lines[0].quantity == 18  # packs of six
    _undo(page, settle)
    assert shop.orders[0] == before
    model.setData(model.index(0, model.place_of("ordered")), "many")
    assert "not a number" in said.refused[-1]


def test_the_orders_just_created_are_cancelled_by_undo(
    page: OrdersScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    page.show_subject(("PO-1041", "PO-1040"))
    settle()
    assert page.detail.order is not None
    assert page.detail.order.number == "PO-1041"
    _undo(page, settle)
    assert _called(shop, "undo_creation") == [(("PO-1041", "PO-1040"),)]


def _choose_more(page: OrdersScreen, words: str) -> None:
    next(one for one in page.detail._menu.actions() if one.text().replace("&", "").startswith(words)).trigger()


def test_an_order_is_copied(page: OrdersScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    _choose_more(page, "Duplicate")
    _undo(page, settle)
    assert _called(shop, "undo_creation") == [(("PO-1999",),)]


def test_two_drafts_are_merged(page: OrdersScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.orders.append(replace(shop.orders[0], number="PO-1039"))
    page.reload()
    settle()
    assert not page._merge.isEnabled()
    _pick(page, page.state, "Draft")
    page.view.selectAll()
    assert page._merge.isEnabled()
    page._merge.click()
    settle()
    assert _called(shop, "merge_orders") == [(["PO-1039", "PO-1040"],)]


def test_a_receipt_is_taken_back_once_the_user_agrees(
    page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None]
) -> None:
    page.view.go_to("PO-1043")
    settle()
    _choose_more(page, "Take back the receipt")
    assert "the order waits for them" in said.asked[-1]
    assert not _called(shop, "take_back_receipt")
    said.choice = "Take it back"
    _choose_more(page, "Take back the receipt")
    settle()
    assert _called(shop, "take_back_receipt") == [(7,)]


def test_what_an_order_said_before_its_revision_can_be_seen(page: OrdersScreen, shop: "Shop") -> None:
    order = shop.orders[2]
    old = Revision(1, "2026-09-30T08:00:00+00:00", "Maria", "fewer", AS_OF, "", order.lines[:1])
    steps = tuple(StatusChange(OrderStatus.SENT, "2026-09-30T08:00:00+00:00", f"Person {at}") for at in range(9))
    page.detail.show_order(replace(order, revision=2, earlier=(old,), history=steps))
    assert page.detail.revisions.isVisibleTo(page)
    assert "… 3 earlier" in page.detail._history.text()
    page.detail.revisions.setCurrentIndex(1)
    page.detail.revisions.activated.emit(1)
    assert page.detail.model.rowCount() == 1


def _answer(kind: type[QDialog], fill: Callable[[Any], object], *, accept: bool = True) -> None:
    """Fill the next dialog and close it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(0, look)
            return
        fill(dialog)
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(0, look)


@pytest.mark.parametrize("save", [True, False])
def test_a_draft_is_changed_in_its_dialog(
    page: OrdersScreen, shop: "Shop", settle: Callable[[], None], save: bool
) -> None:
    _answer(OrderEditDialog, lambda dialog: dialog.note.setPlainText("Ring twice"), accept=save)
    _press(page, "Edit…")
    settle()
    assert (shop.orders[0].note == "Ring twice") == save


@pytest.mark.parametrize("send", [True, False])
def test_goods_go_back_with_a_reason(
    page: OrdersScreen, shop: "Shop", said: "Said", settle: Callable[[], None], send: bool
) -> None:
    page.view.go_to("PO-1044")
    settle()

    def fill(dialog: ReturnDialog) -> None:
        model = dialog.model
        row = model.find_row("00417")
        model.setData(model.index(row, model.place_of("units")), "2")

    _answer(ReturnDialog, fill, accept=send)
    _press(page, "Send goods back…")
    settle()
    assert bool(_called(shop, "return_goods")) == send
    if send:
        assert said.told[-1].startswith("Return RT-1001: 2 units go back")
        _undo(page, settle)
        assert _called(shop, "take_back_return") == [("RT-1001",)]


def test_enter_on_a_line_opens_the_item(page: OrdersScreen, qtbot: QtBot) -> None:
    page.detail.view.go_to(2)
    qtbot.keyClick(page.detail.view, Qt.Key.Key_Return)
    ((name, visit),) = page.visited
    assert (name, visit.key, visit.origin) == ("item", ("00388", "main"), "orders")


def test_without_orders_the_table_leads_to_the_plan(
    page: OrdersScreen, shop: "Shop", settle: Callable[[], None]
) -> None:
    shop.orders.clear()
    page.reload()
    settle()
    assert page.detail._title.text() == "No order chosen"
    page.view._note._button.click()
    assert page.visited == [("reorder", None)]


@pytest.mark.parametrize(("words", "suffix"), [("Print…", ".pdf"), ("Export…", ".xlsx"), ("E-mail draft…", ".eml")])
def test_an_order_is_written_under_its_number_and_supplier(
    page: OrdersScreen,
    shop: "Shop",
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    suffix: str,
) -> None:
    proposed: list[str] = []
    opened: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    _press(page, words)
    settle()
    assert proposed == [f"PO-1040 Brightwater Trading{suffix}"]
    assert _called(shop, "write_order") == [("PO-1040", tmp_path / proposed[0])]
    assert bool(opened) == (suffix == ".eml")


def test_a_cancelled_dialog_writes_nothing(page: OrdersScreen, shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    _press(page, "Print…")
    page.detail.show_order(None)
    page._print()
    assert not _called(shop, "write_order")


@pytest.mark.parametrize("book", [True, False])
def test_a_delivery_is_booked_when_the_dialog_is_accepted(
    page: OrdersScreen, shop: "Shop", settle: Callable[[], None], book: bool
) -> None:
    page.view.go_to("PO-1042")
    settle()
    _answer(ReceiveDialog, lambda dialog: dialog.note.setText("DN 7"), accept=book)
    _press(page, "Receive…")
    settle()
    booked = _called(shop, "receive")
    assert len(booked) == book
    if book:
        assert booked[0][1].note == "DN 7"


def test_another_store_has_other_steps(page: OrdersScreen, context: Context, settle: Callable[[], None]) -> None:
    page.show_subject(("PO-1040",))
    assert page._undo.isEnabled()
    page.set_context(context)
    assert not page._undo.isEnabled()
    page.work.undo()
