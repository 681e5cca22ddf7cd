"""Work in the background: long services in the worker process, short reads in a thread.

A `Job` tells its progress and then exactly one ending, always in the window's thread. Connect its signals right after
asking for it: nothing is told before control returns to the event loop.
"""

import atexit
import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from retail_desktop.gui.driver import Driver
from retail_desktop.services.progress import FIRST_FORECASTS
from retail_desktop.services.worker import Answer, Call, Cancelled, Crashed, Progressed, Refused, Succeeded, outcome

READERS = 2


class Job(QObject):
    """One piece of work; ends with exactly one of `succeeded`, `refused`, `crashed` or `cancelled`."""

    progressed = Signal(str, int, int)
    succeeded = Signal(object)
    refused = Signal(str, object)
    crashed = Signal(str, str)
    cancelled = Signal()

    def __init__(self, title: str, areas: frozenset[str]) -> None:
        super().__init__()
        self.title, self.areas = title, areas
        self._wish = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows, unless it was done already."""
        self._wish.set()

    @property
    def wants_cancelling(self) -> threading.Event:
        """Set once somebody asked to cancel; safe to look at from any thread."""
        return self._wish

    def tell(self, answer: Answer) -> None:
        """Emit the signal that belongs to `answer`."""
        match answer:
            case Progressed(text, done, total):
                self.progressed.emit(text, done, total)
            case Succeeded(value):
                self.succeeded.emit(value)
            case Refused():
                error = answer.error()
                self.refused.emit(str(error), error)
            case Crashed(summary, details):
                self.crashed.emit(summary, details)
            case Cancelled():
                self.cancelled.emit()


class Jobs(QObject):
    """All background work of one window on one open store.

    `touched(areas)` follows a success; `started(job)` and `ended(job)` frame every long job, for the status bar.
    """

    touched = Signal(frozenset)
    started = Signal(Job)
    ended = Signal(Job)
    crashed = Signal(str, str)
    _answered = Signal(int, object)

    def __init__(self, place: object, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._numbers = itertools.count(1)
        self._open: dict[int, Job] = {}  # the only references that other threads rely on
        self._reads: set[int] = set()
        self._early: set[int] = set()  # jobs whose first forecasts are shown
        self._driver: Driver | None = None
        self._readers = ThreadPoolExecutor(READERS, "reader")
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        atexit.register(self.close)

    def start(self) -> None:
        """Start the worker process ahead of its first job."""
        if self._driver is None:
            self._driver = Driver(self._answered.emit)
            self._driver.start()

    def run(
        self,
        title: str,
        function: Callable[..., Any],
        *args: Any,  # noqa: ANN401 - each service has its own arguments
        areas: frozenset[str] = frozenset(),
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> Job:
        """Call `function(place, *args, progress=…, **kwargs)` in the worker process; long jobs wait for one another.

        Args:
            title: what the status bar calls the work while it has not told anything itself.
            function: a module-level function of a service; `progress` is passed if it has such a parameter.
            args: arguments that can travel between processes.
            areas: what changes when it succeeds: catalogue, sales, ledger, forecast, plan, orders, imports.
            kwargs: keyword arguments of the same kind.
        """
        self.start()
        number, job = self._new(title, areas)
        call = Call(number, function.__module__, function.__qualname__, (self.place, *args), kwargs)
        if self._driver is not None:
            self._driver.put(call, job.wants_cancelling)
        self.started.emit(job)
        return job

    def read(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Job:  # noqa: ANN401 - as above
        """Call the short `function(place, *args, **kwargs)` in a thread; for reads of up to about 50,000 rows."""
        number, job = self._new("", frozenset())
        self._reads.add(number)
        self._readers.submit(self._read, number, function, args, kwargs)
        return job

    def touch(self, *areas: str) -> None:
        """Make the screens of these areas read again."""
        self.touched.emit(frozenset(areas))

    def close(self) -> None:
        """Cancel everything and end the worker process; nothing is told afterwards."""
        atexit.unregister(self.close)
        for job in self._open.values():
            job.cancel()
        self._open.clear()
        self._readers.shutdown(wait=True, cancel_futures=True)
        if self._driver is not None:
            self._driver.finish()
            self._driver = None

    def _new(self, title: str, areas: frozenset[str]) -> tuple[int, Job]:
        number, job = next(self._numbers), Job(title, areas)
        self._open[number] = job
        return number, job

    def _read(self, number: int, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self._answered.emit(number, outcome(partial(function, self.place, *args, **kwargs)))

    def _deliver(self, number: int, answer: Answer) -> None:
        job = self._open.get(number)
        if job is None:
            return
        if isinstance(answer, Progressed):
            job.tell(answer)
            if answer.text == FIRST_FORECASTS:
                self._early.add(number)
                self.touch("forecast")
            return
        del self._open[number]
        is_read = number in self._reads
        self._reads.discard(number)
        if is_read and job.wants_cancelling.is_set():
            answer = Cancelled()
        job.tell(answer)
        if not is_read:
            self.ended.emit(job)
        if isinstance(answer, Crashed):
            self.crashed.emit(answer.summary, answer.details)
        early = number in self._early
        self._early.discard(number)
        if isinstance(answer, Succeeded) and job.areas:
            self.touched.emit(job.areas)
        elif early:  # no better ones come
            self.touch("forecast")


class Latest:
    """Keeps the newest request of one kind; what older ones still answer is dropped."""

    def __init__(self) -> None:
        self._job: Job | None = None

    def take(
        self, job: Job, show: Callable[[Any], object], refuse: Callable[[str, object], object] | None = None
    ) -> Job:
        """Make `job` the newest; `show` gets its value and `refuse` its refusal if it still is when they arrive."""
        self._job = job
        job.succeeded.connect(lambda value: show(value) if self._job is job else None)
        if refuse is not None:
            job.refused.connect(lambda text, error: refuse(text, error) if self._job is job else None)
        return job

    def forget(self) -> None:
        """Drop whatever is still under way."""
        self._job = None
