"""What an import would do: what is stored, what it stands in for, what is left out and why."""

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from retail_desktop.domain.imports import ImportReport, LineIssue, Target
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.import_reasons import by_cause
from retail_desktop.gui.screens.import_words import in_doubt
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.signed_line import empty, signed

IN_A_ROW = 4
BETWEEN = 4
NAMED = 4


class ImportOutcome(Card):
    """Figures at the top, then sentences, then the lines left out and ignored by cause."""

    def __init__(self) -> None:
        super().__init__()
        self._list = QVBoxLayout()
        self._list.setSpacing(5)
        self._title = text(role="panel")
        self.body.addWidget(self._title)
        self.body.addWidget(Scrolled(self._list), 1)

    def show_report(self, report: ImportReport) -> bool:
        """Show a report; False if it has nothing to say of the lines."""
        empty(self._list)
        done = report.status in {"ok", "partial"}
        told = done or bool(report.rejected or report.ignored)
        self._title.setText("What the import does" if done else "Why lines cannot be used")
        if done:
            self._list.addLayout(_figures(report))
            self._add_sentences(report)
        self._add_causes("left out", report.rejected, Status.OUT, with_advice=True)
        if report.rejected and done:
            self._list.addWidget(text("After the import they can be saved, each with its reason.", "muted", wrap=True))
        if done and not report.rejected:
            self._list.addLayout(signed(Status.OK, "Every line was understood."))
        self._add_causes("ignored on purpose", report.ignored, Status.NO_SALES, with_advice=False)
        self._list.addStretch(1)
        return told

    def _add_sentences(self, report: ImportReport) -> None:
        items = _items(report)
        if items:
            self._list.addWidget(text(items, wrap=True))

    def _add_causes(self, what: str, issues: Iterable[LineIssue], status: Status, *, with_advice: bool) -> None:
        found = list(issues)
        if not found:
            return
        self._list.addWidget(text(f"{wording.plural(len(found), 'line')} {what}", "strong"))
        for cause in by_cause(found):
            self._list.addLayout(signed(status, f"{wording.number(cause.count)} × {cause.words}"))
            examples = cause.examples + (f"\n{cause.advice}" if with_advice else "")
            small = text(examples, "muted", wrap=True)
            small.setContentsMargins(22, 0, 0, 2)
            self._list.addWidget(small)


def _figures(report: ImportReport) -> QGridLayout:
    """The figures side by side, each under its name."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(0)
    for place, (name, value) in enumerate(_amounts(report)):
        line, column = divmod(place, IN_A_ROW)
        for below, (words, role) in enumerate(((name, "muted"), (value, "strong"))):
            grid.addWidget(text(words, role), 3 * line + below, column)
        grid.setRowMinimumHeight(3 * line + 2, BETWEEN)
    grid.setColumnStretch(IN_A_ROW, 1)
    return grid


def _amounts(report: ImportReport) -> list[tuple[str, str]]:
    is_sales = report.target is Target.SALES
    days = wording.number(len(report.period)) if report.period else ""
    pairs = [
        ("Sales" if is_sales else "Lines", wording.number(report.accepted - report.returns)),
        ("Returns", wording.number(report.returns) if is_sales else ""),
        ("Units", wording.units(report.units) if report.units else ""),
        ("Net sales", wording.money(report.net_sales, report.currency) if report.net_sales is not None else ""),
        ("Calendar days", days),
        ("Left out", wording.number(len(report.rejected))),
        ("Ignored", wording.number(len(report.ignored))),
    ]
    return [(name, value) for name, value in pairs if value]


def _items(report: ImportReport) -> str:
    """The items as far as they are told: known, new, in doubt."""
    known, parts = report.layout.get("known_items"), []
    if isinstance(known, int):
        parts.append(f"{wording.plural(known, 'item')} of your catalogue")
    if report.new_items:
        more = f" and {wording.number(len(report.new_items) - NAMED)} more" if len(report.new_items) > NAMED else ""
        named = ", ".join(report.new_items[:NAMED]) + more
        parts.append(f"{wording.plural(len(report.new_items), 'new item')}: {named}")
    open_ones = in_doubt(report)
    if open_ones:
        parts.append(f"{wording.plural(len(open_ones), 'code')} in doubt, see the list below")
    return "; ".join(parts)
