"""Only one program at a time looks through the watched folders of a store: the window, or `sync`."""

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from retail_desktop.services.progress import Progress, silent

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

POLL_SECONDS = 0.2
_TAKEN = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


@contextmanager
def one_by_one(
    store: Path, *, progress: Progress = silent, sleep: Callable[[float], object] = time.sleep
) -> Iterator[None]:
    """Wait until no other program looks through the folders of this store, and keep them away meanwhile.

    The lock ends with the program, however that ends. Where a disk knows no locks, or takes no file, nobody waits.
    """
    with ExitStack() as opened:
        file: IO[bytes] | None = None
        with suppress(OSError):  # what is wrong with the place is told as soon as the store is written to
            file = opened.enter_context(store.with_name(f"{store.stem}.watching").open("ab"))
        while file is not None and not _is_mine(file):
            progress("Waiting for another program that looks through the watched folders", 0, 0)
            sleep(POLL_SECONDS)
        yield


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
