"""What the log of a watched folder, and the notes beside its files, say."""

from datetime import datetime
from pathlib import Path

from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.domain.watching import WatchedFolder, WatchEntry

NOTE = ".txt"
_NOUNS = {
    Target.SALES: "sale",
    Target.ITEMS: "item",
    Target.SUPPLIERS: "supplier",
    Target.STOCK: "counted item",
    Target.ORDERS: "order line",
    Target.RECEIPTS: "delivered line",
    Target.EVENTS: "event",
}


def imported(report: ImportReport) -> str:
    """What an import brought: `1,204 sales, 13 returns, 2 new items imported; 3 lines left out.`, and what is odd."""
    if not report.accepted:
        is_known = any(issue.reason is Reason.DUPLICATE for issue in report.ignored)
        return " ".join(report.warnings) if is_known else "The file holds nothing to store."
    parts = [_count(report.accepted - report.returns, _NOUNS[report.target])]
    if report.returns:
        parts.append(_count(report.returns, "return"))
    if report.new_items and report.target is not Target.ITEMS:
        parts.append(_count(len(report.new_items), "new item"))
    left_out = f"; {_count(len(report.rejected), 'line')} left out" if report.rejected else ""
    words = [f"{', '.join(parts)} imported{left_out}."]
    if report.replaces:
        words.append(f"It replaces what was imported before for {', '.join(report.replaces)}.")
    return " ".join((*words, *report.alarms))


def problem_note(folder: WatchedFolder, entry: WatchEntry, details: str = "") -> str:
    """The text beside a file that was refused: what happened, why, and what to do."""
    when = datetime.fromisoformat(entry.at).astimezone()
    lines = [
        f"{entry.file_name} was not imported; nothing of it was stored.",
        f"{when:%Y-%m-%d %H:%M}",
        "",
        entry.message,
        "",
        f"Once the file is right, put it back into {Path(folder.path)}, and it is read again.",
        "Or open it in Retail Desktop on the page Import data, which shows what it holds.",
    ]
    if details:
        lines += ["", "Details for whoever looks after the program:", details]
    return "\n".join((*lines, ""))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
