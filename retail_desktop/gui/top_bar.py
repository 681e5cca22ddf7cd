"""The bar above the pages: store, how fresh its figures are, search, person."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from retail_desktop.domain.people import Person
from retail_desktop.gui import fonts, theme
from retail_desktop.gui.labels import plain_label
from retail_desktop.gui.search_box import SearchBox

HEIGHT = 48
STORE_WIDTH = 186


class TopBar(QFrame):
    """Holds the search box; everything else is told to it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "top")
        self._store, self._fresh = plain_label("", "store"), plain_label("", "muted")
        self._sample = plain_label("Sample data", "badge")
        self._sample.setToolTip("This is the sample store. Open or import your own data from the File menu.")
        self.search = SearchBox()
        self._avatar = _Avatar()
        self._name, self._duty = plain_label("", "name"), plain_label("", "caption")
        person = QVBoxLayout()
        person.setSpacing(0)
        person.addStretch(1)
        person.addWidget(self._name)
        person.addWidget(self._duty)
        person.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        for part in (self._store, self._fresh, self._sample):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self._avatar)
        row.addLayout(person)
        self.show_store("", is_sample=False)
        self.show_person(None)
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def show_store(self, name: str, *, is_sample: bool) -> None:
        """Show the store's name, and whether its data is invented."""
        self._store.setText(name)
        self._sample.setVisible(is_sample)

    def show_freshness(self, text: str) -> None:
        """Show up to when the figures reach."""
        self._fresh.setText(text)

    def show_person(self, person: Person | None) -> None:
        """Show who works here."""
        self._avatar.show_name(person.name if person else "")
        self._avatar.setVisible(person is not None)
        self._name.setText(person.name if person else "")
        self._duty.setText(person.role.value.capitalize() if person else "")

    def _take_theme(self) -> None:
        self.setFixedHeight(theme.px(HEIGHT))
        self._store.setMinimumWidth(theme.px(STORE_WIDTH))


class _Avatar(QWidget):
    """The person's initials in a circle."""

    def __init__(self) -> None:
        super().__init__()
        self._initials = ""

    def show_name(self, name: str) -> None:
        words = name.split()
        self._initials = "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(28)
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selection"))
        painter.drawEllipse(circle)
        painter.setPen(theme.colour("accent"))
        painter.setFont(fonts.font(theme.px(11), QFont.Weight.DemiBold))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._initials)
