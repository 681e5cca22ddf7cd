"""The first records of a file as it has them, and what becomes of each."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from retail_desktop.domain.imports import ImportReport, PreviewColumn, PreviewLine, Target
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.import_fields import FIGURES, IGNORE, field_words
from retail_desktop.gui.screens.import_reasons import reason_words
from retail_desktop.gui.screens.import_words import meaning_words

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
SIGNS = {"stored": Status.OK, "ignored": Status.NO_SALES, "rejected": Status.OUT}
VERBS = {"stored": "stored", "ignored": "ignored", "rejected": "left out"}


class RecordModel(QAbstractTableModel):
    """Rows are `PreviewLine`s, columns those of the file; the row's head says what happens to it."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[PreviewColumn, ...] = ()
        self.lines: tuple[PreviewLine, ...] = ()
        self._target = Target.SALES
        self._blamed: Mapping[int, str] = {}

    def show_report(self, report: ImportReport) -> None:
        """Show the records of a report."""
        self.beginResetModel()
        self.columns, self.lines, self._target = report.preview_columns, report.preview, report.target
        shown = {line.line for line in self.lines}
        self._blamed = {issue.line: issue.column for issue in report.rejected if issue.line in shown}
        self.endResetModel()

    def is_blamed(self, row: int, column: int) -> bool:
        """Whether this cell is why its record is left out."""
        return bool(self.columns[column].heading) and self._blamed.get(self.lines[row].line) == (
            self.columns[column].heading
        )

    def is_used(self, column: int) -> bool:
        """Whether anything of this column is stored."""
        return self.columns[column].field not in {"", IGNORE} and not self.columns[column].personal

    def is_figure(self, column: int) -> bool:
        """Whether the column holds figures, which stand below each other at the right."""
        return self.columns[column].field in FIGURES

    def outcome(self, row: int) -> str:
        """What becomes of a record: `left out: not a date`."""
        line = self.lines[row]
        verb = VERBS.get(line.outcome, line.outcome)
        return f"{verb}: {reason_words(line.reason)}" if line.reason else verb

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Give the number of records."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Answer Qt about one cell."""
        if not index.isValid():
            return None
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.is_figure(index.column()) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._told(index, role)

    def _told(self, index: Index, role: int) -> Any:  # noqa: ANN401 - as the cells are asked for
        cells = self.lines[index.row()].cells
        text = cells[index.column()] if index.column() < len(cells) else ""
        if role == Role.DisplayRole:
            return " ".join(text.split())
        if role == Role.ForegroundRole:
            stored = self.lines[index.row()].outcome != "ignored" and self.is_used(index.column())
            return theme.colour("text" if stored else "muted")
        if role == Role.ToolTipRole:
            return self._tooltip(index.row(), index.column(), text)
        if role == Role.AccessibleTextRole:
            column = self.columns[index.column()]
            return f"{column.heading}, {self._meaning(column)}: {text}; {self.outcome(index.row())}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Answer Qt about a column's heading, or about what becomes of a record."""
        if orientation == Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.columns)
            return self.columns[section].heading if known and role == Role.DisplayRole else None
        if not 0 <= section < len(self.lines):
            return None
        if role == Role.DisplayRole:
            return wording.number(self.lines[section].line)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return f"Line {wording.number(self.lines[section].line)}: {self.outcome(section)}"
        return None

    def _meaning(self, column: PreviewColumn) -> str:
        return "personal data, not imported" if column.personal else field_words(self._target, column.field)

    def _tooltip(self, row: int, column: int, text: str) -> str:
        if self.is_blamed(row, column):
            return f"Left out: “{text}” is {reason_words(self.lines[row].reason)}."
        meaning = next((means for shown, means in self.columns[column].examples if shown == text), "")
        return f"{text} = {meaning_words(meaning)}" if meaning else text
