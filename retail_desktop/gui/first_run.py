"""The first page of a program without data: three ways to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.labels import plain_label

WIDTH = 460
WORDS = (
    "It forecasts what your store will sell and tells you what to order and when. Everything stays on this computer."
)


class FirstRun(QWidget):
    """Sample store, own sales file, or a store that exists."""

    sample_wanted = Signal()
    import_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 24)
        inside.setSpacing(10)
        inside.addWidget(plain_label("Welcome to Retail Desktop", "page"))
        inside.addWidget(plain_label(WORDS, "muted", wrap=True))
        inside.addSpacing(6)
        for text, name, signal in (
            ("&Try the sample store", "store", self.sample_wanted),
            ("&Import my sales file…", "import", self.import_wanted),
            ("&Open an existing store…", "open", self.open_wanted),
        ):
            inside.addWidget(_choice(text, name, signal.emit))
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)


def _choice(text: str, icon_name: str, slot: object) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "choice")
    button.setIcon(icon(icon_name, "accent"))
    button.clicked.connect(slot)
    return button
