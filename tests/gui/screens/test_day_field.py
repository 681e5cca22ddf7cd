"""A day that is typed or picked."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCalendarWidget, QMenu
from pytestqt.qtbot import QtBot

from retail_desktop.gui.screens.day_field import DayField


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField("From")
    qtbot.addWidget(made)
    made.set_present(date(2026, 9, 30))
    made.show_day(date(2026, 9, 1))
    return made


def test_a_typed_day_is_told_once(field: DayField, qtbot: QtBot) -> None:
    field.setText("yesterday")
    with qtbot.waitSignal(field.changed):
        field.editingFinished.emit()
    assert field.day == date(2026, 9, 29)
    field.changed.connect(lambda: pytest.fail("the same day again"))
    field.editingFinished.emit()
    field.setText("29.9.")
    field.editingFinished.emit()
    assert field.text() == "29 Sep 2026"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_can_be_picked(field: DayField, qtbot: QtBot) -> None:
    field.show()
    field.actions()[0].trigger()
    menu = field.findChild(QMenu)
    calendar = menu.findChild(QCalendarWidget)
    with qtbot.waitSignal(field.changed):
        calendar.clicked.emit(QDate(2026, 9, 12))
    assert field.day == date(2026, 9, 12)
    menu.close()
