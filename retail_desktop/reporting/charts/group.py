"""A group of items as a picture in a file."""

from dataclasses import replace
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg

from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.charts.frame import empty_figure
from retail_desktop.reporting.charts.history import HistoryForecastChart, ItemChartData
from retail_desktop.reporting.charts.periods import Period
from retail_desktop.reporting.palette import LIGHT, ChartTheme


def group_chart(
    path: Path,
    title: str,
    data: ItemChartData,
    *,
    period: Period = "week",
    theme: ChartTheme = LIGHT,
    size: tuple[int, int] = (1000, 400),
) -> str:
    """Draw a group's sales and forecast as PNG of `size` pixels at double sharpness; returns what the picture says.

    Quantiles of items do not add up to quantiles of their sum: without a forecast of the group itself, give the sum of
    the items' expected units, which is drawn as a line without ranges.

    Raises:
        RetailError: the file cannot be written.
    """
    figure = empty_figure(*size)
    chart = HistoryForecastChart(figure, theme)
    chart.show(replace(data, title_unit=f"{title}, {data.title_unit.lower()}"), period)
    canvas = FigureCanvasAgg(figure)
    with writing(path) as temporary:
        canvas.print_figure(str(temporary), format="png", dpi=2 * figure.dpi, metadata={"Software": None})
    return chart.summary()
