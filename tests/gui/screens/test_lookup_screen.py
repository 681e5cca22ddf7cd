"""An item read from an arm's length away, by keyboard and scanner alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from retail_desktop.domain.catalogue import ItemStatus, Store
from retail_desktop.domain.next_delivery import Surety
from retail_desktop.gui import theme
from retail_desktop.gui.screens import lookup_words
from retail_desktop.gui.screens.lookup_screen import LookupScreen
from retail_desktop.services import workplace
from tests.gui.screens.lookup_cases import COMING, ELSEWHERE, HERE, MUG, TODAY

Open = Callable[[type[Any]], Any]
Key = Qt.Key


@pytest.fixture
def page(open_page: Open) -> LookupScreen:
    made: LookupScreen = open_page(LookupScreen)
    return made


def test_a_scan_shows_the_item_in_large_letters(qtbot: QtBot, page: LookupScreen, settle: Callable[[], None]) -> None:
    qtbot.keyClicks(page.line, "00417")
    qtbot.keyClick(page.line, Key.Key_Return)
    settle()
    assert (page._name.text(), page._price.text(), page._stock.text()) == ("Sailor Mug 350 ml", "$7.45", "20")
    assert page._stock_note.text() == "3 reserved, 17 free to sell"
    assert page._delivery.text() == "48 pieces on Tue 6 Oct, estimated"
    assert page._delivery_note.text() == "likely Sun 4 Oct to Thu 8 Oct · 12 more on order"
    assert page._sales.text() == "Last sold yesterday · 85 in the last 30 days"
    assert page._price.font().pixelSize() >= theme.px(56)
    assert page.spark.tip_at(page.spark.width() - 1) == "Tue 29 Sep: 1"
    assert page.line.selectedText() == "00417"
    assert page.windowTitle() == "Look up 00417 Sailor Mug 350 ml"


def test_the_next_scan_takes_the_place_of_the_one_before(
    qtbot: QtBot, page: LookupScreen, settle: Callable[[], None]
) -> None:
    for code in ("00417", "00422"):
        qtbot.keyClicks(page.line, code)
        qtbot.keyClick(page.line, Key.Key_Return)
        settle()
    assert page.item is not None
    assert (page.line.text(), page.item.sku) == ("00422", "00422")


def test_several_items_are_chosen_from_with_the_arrows(
    qtbot: QtBot, page: LookupScreen, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(page.line, "mug")
    qtbot.waitUntil(page.hits.isVisible)
    assert page._hint.text() == "2 items fit. Choose one."
    assert page.hits.item(1).text() == "00422 · Tin Mug"
    qtbot.keyClick(page.line, Key.Key_Down)
    qtbot.keyClick(page.hits, Key.Key_Down)
    qtbot.keyClick(page.hits, Key.Key_Return)
    settle()
    assert page.item is not None
    assert page.item.sku == "00422"
    assert not page.hits.isVisible()


def test_enter_on_a_choice_takes_the_first(qtbot: QtBot, page: LookupScreen, settle: Callable[[], None]) -> None:
    for _ in range(2):
        page.line.setText("mug")
        qtbot.keyClick(page.line, Key.Key_Return)
        settle()
    assert page.item is not None
    assert page.item.sku == "00417"


def test_what_nobody_knows_is_said(qtbot: QtBot, page: LookupScreen, settle: Callable[[], None]) -> None:
    page.line.setText("zebra")
    qtbot.keyClick(page.line, Key.Key_Return)
    settle()
    assert page._hint.text().startswith("Nothing is called “zebra”.")
    qtbot.keyClick(page.line, Key.Key_Escape)
    assert page.line.text() == ""


def test_an_alternative_is_one_key_away(qtbot: QtBot, page: LookupScreen, settle: Callable[[], None]) -> None:
    page.show_subject(("00417", "main"))
    settle()
    assert page.alternatives.item(0).text() == "$6.90 · 12 in stock · Tin Mug"
    qtbot.keyClick(page.line, Key.Key_Down)
    qtbot.keyClick(page.alternatives, Key.Key_Return)
    settle()
    assert page.item is not None
    assert page.item.sku == "00422"


def test_the_store_that_is_chosen_is_remembered(
    page: LookupScreen,
    shop: Any,  # noqa: ANN401 - the shop of conftest
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stores = (Store("main", "Harbour Street"), Store("north", "North Road"))
    monkeypatch.setattr(workplace, "choose_stores", lambda _place: stores)
    page.show_subject("00417")
    page.reload()
    settle()
    assert page.stores.isVisible()
    page.stores.setCurrentIndex(1)
    page.stores.activated.emit(1)
    settle()
    assert page.context.preferences.value("lookup/store") == "north"
    assert shop.calls[-1] == ("ask", ("00417", "north"), {})
    page.show_subject(("00417", "main"))
    assert page.stores.currentData() == "main"


def test_the_stock_sheet_is_saved(
    page: LookupScreen,
    shop: Any,  # noqa: ANN401 - the shop of conftest
    tmp_path: Path,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page._write_sheet()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet"), ""))
    page._write_sheet()
    settle()
    written = [call for call in shop.calls if call[0] == "write_stock_sheet"]
    assert written == [("write_stock_sheet", (tmp_path / "sheet.html",), {"store": "main"})]


def test_a_refused_stock_sheet_is_said(
    page: LookupScreen,
    shop: Any,  # noqa: ANN401 - the shop of conftest
    said: Any,  # noqa: ANN401 - what a page says there
    tmp_path: Path,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.html"), ""))
    shop.refusal = "The disk is full."
    page._write_sheet()
    settle()
    assert said.refused == ["The disk is full."]


def test_where_the_room_is_short_the_rest_stands_below(page: LookupScreen, settle: Callable[[], None]) -> None:
    page.show_subject("00417")
    settle()
    assert page.others.mapTo(page, page.others.rect().topLeft()).x() > page._name.width()
    page.resize(710, 420)
    settle()
    assert page.others.mapTo(page, page.others.rect().topLeft()).x() < page._name.width()


def test_no_subject_changes_nothing(page: LookupScreen) -> None:
    page.show_subject(None)
    assert page.line.text() == ""


def test_deliveries_are_told_as_people_do() -> None:
    none = replace(HERE, next_delivery=None)
    assert lookup_words.delivery(none) == "No delivery is on the way"
    assert lookup_words.delivery_note(none) == "If it is ordered at the next chance: Tue 6 Oct, estimated"
    assert lookup_words.delivery_note(replace(none, planned=Decimal(12))).startswith("12 pieces are to be ordered")
    assert lookup_words.delivery_note(replace(none, could_arrive_on=None)) == "Nothing is on order"
    late = replace(COMING, day=TODAY - timedelta(days=2), surety=Surety.LATE, earliest=TODAY, latest=TODAY)
    assert lookup_words.delivery(replace(HERE, next_delivery=late)) == "48 pieces were due Mon 28 Sep: late"
    assert lookup_words.likely_words(late) == "expected today"
    sure = replace(COMING, surety=Surety.CONFIRMED, earliest=COMING.day, latest=COMING.day, units=Decimal(60))
    assert lookup_words.delivery_note(replace(HERE, next_delivery=sure)) == ""
    assert [lookup_words.short_delivery(replace(HERE, next_delivery=one)) for one in (None, sure, late)] == [
        "", "60 on 6 Oct", "48 late",
    ]  # fmt: skip


def test_what_is_not_known_is_not_guessed() -> None:
    unknown = replace(HERE, counted=False)
    assert (lookup_words.stock(unknown), lookup_words.stock_note(unknown)) == ("–", "not known: it was never counted")
    assert lookup_words.stock_note(replace(HERE, allocated=Decimal(0))) == ""
    never = replace(MUG, here=replace(HERE, last_sale=None), elsewhere=(), sold=(), sold_days=())
    assert lookup_words.sales(never) == "Never sold"
    assert "discontinued" in lookup_words.details(replace(MUG, status=ItemStatus.DISCONTINUED))
    assert lookup_words.sales(replace(MUG, today=TODAY + timedelta(days=9))).startswith("Last sold Tue 29 Sep")


def test_more_stores_than_fit_are_summed(page: LookupScreen, settle: Callable[[], None]) -> None:
    page.show_subject("00417")
    settle()
    many = tuple(replace(ELSEWHERE[0], name=f"Store {n}", on_hand=Decimal(n)) for n in range(7))
    page.others.show_stores(many)
    words = [label.text() for label in page.others._rows.children() if hasattr(label, "text")]
    assert words[-1] == "1 in 2 more stores"
    page.others.show_stores(())
    assert not page.others.isVisible()
