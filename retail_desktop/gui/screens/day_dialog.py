"""A small dialog that asks for one day."""

from datetime import date, timedelta

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from retail_desktop.gui.screens.day_field import DayField, reasoned

LATEST_DAYS = 366


class DayDialog(QDialog):
    """Asks for a day after `today`, at most a year ahead."""

    def __init__(self, parent: QWidget, title: str, question: str, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._day = DayField(question.rstrip(":"), today, ahead=True)
        self._day.set_limits(today + timedelta(days=1), today + timedelta(days=LATEST_DAYS))
        self._day.show_day(today + timedelta(days=7))
        form = QFormLayout()
        form.addRow(question, reasoned(self._day))
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
        return self._day.day

    def accept(self) -> None:
        """Close once there is a day."""
        if self._day.settled():
            super().accept()
