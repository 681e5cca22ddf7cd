"""What this program is, on what it runs, and where the user's data lies."""

import platform
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

import retail_desktop
from retail_desktop import paths

LICENCES = """\
This program stands on free software, used under its licences:
Python (PSF), Qt and PySide6 (LGPL 3), SQLite (public domain), SQLAlchemy and Alembic (MIT), NumPy and SciPy (BSD),
statsmodels (BSD), Matplotlib (PSF-based), ReportLab (BSD), XlsxWriter (BSD), QtAwesome (MIT), Phosphor icons (MIT),
Inter typeface (SIL Open Font License 1.1)."""


def facts() -> str:
    """Versions, the data folder, and that nothing leaves this computer."""
    from retail_desktop.services.versions import sqlite_version  # noqa: PLC0415 - not before the first paint

    return "\n".join(
        [
            f"Retail Desktop {retail_desktop.__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {sqlite_version()}",
            "",
            f"Your data is in {paths.data_folder()}",
            f"The log is in {paths.log_file()}",
            "",
            "This program works offline. It sends nothing anywhere and needs no account.",
        ]
    )


def about_box(parent: QWidget | None, store: Path | None) -> QMessageBox:
    """Give the box; licences are folded."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("About Retail Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(facts())
    box.setInformativeText(f"Open store: {store}" if store else "")
    box.setDetailedText(LICENCES)
    box.addButton(QMessageBox.StandardButton.Close)
    return box
