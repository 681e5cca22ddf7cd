"""A box to choose from that changes only on purpose."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """Leaves the wheel to what scrolls below it, and gets as narrow as its room."""

    def __init__(self, name: str, characters: int = 6) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(characters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Take no part."""
        event.ignore()
