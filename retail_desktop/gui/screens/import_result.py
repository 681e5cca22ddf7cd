"""What was just imported, with the way back and the way on."""

from collections.abc import Callable

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import icon, status_icon
from retail_desktop.gui.screens.card import Card, Sign, button, row, text


class ImportResult(Card):
    """Hidden until something is imported; `undo` takes it back, `plan` forecasts and plans on it."""

    def __init__(self, undo: Callable[[], object], plan: Callable[[], object]) -> None:
        super().__init__(padding=8)
        self._sign = Sign(status_icon(Status.OK), 16)
        self.words = text(role="strong", wrap=True)
        self.undo = button("&Undo", undo, "undo")
        self.plan = button("Forecast and plan no&w", plan, "forecasts")
        line = row(self._sign, self.words, self.undo, self.plan)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.hide()

    def say(self, words: str, *, with_undo: bool, with_plan: bool) -> None:
        """Show what happened; nothing hides the line."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.undo.setVisible(with_undo)
        self.undo.setEnabled(True)
        self.plan.setVisible(with_plan)
        self._sign.show_icon(status_icon(Status.OK) if with_undo else icon("undo", "muted"))
        self.setVisible(bool(words))
