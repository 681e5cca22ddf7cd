"""The files a user brings to be imported: which kinds there are, how they are dropped and how they are chosen."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

ENDINGS = ("csv", "tsv", "txt", "xlsx", "xls", "xlsm", "ods", "zip", "gz", "edi", "xml")
"""What the file dialog offers; the reader judges a file by what is in it, never by its name."""


def dropped_files(data: QMimeData) -> list[str]:
    """Give the paths of the local files that are dragged or dropped."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def choose_files(parent: QWidget, title: str = "Choose files to import") -> list[str]:
    """Ask for one or several files; none if the user thinks better of it."""
    patterns = " ".join(f"*.{ending} *.{ending.upper()}" for ending in ENDINGS)
    paths, _ = QFileDialog.getOpenFileNames(parent, title, "", f"Tables ({patterns});;All files (*)")
    return list(paths)
