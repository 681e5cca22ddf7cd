"""A till's folder that is watched, for the tests of what becomes of its files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.watching import WatchedFolder
from retail_desktop.services import take_file
from retail_desktop.services.choose_folders import overview
from retail_desktop.services.import_file import import_file
from retail_desktop.services.import_history import list_imports
from retail_desktop.services.watch_folders import FolderReport, look_through
from retail_desktop.services.workplace import Workplace

HEAD = "date,sku,quantity,price\n"
GOOD = HEAD + "2026-03-02,00417,2,1.50\n2026-03-02,00418,1,2.00\n"
OTHER = HEAD + "2026-03-03,00417,3,1.50\n"
QUESTION = "date,sku,quantity\n01/02/2026,1,2\n03/04/2026,1,2\n"
BAD = b"%PDF-1.4 nothing"
FAR = 4e9  # a moment at which every file of the test is old


@dataclass
class Till:
    """A watched folder, and looks through it."""

    place: Workplace
    folder: WatchedFolder
    path: Path

    def leave(self, name: str, content: str | bytes = GOOD) -> Path:
        file = self.path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def look(self, **options: Any) -> FolderReport:  # noqa: ANN401 - whatever a look can be asked
        return look_through(self.place, self.folder, **{"clock": lambda: FAR, **options})

    def outcomes(self, **options: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - as above
        return [(entry.file_name, entry.outcome.value) for entry in self.look(**options).files]

    def lies(self, folder: str = "") -> list[str]:
        home = self.path / folder
        return sorted(path.name for path in home.iterdir() if path.is_file()) if home.is_dir() else []

    def imports(self) -> list[tuple[str, int]]:
        return [(record.file_name, record.accepted) for record in reversed(list_imports(self.place))]

    def log(self) -> list[tuple[str, str]]:
        return [(entry.file_name, entry.outcome.value) for entry in reversed(overview(self.place).log)]


def imported_as(
    monkeypatch: pytest.MonkeyPatch, before: Callable[[str], object] = str, after: Callable[[str], object] = str
) -> list[str]:
    """Do something just before and just after the import of each file; gives the files read."""
    read: list[str] = []

    def act(place: Workplace, target: Target, path: str, options: ImportOptions, **more: Any) -> object:  # noqa: ANN401 - as it is called
        read.append(Path(path).name)
        before(path)
        report = import_file(place, target, path, options, **more)
        after(path)
        return report

    monkeypatch.setattr(take_file, "import_file", act)
    return read
