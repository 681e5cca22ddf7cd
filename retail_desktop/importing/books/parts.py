"""The parts of an Office file and how they refer to each other."""

import posixpath
import zipfile
from collections.abc import Iterator
from typing import IO

from retail_desktop.importing.books.book import Pace, damaged, protected, unharmed
from retail_desktop.importing.books.markup import Handler, Quiet, plain_name, read_markup
from retail_desktop.importing.progress import Progress


class Parts:
    """Parts by path, in any case and with either slash; `links` of a part are (kind, path) by key."""

    def __init__(self, name: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self.name = name
        self._archive = archive
        self._entries = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
        self.pace = Pace(sum(entry.file_size for entry in self._entries.values()), progress)
        if any(entry.flag_bits & 1 for entry in self._entries.values()):
            raise protected(name)

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def size(self, path: str) -> int:
        """How many bytes a part has when it is unpacked."""
        return self._entries[path].file_size

    def open(self, path: str) -> IO[bytes]:
        """The bytes of a part; one that is missing means a damaged file."""
        if path not in self._entries:
            raise damaged(self.name)
        return self._archive.open(self._entries[path])

    def tell(self, path: str, handler: Handler) -> None:
        """Read a whole part of XML."""
        for _ in self.pieces(path, handler):
            pass

    def pieces(self, path: str, handler: Handler) -> Iterator[int]:
        """Read a part of XML, pausing after each block."""
        with unharmed(self.name), self.open(path) as part:
            for count in read_markup(self.name, part, handler):
                self.pace.step(count)
                yield count

    def main(self, usual: str) -> str:
        """The path of the workbook itself."""
        path = linked(self.links(""), "/officedocument")
        return path if path in self else usual

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and path of the parts that one part refers to, by their key."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        links = _Links(folder)
        if path in self:
            self.tell(path, links)
        return links.found


def linked(links: dict[str, tuple[str, str]], kind: str) -> str:
    """The path of the part of one kind, or nothing."""
    return next((path for what, path in links.values() if what.endswith(kind)), "")


class _Links(Quiet):
    def __init__(self, folder: str) -> None:
        self.found: dict[str, tuple[str, str]] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if plain_name(name) == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
            self.found[attributes.get("Id", "")] = attributes.get("Type", "").lower(), path.lower()
