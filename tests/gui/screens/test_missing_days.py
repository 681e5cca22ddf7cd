from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from retail_desktop.gui import theme
from retail_desktop.gui.screens.missing_days import MissingDays

pytestmark = pytest.mark.qt_log_ignore("does not support raise")  # the offscreen platform's own harmless remark
FIRST = date(2026, 9, 16)
GAPS = {("Harbour St", 26), ("Harbour St", 22), ("Market Square", 24)}
DAYS = [FIRST + timedelta(days=step) for step in range(14)]


def state(store: str, day: date) -> str:
    return "closed" if day.weekday() == 6 else "missing" if (store, day.day) in GAPS else "imported"


STORES = ("Station Road", "Market Square", "Harbour St")
STRIP = [(store, day, state(store, day)) for store in STORES for day in DAYS]


@pytest.fixture
def strip(qtbot: QtBot) -> MissingDays:
    made = MissingDays()
    qtbot.addWidget(made)
    made.show_days(STRIP)
    made.resize(made.sizeHint())
    return made


def test_the_store_with_the_most_gaps_comes_first_and_the_newest_gap_is_named(strip: MissingDays) -> None:
    assert [row.store for row in strip.strip._rows] == ["Harbour St", "Market Square", "Station Road"]
    assert strip.strip.accessibleName() == (
        "Harbour St, Sat 26 Sep: closed, or is a file missing? 2 more days without a file."
    )


def test_a_square_says_its_day(strip: MissingDays) -> None:
    squares = strip.strip
    assert squares.words_at(squares.square(0, 10).center()) == "Harbour St, Sat 26 Sep: no file yet"
    assert squares.words_at(QPoint(0, 0)) == ""
    spot = squares.square(1, 4).center()
    assert squares.event(QHelpEvent(QEvent.Type.ToolTip, spot, squares.mapToGlobal(spot)))


def test_nothing_to_tell_is_not_shown(strip: MissingDays) -> None:
    assert strip.isVisibleTo(None) or not strip.isHidden()
    strip.show_unless(something_else=True)
    assert strip.isHidden()
    strip.show_unless(something_else=False)
    assert not strip.isHidden()
    strip.show_days([])
    assert strip.isHidden()


def test_a_strip_without_gaps_takes_no_room(strip: MissingDays) -> None:
    strip.show_days([("Harbour St", DAYS[0], "imported")])
    assert strip.isHidden()
    assert strip.strip.accessibleName() == "Every day is there"


@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_is_drawn_in_every_theme(qapp: QApplication, strip: MissingDays, look: str) -> None:
    theme.apply(qapp, look)
    assert not strip.grab().isNull()
    theme.apply(qapp, "light")
