"""Help: one page of plain words for each page of the window, and a glossary; all of it on this computer."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from retail_desktop import paths
from retail_desktop.gui import theme

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
    "settings": "Settings",
    "safety": "Backups and safety",
    "keys": "Keyboard",
    "glossary": "Glossary",
}


class HelpWindow(QDialog):
    """Topics at the left, the chosen one at the right; links lead from one to another."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Help")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.topics, self.page = QListWidget(), QTextBrowser()
        self.topics.setAccessibleName("Topics")
        self.topics.setFixedWidth(theme.px(150))
        self.page.setAccessibleName("Help text")
        self.page.setOpenLinks(False)
        self.page.anchorClicked.connect(self._follow)
        for name, title in TOPICS.items():
            row = QListWidgetItem(title)
            row.setData(Qt.ItemDataRole.UserRole, name)
            row.setSizeHint(QSize(0, theme.px(28)))
            self.topics.addItem(row)
        self.topics.currentItemChanged.connect(self._show_chosen)
        row_of_two = QHBoxLayout(self)
        row_of_two.addWidget(self.topics)
        row_of_two.addWidget(self.page, 1)
        self.resize(theme.px(760), theme.px(540))

    def show_topic(self, name: str) -> None:
        """Show one topic; an unknown one leads to the first steps."""
        topic = name if name in TOPICS else "start"
        self.topics.setCurrentRow(list(TOPICS).index(topic))

    def _show_chosen(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            text = topic_file(row.data(Qt.ItemDataRole.UserRole)).read_text(encoding="utf-8")
            self.page.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
            _space_out(self.page.document())
            self.page.moveCursor(self.page.textCursor().MoveOperation.Start)

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


def topic_file(name: str) -> Path:
    """Give the file of a topic."""
    return paths.RESOURCES / "help" / f"{name}.md"
