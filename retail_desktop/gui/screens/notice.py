"""A line across a page that says what should be done next, with the button that does it."""

from collections.abc import Callable

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens.card import Card, Sign, button, row, text


class Notice(Card):
    """Hidden until it has something to say."""

    def __init__(self, words: str, slot: Callable[[], object]) -> None:
        super().__init__(padding=8)
        self.sign = Sign(status_icon(Status.ORDER_TODAY))
        self._words = text(wrap=True)
        self.button = button(words, slot)
        line = row(self.sign, self._words, self.button)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.hide()

    def say(self, words: str) -> None:
        """Show the words; nothing hides the line."""
        self._words.setText(words)
        self.setVisible(bool(words))
