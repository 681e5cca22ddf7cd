"""The composition root of the window: log, looks, window, store."""

import sys
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from retail_desktop import paths
from retail_desktop.gui import preferences
from retail_desktop.gui.crash_log import catch_mistakes, start_log
from retail_desktop.gui.looks import apply_looks
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.opening import Opening
from retail_desktop.gui.preferences import Preferences


def run(location: str | None, *, open_file: str | None = None, sample: bool = False) -> int:
    """Open the window and stay until it is closed; give the exit code.

    Args:
        location: the store to open; without one the default store, or three ways to begin if there is none.
        open_file: a file to import as soon as the store is open.
        sample: open the sample store instead.
    """
    app = QApplication(sys.argv[:1])
    window = build(app, location, open_file=open_file, sample=sample)
    window.show()
    return app.exec()


def build(app: QApplication, location: str | None, *, open_file: str | None = None, sample: bool = False) -> MainWindow:
    """Make the window; the store is opened once its empty frame has been painted."""
    app.setApplicationName("Retail Desktop")
    app.setOrganizationName("Retail Desktop")
    app.setDesktopFileName("retail-desktop")
    start_log(paths.log_file())
    chosen = Preferences(paths.settings_file())
    preferences.use(chosen)
    apply_looks(chosen)
    window = MainWindow(None, (), chosen)
    catch_mistakes(window.messages.crash)
    opening = Opening(window)
    begin = partial(opening.begin, location, open_file=open_file, sample=sample)
    window.painted.connect(lambda: QTimer.singleShot(0, begin))
    app.aboutToQuit.connect(opening.close)
    return window
