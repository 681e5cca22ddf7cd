"""The other end of the pipe: a process that carries out calls for the window, one after another.

The window must never wait for a long calculation, and a thread would make it wait: so the work runs here, in a process
that ends by itself when the window is gone.
"""

import os
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from inspect import signature
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from retail_desktop.domain.errors import CancelledError, RetailError

PROGRESS_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Call:
    """A function of a module with its arguments; `number` tells calls of one window apart."""

    number: int
    module: str
    function: str
    arguments: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cancel:
    """The wish that call `number` stops at its next word of progress."""

    number: int


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far a call is: `done` of `total`; a total of 0 means that nobody knows."""

    text: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Succeeded:
    """What the function returned."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal in parts, since exceptions with arguments of their own do not travel whole."""

    kind: type[RetailError]
    arguments: tuple[Any, ...]
    attributes: Mapping[str, Any]

    def error(self) -> RetailError:
        """Give the refusal as it was raised."""
        error = self.kind.__new__(self.kind, *self.arguments)
        error.__dict__.update(self.attributes)
        return error


@dataclass(frozen=True, slots=True)
class Crashed:
    """A mistake of the program: one sentence for the user, the traceback for whoever repairs it."""

    summary: str
    details: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The call stopped as wished; nothing of it was stored."""


Answer = Progressed | Succeeded | Refused | Crashed | Cancelled


def serve(connection: Connection) -> None:
    """Carry out what comes through `connection` until its other end is closed; the entry point of the process."""
    if sys.platform != "win32":
        os.setpgid(0, 0)  # so that the window can end this process together with those it started
    calls: SimpleQueue[Call] = SimpleQueue()
    cancelled: set[int] = set()
    Thread(target=_listen, args=(connection, calls, cancelled), daemon=True).start()
    while True:
        call = calls.get()
        progress = _Reporter(connection.send, call.number, cancelled)
        _send(connection, outcome(partial(_perform, call, progress)))


def outcome(work: Callable[[], Any]) -> Answer:
    """Do the work and tell how it ended; the one place where a mistake of the program is caught."""
    try:
        return Succeeded(work())
    except CancelledError:
        return Cancelled()
    except RetailError as error:
        return Refused(type(error), error.args, dict(error.__dict__))
    except Exception as error:  # noqa: BLE001 - this is the edge: whatever else went wrong is a mistake of the program
        return crashed(error)


def crashed(error: BaseException) -> Crashed:
    """Tell of a mistake in the program in plain words, with its traceback as details."""
    summary = "Something went wrong inside the program. Nothing was changed."
    return Crashed(summary, "".join(traceback.format_exception(error)))


def _perform(call: Call, progress: Callable[[str, int, int], None]) -> Any:  # noqa: ANN401 - any service's answer
    """Call the function; `progress` goes to it if it has a parameter of that name."""
    function = getattr(import_module(call.module), call.function)
    keywords = dict(call.keywords)
    if "progress" in signature(function).parameters:
        keywords["progress"] = progress
    return function(*call.arguments, **keywords)


class _Reporter:
    """The progress that a service sees: raises when the call is cancelled, and sends at most ten words a second."""

    def __init__(self, send: Callable[[Answer], None], number: int, cancelled: set[int]) -> None:
        self._send, self._number, self._cancelled = send, number, cancelled
        self._next = 0.0

    def __call__(self, text: str, done: int, total: int) -> None:
        if self._number in self._cancelled:
            raise CancelledError
        now = time.monotonic()
        if now >= self._next or 0 < done == total:
            self._next = now + PROGRESS_SECONDS
            self._send(Progressed(text, done, total))


def _listen(connection: Connection, calls: SimpleQueue[Call], cancelled: set[int]) -> None:
    """Take messages while the main thread works; end the process as soon as nobody is left to answer."""
    try:
        while True:
            message = connection.recv()
            if isinstance(message, Cancel):
                cancelled.add(message.number)
            else:
                calls.put(message)
    except (EOFError, OSError):
        os._exit(0)
    except Exception:  # noqa: BLE001 - a message that cannot be read: the window sees a broken pipe and starts afresh
        os._exit(1)


def _send(connection: Connection, answer: Answer) -> None:
    try:
        connection.send(answer)
    except OSError:
        os._exit(0)
    except Exception as error:  # noqa: BLE001 - a value that cannot travel is a mistake of the service that gave it
        connection.send(crashed(error))
