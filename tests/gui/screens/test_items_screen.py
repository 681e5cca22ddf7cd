from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.gui.screens.items_screen import ItemsScreen, cover_days, life
from retail_desktop.gui.screens.visit import Visit, as_visit

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


@pytest.fixture
def page(open_page: Callable[[type[Any]], Any]) -> ItemsScreen:
    return open_page(ItemsScreen)


def test_every_item_is_listed_and_counted(page: ItemsScreen) -> None:
    assert page.model.rowCount() == 40
    assert page._count.text() == "40 items"


def test_enter_opens_the_item_among_those_shown(page: ItemsScreen, qtbot: QtBot) -> None:
    page.model.set_filter("sailor")
    page.view.go_to(("00417", "main"))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    ((name, visit),) = page.visited
    assert name == "item"
    assert visit.key == ("00417", "main")
    assert len(visit.among) == page.model.rowCount() < 40


def test_an_empty_catalogue_leads_to_the_import(page: ItemsScreen, shop: "Shop", settle: Callable[[], None]) -> None:
    shop.rows = ()
    page.reload()
    settle()
    page.view._note._button.click()
    assert page.visited == [("import", None)]


@pytest.mark.parametrize(("kind", "table"), [("Items", "items"), ("Stock", "stock")])
def test_the_chosen_table_is_exported(
    page: ItemsScreen,
    shop: "Shop",
    settle: Callable[[], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    table: str,
) -> None:
    out = tmp_path / "list.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), "Table as text (*.csv)"))
    page.findChild(QComboBox).setCurrentText(kind)
    next(one for one in page.findChildren(QPushButton) if one.text() == "E&xport…").click()
    settle()
    assert shop.calls[-1] == ("export_table", (table, out), {})


def test_a_cancelled_export_writes_nothing(page: ItemsScreen, shop: "Shop", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page._export()
    assert "export_table" not in [name for name, *_ in shop.calls]


def test_cover_is_stock_over_the_daily_forecast(shop: "Shop") -> None:
    row = shop.rows[2]
    assert cover_days(row) == pytest.approx(20 / 3.5)
    assert cover_days(replace(row, daily_forecast=0.0)) is None
    assert cover_days(replace(row, daily_forecast=None)) is None
    assert cover_days(replace(row, on_hand=Decimal(-4))) == 0
    assert life(replace(row, status=ItemStatus.DISCONTINUED)) == "Discontinued"


def test_a_subject_may_be_a_code_a_pair_or_a_visit() -> None:
    visit = Visit(("1", "main"), (("1", "main"), ("2", "main")), "reorder")
    assert as_visit(visit) is visit
    assert as_visit("00417").key == ("00417", None)
    assert as_visit(("00417", "main")).key == ("00417", "main")
    assert as_visit(("00417",)).key == ("00417", None)


def test_one_can_leaf_to_the_neighbours_but_not_beyond() -> None:
    visit = Visit(("1", "main"), (("1", "main"), ("2", "main")))
    after = visit.beside(1)
    assert after is not None
    assert after.key == ("2", "main")
    assert after.beside(1) is None
    assert visit.beside(-1) is None
    assert Visit(("9", None)).beside(1) is None
