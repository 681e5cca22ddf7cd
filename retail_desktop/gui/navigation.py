"""The list of pages at the left: sign and word; the current one is marked by bar, weight and frame."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout

from retail_desktop.gui import fonts, theme
from retail_desktop.gui.icons import icon

WIDTH = 200
ROW = 34
LAST_PAGES = frozenset({"import", "settings"})


class NavigationRow(QAbstractButton):
    """One page; `badge` is the count at its right."""

    def __init__(self, name: str, title: str, icon_name: str) -> None:
        super().__init__()
        self.name, self._badge = name, ""
        self.setText(title)
        self.setIcon(icon(icon_name))
        self._current_icon = icon(icon_name, "accent")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        """As wide as the list, and one row high."""
        return QSize(theme.px(WIDTH - 17), theme.px(ROW))

    def show_badge(self, text: str) -> None:
        """Show a count; nothing for an empty text."""
        self._badge = text
        self.setAccessibleName(f"{self.text()}, {text}" if text else self.text())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, bar, sign, word and count."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        side, left = theme.px(16), theme.px(14)
        sign = self._current_icon if self.isChecked() else self.icon()
        sign.paint(painter, QRect(left, (self.height() - side) // 2, side, side))
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(fonts.font(theme.px(13), weight))
        painter.setPen(theme.colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left + theme.px(26), 0, self.width(), self.height()), middle, self.text())
        painter.setFont(fonts.font(theme.px(11), weight))
        painter.setPen(theme.colour("text" if self.isChecked() else "muted"))
        room = self.rect().adjusted(0, 0, -11, 0)
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, self._badge)

    def _draw_frame(self, painter: QPainter) -> None:
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(theme.colour("border"))
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(area, 6, 6)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()), 6, 6)
            painter.setClipPath(shape)
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
            painter.setClipping(False)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("border"))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class Navigation(QFrame):
    """All pages; `chosen(name)` when the user picks one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setAccessibleName("Pages")
        self._rows: dict[str, NavigationRow] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    @property
    def names(self) -> list[str]:
        """Names of the pages from top to bottom."""
        return list(self._rows)

    def add(self, name: str, title: str, icon_name: str) -> None:
        """Add a page at the end; a line sets data and settings apart."""
        if name in LAST_PAGES and not LAST_PAGES & self._rows.keys():
            line = QFrame()
            line.setProperty("role", "line")
            self._column.insertSpacing(self._column.count() - 1, 6)
            self._column.insertWidget(self._column.count() - 1, line)
            self._column.insertSpacing(self._column.count() - 1, 6)
        row = NavigationRow(name, title, icon_name)
        self._rows[name] = row
        self._group.addButton(row)
        self._column.insertWidget(self._column.count() - 1, row)
        if len(self._rows) < 10:
            keys = QKeySequence(f"Ctrl+{len(self._rows)}").toString(QKeySequence.SequenceFormat.NativeText)
            row.setToolTip(f"{title} ({keys})")

    def clear(self) -> None:
        """Take all pages away, for those of another person."""
        for row in self._rows.values():
            self._group.removeButton(row)
        self._rows.clear()
        while self._column.count() > 1:  # the last one is the free room below
            item = self._column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()

    def mark(self, name: str) -> None:
        """Mark the current page; one without a row leaves the mark where it is."""
        if name in self._rows:
            self._rows[name].setChecked(True)

    def show_badge(self, name: str, text: str) -> None:
        """Show a count beside a page's name."""
        if name in self._rows:
            self._rows[name].show_badge(text)

    def _choose(self, row: QAbstractButton) -> None:
        if isinstance(row, NavigationRow):
            self.chosen.emit(row.name)

    def _take_theme(self) -> None:
        self.setFixedWidth(theme.px(WIDTH))
        for row in self._rows.values():
            row.updateGeometry()
