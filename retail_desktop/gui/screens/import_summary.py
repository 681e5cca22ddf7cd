"""What a file is and what importing it does, in three lines, with the button that does it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QVBoxLayout

from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import icon, status_icon
from retail_desktop.gui.screens import import_words, wording
from retail_desktop.gui.screens.card import Card, Sign, button, row, text
from retail_desktop.gui.screens.fold import Fold
from retail_desktop.gui.screens.import_flow import ImportFlow
from retail_desktop.gui.screens.import_question import ImportQuestion
from retail_desktop.gui.screens.signed_line import caution, empty, signed
from retail_desktop.gui.screens.two_ends import TwoEnds

MOST_ALARMS, MOST_KINDS = 3, 2


class ImportSummary(Card):
    """The card at the top of the page: reading, a question, a refusal, or figures and the primary button."""

    def __init__(self, flow: ImportFlow, take_likely: Callable[[], object]) -> None:
        super().__init__(spacing=4)
        self._is_plain, self._is_ready, self._is_refused, self._is_last = False, True, False, True
        self._sign = Sign(pixels=18)
        self._file, self._what = text(role="strong"), text(role="muted", elided=True)
        self._place = text(role="chip")
        self._headline, self._small = text(role="fact", wrap=True), text(role="muted", wrap=True)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(4)
        self.question = ImportQuestion(flow.answer)
        self.details, self.options = Fold("&Details"), Fold("Reading &options")
        self.kinds = [button("", partial(self._choose_kind, flow, place)) for place in range(MOST_KINDS)]
        self._kinds: tuple[Target, ...] = ()
        self.take_likely = button("&Yes, they are those items", take_likely)
        self.skip = button("Do &not import", flow.skip)
        self.cancel = button("&Cancel", flow.cancel)
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
        self._likely = QFrame()
        self._likely.setProperty("role", "caution")
        self._likely_words = text(wrap=True)
        asked = row(Sign(status_icon(Status.BEFORE_DELIVERY)), self._likely_words, self.take_likely)
        asked.setContentsMargins(10, 6, 10, 6)
        asked.setStretch(1, 1)
        self._likely.setLayout(asked)
        self.body.addWidget(self._likely)
        right = row(self.cancel, *self.kinds, self.skip, self.commit_all, self.commit)
        self.body.addWidget(TwoEnds(row(self.details, self.options), right))
        self.cancel.hide()
        self._hide_doubtful()

    def show_place(self, number: int, total: int, *, all_plain: bool) -> None:
        """Show which of several files this is, and whether all can be imported at once."""
        several = total > 1
        left = total - number + 1
        self._is_last = left < 2
        self._place.setVisible(several)
        self._place.setText(f"File {wording.number(number)} of {wording.number(total)}")
        self.skip.setText("S&kip this file" if several else "&Close" if self._is_refused else "Do &not import")
        self.commit_all.setVisible(not self._is_last and self._is_ready)
        self.commit_all.setText(f"Import &all {wording.number(left)} files")
        self.commit_all.setEnabled(all_plain)
        self.commit_all.setToolTip("" if all_plain else "Some of the files are still being read, or need a look first.")

    def show_reading(self, name: str) -> None:
        """Show that a file is being read for the first time."""
        self._say(name, "", f"Reading {name}…", "", icon("import", "muted"))
        empty(self._remarks)
        self.question.hide()
        self._is_ready, self._is_refused = True, False
        self._hide_doubtful()
        for one in (self.details, self.options, self.commit):
            one.hide()
        self.skip.show()

    def show_busy(self, words: str) -> None:
        """Show that the file is being imported, or no more; all that is left to do then is to cancel it."""
        busy = bool(words)
        for one in (self.details, self.options, self.question, self.skip, self.commit_all, self.commit):
            one.setEnabled(not busy)
        for one in (self.take_likely, *self.kinds):
            one.setEnabled(not busy)
        self.cancel.setVisible(busy)
        self.skip.setVisible(not busy)
        if busy:
            self._headline.setText(words)
            self._sign.show_icon(icon("import", "muted"))

    def _hide_doubtful(self) -> None:
        self._likely.hide()
        for one in self.kinds:
            one.hide()

    def _choose_kind(self, flow: ImportFlow, place: int) -> None:
        flow.choose_target(self._kinds[place])

    def show_report(self, report: ImportReport) -> None:
        """Show a dry run's report."""
        empty(self._remarks)
        self._is_plain = import_words.is_plain(report)
        self.show_busy("")
        asks, refused = report.needs is not None, report.status == "refused"
        self._is_ready, self._is_refused = not asks and not refused, refused
        self._hide_doubtful()
        self.question.setVisible(asks)
        self.details.show()
        self.options.show()
        self.commit.setVisible(self._is_ready)
        self.skip.setVisible(report.needs != "duplicates")  # there one of the answers is to leave it
        self.commit.setEnabled(report.accepted > 0)
        self.commit.setText(f"&Import {wording.plural(report.accepted, 'line')}")
        if asks:
            self._say(report.file_name, "", "One question first", "", icon("help", "accent"))
            self.question.ask(report)
        elif report.known_as is not None:
            self._say(report.file_name, "", "Imported already", "", status_icon(Status.OK))
            self._remarks.addWidget(text(KNOWN, wrap=True))
        elif refused:
            self._show_refusal(report)
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

    def _show_refusal(self, report: ImportReport) -> None:
        self._say(report.file_name, "", "This file cannot be used", "", status_icon(Status.OUT))
        self._remarks.addWidget(text(import_words.spelled(report.error or ""), wrap=True))
        self._kinds = import_words.other_kinds(report)[:MOST_KINDS]
        for kind, one in zip(self._kinds, self.kinds, strict=False):
            one.setText(f"Import as {import_words.TARGETS[kind].lower()}")
            one.show()
        if not self._kinds:
            self._remarks.addWidget(text(OTHER_KIND, "muted", wrap=True))

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
            sign = Status.ORDER_TODAY if report.replaces and "replaces" in words else Status.BEFORE_DELIVERY
            self._remarks.addLayout(signed(sign, import_words.spelled(words)))
        if import_words.in_doubt(report):
            self._likely_words.setText(import_words.likely_ones(report))
            self._likely.show()
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


KNOWN = (
    "What this file holds is in the store and does not count twice. It is marked in the history below; to read it "
    "another way, choose Read again there."
)
OTHER_KIND = "If it holds something else than chosen at the top right, choose that and it is read anew."
