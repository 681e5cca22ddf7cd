"""A replay as a file."""

from functools import partial
from pathlib import Path

from retail_desktop.domain.people import Permission
from retail_desktop.domain.replay import Replay
from retail_desktop.persistence import catalogue
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.workplace import Workplace


def write_replay(place: Workplace, replay: Replay, out: Path) -> Path:
    """Write a replay as .pdf (one page), .xlsx or .csv (every item under every rule).

    Raises:
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import replay_report  # noqa: PLC0415 - Matplotlib and reportlab are slow to load

    place.allow(Permission.VIEW_COST)
    with place.database.reading() as work:
        stores = catalogue.stores(work)
    author = stores[0].name if len(stores) == 1 else f"{len(stores)} stores"
    write_by_ending(
        out,
        {
            ".pdf": partial(_write_pdf, replay, author),
            ".xlsx": partial(replay_report.write_xlsx, replay),
            ".csv": partial(replay_report.write_csv, replay),
        },
    )
    return out


def _write_pdf(replay: Replay, author: str, out: Path) -> int:
    from retail_desktop.reporting.replay_report import write_pdf  # noqa: PLC0415 - as above

    write_pdf(replay, out, author)
    return 1
