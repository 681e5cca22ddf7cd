"""A day to type in many ways, or to pick from a calendar."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QVBoxLayout, QWidget, QWidgetAction

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_days import typed_day
from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Sign, row, text

HINT = "Type a day like 29.9., 29 Sep, 2026-09-29, Tuesday, today or +7; Alt+Down shows a calendar."
WIDTH = 126
SHOWN = "d MMM yyyy"


class DayField(QLineEdit):
    """`changed` when it is another day, `doubted(words)` when what was typed is none; empty words when it is one again.

    Days without a year, weekdays and `today` are read as seen from `present`; where `ahead` they are the next ones.
    """

    changed = Signal()
    doubted = Signal(str)

    def __init__(self, name: str, present: date = date(2000, 1, 1), *, ahead: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(HINT)
        self.setFixedWidth(theme.px(WIDTH))
        self._day, self._present, self._ahead, self.doubt = present, present, ahead, ""
        self._earliest, self._latest = date.min, date.max
        pick = QAction(icon("calendar", "muted"), "Pick a day", self)
        pick.triggered.connect(self._pick)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._read)
        self.show_day(present)

    @property
    def day(self) -> date:
        """The day; the one before where what is typed is none."""
        return self._day

    def set_present(self, day: date) -> None:
        """Read days as seen from this one."""
        self._present = day

    def set_limits(self, earliest: date | None = None, latest: date | None = None) -> None:
        """Take no day before `earliest` or after `latest`."""
        self._earliest, self._latest = earliest or date.min, latest or date.max

    def show_day(self, day: date) -> None:
        """Show a day without telling."""
        self._day = day
        self.setText(wording.full_day(day))
        self.setCursorPosition(0)
        self._say("")

    def choose(self, day: date) -> None:
        """Take another day, and tell; one beyond the limits is doubted."""
        self.setText(wording.full_day(day))
        if not self._earliest <= day <= self._latest:
            self._say(self._beyond(day))
            return
        other = day != self._day
        self.show_day(day)
        if other:
            self.changed.emit()

    def settled(self) -> bool:
        """Whether what is typed is a day; if not, the cursor goes there."""
        self._read()
        if self.doubt:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.selectAll()
        return not self.doubt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the next or the previous day; with Alt the calendar opens."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._pick()
        elif event.key() in steps and self.settled():
            self.choose(min(self._latest, max(self._earliest, self._day + timedelta(steps[Qt.Key(event.key())]))))
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        shown = QLocale().toDate(self.text().strip(), SHOWN)
        if shown.isValid():
            self.choose(date(shown.year(), shown.month(), shown.day()))
            return
        month_first = QLocale().dateFormat(QLocale.FormatType.ShortFormat).upper().startswith("M")
        try:
            self.choose(typed_day(self.text(), self._present, month_first=month_first, ahead=self._ahead))
        except RetailError as error:
            self._say(str(error))

    def _beyond(self, day: date) -> str:
        said = wording.full_day(day)
        if day < self._earliest:
            return f"{said} is too early. The first day possible is {wording.full_day(self._earliest)}."
        return f"{said} is too late. The last day possible is {wording.full_day(self._latest)}."

    def _say(self, doubt: str) -> None:
        if bool(doubt) != bool(self.doubt):
            self.setProperty("doubtful", bool(doubt))
            self.style().unpolish(self)
            self.style().polish(self)
        self.doubt = doubt
        self.setAccessibleDescription(doubt)
        self.doubted.emit(doubt)

    def _pick(self) -> None:
        calendar, menu, action = QCalendarWidget(), QMenu(self), QWidgetAction(self)
        calendar.setSelectedDate(_shown(self._day))
        calendar.setDateRange(_shown(self._earliest), _shown(self._latest))
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        calendar.activated.connect(lambda chosen: self.choose(date(chosen.year(), chosen.month(), chosen.day())))
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(calendar.activated)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        calendar.setFocus()


class DayReason(QWidget):
    """Says why what is typed into one of these fields is no day; takes no room while all are."""

    def __init__(self, *fields: DayField) -> None:
        super().__init__()
        self._fields = fields
        self.words = text(role="fault", wrap=True)
        line = row(Sign(icon("ph.warning-fill", "out_now"), 12), spacing=4)
        line.addWidget(self.words, 1)
        self.setLayout(line)
        for field in fields:
            field.doubted.connect(lambda _: self._show())
        self._show()

    def _show(self) -> None:
        doubt = next((field.doubt for field in self._fields if field.doubt), "")
        self.words.setText(doubt)
        self.setVisible(bool(doubt))


def reasoned(field: DayField) -> QWidget:
    """A day of a form, with the reason beneath it where what is typed is none."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(field)
    column.addWidget(DayReason(field))
    whole.setFocusProxy(field)
    return whole


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
