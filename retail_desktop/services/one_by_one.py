"""Only one program at a time does some kinds of work on a store: looking through folders, forecasting."""

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import IO

from retail_desktop.services.progress import Progress, silent

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL_SECONDS = 0.2
_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


class Exclusive(Enum):
    """Work that one program does at a time: the ending of its lock file, and what the others wait for."""

    WATCHING = "watching", "Waiting for another program that looks through the watched folders"
    FORECASTING = "forecasting", "Waiting for another program that forecasts"


@contextmanager
def one_by_one(
    store: Path,
    work: Exclusive = Exclusive.WATCHING,
    *,
    progress: Progress = silent,
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[None]:
    """Wait until no other program does this work on this store, and keep them away meanwhile.

    The lock ends with the program, however that ends. Where a disk knows no locks, or takes no file, nobody waits.
    """
    _, words = work.value
    with ExitStack() as opened:
        file: IO[bytes] | None = None
        with suppress(OSError):  # what is wrong with the place is told as soon as the store is written to
            file = opened.enter_context(lock_file(store, work).open("ab"))
        while file is not None and not _is_mine(file):
            progress(words, 0, 0)
            sleep(POLL_SECONDS)
        yield


def lock_file(store: Path, work: Exclusive) -> Path:
    """The file beside a store by which programs keep one another away; it stays when the work is done."""
    ending, _ = work.value
    return store.with_name(f"{store.stem}.{ending}")


def is_under_way(store: Path, work: Exclusive) -> bool:
    """Whether a program does this work on this store now; no where the disk knows no locks."""
    try:
        with lock_file(store, work).open("rb+") as file:
            return not _is_mine(file)
    except OSError:
        return False


def _is_mine(file: IO[bytes]) -> bool:
    """Lock the file for as long as it stays open; False while another program has it."""
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True
