"""The window's end of the pipe: one warm worker process and the thread that hands it calls, one after another."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue

from retail_desktop.services.worker import Answer, Call, Cancel, Cancelled, Crashed, Progressed, crashed, serve

PATIENCE_SECONDS = 2.0
POLL_SECONDS = 0.05
BROKEN = "The work stopped unexpectedly. Nothing was changed. Please try again."

Tell = Callable[[int, Answer], None]


class WorkerProcess:
    """The process and its pipe; used by one thread at a time, started when first needed."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def start(self) -> Connection:
        """Start the process unless it is there, and give the pipe to it."""
        if self._connection is None:
            spawn = multiprocessing.get_context("spawn")
            self._connection, theirs = spawn.Pipe()
            self._process = spawn.Process(target=serve, args=(theirs,), name="retail-desktop worker")
            self._process.start()
            theirs.close()
        return self._connection

    def carry_out(self, call: Call, cancelled: threading.Event, tell: Callable[[Answer], None]) -> Answer:
        """Hand over `call` and wait for its answer; `tell` gets the progress meanwhile.

        A cancelled call gets some time to stop by itself, then its process is ended: what it had not committed is void.
        """
        try:
            connection = self.start()
            connection.send(call)
            return self._wait(connection, call.number, cancelled, tell)
        except (EOFError, OSError) as error:
            self.end()
            return Cancelled() if cancelled.is_set() else Crashed(BROKEN, repr(error))
        except Exception as error:  # noqa: BLE001 - arguments or an answer that cannot travel: a mistake of the program
            self.end()
            return crashed(error)

    def _wait(
        self, connection: Connection, number: int, cancelled: threading.Event, tell: Callable[[Answer], None]
    ) -> Answer:
        deadline = float("inf")
        while True:
            if cancelled.is_set() and deadline == float("inf"):
                connection.send(Cancel(number))
                deadline = time.monotonic() + PATIENCE_SECONDS
            if connection.poll(POLL_SECONDS):
                answer: Answer = connection.recv()
                if not isinstance(answer, Progressed):
                    return answer
                tell(answer)
            elif time.monotonic() > deadline:
                self.end()
                return Cancelled()

    def end(self) -> None:
        """End the process and everything it started, and wait until it is gone."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            _kill_tree(process)
            process.join()


class Driver(threading.Thread):
    """Takes calls from a queue and drives the worker; `tell` is called in this thread."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(name="job driver", daemon=True)
        self._tell = tell
        self._queue: SimpleQueue[tuple[Call, threading.Event] | None] = SimpleQueue()
        self._worker = WorkerProcess()

    def put(self, call: Call, cancelled: threading.Event) -> None:
        """Queue a call; setting `cancelled` stops it, now or before it begins."""
        self._queue.put((call, cancelled))

    def finish(self) -> None:
        """Stop after the current call, and end the process; returns when both are gone."""
        self._queue.put(None)
        self.join()

    def run(self) -> None:
        """Start the process ahead of the first call, then drive until told to stop."""
        with contextlib.suppress(OSError, RuntimeError):  # tried again, and reported, with the first call
            self._worker.start()
        while (task := self._queue.get()) is not None:
            call, cancelled = task
            if cancelled.is_set():
                self._tell(call.number, Cancelled())
                continue
            tell = lambda answer, number=call.number: self._tell(number, answer)  # noqa: E731 - binds the number
            self._tell(call.number, self._worker.carry_out(call, cancelled, tell))
        self._worker.end()


def _kill_tree(process: multiprocessing.process.BaseProcess) -> None:
    """End the process at once; what it started shares its group, and on Windows follows by itself."""
    if sys.platform != "win32" and process.pid is not None:
        with contextlib.suppress(OSError):  # it did not get as far as founding its group
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
