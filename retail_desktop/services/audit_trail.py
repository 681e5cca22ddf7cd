"""The trail of what was done in the store, by whom and when: to read, and to write out."""

from collections.abc import Sequence
from pathlib import Path

from retail_desktop.domain.people import Deed, Permission
from retail_desktop.persistence import people
from retail_desktop.services.workplace import Workplace

SHOWN = 20_000


def read_trail(place: Workplace, most: int = SHOWN) -> list[Deed]:
    """The newest entries, newest first.

    Raises:
        NotAllowedError: the person is no administrator.
    """
    place.allow(Permission.ADMINISTER)
    with place.database.reading() as work:
        return people.deeds(work, most)


def write_trail(place: Workplace, out: Path, *, found: Sequence[Deed] | None = None) -> int:
    """Write entries (all of them if none are given) as CSV or XLSX; gives how many.

    Raises:
        NotAllowedError: the person is no administrator.
        RetailError: the place cannot be written.
    """
    from retail_desktop.reporting.tables import Table, TableColumn, write_csv, write_xlsx  # noqa: PLC0415 - slow to load

    deeds = read_trail(place, 1_000_000_000) if found is None else found
    names = ("number", "at_utc", "person", "action", "subject", "detail")
    columns = tuple(TableColumn(name, name, "text") for name in names)
    rows = ((str(one.sequence), one.at.isoformat(), one.person, one.action, one.subject, one.detail) for one in deeds)
    write = write_xlsx if out.suffix.lower() == ".xlsx" else write_csv
    return write(Table("Trail", columns, rows), out)
