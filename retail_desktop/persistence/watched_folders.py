"""The folders that are looked through, and the log of what was found there."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.persistence.import_tables import import_batch, import_layout, item_alias, watch_log, watched_folder

_ABOUT_FOLDERS = (WatchOutcome.UNREACHABLE.value, WatchOutcome.REACHABLE.value)


def folders(connection: Connection) -> tuple[WatchedFolder, ...]:
    """All folders by path, the removed ones too."""
    return tuple(_folder(row) for row in connection.execute(select(watched_folder).order_by(watched_folder.c.path)))


def save_folder(connection: Connection, folder: WatchedFolder) -> WatchedFolder:
    """Add a folder or, if its path is known, change what is kept for it; gives it with its number."""
    settled = {"store": folder.store, "format": folder.format, "adds_up": folder.adds_up}
    values = {"target": folder.target.value, "options": json.dumps(settled), "active": int(folder.state)}
    place = watched_folder.c.path == folder.path
    if not connection.execute(update(watched_folder).where(place).values(values)).rowcount:
        connection.execute(insert(watched_folder).values(path=folder.path, **values))
    return _folder(connection.execute(select(watched_folder).where(place)).one())


def write_entry(connection: Connection, entry: WatchEntry) -> int:
    """Append a line to the log or, if it has a number, write it anew; gives its number."""
    names = ("folder_id", "at", "file_name", "message", "mark", "moved_to", "import_id")
    values = {"outcome": entry.outcome.value} | {name: getattr(entry, name) for name in names}
    if entry.entry_id is not None:
        connection.execute(update(watch_log).where(watch_log.c.id == entry.entry_id).values(values))
        return entry.entry_id
    (key,) = connection.execute(insert(watch_log).values(values)).inserted_primary_key or (0,)
    return int(key)


def forget_entry(connection: Connection, entry_id: int) -> None:
    """Take a line out of the log: nothing has come of it."""
    connection.execute(delete(watch_log).where(watch_log.c.id == entry_id))


def close_entries(connection: Connection, entry_ids: Sequence[int]) -> None:
    """Remember that these files lie in their folder no more, at least not as they were."""
    if entry_ids:
        connection.execute(update(watch_log).where(watch_log.c.id.in_(entry_ids)).values(mark=""))


def lying(connection: Connection, folder_id: int | None = None) -> tuple[WatchEntry, ...]:
    """What is known of the files that still lie in a folder, or in any folder that is not removed."""
    query = select(watch_log).where(watch_log.c.mark != "").order_by(watch_log.c.id)
    if folder_id is not None:
        return tuple(_entry(row) for row in connection.execute(query.where(watch_log.c.folder_id == folder_id)))
    kept = select(watched_folder.c.id).where(watched_folder.c.active != int(FolderState.REMOVED))
    return tuple(_entry(row) for row in connection.execute(query.where(watch_log.c.folder_id.in_(kept))))


def newest_entries(connection: Connection, most: int) -> tuple[WatchEntry, ...]:
    """The newest lines of the log, the newest first."""
    query = select(watch_log).order_by(watch_log.c.at.desc(), watch_log.c.id.desc()).limit(most)
    return tuple(_entry(row) for row in connection.execute(query))


def find_entry(connection: Connection, entry_id: int) -> WatchEntry | None:
    """One line of the log."""
    row = connection.execute(select(watch_log).where(watch_log.c.id == entry_id)).one_or_none()
    return None if row is None else _entry(row)


def was_reachable(connection: Connection, folder_id: int) -> bool:
    """Whether the folder could be reached when this was last written down."""
    query = select(watch_log.c.outcome).where(watch_log.c.folder_id == folder_id)
    told = connection.scalar(query.where(watch_log.c.outcome.in_(_ABOUT_FOLDERS)).order_by(watch_log.c.id.desc()))
    return told != WatchOutcome.UNREACHABLE.value


def stored_since(connection: Connection, file_hash: str, at: str) -> tuple[int, bool] | None:
    """The complete import of a file with this content at or after a moment, and whether lines of it were rejected."""
    query = select(import_batch.c.id, import_batch.c.rejected).where(
        import_batch.c.file_hash == file_hash,
        import_batch.c.imported_at >= at,
        import_batch.c.state == ImportState.COMPLETE.value,
    )
    row = connection.execute(query.order_by(import_batch.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else (row.id, row.rejected > 0)


def note_path(connection: Connection, import_id: int, path: str) -> None:
    """Remember where the file of an import lies now."""
    connection.execute(update(import_batch).where(import_batch.c.id == import_id).values(path=path))


def decided_since(connection: Connection, at: str) -> bool:
    """Whether anything was imported, or any question answered, at or after a moment."""
    moments = (import_batch.c.imported_at, import_layout.c.learned_at, item_alias.c.decided_at)
    return any((connection.scalar(select(func.max(moment))) or "") >= at for moment in moments)


def _folder(row: Row[Any]) -> WatchedFolder:
    settled = json.loads(row.options or "{}")
    return WatchedFolder(
        path=row.path,
        target=Target(row.target),
        store=settled.get("store"),
        format=settled.get("format"),
        adds_up=bool(settled.get("adds_up")),
        state=FolderState(row.active),
        folder_id=row.id,
    )


def _entry(row: Row[Any]) -> WatchEntry:
    return WatchEntry(
        folder_id=row.folder_id,
        file_name=row.file_name,
        outcome=WatchOutcome(row.outcome),
        at=row.at,
        message=row.message,
        mark=row.mark,
        moved_to=row.moved_to,
        import_id=row.import_id,
        entry_id=row.id,
    )
