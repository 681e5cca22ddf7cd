"""The interface's typeface: the same metrics on every system, digits of equal width."""

from PySide6.QtGui import QFont, QFontDatabase

from retail_desktop import paths

FAMILIES = ["Inter", "Segoe UI", "Noto Sans", "sans-serif"]
_FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")


def load() -> None:
    """Make the typeface known to Qt; where its files are missing the system's own is used."""
    if FAMILIES[0] not in QFontDatabase.families():
        for name in _FILES:
            QFontDatabase.addApplicationFont(str(paths.RESOURCES / "fonts" / name))


def font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Give the typeface in a size; weights normal, medium and demi-bold are drawn, others approximated."""
    made = QFont(FAMILIES)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made
