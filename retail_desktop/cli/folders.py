"""Commands around watched folders."""

import argparse
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import DONE, NEEDS_ANSWER, REFUSED, Answer, place_of, progress_bar
from retail_desktop.domain.imports import Target
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchOutcome

if TYPE_CHECKING:
    from retail_desktop.services.watch_folders import FolderReport

_STATES = {"pause": FolderState.PAUSED, "resume": FolderState.WATCHED, "remove": FolderState.REMOVED}
_STATE_WORDS = {FolderState.PAUSED: "paused", FolderState.WATCHED: "watched", FolderState.REMOVED: "removed"}
_SAID_FIRST = {WatchOutcome.REFUSED: "refused. ", WatchOutcome.WAITING: "waits for an answer. "}
_HOW_TO_ANSWER = (
    "Answer in the window, or import the waiting file with “retail-desktop import” and the option that settles it."
)
_NO_FOLDER = "No folder is watched yet. Add one with: retail-desktop settings folders add PATH"


def add_sync_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Teach the command line `sync`."""
    words = commands.add_parser("sync", help="import what lies in the watched folders")
    words.add_argument("source", nargs="?", metavar="FOLDER", help="only this one of the watched folders")
    words.add_argument(
        "--wait", type=_seconds, default=2.0, metavar="SECONDS", help="how long a new file must stay as it is (2)"
    )
    words.set_defaults(command=sync)


def add_folder_words(kinds: Any) -> None:  # noqa: ANN401 - as above
    """Teach the command line `settings folders`."""
    steps = kinds.add_parser("folders", help="the watched folders").add_subparsers(
        dest="step", metavar="STEP", required=True
    )
    steps.add_parser("list", help="the folders and what they hold").set_defaults(command=list_all)
    words = steps.add_parser("add", help="watch a folder: its files are imported, then moved to Processed or Problems")
    words.add_argument("path", metavar="PATH")
    words.add_argument("--target", type=str.lower, choices=[target.value for target in Target], default="sales")
    words.add_argument("--store", metavar="NAME", help="the store of files that name none")
    words.add_argument("--format", metavar="NAME", help="the program that writes the files, if it is not recognised")
    words.add_argument(
        "--add-up",
        action="store_true",
        help="files of the same store and day are added together, as those of two tills",
    )
    words.set_defaults(command=add)
    for step, meaning in (("remove", "watch it no more"), ("pause", "leave it alone"), ("resume", "watch it again")):
        words = steps.add_parser(step, help=meaning)
        words.add_argument("path", metavar="PATH")
        words.set_defaults(command=change)


def sync(given: argparse.Namespace) -> Answer:
    """Import what lies in the watched folders."""
    from retail_desktop.services import watch_folders  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.choose_folders import list_folders  # noqa: PLC0415 - as above

    place = place_of(given)
    with progress_bar() as progress:
        reports = watch_folders.sync(place, given.source, wait=given.wait, progress=progress)
    data = {"status": "ok", "folders": [_report_json(report) for report in reports]}
    if not reports:
        return Answer("All watched folders are paused." if list_folders(place) else _NO_FOLDER, data)
    code, data["status"] = _verdict(reports)
    text = [_report_text(report) for report in reports] + ([_HOW_TO_ANSWER] if code == NEEDS_ANSWER else [])
    return Answer("\n".join(text), data, code)


def list_all(given: argparse.Namespace) -> Answer:
    """The watched and the paused folders."""
    from retail_desktop.services.choose_folders import list_folders  # noqa: PLC0415 - services load SQLAlchemy

    folders = list_folders(place_of(given))
    text = [
        f"{_STATE_WORDS[folder.state]:<8} {folder.target.value:<9} {folder.path}{' (add up)' if folder.adds_up else ''}"
        for folder in folders
    ]
    return Answer("\n".join(text) or _NO_FOLDER, {"folders": [_folder_json(folder) for folder in folders]})


def add(given: argparse.Namespace) -> Answer:
    """Watch a folder."""
    from retail_desktop.services.choose_folders import add_folder  # noqa: PLC0415 - services load SQLAlchemy

    folder = add_folder(
        place_of(given), given.path, Target(given.target),
        store=given.store, format_name=given.format, adds_up=given.add_up,
    )  # fmt: skip
    text = (
        f"{folder.path} is watched for {folder.target.value}: while the window is open, and whenever “retail-desktop "
        "sync” runs. Files are moved to Processed or Problems inside it once they are read."
    )
    if folder.adds_up:
        text += " Its files add up: sales of the same store and day from two files both count."
    return Answer(text, _folder_json(folder))


def change(given: argparse.Namespace) -> Answer:
    """Pause, resume or remove a folder."""
    from retail_desktop.services.choose_folders import set_state  # noqa: PLC0415 - services load SQLAlchemy

    folder = set_state(place_of(given), given.path, _STATES[given.step])
    return Answer(f"{folder.path} is {_STATE_WORDS[folder.state]}.", _folder_json(folder))


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 0 to 3600")
    return seconds


def _verdict(reports: "tuple[FolderReport, ...]") -> tuple[int, str]:
    outcomes = {entry.outcome for report in reports for entry in report.files}
    if WatchOutcome.WAITING in outcomes:
        return NEEDS_ANSWER, "needs_input"
    if WatchOutcome.REFUSED in outcomes or any(report.look.problem for report in reports):
        return REFUSED, "refused"
    return DONE, "ok"


def _folder_json(folder: WatchedFolder) -> dict[str, Any]:
    return {
        "path": folder.path, "target": folder.target.value, "store": folder.store, "format": folder.format,
        "adds_up": folder.adds_up, "state": _STATE_WORDS[folder.state],
    }  # fmt: skip


def _report_json(report: "FolderReport") -> dict[str, Any]:
    files = [
        {
            "file": entry.file_name, "outcome": entry.outcome.value, "import_id": entry.import_id,
            "message": entry.message, "moved_to": entry.moved_to or None,
        }
        for entry in report.files
    ]  # fmt: skip
    return {
        "path": report.folder.path, "target": report.folder.target.value, "files": files, "busy": list(report.busy),
        "problem": report.look.problem or None,
    }  # fmt: skip


def _report_text(report: "FolderReport") -> str:
    if report.look.problem:
        return report.look.problem
    lines = [f"  {entry.file_name}: {_SAID_FIRST.get(entry.outcome, '')}{entry.message}" for entry in report.files]
    lines += [f"  {name}: still being written, or open in another program; left for next time." for name in report.busy]
    return "\n".join([f"{report.folder.path} ({report.folder.target.value})", *(lines or ["  No new file."])])
