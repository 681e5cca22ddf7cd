"""Charts of one item or group, drawn with Matplotlib for the window and for files alike.

Belongs here: what is drawn and how it looks; a chart keeps its artists, so that showing another item is fast. May
import: what its room may.
"""

from retail_desktop.reporting.charts.group import group_chart
from retail_desktop.reporting.charts.history import HistoryForecastChart, ItemChartData
from retail_desktop.reporting.charts.sales import SalesChart
from retail_desktop.reporting.charts.stock import ProjectedStockChart, StockChartData
from retail_desktop.reporting.charts.tradeoff import TradeOffChart
from retail_desktop.reporting.charts.weekly import WeeklyChart
from retail_desktop.reporting.charts.year import YearChart
from retail_desktop.reporting.palette import DARK, LIGHT, ChartTheme

__all__ = [
    "DARK",
    "LIGHT",
    "ChartTheme",
    "HistoryForecastChart",
    "ItemChartData",
    "ProjectedStockChart",
    "SalesChart",
    "StockChartData",
    "TradeOffChart",
    "WeeklyChart",
    "YearChart",
    "group_chart",
]
