"""Commands that keep the store safe: backups, restoring one, and the check."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import DONE, REFUSED, Answer, location_of, place_of, progress_bar
from retail_desktop.domain.backups import StoreFacts
from retail_desktop.domain.errors import StoreDamagedError

if TYPE_CHECKING:
    from retail_desktop.services.keep_backups import KeptBackup


def add_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Teach the command line `backup`, `restore` and `check`."""
    words = commands.add_parser("backup", help="copy the store")
    words.add_argument("file")
    words.set_defaults(command=backup)
    words = commands.add_parser("restore", help="put a backup in place of the store")
    words.add_argument("file")
    words.add_argument("--preview", action="store_true", help="only tell what would change")
    words.set_defaults(command=restore)
    words = commands.add_parser("check", help="prove that the store is intact")
    words.add_argument("--repair", action="store_true")
    words.set_defaults(command=check)


def add_settings_words(kinds: Any) -> None:  # noqa: ANN401 - as above
    """Teach the command line `settings backups`."""
    words = kinds.add_parser("backups", help="the backups made by themselves, and where else they go")
    words.add_argument("--second-place", metavar="FOLDER", help="copy each there too: a stick or a share, or: none")
    words.set_defaults(command=backups)


def backup(given: argparse.Namespace) -> Answer:
    """Copy the store."""
    from retail_desktop.services.keep_store import back_up  # noqa: PLC0415 - services load SQLAlchemy

    with progress_bar() as progress:
        out = back_up(place_of(given), Path(given.file), progress=progress)
    return Answer(f"The store was copied to {out}.", {"file": str(out)})


def backups(given: argparse.Namespace) -> Answer:
    """List the backups that were made by themselves; choose where else they go."""
    from retail_desktop.services import keep_backups  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    if given.second_place is not None:
        wanted = None if given.second_place.lower() == "none" else Path(given.second_place)
        keep_backups.choose_second_place(place, wanted)
    found = keep_backups.list_backups(place)
    lines = [f"{one.made:%Y-%m-%d %H:%M}  {one.occasion:<14}  {one.file}" for one in found.kept]
    second = f"Copied to {found.second_place} too." if found.second_place else "Copied to no second place."
    data = {"second_place": found.second_place or None, "backups": [_data(one) for one in found.kept]}
    return Answer("\n".join([*(lines or ["No backup was needed yet."]), second]), data)


def restore(given: argparse.Namespace) -> Answer:
    """Put a backup in place of the store, also of one that is damaged."""
    from retail_desktop.services import keep_backups, keep_store  # noqa: PLC0415 - services load SQLAlchemy

    file = Path(given.file)
    try:
        place = place_of(given)
        if given.preview:
            seen = keep_backups.preview_restore(place, file)
            text = f"Now:  {_shown(seen.now)}\nThen: {_shown(seen.then)}"
            return Answer(text, {"now": asdict(seen.now), "then": asdict(seen.then)})
        aside = keep_store.restore(place, file)
    except StoreDamagedError:
        if given.preview:
            raise
        aside = keep_store.restore_damaged(location_of(given), file)
    return Answer(f"Restored from {given.file}. The store as it was is kept in {aside}.", {"kept": str(aside)})


def check(given: argparse.Namespace) -> Answer:
    """Prove that the store is intact; where it is not, name the newest backup that is."""
    from retail_desktop.services import keep_backups, keep_store  # noqa: PLC0415 - services load SQLAlchemy

    try:
        with progress_bar() as progress:
            found = keep_store.check(place_of(given), repair=given.repair, progress=progress)
    except StoreDamagedError as damage:
        found = keep_store.CheckReport((str(damage),))
    good = keep_backups.newest_good_backup(location_of(given)) if found.problems else None
    data = {
        "status": "refused" if found.problems else "ok", "problems": found.problems, "repaired": found.repaired,
        "newest_backup": _data(good) if good else None,
    }  # fmt: skip
    text = "\n".join(found.problems) or "The store is intact: file, ledger, imports and audit trail agree."
    if good:
        text += f"\nThe newest intact backup is of {good.made:%Y-%m-%d %H:%M}: restore {good.file}"
    return Answer(text, data, REFUSED if found.problems else DONE)


def _data(one: "KeptBackup") -> dict[str, Any]:
    return {"file": str(one.file), "made": one.made.isoformat(), "occasion": one.occasion.value, "bytes": one.size}


def _shown(facts: StoreFacts) -> str:
    through = f"sales through {facts.sales_through}" if facts.sales_through else "no sales"
    return (
        f"{through}, {facts.items} items, {facts.imports} imports, {facts.orders} orders, "
        f"{facts.movements} movements of stock"
    )
