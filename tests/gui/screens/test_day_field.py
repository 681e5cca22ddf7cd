"""A day that is typed or picked."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QMenu, QWidget
from pytestqt.qtbot import QtBot

from retail_desktop.gui.screens.day_dialog import DayDialog
from retail_desktop.gui.screens.day_field import DayField, DayReason, reasoned

TODAY = date(2026, 9, 30)


@pytest.fixture
def field(qtbot: QtBot) -> DayField:
    made = DayField("From")
    qtbot.addWidget(made)
    made.set_present(TODAY)
    made.show_day(date(2026, 9, 1))
    return made


def leave(field: DayField, text: str) -> None:
    field.setText(text)
    field.editingFinished.emit()


def test_a_typed_day_is_told_once(field: DayField, qtbot: QtBot) -> None:
    field.setText("yesterday")
    with qtbot.waitSignal(field.changed):
        field.editingFinished.emit()
    assert field.day == date(2026, 9, 29)
    field.changed.connect(lambda: pytest.fail("the same day again"))
    field.editingFinished.emit()
    leave(field, "29.9.")
    assert field.text() == "29 Sep 2026"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_day_can_be_picked_without_a_mouse(field: DayField, qtbot: QtBot) -> None:
    field.set_limits(latest=TODAY)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = field.findChild(QMenu)
    calendar = menu.findChild(QCalendarWidget)
    assert calendar.maximumDate() == QDate(2026, 9, 30)
    with qtbot.waitSignal(field.changed):
        calendar.clicked.emit(QDate(2026, 9, 12))
    assert field.day == date(2026, 9, 12)
    menu.close()


def test_arrows_go_from_day_to_day_and_stop_at_the_last_possible_one(field: DayField, qtbot: QtBot) -> None:
    field.set_limits(date(2026, 8, 31), date(2026, 9, 2))
    days = []
    for key in [Qt.Key.Key_Up] * 2 + [Qt.Key.Key_Down] * 3:
        qtbot.keyClick(field, key)
        days.append(field.day.day)
    assert days == [2, 2, 1, 31, 31]


def test_what_is_no_day_keeps_the_one_before_and_says_why(qtbot: QtBot) -> None:
    field = DayField("From", TODAY)
    field.show_day(date(2026, 9, 1))
    whole = reasoned(field)
    qtbot.addWidget(whole)
    reason = whole.findChild(DayReason)
    assert reason.isHidden()
    leave(field, "soon")
    assert (field.day, field.text(), field.settled()) == (date(2026, 9, 1), "soon", False)
    assert reason.words.text() == field.doubt == field.accessibleDescription()
    assert field.doubt.startswith("“soon” is not a day. Type it like 29.9.,")
    assert not reason.isHidden()
    leave(field, "2.9.")
    assert (field.day, field.doubt, reason.isHidden()) == (date(2026, 9, 2), "", True)


def test_a_day_beyond_the_limits_is_refused_with_the_nearest(field: DayField) -> None:
    field.set_limits(date(2026, 8, 1), TODAY)
    leave(field, "+1")
    assert field.doubt == "1 Oct 2026 is too late. The last day possible is 30 Sep 2026."
    leave(field, "2020-01-01")
    assert field.doubt == "1 Jan 2020 is too early. The first day possible is 1 Aug 2026."
    assert field.day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("en_US", "9/3/2026", date(2026, 9, 3)),
        ("en_GB", "9/3/2026", date(2026, 3, 9)),
        ("de_DE", "3 Okt. 2025", date(2025, 10, 3)),
        ("en_US", "3 Oct 2025", date(2025, 10, 3)),
    ],
)
def test_numbers_stand_in_the_order_of_the_country_and_what_is_shown_can_be_typed(
    field: DayField, locale: str, text: str, day: date
) -> None:
    usual = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        leave(field, text)
        assert (field.doubt, field.day) == ("", day)
        leave(field, field.text())
        assert (field.doubt, field.day) == ("", day)
    finally:
        QLocale.setDefault(usual)


def test_a_dialog_stays_open_until_its_day_is_one(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    dialog = DayDialog(page, "Snooze", "Do not order before:", TODAY)
    assert dialog.day == date(2026, 10, 7)
    dialog._day.setText("today")
    dialog.accept()
    assert dialog.result() == DayDialog.DialogCode.Rejected
    assert dialog._day.doubt.startswith("30 Sep 2026 is too early.")
    dialog._day.setText("Tuesday")
    dialog.accept()
    assert (dialog.result(), dialog.day) == (DayDialog.DialogCode.Accepted, date(2026, 10, 6))
