"""The dialog for theme and text size; every choice shows at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.preferences import TEXT_SIZES, THEMES, Preferences


class PreferencesDialog(QDialog):
    """Looks: what changes figures is kept in the store instead."""

    def __init__(self, parent: QWidget | None, preferences: Preferences) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Preferences")
        self._preferences = preferences
        self.colours, self.sizes = QComboBox(), QComboBox()
        for name, words in THEMES.items():
            self.colours.addItem(words, name)
        for percent in TEXT_SIZES:
            self.sizes.addItem(f"{percent} %", percent)
        self._show_choice()
        self.colours.activated.connect(self._take)
        self.sizes.activated.connect(self._take)
        form = QFormLayout(self)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for words, box in (("&Colours", self.colours), ("&Text size", self.sizes)):
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

    def _take(self) -> None:
        self._preferences.theme = self.colours.currentData()
        self._preferences.text_percent = self.sizes.currentData()
        apply_looks(self._preferences)

    def _reset(self) -> None:
        self._preferences.forget("looks")
        self._show_choice()
        apply_looks(self._preferences)


def apply_looks(preferences: Preferences) -> None:
    """Give the program the colours and the text size that were chosen."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.theme, preferences.text_percent / 100)
