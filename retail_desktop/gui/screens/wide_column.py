"""One column of a table takes the width that the others leave."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker

from retail_desktop.gui import theme
from retail_desktop.gui.table_view import TableView


class WideColumn(QObject):
    """Widens the column `key` with its table; it never gets narrower than its own width."""

    def __init__(self, view: TableView, key: str) -> None:
        super().__init__(view)
        self._view, self._place = view, view.table.place_of(key)
        self._least = view.table.columns[self._place].width
        view.viewport().installEventFilter(self)
        view.table.modelReset.connect(self.fit)
        view.head.sectionResized.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the table's width."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Take what the other columns leave."""
        head = self._view.head
        others = head.length() - head.sectionSize(self._place)
        width = max(theme.px(self._least), self._view.viewport().width() - others)
        if width != head.sectionSize(self._place):
            with QSignalBlocker(head):
                head.resizeSection(self._place, width)
            self._view.viewport().update()
            head.viewport().update()

    def _follow(self, place: int, _old: int, _new: int) -> None:
        if place != self._place:
            self.fit()
