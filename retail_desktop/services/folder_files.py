"""The files of a watched folder on the disk: which are complete, and how they are put away without losing any."""

import itertools
import os
import re
import stat
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

PROCESSED, PROBLEMS = "Processed", "Problems"
PAUSE_SECONDS = 2.0
QUIET_SECONDS = 60.0
_IN_USE_ON_WINDOWS = frozenset({32, 33})  # sharing violation, lock violation
_UNFINISHED = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".swp", ".lock", "~")
_NO_TABLES = frozenset({"thumbs.db", "desktop.ini"})


class Mark(NamedTuple):
    """What tells whether a file has changed: its size in bytes and the time of its last change in nanoseconds."""

    size: int
    modified: int

    def __str__(self) -> str:
        return f"{self.size}:{self.modified}"


@dataclass(frozen=True, slots=True)
class Look:
    """What lay in a folder at a moment (seconds since 1970); `problem` says why it could not be looked into."""

    at: float
    files: Mapping[str, Mark] = field(default_factory=dict)
    problem: str = ""


def look_into(folder: Path, at: float) -> Look:
    """List the files that a till may have left; sub-folders, links, hidden and half-copied files are none."""
    files: dict[str, Mark] = {}
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if _is_wanted(entry)]
        for name in names:
            mark = mark_of(folder / name)
            if mark is not None:
                files[name] = mark
    except OSError as error:
        return Look(at, problem=_why_not(folder, error))
    return Look(at, files)


def mark_of(path: Path) -> Mark | None:
    """The mark of a file that may be read; None for one that is gone or is none."""
    try:
        # Asked of the file itself: in a listing Windows shows the size it had before the program that writes it began.
        found = path.stat(follow_symlinks=False)
    except OSError:
        return None
    hidden = getattr(found, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN
    return Mark(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) and not hidden else None


def as_text(words: str) -> str:
    """A file's name, or words that hold it, as they can be stored and shown, also where the name is no text."""
    return re.sub("[\ud800-\udfff]", "\ufffd", words)


def sorted_out(look: Look, before: Look | None, pause: float = PAUSE_SECONDS) -> tuple[list[str], list[str]]:
    """The names of the complete files, and of those that are still being written, each in alphabetical order.

    A file is complete if it was the same `pause` seconds before. Without an earlier look a file is complete if it has
    not changed for a minute; an empty one must be that old in any case, for its writer may only have made its name.
    """
    names = sorted(look.files, key=lambda name: (name.casefold(), name))
    ready = [name for name in names if _is_complete(name, look, before, pause)]
    return ready, [name for name in names if name not in set(ready)]


def is_free(path: Path) -> bool:
    """Whether the file can be read and, as far as Windows tells, no other program has it open."""
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError:
        return False
    if sys.platform == "win32":
        try:
            path.rename(path)  # refused while another program has the file open
        except OSError as error:
            return error.winerror not in _IN_USE_ON_WINDOWS
    return True


def put_away(folder: Path, name: str, into: str, beside: str) -> str:
    """Move a file into a sub-folder, under a new name where that one is taken; gives its new place in the folder.

    `beside` is what is added to the name of a file that will be written next to it; that name is free too.

    Raises:
        OSError: the file could not be moved and lies where it was.
    """
    home = folder / into
    home.mkdir(exist_ok=True)
    if home.is_symlink():
        raise OSError(f"{into} is a link to another place")
    target = _reserved(home, as_text(name), beside)
    move(folder / name, target)
    return f"{into}/{target.name}"


def put_back(folder: Path, moved_to: str, name: str) -> str:
    """Move a file from a sub-folder back into the folder; gives its name there.

    Raises:
        OSError: the file could not be moved and lies where it was.
    """
    target = _reserved(folder, name, "")
    move(folder / moved_to, target)
    return target.name


def move(path: Path, reserved: Path) -> None:
    """Rename a file to a name reserved for it; nothing else is ever overwritten.

    Raises:
        OSError: it could not be renamed and lies where it was.
    """
    before = mark_of(path)
    try:
        path.replace(reserved)
    except OSError:
        # A share can lose the answer to a rename that it has carried out: then the new name holds the file.
        is_full = before is not None and before.size > 0
        if reserved.stat().st_size == 0 and (is_full or mark_of(path) == before):
            reserved.unlink()
        raise


def _reserved(home: Path, name: str, beside: str) -> Path:
    """A name that no other program can take meanwhile: an empty file made under it."""
    for number in itertools.count(1):
        target = home / name
        if number > 1:
            target = target.with_name(f"{target.stem} ({number}){target.suffix}")
        if beside and os.path.lexists(f"{target}{beside}"):
            continue
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            continue
        return target
    raise AssertionError


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    name = entry.name.lower()
    if name.startswith((".", "~$")) or name.endswith(_UNFINISHED) or name in _NO_TABLES:
        return False
    return entry.is_file(follow_symlinks=False)


def _is_complete(name: str, look: Look, before: Look | None, pause: float) -> bool:
    mark = look.files[name]
    is_quiet = look.at - mark.modified / 1e9 >= QUIET_SECONDS
    if before is None or (mark.size == 0 and not is_quiet):
        return is_quiet
    return before.files.get(name) == mark and look.at - before.at >= pause


def _why_not(folder: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        cause = "it is not there"
    elif isinstance(error, PermissionError):
        cause = "it may not be read"
    else:
        cause = error.strerror or str(error)
    return (
        f"The folder {folder} cannot be reached: {cause}. It is looked into again by itself; if it was moved or "
        "renamed, remove it from the watched folders and add the new one."
    )
