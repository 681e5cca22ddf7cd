"""Runs that are done, for tests of what is kept with them."""

from sqlalchemy import Connection

from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.forecast_history import RunMeasures
from retail_desktop.persistence import forecasts


def add_run(work: Connection, run: ForecastRun, *, version: int = 1, whole: bool = True) -> int:
    """Record a run that begins and is done; gives its number."""
    key = forecasts.begin_run(work, run, person="Maria", sales_version=version, engine="1", whole=whole)
    forecasts.complete_run(work, key, run.seconds, RunMeasures())
    return key
