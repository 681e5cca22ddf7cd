"""What each method has to say in the level, as one bar of stacked parts with words below."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording

LEAST_SHARE = 0.005
BAR, GAP, LINE, LETTERS = 14, 6, 18, 12
TOKENS = ("accent", "chart_bar", "band_50", "too_much", "border_strong")
WORDS = {
    "all items together": "what all items have in common",
    "smoothing": "recent sales, smoothed",
    "own smoothing": "smoothing fitted to this item",
    "slow mover": "how often it sells at all",
    "damped trend": "a trend that fades",
}


def ordered(votes: Mapping[str, float]) -> list[tuple[str, float]]:
    """Methods with their shares, the largest first, without those that say next to nothing."""
    shown = [(WORDS.get(name, name), share) for name, share in votes.items() if share >= LEAST_SHARE]
    return sorted(shown, key=lambda one: -one[1])


class VotesBar(QWidget):
    """The bar, and below it a line for each method with its colour, share and words."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[str, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the methods that have something to say."""
        return QSize(theme.px(200), theme.px(BAR + GAP) + len(self._shown) * theme.px(LINE))

    def show_votes(self, votes: Mapping[str, float]) -> None:
        """Show the shares of the methods."""
        self._shown = ordered(votes)
        self.setAccessibleName("Methods: " + ", ".join(words for words, _ in self.lines()))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[tuple[str, str]]:
        """Words and colour of each line."""
        return [
            (f"{wording.percent(share)} {name}", TOKENS[place % len(TOKENS)])
            for place, (name, share) in enumerate(self._shown)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw the stacked parts and the lines that name them."""
        painter, left = QPainter(self), 0.0
        font = self.font()
        font.setPixelSize(theme.px(LETTERS))
        painter.setFont(font)
        whole = sum(share for _, share in self._shown) or 1.0
        side, line = theme.px(10), theme.px(LINE)
        for place, ((_, share), (words, token)) in enumerate(zip(self._shown, self.lines(), strict=True)):
            width = self.width() * share / whole
            painter.fillRect(QRectF(left, 0, max(1.0, width - 2), theme.px(BAR)), theme.colour(token))
            left += width
            top = theme.px(BAR + GAP) + place * line
            painter.fillRect(QRectF(0, top + (line - side) / 2, side, side), theme.colour(token))
            painter.setPen(theme.colour("text"))
            room = QRectF(side + 8, top, self.width() - side - 8, line)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
