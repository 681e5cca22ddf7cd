"""First forecasts: numbers within seconds for a store of many items that has none yet, until a full run is done."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from retail_desktop import __version__
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.forecast_history import RunState
from retail_desktop.persistence import forecasts
from retail_desktop.services.one_by_one import Exclusive, is_under_way
from retail_desktop.services.progress import FIRST_FORECASTS, Progress
from retail_desktop.services.workplace import Workplace, now

if TYPE_CHECKING:
    from retail_desktop.services.demand_history import Histories

MANY_ITEMS = 1000  # with fewer the full run is done before anybody has looked at its first forecasts
ENGINE = "first-1"


@dataclass(frozen=True, slots=True)
class FirstForecasts:
    """That first forecasts are what is shown: up to which day they know sales, and whether better ones are made."""

    as_of: date
    being_replaced: bool

    @property
    def words(self) -> str:
        """One line to stand beside them."""
        if self.being_replaced:
            return "First forecasts, without tests on the past. Better ones are being made."
        return "First forecasts, without tests on the past. The full run was not finished: run Forecast and plan again."


def first_forecasts_shown(place: Workplace) -> FirstForecasts | None:
    """Whether the numbers that are shown are first forecasts; None where a complete run stands behind them."""
    with place.database.reading() as work:
        newest = forecasts.newest_run(work, or_first=True)
    if newest is None or not newest[0].preliminary:
        return None
    return FirstForecasts(newest[0].as_of, is_under_way(place.database.path, Exclusive.FORECASTING))


def make_first_forecasts(
    place: Workplace, histories: "Histories", version: int, horizon_days: int, progress: Progress
) -> None:
    """Store first forecasts of all items, and say so, where there are many and no forecast reaches the coming days."""
    from retail_desktop.forecasting.first_look import first_forecasts  # noqa: PLC0415 - SciPy is slow to load
    from retail_desktop.forecasting.history import DemandMatrix  # noqa: PLC0415 - NumPy is slow to load
    from retail_desktop.services.keep_forecasts import keep_first_numbers, last_day  # noqa: PLC0415 - as above

    items, began = len(histories.skus), perf_counter()
    if items < MANY_ITEMS or _reaches_beyond(place, last_day(histories)):
        return
    progress("Making first forecasts", 0, items)
    matrix = DemandMatrix(
        histories.demand, histories.observed, histories.first.weekday(), histories.groups, first_day=histories.first
    )
    found = first_forecasts(matrix, horizon_days, partial(_tell, progress, items))
    seconds = round(perf_counter() - began, 3)
    run = ForecastRun(0, last_day(histories), horizon_days, now(), items, seconds, preliminary=True)
    with place.database.writing() as work:
        forecasts.drop_first_forecasts(work)
        run_id = forecasts.begin_run(
            work, run, person=place.person.name, sales_version=version, engine=ENGINE, whole=True, program=__version__
        )
        keep_first_numbers(work, run_id, histories, found)
        forecasts.end_run(work, run_id, RunState.PRELIMINARY)
    progress(FIRST_FORECASTS, items, items)


def _reaches_beyond(place: Workplace, last: date) -> bool:
    """Whether a complete run says something of the days after the last one."""
    with place.database.reading() as work:
        newest = forecasts.newest_run(work)
    return newest is not None and newest[0].as_of + timedelta(days=newest[0].horizon_days) > last


def _tell(progress: Progress, items: int, part: float) -> None:
    progress("Making first forecasts", min(round(part * items), items - 1), items)
