"""Where the program's own files lie and where the user's data goes: the only module that knows the disk.

Everything of the user's is in one private folder, so that one folder is what has to be copied, moved or deleted.
May import: the standard library and platformdirs.
"""

import os
import sys
from pathlib import Path

from platformdirs import user_data_path

RESOURCES = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[1])) / "resources"
"""Icons, style, sample store and help pages: beside the package, or inside the built application."""


def data_folder() -> Path:
    """Give the user's data folder, created readable by its owner alone.

    It is what the environment variable RETAIL_DATA_DIR names, else the platform's folder for data that stays on this
    machine (never the roaming profile: a database is too big and too alive to be copied at every log-in).
    """
    chosen = os.environ.get("RETAIL_DATA_DIR")
    return _private(Path(chosen).expanduser() if chosen else user_data_path("retail-desktop", appauthor=False))


def default_database() -> Path:
    """Give the store file that is opened when the user names none."""
    return data_folder() / "store.sqlite"


def log_file() -> Path:
    """Give the file that keeps what went wrong."""
    return data_folder() / "retail-desktop.log"


def settings_file() -> Path:
    """Give the file of the settings that change looks; settings that change numbers live in the store file."""
    return data_folder() / "settings.ini"


def backups_folder(database: Path) -> Path:
    """Give the folder for the backups of `database`, beside it, created readable by its owner alone."""
    return _private(backups_place(database))


def backups_place(database: Path) -> Path:
    """Give where that folder is, made or not."""
    return database.with_name(f"{database.stem}-backups")


def _private(folder: Path) -> Path:
    """Create `folder` for its owner alone; one that exists keeps the rights its owner gave it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
