"""A day to type in many ways, or to pick from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_days import typed_day
from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens import wording

HINT = "Type a day like 29.9., 29 Sep, 2026-09-29, today, or -7 for a week before the newest sales."


class DayField(QLineEdit):
    """`changed` when it is another day, `doubted(words)` when what was typed is none; empty words when it is one again.

    Days without a year, and `today`, are read from the day that `set_present` names.
    """

    changed = Signal()
    doubted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(HINT)
        self.setFixedWidth(theme.px(126))
        self._day, self._present = date(2000, 1, 1), date(2000, 1, 1)
        pick = QAction(icon("calendar", "muted"), "Pick a day", self)
        pick.triggered.connect(self._pick)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._read)

    @property
    def day(self) -> date:
        """The day."""
        return self._day

    def set_present(self, day: date) -> None:
        """Read days as seen from this one."""
        self._present = day

    def show_day(self, day: date) -> None:
        """Show a day without telling."""
        self._day = day
        self.setText(wording.full_day(day))
        self.setCursorPosition(0)

    def _read(self) -> None:
        if self.text() == wording.full_day(self._day):
            self.doubted.emit("")
            return
        month_first = QLocale().dateFormat(QLocale.FormatType.ShortFormat).upper().startswith("M")
        try:
            self._take(typed_day(self.text(), self._present, month_first=month_first))
        except RetailError as error:
            self.doubted.emit(str(error))

    def _take(self, day: date) -> None:
        other = day != self._day
        self.show_day(day)
        self.doubted.emit("")
        if other:
            self.changed.emit()

    def _pick(self) -> None:
        calendar, menu, action = QCalendarWidget(), QMenu(self), QWidgetAction(self)
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda chosen: self._take(date(chosen.year(), chosen.month(), chosen.day())))
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(calendar.activated)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()
