"""What all tables are made with."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text, text
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def make_table(name: str, *parts: SchemaItem, clustered: bool = False) -> Table:
    """A table of strict values; a clustered one lies in the order of its key."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not clustered)


def key(name: str = "id") -> Column[int]:
    """The number of a row."""
    return Column(name, Integer, primary_key=True)


def reference(name: str, target: str, *, primary_key: bool = False, nullable: bool = False) -> Column[int]:
    """The key of a row of another table, such as `item.id`."""
    return Column(name, Integer, ForeignKey(target), primary_key=primary_key, nullable=nullable, autoincrement=False)


def words(name: str, *, unique: bool = False) -> Column[str]:
    """A text, empty where there is none."""
    return Column(name, Text, nullable=False, unique=unique, server_default=None if unique else text("''"))


def count(name: str) -> Column[int]:
    """A whole number, 0 unless said."""
    return Column(name, Integer, nullable=False, server_default=text("0"))
