"""The room between a table's left edge and what stands in its first column."""

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from retail_desktop.gui import theme
from retail_desktop.gui.first_column import EDGE, FirstColumnDelegate, indent
from retail_desktop.gui.table_view import TableView

if TYPE_CHECKING:
    from retail_desktop.gui.table_model import TableModel


@pytest.fixture
def view(qtbot: QtBot, model: "TableModel") -> TableView:
    made = TableView(model, "trial")
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def only(view: TableView, *keys: str) -> None:
    for place, column in enumerate(view.table.columns):
        view.setColumnHidden(place, column.key not in keys)


def empty_left(view: TableView, key: str) -> int:
    """How many points of the first row are of one colour from the left edge on."""
    cell = view.visualRect(view.table.index(0, view.table.place_of(key)))
    image: QImage = view.viewport().grab(QRect(0, cell.top() + 3, 60, cell.height() - 6)).toImage()
    columns = ({image.pixel(x, y) for y in range(image.height())} for x in range(image.width()))
    ground = image.pixel(0, 0)
    return next((x for x, found in enumerate(columns) if found != {ground}), 60)


@pytest.mark.parametrize("key", ["name", "status"])
def test_what_comes_first_in_sight_stands_off_the_edge(view: TableView, key: str) -> None:
    only(view, key, "cost")
    assert empty_left(view, key) >= theme.px(EDGE)
    place = view.table.place_of(key)
    assert indent(view.head, place) == theme.px(EDGE)
    assert indent(view.head, view.table.place_of("cost")) == 0


def test_a_column_that_is_no_longer_the_first_needs_no_room(view: TableView) -> None:
    only(view, "name", "cost")
    name = view.table.place_of("name")
    assert isinstance(view.itemDelegateForColumn(name), FirstColumnDelegate)
    view.head.moveSection(view.head.visualIndex(name), view.head.count() - 1)
    assert not isinstance(view.itemDelegateForColumn(name), FirstColumnDelegate)
    assert isinstance(view.itemDelegateForColumn(view._first_column()), FirstColumnDelegate)


def test_a_selected_row_is_coloured_up_to_the_edge(view: TableView) -> None:
    only(view, "name", "cost")
    view.selectRow(0)
    cell = view.visualRect(view.table.index(0, view.table.place_of("name")))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(cell.left() + 5, cell.top() + 4).name() == theme.colour("selection").name()
