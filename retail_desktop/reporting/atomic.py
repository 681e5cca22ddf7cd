"""Files that appear whole or not at all: written beside their place, made durable, then renamed."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retail_desktop.domain.errors import RetailError

_ON_WINDOWS = os.name == "nt"
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ETXTBSY, errno.EBUSY}
_NO_NAME = {errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP}


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """Give a temporary path in the folder of `path`; when the block ends well, it takes the place of `path`.

    Whatever happens, `path` is afterwards either the old file or the complete new one, with the usual rights of a new
    file, for it is meant to be handed out.

    Raises:
        RetailError: the folder is missing, writing is not allowed, or the disk is full.
    """
    place = path.resolve()
    temporary = place.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        _check_replaceable(place)
        temporary.touch(exist_ok=False)
        yield temporary
        _make_durable(temporary)
        temporary.replace(place)
        _make_durable(place.parent)
    except OSError as error:
        raise RetailError(_sentence(path, error)) from error
    finally:
        _forget(temporary)


def _check_replaceable(place: Path) -> None:
    """Refuse to slip past the protection of an existing file: renaming needs the folder's rights only."""
    if place.is_dir():
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "is read-only")


def _make_durable(path: Path) -> None:
    if path.is_dir() and _ON_WINDOWS:
        return  # Windows cannot open a folder, and needs no such step
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _forget(temporary: Path) -> None:
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return  # the folder has gone or is locked; the refusal already on its way says more


def _sentence(path: Path, error: OSError) -> str:
    name, folder = path.name, path.absolute().parent
    if error.errno in _NO_SPACE:
        return f"The disk has no room for {name}. Nothing was changed. Free some space, then try again."
    if error.errno in _NO_RIGHT:
        return (
            f"{name} cannot be written in {folder}: the place is read-only, or the file is open in another program. "
            "Close it there, or choose another folder."
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return f"{name} cannot be written because the folder {folder} does not exist. Choose a folder that exists."
    if error.errno == errno.EISDIR:
        return f"{path} is a folder. Give the name of a file in it."
    if error.errno in _NO_NAME:
        return f"A file cannot have the name “{name}”. Choose a shorter or simpler name."
    return f"{name} could not be written in {folder} ({error.strerror or error}). Choose another folder, or try again."
