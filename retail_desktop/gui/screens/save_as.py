"""Where a file shall go, and what to do once it is there."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from retail_desktop.gui.screen import Context

KINDS = {
    ".pdf": "PDF document (*.pdf)",
    ".xlsx": "Excel workbook (*.xlsx)",
    ".csv": "Table as text (*.csv)",
    ".edi": "EDI X12 850 (*.edi)",
    ".edifact": "EDI EANCOM ORDERS (*.edifact)",
    ".eml": "E-mail draft (*.eml)",
    ".html": "Web page (*.html)",
    ".png": "Picture (*.png)",
    ".svg": "Drawing (*.svg)",
}


def ask_where(parent: QWidget, title: str, name: str, *kinds: str) -> Path | None:
    """Ask for a file of one of `kinds` (endings of `KINDS`), the first one proposed; None if the user cancels."""
    filters = [KINDS[kind] for kind in kinds]
    chosen, picked = QFileDialog.getSaveFileName(parent, title, f"{name}{kinds[0]}", ";;".join(filters))
    if not chosen:
        return None
    path = Path(chosen)
    wanted = kinds[filters.index(picked)] if picked in filters else kinds[0]
    return path if path.suffix.lower() in kinds else path.with_name(path.name + wanted)


def offer_to_open(context: Context, path: Path) -> None:
    """Say that a file is written and open it if the user wants to see it."""
    if context.messages.ask("Saved", f"{path.name} is saved in {path.parent}.", ("Open it", "Close")) == "Open it":
        open_file(path)


def open_file(path: Path) -> None:
    """Open a file in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
