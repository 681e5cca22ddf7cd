"""The main job from end to end on the sample store: import, forecast, plan, report, charts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.imports import ImportReport
from retail_desktop.persistence import catalogue, forecasts, sales
from retail_desktop.services.plan_replenishment import Plan, read_plan
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.report_reorder import write_reorder_report
from retail_desktop.services.sample_store import FILE_NAME, make_sample
from retail_desktop.services.workplace import Workplace, open_workplace


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demo made."""

    place: Workplace
    report: ImportReport
    plan: Plan
    files: tuple[Path, ...]


def run_demo(folder: Path, *, progress: Progress = silent) -> Demonstration:
    """Make the sample store in `folder` and write its reorder report and a chart per group beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    report = make_sample(folder / FILE_NAME, progress=progress)
    place = open_workplace(str(folder / FILE_NAME))
    endings = (".pdf", ".xlsx", ".csv")
    files = [write_reorder_report(place, folder / f"reorder-report{ending}") for ending in endings]
    progress("Drawing charts", 0, 0)
    return Demonstration(place, report, read_plan(place), (*files, *_charts(place, folder)))


def _charts(place: Workplace, folder: Path) -> list[Path]:
    from retail_desktop.reporting.charts import ItemChartData, group_chart  # noqa: PLC0415 - Matplotlib is slow to load

    with place.database.reading() as work:
        category_of = {sku: item.category or "Other" for sku, item in catalogue.items(work).items()}
        run = forecasts.newest_run(work)
        found = list(forecasts.forecasts(work, run[0].run_id)) if run else []
        last = sales.newest_day(work) or date.min
        rows = [(row.sku, row.day, row.sold + row.returned) for row in sales.day_totals(work, date.min, last)]
    sold: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for sku, day, units in rows:
        sold[category_of.get(sku, "Other")][day] += max(0.0, float(units))
    means = _means(found, category_of)
    paths = []
    for category in sorted(sold):
        days = [date.fromordinal(day) for day in range(min(sold[category]).toordinal(), last.toordinal() + 1)]
        path = folder / f"chart-{category.lower().replace(' ', '-')}.png"
        units = [sold[category].get(day, 0.0) for day in days]
        data = ItemChartData("Units", tuple(days), tuple(units), (), means.get(category), last)
        group_chart(path, category, data)
        paths.append(path)
    return paths


def _means(found: list[ItemForecast], category_of: dict[str, str]) -> dict[str, list[float]]:
    """Expected units a day of each category: means add up, other quantiles do not."""
    sums: dict[str, list[float]] = {}
    for forecast in found:
        category = category_of.get(forecast.sku, "Other")
        so_far = sums.setdefault(category, [0.0] * forecast.horizon_days)
        sums[category] = [a + b for a, b in zip(so_far, forecast.mean, strict=True)]
    return sums
