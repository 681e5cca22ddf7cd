"""What an import would do: what was recognised, what is stored, what is left out and why."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.imports import ImportReport, LineIssue
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import import_words, wording
from retail_desktop.gui.screens.card import Card, Sign, button, row, text
from retail_desktop.gui.screens.import_question import ImportQuestion

NAMED = 4
Kind = TypeVar("Kind", bound=QLayout)


class ImportPreview(QWidget):
    """Two cards: the file on the left, the consequences or a question with the one primary button on the right."""

    def __init__(self, commit: Callable[[], object], answer: Callable[[str, object], object]) -> None:
        super().__init__()
        self._facts, self._outcome = Card(), Card()
        self._facts.body.addWidget(text("What was recognised", "panel"))
        self._form, form = _scrolled(QFormLayout())
        self._facts.body.addWidget(form, 1)
        self._title = text(role="panel")
        self._list, outcome = _scrolled(QVBoxLayout())
        self.question = ImportQuestion(answer)
        self.commit = button("&Import", commit, "import", role="primary")
        self._outcome.body.addWidget(self._title)
        self._outcome.body.addWidget(outcome, 1)
        self._outcome.body.addWidget(self.question, 1)
        self._outcome.body.addLayout(row(None, self.commit))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._facts, 2)
        layout.addWidget(self._outcome, 3)
        self._scroll = outcome

    def show_report(self, report: ImportReport) -> None:
        """Show a dry run's report."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in import_words.facts(report):
            self._form.addRow(text(name, "muted"), text(value, wrap=True))
        asks = report.needs is not None
        refused = report.status == "refused"
        self._scroll.setHidden(asks)
        self.question.setVisible(asks)
        self.commit.setVisible(not asks and not refused)
        self.commit.setEnabled(report.accepted > 0)
        self.commit.setText(f"&Import {wording.plural(report.accepted, 'line')}")
        _clear(self._list)
        if asks:
            self._title.setText("One question first")
            self.question.ask(report)
        elif refused:
            self._title.setText("This file cannot be used")
            self._list.addWidget(text(report.error or "", wrap=True))
            self._list.addStretch(1)
        else:
            self._show_outcome(report)

    def _show_outcome(self, report: ImportReport) -> None:
        self._title.setText(import_words.counted(report))
        for warning in report.warnings:
            self._list.addLayout(_signed(Status.BEFORE_DELIVERY, warning))
        if report.new_items:
            self._list.addWidget(text(_new_items(report.new_items), wrap=True))
        if report.rejected:
            self._list.addWidget(text(f"{wording.plural(len(report.rejected), 'line')} left out", "strong"))
            self._add_issues(report.rejected)
            self._list.addWidget(text("After the import they can be saved, each with its reason.", "muted", wrap=True))
        if report.ignored:
            self._list.addWidget(text(f"{wording.plural(len(report.ignored), 'line')} ignored on purpose", "strong"))
            self._add_issues(report.ignored)
        if not report.rejected and not report.warnings:
            self._list.addLayout(_signed(Status.OK, "Every line was understood."))
        self._list.addStretch(1)

    def _add_issues(self, issues: Iterable[LineIssue]) -> None:
        for words, count, examples in import_words.left_out(issues):
            self._list.addWidget(text(f"{wording.number(count)} × {words}", wrap=True))
            self._list.addWidget(text(examples, "muted", wrap=True))


def _new_items(skus: tuple[str, ...]) -> str:
    named = ", ".join(skus[:NAMED])
    more = f" and {wording.number(len(skus) - NAMED)} more" if len(skus) > NAMED else ""
    return f"{wording.plural(len(skus), 'new item')}: {named}{more}"


def _signed(status: Status, words: str) -> QHBoxLayout:
    sign = Sign(status_icon(status))
    line = row(sign, text(words, wrap=True))
    line.setStretch(1, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return line


def _scrolled(layout: Kind) -> tuple[Kind, QScrollArea]:
    """A layout in a scroll area, so that a long report never makes the page taller."""
    inner = QWidget()
    inner.setLayout(layout)
    layout.setContentsMargins(0, 0, 0, 0)
    scroll = QScrollArea()
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return layout, scroll


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            _clear(inner)
