from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from retail_desktop.gui.screens.week_bars import LEFT, WeekBars, last_weeks, scale_top

LAST = date(2026, 9, 29)
DAYS = tuple(LAST - timedelta(days=back) for back in range(69, -1, -1))


def test_the_last_eight_weeks_end_with_the_last_day_of_sales() -> None:
    weeks = last_weeks(DAYS, [1.0] * 70, [LAST, LAST - timedelta(days=8)])
    assert len(weeks) == 8
    assert weeks[-1].first == date(2026, 9, 23)
    assert {week.units for week in weeks} == {7}
    assert [week.out_days for week in weeks[-2:]] == [1, 1]


def test_a_short_history_gives_the_weeks_it_has() -> None:
    assert len(last_weeks(DAYS[-10:], [1.0] * 10, ())) == 1
    assert len(last_weeks(DAYS[-3:], [1.0] * 3, ())) == 1
    assert last_weeks((), (), ()) == ()


@given(st.floats(0, 1e6))
def test_the_scale_ends_at_or_above_the_largest_bar(largest: float) -> None:
    assert scale_top(largest) >= largest
    assert scale_top(largest) <= max(3.0, largest * 2.5)


@pytest.fixture
def bars(qtbot: QtBot) -> WeekBars:
    made = WeekBars()
    qtbot.addWidget(made)
    made.resize(240, 110)
    made.show_weeks(last_weeks(DAYS, [1.0] * 70, [LAST]), 24.5)
    made.show()
    return made


def test_every_bar_tells_its_figure(bars: WeekBars) -> None:
    bars.grab()
    assert bars._figure_at(int(LEFT) + 3) == "Week from Wed 5 Aug: 7 units"
    assert bars._figure_at(230) == "Next 7 days: about 24.5 units"
    assert bars._figure_at(210).endswith("out of stock 1 day")
    assert bars._figure_at(2) == ""
    assert bars.accessibleName().endswith("next week about 24.5")


def test_the_tooltip_is_shown_under_the_pointer(bars: WeekBars, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _spot, words, _widget: shown.append(words))
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(60, 40), bars.mapToGlobal(QPoint(60, 40)))
    assert QApplication.sendEvent(bars, event)
    assert shown[0].startswith("Week from")
    assert bars.sizeHint().width() > 200
