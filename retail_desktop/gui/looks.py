"""The colours and the text size that were chosen, given to the program."""

from PySide6.QtWidgets import QApplication

from retail_desktop.gui import theme
from retail_desktop.gui.preferences import Preferences


def apply_looks(preferences: Preferences) -> None:
    """Give the program the colours and the text size that were chosen."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.apply(app, preferences.theme, preferences.text_percent / 100)
