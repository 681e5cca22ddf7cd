from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.gui.screen import Context
from retail_desktop.gui.screens.order_steps import ACTIONS, steps
from retail_desktop.gui.screens.orders_screen import OrdersScreen
from retail_desktop.gui.screens.receive_dialog import ReceiveDialog

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


def test_only_open_orders_can_be_shown(page: OrdersScreen) -> None:
    page._open_only.setChecked(True)
    assert {order.number for order in page.model.rows()} == {"PO-1040", "PO-1041", "PO-1042", "PO-1043"}
    page._open_only.setChecked(False)
    assert page.model.rowCount() == 7


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
    assert "cannot be taken back" in said.asked[0]
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


@pytest.mark.parametrize(("words", "suffix"), [("Print…", ".pdf"), ("Export…", ".xlsx")])
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

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    _press(page, words)
    settle()
    assert proposed == [f"PO-1040 Brightwater Trading{suffix}"]
    assert _called(shop, "write_order") == [("PO-1040", tmp_path / proposed[0])]


def test_a_cancelled_dialog_writes_nothing(page: OrdersScreen, shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    _press(page, "Print…")
    page.detail.show_order(None)
    page._print()
    assert not _called(shop, "write_order")


@pytest.fixture
def dialog(shop: "Shop", page: OrdersScreen) -> ReceiveDialog:
    return ReceiveDialog(next(one for one in shop.orders if one.status is OrderStatus.PARTIALLY_RECEIVED), page)


def _type(dialog: ReceiveDialog, number: int, text: str) -> None:
    model = dialog.model
    model.setData(model.index(model.find_row(number), model.place_of("arrived")), text)


def test_everything_outstanding_is_proposed_as_arrived(dialog: ReceiveDialog) -> None:
    assert dialog.quantities() == {1: 6, 2: 12, 3: 12, 4: 8, 5: 6, 6: 12}


def test_a_corrected_arrival_replaces_the_proposal_and_too_much_is_named(dialog: ReceiveDialog) -> None:
    _type(dialog, 1, "2.5")
    _type(dialog, 2, "0")
    _type(dialog, 3, "15")
    assert dialog.quantities() == {1: Decimal("2.5"), 3: 15, 4: 8, 5: 6, 6: 12}
    assert "More than outstanding: 00417." in dialog._sum.text()
    _type(dialog, 2, "")
    assert dialog.quantities()[2] == 12


def test_an_arrival_that_is_no_number_must_be_corrected_first(dialog: ReceiveDialog) -> None:
    _type(dialog, 1, "some")
    assert "not a number" in dialog._sum.text()
    assert not dialog._receive.isEnabled()
    _type(dialog, 1, "5")
    assert dialog._receive.isEnabled()


@pytest.mark.parametrize("book", [True, False])
def test_a_delivery_is_booked_when_the_dialog_is_accepted(
    page: OrdersScreen, shop: "Shop", settle: Callable[[], None], book: bool
) -> None:
    page.view.go_to("PO-1042")
    settle()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ReceiveDialog)
        dialog.accept() if book else dialog.reject()

    QTimer.singleShot(0, answer)
    _press(page, "Receive…")
    settle()
    assert len(_called(shop, "receive")) == book
