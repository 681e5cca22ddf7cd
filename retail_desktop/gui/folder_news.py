"""What the window says of a look through a watched folder."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from retail_desktop.domain.watching import WatchEntry, WatchOutcome
from retail_desktop.gui import formats
from retail_desktop.gui.messages import Messages

if TYPE_CHECKING:
    from retail_desktop.services.watch_folders import FolderReport

WORDS = {
    WatchOutcome.BEGUN: "Not finished",
    WatchOutcome.IMPORTED: "Imported",
    WatchOutcome.PARTIAL: "Imported in part",
    WatchOutcome.REFUSED: "Refused",
    WatchOutcome.WAITING: "Waits for an answer",
    WatchOutcome.DUPLICATE: "Imported before",
    WatchOutcome.UNREACHABLE: "Cannot be reached",
    WatchOutcome.REACHABLE: "Reached again",
}
_WANTS_ATTENTION = frozenset({WatchOutcome.PARTIAL, WatchOutcome.REFUSED, WatchOutcome.WAITING})


def tell_news(messages: Messages, path: str, entries: Sequence[WatchEntry]) -> None:
    """Say what became of the files: one in its own words, several as counts; what wants attention stays in sight."""
    files = [entry for entry in entries if entry.file_name]
    if not files:
        return
    say = messages.warn if any(entry.outcome in _WANTS_ATTENTION for entry in files) else messages.inform
    if len(files) == 1:
        say(one_file(files[0]))
        return
    counts = Counter(entry.outcome for entry in files)
    parts = [f"{formats.number(counts[kind])} {WORDS[kind].lower()}" for kind in WatchOutcome if counts[kind]]
    say(f"{formats.number(len(files))} files from {folder_name(path)}: {', '.join(parts)}.")


def one_file(entry: WatchEntry) -> str:
    """A file and what became of it: `sales-0928.csv: 1,204 sales, 13 returns imported.`, in full."""
    first = f"{WORDS[entry.outcome]}. " if entry.outcome in (WatchOutcome.WAITING, WatchOutcome.REFUSED) else ""
    return f"{entry.file_name}: {first}{entry.message}"


def folder_name(path: str) -> str:
    """The last part of a folder's path, which is what people call it."""
    return PurePath(path).name or path


def nothing_new(report: "FolderReport") -> str:
    """The answer to somebody who asked for a look that found nothing to do."""
    name = folder_name(report.folder.path)
    if report.busy:
        return f"{report.busy[0]} in {name} is still being written, or open in another program. It is looked at again."
    waiting = sum(entry.outcome is WatchOutcome.WAITING for entry in report.files)
    if waiting:
        files = "1 file still waits" if waiting == 1 else f"{formats.number(waiting)} files still wait"
        return f"{name}: {files} for an answer."
    return f"No new file in {name}."
