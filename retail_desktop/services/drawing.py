"""The charts of the window: the very drawings that go on paper."""

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
]
