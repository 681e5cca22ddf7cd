"""The dialog for theme, text size and start page; every choice of looks shows at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.preferences import TEXT_SIZES, THEMES, Preferences


class PreferencesDialog(QDialog):
    """Looks: what changes figures is kept in the store instead."""

    def __init__(self, parent: QWidget | None, preferences: Preferences, pages: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self._preferences = preferences
        self.colours, self.sizes, self.start = QComboBox(), QComboBox(), QComboBox()
        for name, words in THEMES.items():
            self.colours.addItem(words, name)
        for percent in TEXT_SIZES:
            self.sizes.addItem(f"{percent} %", percent)
        for name, title in (("", "Where I left off"), *pages):
            self.start.addItem(title, name)
        self._show_choice()
        self.start.activated.connect(self._take)
        self.colours.activated.connect(self._take)
        self.sizes.activated.connect(self._take)
        form = QFormLayout(self)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        rows = [("&Colours", self.colours), ("&Text size", self.sizes), ("&Start page", self.start)]
        for words, box in rows if pages else rows[:2]:
            label = QLabel(words)
            label.setBuddy(box)
            form.addRow(label, box)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Close | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        buttons.rejected.connect(self.close)
        buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._reset)
        form.addRow(buttons)

    def _show_choice(self) -> None:
        self.colours.setCurrentIndex(self.colours.findData(self._preferences.theme))
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(self._preferences.text_percent)))
        self.start.setCurrentIndex(max(0, self.start.findData(self._preferences.start_page)))

    def _take(self) -> None:
        self._preferences.theme = self.colours.currentData()
        self._preferences.text_percent = self.sizes.currentData()
        if self.start.count() > 1:
            self._preferences.start_page = self.start.currentData()
        apply_looks(self._preferences)

    def _reset(self) -> None:
        self._preferences.forget("looks")
        self._preferences.forget("window/start")
        self._show_choice()
        apply_looks(self._preferences)


def apply_looks(preferences: Preferences) -> None:
    """Give the program the colours and the text size that were chosen."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.theme, preferences.text_percent / 100)
