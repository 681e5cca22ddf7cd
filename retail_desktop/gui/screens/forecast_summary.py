"""A forecast in one sentence, and what the past says about it."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.screens import forecast_words
from retail_desktop.gui.screens.card import Card, row, text
from retail_desktop.gui.screens.signed_line import caution, empty, signed
from retail_desktop.services.explain_forecast import ForecastExplanation

_SHARE = re.compile(r"(\d)%")


class ForecastSummary(Card):
    """The alarm if there is one, the sentence, the badge where there is little history, and the evidence."""

    def __init__(self, change: QPushButton) -> None:
        super().__init__(spacing=6)
        self.sentence, self.badge = text(role="strong", wrap=True), text(role="chip")
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        self._below.setSpacing(2)
        line = row(self.sentence, self.badge, change)
        line.setStretch(0, 1)
        for part in (self.badge, change):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        for layout in (self._above, line, self._below):
            self.body.addLayout(layout)
        self.badge.hide()

    def show_explanation(self, found: ForecastExplanation) -> None:
        """Say it of one item."""
        for layout in (self._above, self._below):
            empty(layout)
        if found.first is not None:
            self._above.addWidget(caution("Untested", found.first.words, Status.CHECK_DATA))
        if found.alarm is not None:
            self._above.addWidget(caution("Unusual", forecast_words.alarm_words(found.alarm)))
        self.sentence.setText(forecast_words.headline(found))
        evidence = found.evidence
        self.badge.setText(evidence.badge)
        tested = found.forecast is not None and found.first is None
        self.badge.setVisible(bool(evidence.badge) and tested)
        if not tested:
            return
        told_before = bool(found.parts and found.parts.past)
        for sentence in evidence.sentences[told_before and evidence.accuracy is not None :]:
            self._below.addLayout(signed(_status(sentence), _SHARE.sub(r"\1 %", sentence)))


def _status(sentence: str) -> Status:
    """A tick for what speaks for the forecast, a question mark for what does not."""
    return Status.OK if "less error" in sentence or "held in" in sentence else Status.CHECK_DATA
