"""The kind of a file is its ending."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from retail_desktop.domain.errors import RetailError

Written = TypeVar("Written")


def write_by_ending(out: Path, writers: Mapping[str, Callable[[Path], Written]]) -> Written:
    """Call the writer that goes with the ending of `out`, in any case of letters.

    Raises:
        RetailError: no writer makes such a file.
    """
    writer = writers.get(out.suffix.lower())
    if writer is None:
        raise RetailError(f"{out.name}: this is written as {' or '.join(writers)}. Choose one of these endings.")
    return writer(out)
