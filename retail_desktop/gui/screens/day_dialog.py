"""A small dialog that asks for one day."""

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

LATEST_DAYS = 366


class DayDialog(QDialog):
    """Asks for a day from `first` on, at most a year ahead."""

    def __init__(self, parent: QWidget, title: str, question: str, first: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._day = QDateEdit(_shown(first + timedelta(days=6)))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("d MMM yyyy")
        self._day.setDateRange(_shown(first), _shown(first + timedelta(days=LATEST_DAYS)))
        form = QFormLayout()
        form.addRow(question, self._day)
        ok = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(ok.Ok | ok.Cancel)
        buttons.button(ok.Ok).setText(f"&{title}")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addLayout(form)
        body.addWidget(buttons)

    @property
    def day(self) -> date:
        """The day that was chosen."""
        shown = self._day.date()
        return date(shown.year(), shown.month(), shown.day())


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
