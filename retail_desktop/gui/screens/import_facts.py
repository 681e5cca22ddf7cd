"""What was recognised of a file, and on what evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout

from retail_desktop.domain.imports import ImportReport
from retail_desktop.gui.screens import import_words
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.scrolled import Scrolled


class ImportFacts(Card):
    """Names and values, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(4)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(text("What was recognised", "panel"))
        self.body.addWidget(Scrolled(self._form), 1)

    def show_report(self, report: ImportReport) -> bool:
        """Show what a report knows of the file; False if it knows nothing."""
        while self._form.rowCount():
            self._form.removeRow(0)
        facts = import_words.facts(report)
        for name, value, hint in facts:
            shown = text(value, wrap=True)
            shown.setToolTip(hint)
            self._form.addRow(text(name, "muted"), shown)
        return bool(facts)
