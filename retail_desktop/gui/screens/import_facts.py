"""What was recognised of a file, and on what evidence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from retail_desktop.domain.imports import ImportReport
from retail_desktop.gui.screens import import_words
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.signed_line import empty


class ImportFacts(Card):
    """Names and values, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        rows = QVBoxLayout()
        rows.addLayout(self._grid)
        rows.addStretch(1)
        self.body.addWidget(text("What was recognised", "panel"))
        self.body.addWidget(Scrolled(rows), 1)

    def show_report(self, report: ImportReport) -> bool:
        """Show what a report knows of the file; False if it knows nothing."""
        empty(self._grid)
        facts = import_words.facts(report)
        for line, (name, value, hint) in enumerate(facts):
            label, shown = text(name, "muted"), text(value, wrap=True)
            label.setContentsMargins(0, 1, 0, 0)  # its letters are smaller, and stand on the same line
            shown.setToolTip(hint)
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, line, 1, Qt.AlignmentFlag.AlignTop)
        return bool(facts)
