"""Help: one page of plain words for each page of the window, and a glossary; all of it on this computer."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from retail_desktop import paths
from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.labels import plain_label
from retail_desktop.gui.visits import Visits

TOPICS = {
    "start": "First steps",
    "home": "Home",
    "import": "Import data",
    "items": "Items",
    "item": "One item",
    "reorder": "Reorder plan",
    "orders": "Orders",
    "stock": "Stock",
    "forecasts": "Forecasts",
    "suppliers": "Suppliers",
    "sales": "Sales",
    "figures": "Figures",
    "replay": "What if",
    "data": "Data for other programs",
    "reports": "Reports",
    "lookup": "Look up",
    "safety": "Backups and safety",
    "keys": "Keyboard",
    "glossary": "Glossary",
}


class HelpWindow(QDialog):
    """Topics at the left, the chosen one at the right; typed words narrow the topics and are marked in the text."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.search, self.topics, self.page = QLineEdit(), QListWidget(), QTextBrowser()
        self.nothing = plain_label("No topic has all these words. Try fewer, or other ones.", "muted")
        self.back = QPushButton(icon("back"), "&Back")
        self._visits, self._texts = Visits(), dict[str, str]()
        self._fill()
        self._build()
        self._connect()
        self.resize(theme.px(800), theme.px(560))
        self._search("")

    def _fill(self) -> None:
        self.search.setPlaceholderText("Search the help (Ctrl+F)")
        self.search.setAccessibleName("Search the help")
        self.search.setClearButtonEnabled(True)
        self.search.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self.topics.setAccessibleName("Topics")
        self.page.setAccessibleName("Help text")
        self.page.setOpenLinks(False)
        self.nothing.setWordWrap(True)
        self.back.setToolTip("Back to the topic before (Alt+Left)")
        self.back.setAutoDefault(False)
        for name, title in TOPICS.items():
            row = QListWidgetItem(title)
            row.setData(Qt.ItemDataRole.UserRole, name)
            row.setSizeHint(QSize(0, theme.px(28)))
            self.topics.addItem(row)

    def _build(self) -> None:
        side, column = QWidget(), QVBoxLayout()
        side.setFixedWidth(theme.px(210))
        side.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.back, self.search, self.nothing, self.topics):
            column.addWidget(part)
        column.addStretch()
        column.setStretchFactor(self.topics, 1)
        halves = QHBoxLayout(self)
        halves.addWidget(side)
        halves.addWidget(self.page, 1)

    def _connect(self) -> None:
        self.page.anchorClicked.connect(self._follow)
        self.topics.currentItemChanged.connect(self._show_chosen)
        self.search.textChanged.connect(self._search)
        self.back.clicked.connect(lambda _: self.go_back())
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.go_back)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._start_search)
        theme.signals.changed.connect(self._mark)

    def show_topic(self, name: str) -> None:
        """Show one topic among all of them; an unknown one leads to the first steps."""
        self.search.clear()
        topic = name if name in TOPICS else "start"
        self.topics.setCurrentRow(list(TOPICS).index(topic))

    def go_back(self) -> None:
        """Show the topic before this one."""
        visit = self._visits.back()
        if visit is not None:
            self.show_topic(visit[0])
        self._show_way_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, the arrows choose a topic, Enter goes into its text and Escape clears what was typed."""
        searching = self.focusWidget() is self.search
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if searching and event.key() in steps:
            self._move(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        elif searching and event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _move(self, step: int) -> None:
        shown = self._shown_rows()
        if shown:
            at = shown.index(self.topics.currentRow()) if self.topics.currentRow() in shown else -step
            self.topics.setCurrentRow(shown[min(len(shown) - 1, max(0, at + step))])

    def _shown_rows(self) -> list[int]:
        return [at for at in range(self.topics.count()) if not self.topics.item(at).isHidden()]

    def _search(self, typed: str) -> None:
        """Leave the topics that have all words, and show the first of them."""
        words = typed.casefold().split()
        for at, name in enumerate(TOPICS):
            text = self._text_of(name) if words else ""
            self.topics.item(at).setHidden(not all(word in text for word in words))
        shown = self._shown_rows()
        self.nothing.setVisible(not shown)
        if words and shown and self.topics.currentRow() not in shown:
            self.topics.setCurrentRow(shown[0])
        self._mark()

    def _text_of(self, name: str) -> str:
        if name not in self._texts:
            document = QTextDocument()
            document.setMarkdown(_source(name), QTextDocument.MarkdownFeature.MarkdownNoHTML)
            self._texts[name] = f"{TOPICS[name]} {document.toPlainText()}".casefold()
        return self._texts[name]

    def _mark(self) -> None:
        """Mark the words that are searched for, and show the first of them."""
        marks = []
        for word in self.search.text().split():
            found = self.page.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = found
                mark.format.setBackground(theme.colour("accent"))
                mark.format.setForeground(theme.colour("on_accent"))
                marks.append((found.position(), mark))
                found = self.page.document().find(word, found)
        self.page.setExtraSelections([mark for _, mark in marks])
        if marks:
            first = QTextCursor(self.page.document())
            first.setPosition(min(place for place, _ in marks))
            self.page.setTextCursor(first)
            self.page.ensureCursorVisible()

    def _show_chosen(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            name = row.data(Qt.ItemDataRole.UserRole)
            self.page.document().setMarkdown(_source(name), QTextDocument.MarkdownFeature.MarkdownNoHTML)
            _space_out(self.page.document())
            self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
            self._visits.add(name, None)
            self._show_way_back()
            self._mark()

    def _show_way_back(self) -> None:
        self.back.setEnabled(self._visits.has_way_back)

    def _follow(self, link: QUrl) -> None:
        self.show_topic(Path(link.path()).stem)


def _space_out(document: QTextDocument) -> None:
    """Give paragraphs and headings some room above."""
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        room = QTextBlockFormat()
        room.setTopMargin(theme.px(14 if level else 2 if block.textList() else 8))
        room.setBottomMargin(theme.px(2))
        cursor.mergeBlockFormat(room)
        block = block.next()


def _source(name: str) -> str:
    return topic_file(name).read_text(encoding="utf-8")


def topic_file(name: str) -> Path:
    """Give the file of a topic."""
    return paths.RESOURCES / "help" / f"{name}.md"
