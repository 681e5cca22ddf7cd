"""Everything about a file on one page: what was recognised, what follows, its first lines, items in doubt."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from retail_desktop.domain.imports import ImportOptions, ImportReport
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card
from retail_desktop.gui.screens.import_doubts import ImportDoubts
from retail_desktop.gui.screens.import_facts import ImportFacts
from retail_desktop.gui.screens.import_outcome import ImportOutcome
from retail_desktop.gui.screens.import_preview import ImportPreview
from retail_desktop.gui.screens.import_words import in_doubt

LINES, DOUBTS = 0, 1
LOWEST_CARDS, LOWEST_TABS = 140, 220
"""Below this the page scrolls."""
SIZES = [420, 580]
"""Shares of the height: the cards, then the tabs."""


class ImportDetails(QSplitter):
    """Two cards above, the file's lines and the doubts in tabs below; the user moves the border between."""

    def __init__(
        self, page: Screen, change: Callable[[str, str], object], decide: Callable[[Mapping[str, str]], object]
    ) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(8)
        self.facts, self.outcome = ImportFacts(), ImportOutcome()
        self.preview = ImportPreview(change)
        self.doubts = ImportDoubts(page, decide)
        self._above, self.tabs = QWidget(), QTabWidget()
        above = QHBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(8)
        above.addWidget(self.facts, 2)
        above.addWidget(self.outcome, 3)
        lines = Card(padding=0, spacing=0)
        lines.body.addWidget(self.preview)
        self.tabs.addTab(_spaced(lines), "First &lines of the file")
        self.tabs.addTab(_spaced(self.doubts), "Unknown items, dou&bts")
        self.addWidget(self._above)
        self.addWidget(self.tabs)
        self._is_new = True
        self.setSizes(SIZES)
        self._above.setMinimumHeight(LOWEST_CARDS)
        self.tabs.setMinimumHeight(LOWEST_TABS)
        self.tabs.setTabVisible(DOUBTS, False)

    def sizeHint(self) -> QSize:
        """Ask for little, and take what is left of the page."""
        return self.minimumSizeHint()

    def start(self, options: ImportOptions) -> None:
        """Begin with another file."""
        self._is_new = True
        self.doubts.start(options)
        self.tabs.setCurrentIndex(LINES)

    def show_report(self, report: ImportReport) -> None:
        """Show what a report knows; parts without anything to show go away."""
        has_facts, has_outcome = self.facts.show_report(report), self.outcome.show_report(report)
        has_lines, doubts = self.preview.show_report(report), self.doubts.show_report(report)
        self.facts.setVisible(has_facts)
        self.outcome.setVisible(has_outcome)
        self._above.setVisible(has_facts or has_outcome)
        self.tabs.setTabVisible(LINES, has_lines)
        self.tabs.setTabVisible(DOUBTS, doubts > 0)
        self.tabs.setTabText(DOUBTS, f"Unknown items, dou&bts ({wording.number(doubts)})")
        self.tabs.setVisible(has_lines or doubts > 0)
        if self._is_new and in_doubt(report):
            self.tabs.setCurrentIndex(DOUBTS)
        self._is_new = False

    @property
    def has_something(self) -> bool:
        """Whether the last report had anything to show here."""
        return not self._above.isHidden() or not self.tabs.isHidden()


def _spaced(inside: QWidget) -> QWidget:
    """Room between the tabs' words and what they show."""
    outside = QWidget()
    column = QVBoxLayout(outside)
    column.setContentsMargins(0, 6, 0, 0)
    column.addWidget(inside)
    return outside
