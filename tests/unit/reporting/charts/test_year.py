"""The sales of a year, drawn."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from matplotlib.backends.backend_agg import FigureCanvasAgg

from retail_desktop.domain.periods import Period
from retail_desktop.reporting.charts import DARK, YearChart
from retail_desktop.reporting.charts.frame import empty_figure
from tests.unit.reporting.figure_cases import figures_of

MONTHS = figures_of().months


def test_a_month_that_is_not_over_is_hatched_and_said_to_be() -> None:
    chart = YearChart(empty_figure(700, 220), DARK)
    assert (chart.summary(), chart.tooltip(0)) == ("No sales yet.", "")
    chart.show(MONTHS, "USD")
    chart.show(MONTHS, "USD")
    FigureCanvasAgg(chart.figure).draw()
    assert [text.get_text() for text in chart.figure.legends[0].get_texts()] == [
        "until 29", "same weekdays a year before",
    ]  # fmt: skip
    assert chart.summary().endswith("Sep 2026: 15,000 until 29, the same weekdays a year before 14,000, margin 41.8 %.")
    assert chart.tooltip(0.2) == "Oct 2025: 15,000, the same weekdays a year before 14,000, margin 41.8 %."
    assert chart.tooltip(40) == ""


def test_small_sales_are_not_told_in_thousands_and_nothing_is_compared_with_nothing() -> None:
    chart = YearChart(empty_figure(700, 220))
    whole = replace(MONTHS[0], period=Period(date(2026, 1, 1), date(2026, 1, 31)), last_year=None, margin_share=None,
                    net_sales=Decimal(90))  # fmt: skip
    chart.show((whole,))
    assert chart._title.get_text() == "Net sales"
    assert chart.tooltip(0) == "Jan 2026: 90."
    assert not chart.figure.legends[0].get_texts()
