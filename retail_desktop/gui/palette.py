"""The command palette (Ctrl+K): type parts of a command, or of what was looked at lately, and press Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.gui import theme
from retail_desktop.gui.commands import MENUS, Command
from retail_desktop.gui.icons import icon
from retail_desktop.gui.labels import plain_label
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.word_match import misfit

WIDTH, HEIGHT = 620, 460
ROW = 28
DETAIL, KEYS, EDGE = 150, 100, 10
ICON = 16
MOST_RECENT = 6
ROLE = Qt.ItemDataRole.UserRole
NOTHING = "Nothing is called that. Try a part of a word, or search items, suppliers and orders with Ctrl+F."


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to choose: its words, where it stands, its keys, and what choosing it does."""

    title: str
    detail: str
    keys: str
    icon: QIcon
    do: Callable[[], object]
    is_page: bool = False


class Palette(QDialog):
    """Every command that can be done now with its menu and its keys, and what was looked at lately."""

    def __init__(
        self,
        parent: QWidget,
        actions: Sequence[tuple[Command, QAction]],
        recent: Sequence[Hit] = (),
        chosen: Callable[[Hit], object] = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = [_command(command, action) for command, action in actions if action.isEnabled()]
        self._recent = [_recent(hit, chosen) for hit in recent]
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setPlaceholderText("Type a command, or something you looked at lately")
        self.line.setAccessibleName("Command")
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(ICON, ICON))
        self.list.setItemDelegate(_Rows(self.list))
        self.nothing = plain_label(NOTHING, "muted")
        self.nothing.setWordWrap(True)
        self.line.textChanged.connect(self._filter)
        self.list.itemClicked.connect(lambda _: self._do())
        column = QVBoxLayout(self)
        for part in (self.line, self.nothing, self.list):
            column.addWidget(part)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._filter("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the marked row, the arrows move the mark."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do()
        elif event.key() in steps and self.list.count():
            self._move(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        """One row goes round at the ends, ten rows stop there; headings are passed over."""
        last = self.list.count() - 1
        at = self.list.currentRow() + step
        at = at % (last + 1) if abs(step) == 1 else min(last, max(0, at))
        while self.list.item(at).data(ROLE) is None:
            at = (at - 1 if step == -1 else at + 1) % (last + 1)
        self.list.setCurrentRow(at)

    def _filter(self, typed: str) -> None:
        """Lately seen first while nothing is typed, for there are many commands; else below them."""
        self.list.clear()
        if typed.strip():
            self._add("Commands", _fitting(typed, self._commands))
            self._add("Recent", _fitting(typed, [one for one in self._recent if not one.is_page])[:MOST_RECENT])
        else:
            self._add("Recent", self._recent[:MOST_RECENT])
            self._add("Commands", self._commands)
        self.nothing.setVisible(not self.list.count())
        if self.list.count():
            self.list.setCurrentRow(1)

    def _add(self, heading: str, entries: Sequence[Entry]) -> None:
        if not entries:
            return
        head = QListWidgetItem(heading)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setSizeHint(QSize(0, theme.px(ROW)))
        self.list.addItem(head)
        for entry in entries:
            row = QListWidgetItem(entry.icon, entry.title)
            row.setData(ROLE, entry)
            spoken = ", ".join(filter(None, (entry.title, entry.detail, entry.keys)))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            row.setToolTip(spoken)
            row.setSizeHint(QSize(0, theme.px(ROW)))
            self.list.addItem(row)

    def _do(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            entry: Entry = row.data(ROLE)
            self.accept()
            entry.do()


class _Rows(QStyledItemDelegate):
    """Paints the words at the left, and in columns of their own where it stands and the keys."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row; the words give way to the columns."""
        entry: Entry | None = index.data(ROLE)
        super().paint(painter, option, index)
        if entry is None:
            return
        right = option.rect.right() - EDGE
        keys = QRect(right - theme.px(KEYS), option.rect.top(), theme.px(KEYS), option.rect.height())
        detail = QRect(keys.left() - theme.px(DETAIL), keys.top(), theme.px(DETAIL), keys.height())
        painter.save()
        painter.setPen(theme.colour("muted"))
        shown = option.fontMetrics.elidedText(entry.detail, Qt.TextElideMode.ElideRight, detail.width() - EDGE)
        painter.drawText(detail, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.drawText(keys, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, entry.keys)
        painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Shorten the words to the room that the columns leave."""
        super().initStyleOption(option, index)
        if index.data(ROLE) is None:
            option.font.setBold(True)
            option.palette.setColor(option.palette.ColorRole.Text, theme.colour("muted"))
            return
        room = option.rect.width() - theme.px(DETAIL + KEYS) - option.decorationSize.width() - 3 * EDGE
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)


def _command(command: Command, action: QAction) -> Entry:
    menu = MENUS[command.menu].replace("&", "")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    shown = _blank() if action.icon().isNull() else action.icon()
    return Entry(command.title, menu, keys, shown, action.trigger)


def _recent(hit: Hit, chosen: Callable[[Hit], object]) -> Entry:
    return Entry(hit.title, hit.detail, "", icon(hit.icon_name, "muted"), lambda: chosen(hit), hit.subject is None)


def _blank() -> QIcon:
    """Keep the words of rows without an icon in line with the others."""
    nothing = QPixmap(ICON, ICON)
    nothing.fill(Qt.GlobalColor.transparent)
    return QIcon(nothing)


def _fitting(typed: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that fit, the best first."""
    found = [(cost, one) for one in entries if (cost := misfit(typed, one.title, one.detail)) is not None]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]
