"""Reports: choose one, narrow it, see its beginning, print or save the whole of it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QTextBrowser, QVBoxLayout, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import save_as, wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.report_options import ReportOptions
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.services import reports
from retail_desktop.services.reports import REPORTS, Choices, Preview, Written

SIDE = 236
PAUSE_MS = 150
"""So that several choices in a row ask for one preview."""


class ReportsScreen(Screen):
    """The list of reports, what can be chosen, and the beginning of the chosen one on white paper."""

    name = "reports"
    title = "Reports"
    icon_name = "reports"
    areas = frozenset({"catalogue", "sales", "ledger", "plan", "orders"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._choices, self._preview = Latest(), Latest()
        self._summary = text(role="muted")
        self._answers = text(role="muted", wrap=True, small=True)
        self.kinds, self.options, self.paper = QListWidget(), ReportOptions(), QTextBrowser()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self.kinds.currentRowChanged.connect(self._choose)
        self.options.changed.connect(self._pause.start)
        self._pause.timeout.connect(self._look)
        self.kinds.setCurrentRow(0)

    def _build(self) -> None:
        self.kinds.setAccessibleName("Reports")
        for name, kind in REPORTS.items():
            entry = QListWidgetItem(kind.title, self.kinds)
            entry.setData(Qt.ItemDataRole.UserRole, name)
            entry.setSizeHint(QSize(0, theme.px(30)))
        self.kinds.setFixedHeight(theme.px(30 * len(REPORTS) + 6))
        self.paper.setAccessibleName("Beginning of the report")
        self.paper.setOpenLinks(False)
        self.paper.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # numbers stay whole; the paper scrolls sideways
        self.paper.setStyleSheet("QTextBrowser { background: white; }")
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 6, 0)
        for part in (self.kinds, self._answers, self.options):
            side.addWidget(part)
        side.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setFixedWidth(theme.px(SIDE))
        save = button("&Save…", self._save, "export", "Ctrl+S")
        printed = button("Pr&int…", self._print, "print", "Ctrl+P", role="primary")
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(scroll)
        middle.addWidget(self.paper, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addWidget(TwoEnds(row(text(self.title, "page"), self._summary), row(save, printed)))
        page.addLayout(middle, 1)
        self.setFocusProxy(self.kinds)

    def minimumSizeHint(self) -> QSize:
        """Options and paper scroll."""
        return QSize(theme.px(560), theme.px(330))

    def reload(self) -> None:
        """Read what there is to choose from, then the report."""
        job = self.context.jobs.read(reports.report_choices)
        self._choices.take(job, self._offer, lambda words, _: self.context.messages.refuse(words))

    def show_subject(self, key: object) -> None:
        """Choose the report of this name."""
        if key in REPORTS:
            self.kinds.setCurrentRow(list(REPORTS).index(str(key)))

    @property
    def kind(self) -> str:
        """The name of the chosen report."""
        return list(REPORTS)[max(0, self.kinds.currentRow())]

    def _offer(self, choices: Choices) -> None:
        self.options.offer(choices)
        self._look()

    def _choose(self, _row: int) -> None:
        self._answers.setText(REPORTS[self.kind].answers)
        self.options.show_kind(self.kind)
        if self.isVisible():
            self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self._summary.setText("being prepared …")
        job = self.context.jobs.run("Preparing the report", reports.preview_report, self.kind, self.options.wish())
        self._preview.take(job, self._show, self._refuse)

    def _show(self, preview: Preview) -> None:
        self._summary.setText(wording.plural(preview.lines, "line"))
        self.paper.setHtml(preview.html)

    def _refuse(self, words: str, _error: object) -> None:
        self._summary.setText("")
        self.paper.setPlainText(words)

    def _print(self) -> None:
        self._write("Print the report to a file", ".pdf")

    def _save(self) -> None:
        self._write("Save the report", ".xlsx", ".csv", ".html", ".pdf")

    def _write(self, title: str, *kinds: str) -> None:
        wish = self.options.wish()
        day = f" {wish.as_of.isoformat()}" if wish.as_of else ""
        out: Path | None = save_as.ask_where(self, title, f"{REPORTS[self.kind].title}{day}", *kinds)
        if out is None:
            return
        job = self.context.jobs.run("Writing the report", reports.write_report, self.kind, wish, out)
        job.succeeded.connect(self._offer_to_open)
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))

    def _offer_to_open(self, written: Written) -> None:
        save_as.offer_to_open(self.context, written.path)
