"""What a file is and what importing it does, in three lines, with the button that does it."""

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QVBoxLayout

from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import icon, status_icon
from retail_desktop.gui.screens import import_words, wording
from retail_desktop.gui.screens.card import Card, Sign, button, row, text
from retail_desktop.gui.screens.fold import Fold
from retail_desktop.gui.screens.import_flow import ImportFlow
from retail_desktop.gui.screens.import_question import ImportQuestion
from retail_desktop.gui.screens.signed_line import caution, empty, signed
from retail_desktop.gui.screens.two_ends import TwoEnds

MOST_ALARMS = 3


class ImportSummary(Card):
    """The card at the top of the page: reading, a question, a refusal, or figures and the primary button."""

    def __init__(self, flow: ImportFlow) -> None:
        super().__init__(spacing=4)
        self._is_plain = False
        self._sign = Sign(pixels=18)
        self._file, self._what = text(role="strong"), text(role="muted", elided=True)
        self._place = text(role="chip")
        self._headline, self._small = text(role="fact", wrap=True), text(role="muted", wrap=True)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(4)
        self.question = ImportQuestion(flow.answer)
        self.details, self.options = Fold("&Details"), Fold("Reading &options")
        self.skip = button("Do &not import", flow.skip)
        self.commit_all = button("Import &all", flow.commit_all)
        self.commit = button("&Import", flow.commit, "import", role="primary")
        for one in (self.commit, self.commit_all):
            one.setAutoDefault(True)  # Enter presses it, as it does in a dialog
        self._build()

    def _build(self) -> None:
        top = row(self._file, self._what, self._place)
        top.setStretch(1, 1)
        self.body.addLayout(top)
        line = row(self._sign, self._headline)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._small)
        self.body.addLayout(self._remarks)
        self.body.addWidget(self.question, 1)
        self.body.addWidget(TwoEnds(row(self.details, self.options), row(self.skip, self.commit_all, self.commit)))

    def show_place(self, number: int, total: int, *, all_plain: bool) -> None:
        """Show which of several files this is, and whether all can be imported at once."""
        several = total > 1
        left = total - number + 1
        self._place.setVisible(several)
        self._place.setText(f"File {wording.number(number)} of {wording.number(total)}")
        self.skip.setText("S&kip this file" if several else "Do &not import")
        self.commit_all.setVisible(several and left > 1)
        self.commit_all.setText(f"Import &all {wording.number(left)} files")
        self.commit_all.setEnabled(all_plain)
        self.commit_all.setToolTip("" if all_plain else "Some of the files are still being read, or need a look first.")

    def show_reading(self, name: str) -> None:
        """Show that a file is being read for the first time."""
        self._say(name, "", f"Reading {name}…", "", icon("import", "muted"))
        empty(self._remarks)
        self.question.hide()
        for one in (self.details, self.options, self.commit):
            one.hide()

    def show_report(self, report: ImportReport) -> None:
        """Show a dry run's report."""
        empty(self._remarks)
        self._is_plain = import_words.is_plain(report)
        asks, refused = report.needs is not None, report.status == "refused"
        self.question.setVisible(asks)
        self.details.show()
        self.options.show()
        self.commit.setVisible(not asks and not refused)
        self.commit.setEnabled(report.accepted > 0)
        self.commit.setText(f"&Import {wording.plural(report.accepted, 'line')}")
        if asks:
            self._say(report.file_name, "", "One question first", "", icon("help", "accent"))
            self.question.ask(report)
        elif refused:
            self._say(report.file_name, "", "This file cannot be used", "", status_icon(Status.OUT))
            self._remarks.addWidget(text(report.error or "", wrap=True))
            self._remarks.addWidget(text(OTHER_KIND, "muted", wrap=True))
        else:
            self._show_outcome(report)

    def start(self) -> None:
        """Put the cursor where Enter goes on; where something wants a look, on no button at all."""
        if not self.question.isHidden():
            self.question.start()
        elif not self.commit.isHidden() and self._is_plain:
            self.commit.setFocus()
        else:
            self.setFocus()

    def _show_outcome(self, report: ImportReport) -> None:
        what = " · ".join(part for part in (import_words.recognised(report), import_words.remembered(report)) if part)
        status = (
            Status.BEFORE_DELIVERY
            if report.alarms or report.rejected or import_words.in_doubt(report) or not report.accepted
            else Status.OK
        )
        self._say(
            report.file_name, what, import_words.headline(report), import_words.small_print(report), status_icon(status)
        )
        for words in report.alarms[:MOST_ALARMS]:
            self._remarks.addWidget(caution("Unusual", words))
        more = report.alarms[MOST_ALARMS:]
        if more:
            rest = text(f"and {wording.plural(len(more), 'more unusual thing')}", "muted")
            rest.setToolTip("\n".join(more))
            self._remarks.addWidget(rest)
        if report.replaces:
            words = f"Replaces {import_words.days(report.replaces)}, which an earlier file brought."
            self._remarks.addLayout(signed(Status.ORDER_TODAY, words))
        for words in report.warnings:
            self._remarks.addLayout(signed(Status.BEFORE_DELIVERY, words))
        notes = " ".join(report.layout.get("notes", ()))
        if notes:
            self._remarks.addWidget(text(notes, "muted", elided=True))

    def _say(self, name: str, what: str, headline: str, small: str, sign: QIcon) -> None:
        self._file.setText(name)
        self._file.setToolTip(name)
        self._what.setText(what)
        self._headline.setText(headline)
        self._small.setText(small)
        self._small.setVisible(bool(small))
        self._sign.show_icon(sign)
        self.setAccessibleName(f"{name}: {headline}. {small}")


OTHER_KIND = "If it holds something else than chosen at the top right, choose that and it is read anew."
