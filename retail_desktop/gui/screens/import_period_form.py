"""The days that a file without dates speaks of."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.day_field import DayField, DayReason

_IN_A_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)")


class PeriodForm(QWidget):
    """Days to choose from and two fields; `answer(period)` is called with what the user picked."""

    def __init__(self, file_name: str, answer: Callable[[Period], object], today: date) -> None:
        super().__init__()
        self._answer = answer
        presets = proposals(file_name, today)
        start = presets[0][1]
        self._first, self._last = DayField("From", today), DayField("To", today)
        self._fill(start)
        self._problem = text("", "muted", wrap=True)
        choices = QHBoxLayout()
        for words, period in presets:
            choices.addWidget(button(words, partial(self._fill, period)))
        choices.addStretch(1)
        use = button("&Continue with these days", self._use, role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(choices)
        layout.addLayout(row(text("From"), self._first, text("to"), self._last, None, use))
        layout.addWidget(DayReason(self._first, self._last))
        layout.addWidget(self._problem)
        self._problem.hide()

    def _fill(self, period: Period) -> None:
        self._first.show_day(period.first)
        self._last.show_day(period.last)

    def _use(self) -> None:
        if not (self._first.settled() and self._last.settled()):
            return
        try:
            self._answer(Period(self._first.day, self._last.day))
        except RetailError as refusal:
            self._problem.setText(str(refusal))
            self._problem.show()


def proposals(file_name: str, today: date) -> list[tuple[str, Period]]:
    """Days that are likely meant, the likeliest first: one in the file's name, yesterday, last week, last month."""
    yesterday = today - timedelta(days=1)
    monday = today - timedelta(days=today.weekday() + 7)
    month_end = today.replace(day=1) - timedelta(days=1)
    found = [
        ("Yesterday", Period(yesterday, yesterday)),
        ("Today", Period(today, today)),
        ("Last week", Period(monday, monday + timedelta(days=6))),
        ("Last month", Period(month_end.replace(day=1), month_end)),
    ]
    named = _day_in(file_name)
    if named is not None:
        found.insert(0, (f"{wording.full_day(named)}, as in the file's name", Period(named, named)))
    return found


def _day_in(file_name: str) -> date | None:
    for year, month, day in _IN_A_NAME.findall(file_name):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
