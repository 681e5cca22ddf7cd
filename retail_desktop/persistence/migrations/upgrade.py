"""Bring a store up to the newest schema."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from retail_desktop.persistence.migrations import versions


def configuration() -> Config:
    """Alembic's configuration, independent of any file on disk."""
    config = Config()
    config.set_main_option("script_location", "retail_desktop.persistence:migrations")
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", next(iter(versions.__path__)).replace("%", "%%"))
    return config


def upgrade(connection: Connection) -> None:
    """Run every missing step in the connection's transaction: all of them, or none."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
