"""The stock page: goods that arrive in part, expire, go back, and are counted on paper."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from retail_desktop.gui.screens import save_as
from retail_desktop.gui.screens.count_sheet_dialog import CountSheetDialog
from retail_desktop.gui.screens.stock_expiring import when
from retail_desktop.gui.screens.stock_screen import StockScreen
from retail_desktop.gui.screens.transfer_dialog import TransferDialog
from tests.gui.screens.stock_cases import CHOICES, EXPIRING, ON_THE_WAY, RETURN, called, press

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Said, Shop

Settle = Callable[[], None]


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> StockScreen:
    return open_page(StockScreen)


def test_a_transfer_arrives_line_by_line_and_the_rest_stays_on_the_way(
    page: StockScreen, shop: "Shop", settle: Settle
) -> None:
    page.tabs.setCurrentWidget(page.on_the_way)
    settle()

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TransferDialog)
        (line,) = dialog.coming
        assert (line.arrived, line.rest) == (4, 0)
        dialog.model.edited.emit(line, "arrived", "2")
        dialog.model.edited.emit(line, "lost", "1")
        assert dialog._sum.text() == "2 units arrive, 1 are lost, 1 stay on the way."
        dialog.reason.setCurrentText("broken on the way")
        dialog.accept()

    QTimer.singleShot(0, fill)
    press(page.on_the_way, "Partly arrived…")
    settle()
    ((args, more),) = called(shop, "receive")
    assert args == (5, {"00417": Decimal(2)})
    assert more == {"lost": {"00417": Decimal(1)}, "day": CHOICES.today, "note": "", "reason": "broken on the way"}


def test_no_more_arrives_than_is_on_the_way_and_a_loss_needs_its_reason(page: StockScreen) -> None:
    dialog = TransferDialog(ON_THE_WAY, CHOICES.today, page)
    (line,) = dialog.coming
    dialog.model.edited.emit(line, "arrived", "5")
    assert (dialog._sum.text(), dialog._book.isEnabled()) == ("Only 4 of 00417 are on the way.", False)
    dialog.model.edited.emit(line, "arrived", "many")
    assert "many" in dialog._sum.text()
    dialog.model.edited.emit(line, "arrived", "")
    assert not dialog._book.isEnabled()
    dialog.model.edited.emit(line, "lost", "1")
    assert dialog._book.isEnabled()
    dialog.reason.setCurrentText(" ")
    assert not dialog._book.isEnabled()


def test_what_expires_soon_is_listed_by_its_day_with_the_money(page: StockScreen, shop: "Shop", settle: Settle) -> None:
    page.tabs.setCurrentWidget(page.expiring)
    settle()
    tab = page.expiring
    assert tab._sum.text() == "4 lots · 15.00 at cost, 12.00 of it likely lost"
    assert [when(one) for one in EXPIRING] == ["3 days ago", "today", "tomorrow", "in 8 days"]
    assert not tab._waste.isEnabled()
    tab._days.setCurrentIndex(0)
    settle()
    assert [args for args, _ in called(shop, "list_expiring")] == [(30,), (7,)]
    tab.view.activated_row.emit(EXPIRING[0])
    assert page.tabs.currentWidget() is page.movements


@pytest.mark.parametrize(("words", "reason"), [("Throw away…", "expired"), ("Mark down…", "marked down")])
def test_a_lot_goes_straight_to_waste_or_to_a_lower_price(
    page: StockScreen, shop: "Shop", settle: Settle, words: str, reason: str
) -> None:
    page.tabs.setCurrentWidget(page.expiring)
    settle()
    page.expiring.view.selectRow(1)
    QTimer.singleShot(0, lambda: (settle(), QApplication.activeModalWidget().accept()))
    press(page.expiring, words)
    settle()
    ((args, more),) = called(shop, "waste")
    assert args == ({"00417": Decimal(6)}, reason)
    assert more["lots"] == {"00417": EXPIRING[1].lot_name}


def test_a_return_is_printed_and_taken_back_on_purpose(
    page: StockScreen, shop: "Shop", said: "Said", settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.tabs.setCurrentWidget(page.returns)
    settle()
    tab = page.returns
    assert not tab._print.isEnabled()
    tab.view.selectRow(1)
    assert (tab._print.isEnabled(), tab._back.isEnabled()) == (True, False)
    tab.view.selectRow(0)
    out = tmp_path / "RT.pdf"
    monkeypatch.setattr(save_as, "ask_where", lambda *_: out)
    press(tab, "Print the return note…")
    press(tab, "Take back")
    assert not called(shop, "take_back_return")
    said.choice = "Take back"
    press(tab, "Take back")
    settle()
    assert called(shop, "write_return") == [((RETURN.number, out), {})]
    assert called(shop, "take_back_return") == [((RETURN.number,), {})]
    assert said.told == ["Return RT-1001 is taken back."]


def test_a_count_sheet_is_printed_without_the_book_if_wished(
    page: StockScreen, shop: "Shop", settle: Settle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page.tabs.setCurrentWidget(page.counting)
    settle()

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CountSheetDialog)
        dialog.hide_book.setChecked(True)
        dialog.page.setCurrentText("Letter")
        dialog.accept()

    out = tmp_path / "count.pdf"
    monkeypatch.setattr(save_as, "ask_where", lambda *_: out)
    QTimer.singleShot(0, fill)
    press(page.counting, "Print the sheet…")
    settle()
    wish = {"order": "category", "page": "Letter", "with_book": False}
    assert called(shop, "write_count_sheet") == [((4, out), wish)]
