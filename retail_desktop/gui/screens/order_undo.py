"""The steps around orders that Ctrl+Z takes back, newest first."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

LONGEST = 30


@dataclass(frozen=True, slots=True)
class Undo:
    """A step by name, and the service that takes it back."""

    words: str
    service: Callable[..., object]
    args: tuple[object, ...]


class UndoSteps:
    """What can be taken back; the button names it."""

    def __init__(self, button: QPushButton) -> None:
        self._button, self._steps = button, list[Undo]()
        self._show()

    def push(self, step: Undo) -> None:
        """Remember a step that was done."""
        self._steps = [*self._steps[-LONGEST + 1 :], step]
        self._show()

    def pop(self) -> Undo | None:
        """Give the newest step and forget it."""
        step = self._steps.pop() if self._steps else None
        self._show()
        return step

    def clear(self) -> None:
        """Forget all, as another store is open."""
        self._steps.clear()
        self._show()

    def _show(self) -> None:
        self._button.setEnabled(bool(self._steps))
        self._button.setToolTip(f"Undo {self._steps[-1].words} (Ctrl+Z)" if self._steps else "Nothing to undo (Ctrl+Z)")
