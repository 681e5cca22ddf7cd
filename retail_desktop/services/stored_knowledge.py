"""What a run learned, kept in a file beside the store until other weeks have settled."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from retail_desktop import __version__
from retail_desktop.forecasting.knowledge import Knowledge, knowledge_from

ENDING = "learned.npz"


class StoredKnowledge:
    """The one file of a store: of the run over everything that learned last.

    It is only a shorter way: without it, or with one that cannot be read, the next run learns the same again. The
    file holds plain arrays; nothing in it is ever carried out.
    """

    def __init__(self, store: Path) -> None:
        self._file = knowledge_file(store)

    def find(self, key: str) -> Knowledge | None:
        """What was learned from the same numbers by the same version of the program, if that is what the file has."""
        try:
            with self._file.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
                if str(arrays["made"]) != _mark(key):
                    return None
                return knowledge_from(dict(arrays))
        except (OSError, KeyError, ValueError, TypeError, EOFError, BadZipFile):
            return None

    def keep(self, key: str, knowledge: Knowledge) -> None:
        """Replace the file; where none can be written the next run learns again."""
        draft = self._file.with_name(self._file.name + ".tmp")
        with suppress(OSError):
            draft.unlink(missing_ok=True)
            with os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                arrays: dict[str, Any] = {"made": np.array(_mark(key)), **knowledge.arrays()}
                np.savez(file, **arrays)
            draft.replace(self._file)


def knowledge_file(store: Path) -> Path:
    """The file beside a store."""
    return store.with_name(f"{store.stem}.{ENDING}")


def _mark(key: str) -> str:
    return f"{__version__} {key}"
