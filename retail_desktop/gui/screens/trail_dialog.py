"""The trail of what was done in the store, with a filter; what is shown can be saved."""

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimeZone
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from retail_desktop.domain.people import Deed
from retail_desktop.gui import theme
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.save_as import ask_where
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import audit_trail


def moment(deed: Deed) -> str:
    """When it was done, by the clock of this computer."""
    at = QDateTime.fromSecsSinceEpoch(int(deed.at.timestamp()), QTimeZone(QTimeZone.Initialization.LocalTime))
    return QLocale().toString(at, "d MMM yyyy, HH:mm:ss")


COLUMNS = (
    Column("at", "When", "text", moment, width=160),
    Column("person", "Who", "text", lambda one: one.person, width=110),
    Column("action", "What", "text", lambda one: one.action, width=150),
    Column("subject", "Of what", "text", lambda one: one.subject, width=150, tooltip=lambda one: one.subject),
    Column("detail", "Details", "text", lambda one: one.detail.strip("{}"), width=220, tooltip=lambda one: one.detail),
)


class TrailDialog(QDialog):
    """Newest first; nothing here can be changed."""

    def __init__(self, window: MainWindow, found: list[Deed]) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle("What was done")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(theme.px(860), theme.px(520))
        self.model = TableModel(COLUMNS, self, key=lambda one: one.sequence)
        self.view = TableView(self.model, "trail")
        self.view.setAccessibleName("What was done")
        self.view.empty_text("Nothing of this kind was done.")
        WideColumn(self.view, "detail")
        self.model.set_rows(found)
        self.filter = FilterBox(self.view, "Filter by person or action")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(text("Every entry carries a seal of the one before: a check tells if one was edited.", "muted"))
        body.addWidget(self.filter)
        body.addWidget(self.view, 1)
        body.addLayout(row(button("&Save what is shown…", self._save), None, buttons))

    def _save(self) -> None:
        path = ask_where(self, "Save the trail", "trail", ".csv", ".xlsx")
        if path is not None:
            job = self._window.jobs.read(audit_trail.write_trail, path, found=self.model.rows())
            job.succeeded.connect(lambda _: self._window.messages.inform(f"The trail is saved in {path}."))
            job.refused.connect(lambda words, _: self._window.messages.refuse(words))
