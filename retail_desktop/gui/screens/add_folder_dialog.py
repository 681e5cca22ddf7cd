"""Which folder shall be watched, what its files hold, and for which store."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.imports import Target
from retail_desktop.gui import theme
from retail_desktop.gui.screens import import_words
from retail_desktop.gui.screens.card import button, row, text

WIDTH = 560
BY_FILE = "As the files say"
ADD_UP = (
    "Files of the same store and day are then added together, and nobody is asked. Only if each sale is in one file: a "
    "file that repeats another's sales would count them twice. The very same file is never counted twice."
)


class AddFolderDialog(QDialog):
    """Asks for a folder; a shared one can be typed as its network name."""

    def __init__(self, parent: QWidget, stores: Sequence[Store]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Watch a folder")
        self.setMinimumWidth(theme.px(WIDTH))
        self.path, self.target, self.store = QLineEdit(), QComboBox(), QComboBox()
        self.path.setPlaceholderText(r"C:\Till\Export or \\server\till")
        self.path.setAccessibleName("Folder")
        for target in Target:
            self.target.addItem(import_words.TARGETS[target], target)
        self.store.addItem(BY_FILE, "")
        for store in stores:
            self.store.addItem(store.name, store.code)
        self.store.setEditable(True)
        self.store.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.several = QCheckBox("Several &tills write into this folder")
        self.several.setAccessibleDescription(ADD_UP)
        self._build()
        self.target.currentIndexChanged.connect(lambda _: self.several.setEnabled(self.chosen_target is Target.SALES))
        self.path.textChanged.connect(lambda words: self._watch.setEnabled(bool(words.strip())))
        self._watch.setEnabled(False)

    def _build(self) -> None:
        form = QFormLayout()
        folder = text("&Folder")
        folder.setBuddy(self.path)
        form.addRow(folder, row(self.path, button("&Choose…", self._choose, "open")))
        form.addRow("&What its files hold", self.target)
        form.addRow("&Store", self.store)
        form.addRow("", self.several)
        form.addRow("", text(ADD_UP, "muted", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._watch = buttons.addButton("&Watch this folder", QDialogButtonBox.ButtonRole.AcceptRole)
        self._watch.setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(text("Files that are dropped here are imported by themselves", "panel"))
        layout.addLayout(form)
        words = (
            "Once a file is read it is moved to Processed inside the folder, or to Problems with a note that says why "
            "it was refused. Nothing is deleted. Choose a folder that is used for these files alone."
        )
        layout.addWidget(text(words, "muted", wrap=True))
        layout.addWidget(buttons)

    @property
    def chosen_target(self) -> Target:
        """What the files hold."""
        return Target(self.target.currentData())

    @property
    def chosen_store(self) -> str:
        """The store's code, or a name typed for a new one; empty where the files say it."""
        words = self.store.currentText().strip()
        known = self.store.findText(words)
        return words if known < 0 else str(self.store.itemData(known))

    @property
    def adds_up(self) -> bool:
        """Whether files of the same store and day are added together; only sales can be."""
        return self.several.isChecked() and self.several.isEnabled()

    def _choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, "Watch a folder", self.path.text())
        if path:
            self.path.setText(path)
