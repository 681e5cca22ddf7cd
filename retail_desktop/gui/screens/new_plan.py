"""The two long jobs that turn data into suggestions: forecast, then plan."""

from collections.abc import Callable

from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.gui.screen import Context
from retail_desktop.services import forecast_demand, plan_replenishment


def forecast_and_plan(context: Context, planned: Callable[[], object]) -> None:
    """Forecast every item, then make the plan; `planned` is called once it is there."""
    job = context.jobs.run("Forecasting", forecast_demand.forecast_demand, areas=frozenset({"forecast"}))
    job.succeeded.connect(lambda run: _plan(context, run, planned))
    job.refused.connect(lambda words, _: context.messages.refuse(words))


def plan_again(context: Context, planned: Callable[[], object]) -> None:
    """Make the plan anew; a new forecast is made first where the newest one does not hold any more."""
    job = context.jobs.run("Planning", plan_replenishment.make_plan, areas=frozenset({"forecast", "plan"}))
    job.succeeded.connect(lambda _: planned())
    job.refused.connect(lambda words, _: context.messages.refuse(words))


def _plan(context: Context, run: ForecastRun, planned: Callable[[], object]) -> None:
    job = context.jobs.run("Planning", plan_replenishment.make_plan, as_of=run.as_of, areas=frozenset({"plan"}))
    job.succeeded.connect(lambda _: planned())
    job.refused.connect(lambda words, _: context.messages.refuse(words))
