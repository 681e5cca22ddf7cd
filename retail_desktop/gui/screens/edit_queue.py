"""Saves typed quantities one after another, in the order in which they were typed."""

from decimal import Decimal

from PySide6.QtCore import QObject, Signal

from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screen import Screen
from retail_desktop.services import plan_replenishment


class EditQueue(QObject):
    """Quantities on their way to the store; a later figure for the same line replaces one that still waits."""

    saved = Signal(object)
    failed = Signal(object, str)
    emptied = Signal()

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: dict[tuple[int, str, str], tuple[Decimal | None, str]] = {}
        self._job: Job | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything typed is in the store."""
        return self._job is None and not self._waiting

    def put(self, plan_id: int, key: tuple[str, str], quantity: Decimal | None, note: str = "") -> None:
        """Save a quantity for one line; None returns to the suggestion."""
        self._waiting[plan_id, *key] = (quantity, note)
        if self._job is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.emptied.emit()
            return
        target = next(iter(self._waiting))
        quantity, note = self._waiting.pop(target)
        job = self._page.context.jobs.read(plan_replenishment.change_quantity, *target, quantity, note=note)
        self._job = job
        job.succeeded.connect(self._succeed)
        job.refused.connect(lambda text, _: self._fail(target[1:], text))
        job.crashed.connect(lambda text, _: self._fail(target[1:], text))

    def _succeed(self, suggestion: object) -> None:
        self._job = None
        self.saved.emit(suggestion)
        self._next()

    def _fail(self, key: tuple[str, str], text: str) -> None:
        self._job = None
        self.failed.emit(key, text)
        self._next()
