"""What is known of one import of the history: how it was read, and the lines left out by cause."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from retail_desktop.domain.imports import ImportRecord
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import import_words, wording
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.import_reasons import reason_words
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.signed_line import empty, signed
from retail_desktop.services import describe_import
from retail_desktop.services.describe_import import ImportDescription

LEAFING_MS = 120
NARROWEST = 220
GAP = 4
"""Above the name of a fact, which belongs to what stands below it."""


class ImportRecordCard(Card):
    """Beside the history; hidden while no import is chosen."""

    def __init__(self, page: Screen) -> None:
        super().__init__(padding=10, spacing=4)
        self._page = page
        self._latest = Latest()
        self._shown: ImportRecord | None = None
        self._title = text(role="panel", elided=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.body.addWidget(self._title)
        self.body.addWidget(Scrolled(self._list), 1)
        self.setMinimumWidth(NARROWEST)
        self._leafing = QTimer(self, singleShot=True, interval=LEAFING_MS)
        self._leafing.timeout.connect(self._ask)
        self.hide()

    def show_record(self, record: ImportRecord | None) -> None:
        """Show an import; what is stored of it follows a moment later."""
        self.setVisible(record is not None)
        if record == self._shown:
            return
        self._shown = record
        self._latest.forget()
        empty(self._list)
        if record is not None:
            self._title.setText(record.file_name)
            self._leafing.start()

    def _ask(self) -> None:
        if self._shown is not None:
            job = self._page.context.jobs.read(describe_import.describe_import, self._shown.import_id)
            self._latest.take(job, self._fill)

    def _fill(self, found: ImportDescription) -> None:
        record = self._shown
        if record is None:
            return
        empty(self._list)
        for outcome, what, status in (("rejected", "left out", Status.OUT), ("ignored", "ignored", Status.NO_SALES)):
            causes = [cause for cause in found.causes if cause.outcome == outcome]
            if causes:
                total = sum(cause.count for cause in causes)
                self._list.addWidget(text(f"{wording.plural(total, 'line')} {what}", "strong"))
            for cause in causes:
                words = f"{wording.number(cause.count)} × {reason_words(cause.reason.value)}"
                self._list.addLayout(signed(status, words))
        for name, value, hint in import_words.record_facts(record, found.layout):
            above = text(name, "caption")
            above.setContentsMargins(0, GAP, 0, 0)
            self._list.addWidget(above)
            shown = text(value, wrap=True)
            shown.setToolTip(hint)
            self._list.addWidget(shown)
        self._list.addStretch(1)
