"""Saves changed quantities one after another, in the order in which they were made."""

from PySide6.QtCore import QObject, Signal

from retail_desktop.domain.quantity_changes import QuantityWish
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screen import Screen
from retail_desktop.services import change_quantities


class EditQueue(QObject):
    """Quantities on their way to the store; a later figure for the same line replaces one that still waits.

    What waits while another is saved goes together, so that a change of many lines is saved at once.
    """

    saved = Signal(object)
    failed = Signal(object, str)
    emptied = Signal()

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: dict[tuple[int, str, str], QuantityWish] = {}
        self._job: Job | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everything changed is in the store."""
        return self._job is None and not self._waiting

    def put(self, plan_id: int, wish: QuantityWish) -> None:
        """Save a quantity for one line of a plan."""
        self._waiting[plan_id, wish.sku, wish.store] = wish
        if self._job is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.emptied.emit()
            return
        plan_id = next(iter(self._waiting))[0]
        keys = [key for key in self._waiting if key[0] == plan_id]
        wishes = [self._waiting.pop(key) for key in keys]
        job = self._page.context.jobs.read(change_quantities.change_quantities, plan_id, wishes)
        self._job = job
        job.succeeded.connect(self._succeed)
        job.refused.connect(lambda text, _: self._fail(keys[0][1:], text))
        job.crashed.connect(lambda text, _: self._fail(keys[0][1:], text))

    def _succeed(self, suggestions: object) -> None:
        self._job = None
        self.saved.emit(suggestions)
        self._next()

    def _fail(self, key: tuple[str, str], text: str) -> None:
        self._job = None
        self.failed.emit(key, text)
        self._next()
