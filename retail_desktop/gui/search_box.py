"""One box that finds items, suppliers and orders, by typing or with a scanner."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.labels import plain_label

TYPING_MS = 150
SHORTEST = 2
NARROWEST, WIDEST = 200, 390
ROWS_SHOWN = 9


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its words, and the page and subject that show it."""

    title: str
    detail: str
    screen: str
    subject: object
    icon_name: str = "items"


class SearchBox(QLineEdit):
    """`wanted(text)` asks for hits, `chosen(hit)` opens one; Enter opens the first, also before it is there."""

    wanted = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setPlaceholderText("Search item, supplier, order or scan")
        self.setAccessibleName("Search item, supplier, order or scan")
        self.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._hits: Sequence[Hit] = ()
        self._asked, self._open_first = "", False
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self._list = _HitList(self)
        self._list.itemClicked.connect(lambda _: self._take_current())
        self._key = plain_label("Ctrl+F", "key")
        self._key.setParent(self)
        self.textEdited.connect(lambda _: self._typing.start())
        self.textChanged.connect(lambda _: self._show_key())
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def sizeHint(self) -> QSize:
        """Be wide enough for the placeholder and the shortcut."""
        return QSize(theme.px(WIDEST), super().sizeHint().height())

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what was found for `text`, unless something else was typed meanwhile."""
        if text != self._asked:
            return
        self._hits = hits
        if self._open_first and hits:
            self._choose(hits[0])
            return
        self._open_first = False
        self._list.show_hits(hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, the arrows choose, Escape gives up."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self._list.isVisible():
                self._list.move_mark(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape:
                self._list.hide()
                self.clear()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        """Take the list away with the cursor."""
        self._list.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type] # Qt passes a QFocusEvent

    def resizeEvent(self, event: object) -> None:
        """Keep the shortcut at the right."""
        super().resizeEvent(event)  # type: ignore[arg-type] # Qt passes a QResizeEvent
        self._key.adjustSize()
        self._key.move(self.width() - self._key.width() - 8, (self.height() - self._key.height()) // 2)
        self._show_key()

    def _show_key(self) -> None:
        """The shortcut stands beside the placeholder, never on it, and makes room for what is typed."""
        empty = not self.text()
        self._key.setVisible(empty)
        self.setTextMargins(0, 0, self._key.width() + 8 if empty else 0, 0)

    def _enter(self) -> None:
        if self._list.isVisible() and self.text().strip() == self._asked:
            self._take_current()
        else:
            self._ask()
            self._open_first = True

    def _ask(self) -> None:
        self._typing.stop()
        self._asked, self._open_first = self.text().strip(), False
        if len(self._asked) >= SHORTEST:
            self.wanted.emit(self._asked)
        else:
            self._list.hide()

    def _take_current(self) -> None:
        at = max(0, self._list.currentRow())
        if at < len(self._hits):
            self._choose(self._hits[at])

    def _choose(self, hit: Hit) -> None:
        self._list.hide()
        self._asked, self._open_first = "", False
        self.clear()
        self.chosen.emit(hit)

    def _take_theme(self) -> None:
        self.setMinimumWidth(theme.px(NARROWEST))
        self.setMaximumWidth(theme.px(WIDEST))
        self._list.setFixedWidth(theme.px(WIDEST))


class _HitList(QListWidget):
    """Floats below the box; never takes the cursor from it."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box)
        self._box = box
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setAccessibleName("Found")
        self.setIconSize(QSize(16, 16))

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show the hits below the box."""
        self.clear()
        for hit in hits:
            row = QListWidgetItem(icon(hit.icon_name, "muted"), f"{hit.title}    {hit.detail}".rstrip())
            row.setSizeHint(QSize(0, theme.px(28)))
            self.addItem(row)
        if not hits:
            nothing = QListWidgetItem("Nothing found. Try a part of the name, the code or the barcode.")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setSizeHint(QSize(0, theme.px(28)))
            self.addItem(nothing)
        self.setCurrentRow(0 if hits else -1)
        self.setFixedHeight(theme.px(28) * min(ROWS_SHOWN, self.count()) + 4)
        self.move(self._box.mapToGlobal(QPoint(0, self._box.height() + 2)))
        self.show()

    def move_mark(self, step: int) -> None:
        """Mark the next or the previous hit."""
        self.setCurrentRow((self.currentRow() + step) % max(1, self.count()))
