"""A small table and a window's surroundings for the tests of the window's own parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import formats, preferences, theme
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.preferences import Preferences
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import FilterBox, TableView


@dataclass(slots=True, eq=False)
class Line:
    """A line of the trial table; changes as a person works on it."""

    sku: str
    name: str
    status: Status
    on_hand: Decimal
    quantity: Decimal
    cost: Decimal | None
    margin: float | None
    due: date | None
    ticked: bool = False
    edited: bool = False


COLUMNS = (
    Column("ticked", "", "check", lambda line: line.ticked, width=30, frozen=True, editable=lambda _: True),
    Column("status", "Status", "status", lambda line: line.status, width=130, frozen=True),
    Column("sku", "SKU", "code", lambda line: line.sku, width=70, frozen=True),
    Column("name", "Item", "text", lambda line: line.name, width=150, mark=lambda _: "bold"),
    Column("on_hand", "On\nhand", "number", lambda line: line.on_hand, width=60),
    Column(
        "quantity",
        "Order qty",
        "number",
        lambda line: line.quantity,
        width=80,
        editable=lambda line: line.status != Status.OK,
        tooltip=lambda line: "Suggested: 24" if line.edited else "",
        mark=lambda line: "edited" if line.edited else None,
    ),
    Column("cost", "Line\ncost", "money", lambda line: line.cost, decimals=2, width=80),
    Column("margin", "Margin", "percent", lambda line: line.margin, decimals=1, width=70),
    Column("due", "Order\nby", "date", lambda line: line.due, width=70),
)


def shop() -> list[Line]:
    """Five items of a shop, none in any order."""
    return [
        _line("00417", "Sailor Mug", Status.BEFORE_DELIVERY, (20, 48), "141.60", 0.627, date(2026, 9, 30)),
        _line("00422", "Anchor Tea Towel", Status.OUT, (0, 30), "96", 0.5, date(2026, 9, 30)),
        _line("0460", "Lemon Curd", Status.OK, (-3, 0), "", None, None),
        _line("00388", "Lighthouse Candle", Status.OUT, (0, 24), "98.40", 0.41, date(2026, 10, 2)),
        _line("00478", "Beach Soap", Status.TOO_MUCH, (12960, 0), "", 0.3, date(2027, 2, 14)),
    ]


def _line(
    sku: str, name: str, status: Status, units: tuple[int, int], cost: str, margin: float | None, due: date | None
) -> Line:
    on_hand, quantity = map(Decimal, units)
    return Line(sku, name, status, on_hand, quantity, Decimal(cost) if cost else None, margin, due)


@pytest.fixture(autouse=True)
def looks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preferences]:
    """Give fresh preferences, an English locale, the light theme, and 2026 as the year of the data."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    monkeypatch.setattr(formats, "_present", [2026])
    fresh = Preferences()
    preferences.use(fresh)
    if theme.current() is not theme.LIGHT or not qapp.styleSheet():
        theme.apply(qapp, "light")
    yield fresh
    for window in QApplication.topLevelWidgets():
        window.deleteLater()  # whatever a test left open would be dressed anew with every change of the theme
    QCoreApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete
    )  # the windows of this test go now, not at the end
    preferences.use(Preferences())
    QLocale.setDefault(before)


@pytest.fixture
def lines() -> list[Line]:
    """Give the shop's items."""
    return shop()


@pytest.fixture
def model(qapp: QApplication, lines: list[Line]) -> TableModel:
    """Give a model that shows the shop's items."""
    made = TableModel(COLUMNS)
    made.set_rows(lines)
    return made


class Page(Screen):
    """A page with a table; notes what it is asked."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.reloads, self.subjects, self.may_leave = 0, [], True
        model = TableModel(COLUMNS, self)
        model.set_rows(shop())
        self.view = TableView(model, self.name)
        self.filter = FilterBox(self.view)
        column = QVBoxLayout(self)
        column.addWidget(self.filter)
        column.addWidget(self.view)

    def reload(self) -> None:
        self.reloads += 1

    def show_subject(self, key: object) -> None:
        self.subjects.append(key)

    def leave(self) -> bool:
        return self.may_leave


class Items(Page):
    name, title, icon_name = "items", "Items", "items"
    areas = frozenset({"catalogue", "sales"})


class Plan(Page):
    name, title, icon_name = "reorder", "Reorder plan", "reorder"
    areas = frozenset({"plan"})


class Import(Page):
    name, title, icon_name = "import", "Import data", "import"


class Item(Page):
    name, title, icon_name = "item", "Item", "item"
    in_navigation = False


SCREENS = (Items, Plan, Import, Item)


@pytest.fixture
def window(qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    made = open_window(qtbot, looks, monkeypatch)
    yield made
    made.close()


def open_window(qtbot: QtBot, looks: Preferences, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr("retail_desktop.gui.jobs.Jobs.start", lambda _: None)  # no test here needs the process
    made = MainWindow("the store", SCREENS, looks)
    qtbot.addWidget(made)
    made.show_store("Harbour Street", "Sales through Tue 29 Sep", is_sample=False)
    made.show()
    qtbot.waitExposed(made)
    return made


def page(window: MainWindow) -> Page:
    shown = window.page
    assert isinstance(shown, Page)
    return shown


def do(window: MainWindow, title: str) -> None:
    next(action for command, action in window._actions if command.title == title).trigger()
