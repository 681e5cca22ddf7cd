"""The sample store: real sales lines of a gift wholesaler, with invented suppliers, costs and stock."""

from pathlib import Path

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.paths import RESOURCES
from retail_desktop.persistence import people
from retail_desktop.persistence.database import close_database
from retail_desktop.services.forecast_demand import forecast_demand
from retail_desktop.services.import_file import import_file
from retail_desktop.services.one_by_one import Exclusive, lock_file
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import SAMPLE_SETTING, Workplace, freshness, open_workplace

FILE_NAME = "sample-store.sqlite"
_FILES = (
    (Target.SUPPLIERS, "suppliers.csv"),
    (Target.ITEMS, "items.csv"),
    (Target.SALES, "sales.csv.gz"),
    (Target.STOCK, "stock.csv"),
)


def open_sample(folder: Path, *, progress: Progress = silent) -> Workplace:
    """Open the sample store in a folder; made once, by importing the shipped files, forecasting and planning."""
    location = folder / FILE_NAME
    if location.exists():
        place = open_workplace(str(location))
        if freshness(place).plan_as_of is not None:
            return place
        close_database(str(location))
    make_sample(location, progress=progress)
    return open_workplace(str(location))


def make_sample(location: Path, *, progress: Progress = silent) -> ImportReport:
    """Make the sample store anew at a place, in one piece; gives the report of its sales import."""
    from retail_desktop.services.stored_knowledge import knowledge_file  # noqa: PLC0415 - NumPy is slow to load

    draft = location.with_name("new-" + location.name)
    for file in (draft, location):
        close_database(str(file))
        for suffix in ("", "-wal", "-shm"):
            Path(f"{file}{suffix}").unlink(missing_ok=True)
    place = open_workplace(str(draft))
    with place.database.writing() as work:
        people.write_setting(work, SAMPLE_SETTING, "yes")
        people.write_setting(work, "currency", "GBP")
    reports = {target: _import(place, target, name, progress) for target, name in _FILES}
    forecast_demand(place, progress=progress)
    make_plan(place, progress=progress)
    place.database.settle()
    close_database(str(draft))
    draft.replace(location)
    for file in (lock_file(draft, Exclusive.FORECASTING), knowledge_file(draft)):
        file.unlink(missing_ok=True)
    return reports[Target.SALES]


def _import(place: Workplace, target: Target, name: str, progress: Progress) -> ImportReport:
    report = import_file(place, target, str(RESOURCES / "sample" / name), ImportOptions(), progress=progress)
    if report.import_id is None:
        raise RetailError(f"The sample file {name} could not be imported: {report.error}. Install the program again.")
    return report
