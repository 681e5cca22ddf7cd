"""The line that says that the numbers of a page are first forecasts."""

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens.card import Card, Sign, row, text
from retail_desktop.services.first_forecasts import FirstForecasts


class FirstNotice(Card):
    """Hidden while a complete run stands behind the numbers."""

    def __init__(self) -> None:
        super().__init__(padding=8)
        self.words = text(wrap=True)
        line = row(Sign(status_icon(Status.CHECK_DATA)), self.words)
        line.setStretch(1, 1)
        self.body.addLayout(line)
        self.hide()

    def tell(self, first: FirstForecasts | None) -> None:
        """Show what there is to know of them; nothing hides the line."""
        self.words.setText(first.words if first else "")
        self.setVisible(first is not None)
