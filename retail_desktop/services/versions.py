"""Versions of what this program stands on, where only a room below knows them."""

from retail_desktop.persistence import sqlite


def sqlite_version() -> str:
    """Give the version of the SQLite library that keeps the store."""
    return sqlite.VERSION
