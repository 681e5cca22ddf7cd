"""A button that unfolds a part of the page, and folds it again."""

from PySide6.QtWidgets import QPushButton

from retail_desktop.gui.icons import icon


class Fold(QPushButton):
    """Down means unfolded; whoever owns the part listens to `toggled`."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setProperty("role", "plain")
        self.setCheckable(True)
        self.toggled.connect(self._follow)
        self._follow(unfolded=False)

    def _follow(self, unfolded: bool) -> None:
        self.setIcon(icon("down" if unfolded else "ph.caret-right"))
        words = self.text().replace("&", "")
        self.setAccessibleName(f"{words}, {'unfolded' if unfolded else 'folded'}")
